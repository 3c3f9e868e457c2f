"""Runs of the model: posture in chosen weeks, and the notable moves of the first year."""

from dataclasses import dataclass

import numpy as np
from jaxtyping import Float, Int

from sim.actors import Dyads
from sim.analysis.posture.events import Pair
from sim.analysis.realism.weekly import Weekly, seen_in, weekly
from sim.model import InternationalSystem
from sim.scenario import Scenario

YEAR = 52


@dataclass(frozen=True)
class Paths:
    """Posture of both directions of each pair (points), and moves of the first year by cell.

    `start` is the mean posture over runs before the first week; `moves` counts events and
    `feasible` the weeks in which a move could be chosen, both over all runs. `weekly` has what
    else every week shows.
    """

    posture: Float[np.ndarray, "run week pair 2"]
    start: Float[np.ndarray, "pair 2"]
    moves: Float[np.ndarray, " cell"]
    feasible: Float[np.ndarray, " cell"]
    years: float
    weekly: Weekly


def simulate(scenario: Scenario, weeks: Int[np.ndarray, " week"]) -> Paths:
    """Run the scenario and keep the posture after the given weeks (ascending, from 1)."""
    system = InternationalSystem(scenario, 0, scenario.runs)
    dyads, last = scenario.actors.dyads, int(weeks[-1])
    first = both_ways(dyads, system.world.posture).mean(axis=0)
    kept, shown = [], []
    moves, feasible = np.zeros((2, scenario.repertoire.count))
    for week in range(1, last + 1):
        system.step()
        shown.append(seen_in(system.world))
        if week in weeks:
            kept.append(both_ways(dyads, system.world.posture))
        if week <= YEAR:
            np.add.at(moves, system.orders.cell, system.orders.count)
            if system.prospect is not None:
                feasible += system.prospect.feasible.sum(axis=0)
    years = scenario.runs * min(last, YEAR) / YEAR
    return Paths(np.stack(kept, axis=1), first, moves, feasible, years, weekly(shown))


def both_ways(
    dyads: Dyads, values: Float[np.ndarray, "run dyad"]
) -> Float[np.ndarray, "run pair 2"]:
    """First toward second and second toward first of each pair."""
    return np.stack([values[:, dyads.forward], values[:, dyads.backward]], axis=-1)


def pairs_of(dyads: Dyads) -> tuple[Pair, ...]:
    """The pairs of a world in the order of its columns, first state first."""
    ends = [dyads.labels[k].split(">") for k in dyads.forward]
    return tuple((a, b) for a, b in ends)
