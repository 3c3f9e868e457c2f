"""What all states see before they choose: feasibility, tilt, utility, expectations."""

import dataclasses
from collections.abc import Callable, Mapping
from functools import lru_cache

import numpy as np
from jaxtyping import Bool, Float, Int

from sim.choice import Appraisal, Choice, Doctrine, Standard, Term, appraise
from sim.moves import Repertoire
from sim.world import World
from sim.world.flags import FLAGS

Flag = Callable[[World], Bool[np.ndarray, "run dyad"]]


@dataclasses.dataclass(frozen=True)
class Prospect:
    """One week's view, the same for every state, computed once for all of them."""

    feasible: Bool[np.ndarray, "run cell"]
    tilt: Float[np.ndarray, "run cell"]
    utility: Float[np.ndarray, "run cell"]
    expected: Float[np.ndarray, "run cell"]


def prospect(world: World, choice: Choice, appraisals: tuple[Appraisal, ...]) -> Prospect:
    """The prospect of a week."""
    feasible = feasibility(world)
    tilt = choice.tilt(world)
    return Prospect(
        feasible=feasible,
        tilt=tilt,
        utility=appraise(world, appraisals),
        expected=expectation(world.repertoire, feasible, tilt),
    )


def feasibility(world: World) -> Bool[np.ndarray, "run cell"]:
    """Which moves the world allows now, for moves drawn by choice; rules judge their own."""
    repertoire = world.repertoire
    feasible = np.tile(repertoire.chosen[:, None], len(world.posture)).T
    for flag, cells in _needing(repertoire):
        feasible[:, cells] = flag(world)[:, repertoire.dyad[cells]]
    return feasible


@lru_cache(maxsize=16)
def _needing(repertoire: Repertoire) -> tuple[tuple[Flag, Int[np.ndarray, " some"]], ...]:
    """Each flag with the chosen cells that need it."""
    needs = np.array([need or "" for need in repertoire.moves.needs])[repertoire.move]
    unknown = sorted(set(needs.tolist()) - {"", *FLAGS})
    if unknown:
        raise ValueError(f"moves: a move needs {unknown[0]}; known are {', '.join(FLAGS)}")
    cells = {name: np.flatnonzero((needs == name) & repertoire.chosen) for name in FLAGS}
    return tuple((FLAGS[name], some) for name, some in cells.items() if len(some))


def expectation(
    repertoire: Repertoire,
    feasible: Bool[np.ndarray, "run cell"],
    tilt: Float[np.ndarray, "run cell"],
) -> Float[np.ndarray, "run cell"]:
    """Chance of each cell at the status quo's base rates, tilted by this week's posture."""
    base = feasible * repertoire.reference_base
    weight = base * np.exp(tilt)
    group_starts, group_of = repertoire.groups
    hold = 1.0 - np.add.reduceat(base, group_starts, axis=1)
    total = hold + np.add.reduceat(weight, group_starts, axis=1)
    weight /= total[:, group_of]
    weight[:, repertoire.ruled] = repertoire.reference_base[repertoire.ruled]
    return weight


def make_appraisals(
    terms: Mapping[str, Term],
    doctrines: Mapping[str, Doctrine],
    repertoire: Repertoire,
    standards: Mapping[str, Standard],
) -> tuple[Appraisal, ...]:
    """Each term with its cells, the senders' weights on it and its standard."""
    return tuple(
        _appraisal(name, term, doctrines, repertoire, standards.get(name))
        for name, term in terms.items()
    )


def _appraisal(
    name: str,
    term: Term,
    doctrines: Mapping[str, Doctrine],
    repertoire: Repertoire,
    standard: Standard | None,
) -> Appraisal:
    cells = term.cells(repertoire)
    weights = [doctrines[repertoire.senders[cell]].weights.get(name, 0.0) for cell in cells]
    fitted = standard or Standard(np.zeros(repertoire.count), 1.0)
    return Appraisal(name, term, cells, np.array(weights), fitted.centre[cells], fitted.scale)
