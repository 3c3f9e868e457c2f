"""The shapes of the parts. A part is a frozen dataclass whose fields are its parameters."""

from typing import Any, Protocol, runtime_checkable

import numpy as np
from jaxtyping import Float

from sim.choice import Policy, Term
from sim.draws import Draws
from sim.moves import Orders
from sim.world import World

__all__ = ["AtRest", "Awaits", "Indicator", "Outcome", "Policy", "Rule", "Settles", "Term"]


@runtime_checkable
class Rule(Protocol):
    """How the world changes in a week: reads the world and the orders, returns the next."""

    def __call__(self, world: World, orders: Orders, draws: Draws) -> World: ...


@runtime_checkable
class Settles(Protocol):
    """A rule whose stocks begin at their status-quo fixed point."""

    def settle(self, world: World) -> World: ...


@runtime_checkable
class AtRest(Protocol):
    """A rule that needs status-quo means: what to average, one value a run and column."""

    def at_rest(
        self, world: World, orders: Orders
    ) -> dict[str, Float[np.ndarray, "run width"]]: ...


@runtime_checkable
class Indicator(Protocol):
    """A number a run and week, or one for each state, dyad, bloc or theatre.

    `dims` names the second axis (None for a single number).
    """

    @property
    def dims(self) -> str | None: ...

    @property
    def units(self) -> str: ...

    @property
    def long_name(self) -> str: ...

    def __call__(self, world: World, orders: Orders) -> Float[np.ndarray, "run width"]: ...


@runtime_checkable
class Outcome(Protocol):
    """A number a run, from the trajectories (an xarray Dataset of indicators)."""

    @property
    def units(self) -> str: ...

    @property
    def long_name(self) -> str: ...

    def __call__(self, trajectories: Any) -> Float[np.ndarray, " run"]: ...


@runtime_checkable
class Awaits(Protocol):
    """An outcome that is the week of something, which may not happen in a run."""

    def never(self, weeks: int) -> int:
        """The number of a run in which it does not happen."""
        ...
