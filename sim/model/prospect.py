"""What all states see before they choose: feasibility, tilt, utility, expectations."""

import dataclasses
from collections.abc import Callable, Mapping
from functools import lru_cache

import numpy as np
from jaxtyping import Bool, Float, Int

from sim.choice import Appraisal, Choice, Doctrine, Standard, Term, appraise
from sim.moves import Groups, Repertoire
from sim.world import World
from sim.world.flags import FLAGS

Flag = Callable[[World], Bool[np.ndarray, "run dyad"]]


@dataclasses.dataclass(frozen=True)
class Prospect:
    """One week's view, the same for every state, computed once for all of them.

    `at_base` are base rates where a move is feasible, `held` what they leave of each group.
    """

    feasible: Bool[np.ndarray, "run cell"]
    tilt: Float[np.ndarray, "run cell"]
    utility: Float[np.ndarray, "run cell"]
    expected: Float[np.ndarray, "run cell"]
    at_base: Float[np.ndarray, "run cell"]
    held: Float[np.ndarray, "run group"]


def prospect(world: World, choice: Choice, appraisals: tuple[Appraisal, ...]) -> Prospect:
    """The prospect of a week."""
    repertoire = world.repertoire
    feasible = feasibility(world)
    tilt = choice.tilt(world)
    usual = at_rates(repertoire, feasible, repertoire.reference_base)
    # Most scenarios have the rates of the status quo.
    own = usual if repertoire.as_usual else at_rates(repertoire, feasible, repertoire.base)
    return Prospect(
        feasible=feasible,
        tilt=tilt,
        utility=appraise(world, appraisals),
        expected=expectation(repertoire, usual, tilt),
        at_base=own[0],
        held=own[1],
    )


Rates = tuple[Float[np.ndarray, "run cell"], Float[np.ndarray, "run group"]]
"""Weekly rates of the cells, and what they leave of each group for holding."""


def at_rates(
    repertoire: Repertoire, feasible: Bool[np.ndarray, "run cell"], base: Float[np.ndarray, " cell"]
) -> Rates:
    """Base rates where a move is feasible and zero elsewhere, with what they leave.

    What is chosen and needs no flag is always feasible, so that most of it never changes.
    """
    runs, (cells, groups, sums) = len(feasible), _changing(repertoire)
    always = base * repertoire.chosen
    rates = np.repeat(always, runs).reshape(-1, runs).T
    rates[:, cells] *= feasible[:, cells]
    held = np.repeat(1.0 - repertoire.by_group(always[None, :])[0], runs).reshape(-1, runs).T
    held[:, groups] = 1.0 - sums(rates[:, cells])
    rates.flags.writeable = held.flags.writeable = False
    return rates, held


@lru_cache(maxsize=16)
def _changing(
    repertoire: Repertoire,
) -> tuple[Int[np.ndarray, " some"], Int[np.ndarray, " few"], Groups]:
    """The cells of groups in which some move needs a flag, those groups, and sums over them."""
    needing = np.concatenate([np.zeros(0, dtype=np.int64), *(c for _, c in _needing(repertoire))])
    group = repertoire.groups[1]
    cells = np.flatnonzero(np.isin(group, group[needing]))
    groups, place = np.unique(group[cells], return_inverse=True)
    return cells, groups, Groups(place, len(groups))


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
    repertoire: Repertoire, usual: Rates, tilt: Float[np.ndarray, "run cell"]
) -> Float[np.ndarray, "run cell"]:
    """Chance of each cell at the status quo's rates, tilted by this week's posture."""
    base, hold = usual
    weight = np.exp(tilt)
    weight *= base
    total = hold + repertoire.by_group(weight)
    weight /= total[:, repertoire.groups[1]]
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
