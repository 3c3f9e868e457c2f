"""A scenario: all parts assembled and checked, ready to run."""

import dataclasses
from collections.abc import Mapping

import numpy as np
from jaxtyping import Float

from sim.actors import Actors
from sim.choice import Choice, Doctrine, Standard, Term
from sim.interfaces import Indicator, Outcome, Rule
from sim.moves import Repertoire
from sim.world import PostureStart, Reference, Start


@dataclasses.dataclass(frozen=True)
class Calibration:
    """What the status-quo reference run has fitted.

    `constants` are the alternative-specific constants of each cell at each precision of
    `grid`; `standards` centre and scale the utility terms; `reference` holds other means.
    """

    grid: Float[np.ndarray, " grid"]
    constants: Float[np.ndarray, "grid cell"]
    standards: Mapping[str, Standard]
    reference: Reference


@dataclasses.dataclass(frozen=True)
class Intervention:
    """A change from a given week: a forced move, a shock, a parameter or a policy.

    Forced move: `cell`. Shock: `field`, `column` and `size`, added in that week. Parameter:
    `rule`, `field` and `value`. Policy: `state` and `policy`.
    """

    week: int
    cell: int | None = None
    rule: str | None = None
    field: str | None = None
    column: int | None = None
    size: float = 0.0
    value: float | None = None
    state: str | None = None
    doctrine: Doctrine | None = None


@dataclasses.dataclass(frozen=True)
class Scenario:
    """Everything a run needs. Immutable; a variant is a copy with parts replaced.

    `estimated` has value and standard error of the parameters, by label, that data have set.
    Where `common_noise`, all runs draw the numbers of run 0; where `mirrored_noise`, every second
    run mirrors the run before it.
    """

    name: str
    title: str
    weeks: int
    seed: int
    runs: int
    actors: Actors
    repertoire: Repertoire
    start: tuple[Start, PostureStart]
    choice: Choice
    terms: Mapping[str, Term]
    doctrines: Mapping[str, Doctrine]
    rules: Mapping[str, Rule]
    indicators: Mapping[str, Indicator]
    outcomes: Mapping[str, Outcome]
    interventions: tuple[Intervention, ...]
    calibration: Calibration
    estimated: Mapping[str, tuple[float, float]] = dataclasses.field(default_factory=dict)
    common_noise: bool = False
    mirrored_noise: bool = False
