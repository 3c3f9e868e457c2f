"""Ensembles of the simulator from the filtered state at each rolling origin."""

import dataclasses
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from jaxtyping import Float
from scipy.special import ndtr

from sim.analysis.hindcast.history import expected_events
from sim.analysis.hindcast.origins import Targets
from sim.analysis.hindcast.world import start
from sim.analysis.posture.events import PairWeeks
from sim.analysis.posture.filter import Belief, propagate
from sim.analysis.posture.law import PostureLaw
from sim.model import InternationalSystem
from sim.scenario import Scenario


@dataclass(frozen=True)
class Simulated:
    """What an ensemble says of each target, by pair and direction.

    `mean` and `variance` of the tone itself, without the noise of coding (points, their square);
    `events` the number expected at the origin; `hostile` the chance of a tone below zero in a week
    of so many events; `pit` the place (0 to 1) of the tone observed, given its own number of
    events, `blind` given the expected number.
    """

    mean: Float[np.ndarray, "target pair 2"]
    variance: Float[np.ndarray, "target pair 2"]
    events: Float[np.ndarray, "target pair 2"]
    hostile: Float[np.ndarray, "target pair 2"]
    pit: Float[np.ndarray, "target pair 2"]
    blind: Float[np.ndarray, "target pair 2"]


@dataclass(frozen=True)
class Simulator:
    """The scenario to run, the law it was made with, and the size and seed of its ensembles.

    Runs come in mirrored pairs: an ensemble's mean has the error of what is not linear alone.
    """

    scenario: Scenario
    law: PostureLaw
    runs: int
    seed: int

    def tones(
        self, belief: Belief, weeks: Sequence[int], number: int
    ) -> Iterator[tuple[int, Float[np.ndarray, "run pair 2"]]]:
        """Tone of both directions of each pair after each of some weeks; `number` of the origin."""
        chosen = dataclasses.replace(
            self.scenario,
            seed=self.seed + number,
            mirrored_noise=True,
            start=(self.scenario.start[0], start(self.law, belief)),
        )
        system = InternationalSystem(chosen, 0, self.runs)
        dyads = chosen.actors.dyads
        for week in range(1, max(weeks) + 1):
            system.step()
            if week in weeks:
                both = (system.world.posture[:, way] for way in (dyads.forward, dyads.backward))
                yield week, np.stack(list(both), axis=-1)


def simulate_targets(
    simulator: Simulator, table: PairWeeks, targets: Sequence[Targets], beliefs: Belief
) -> list[Simulated]:
    """Run an ensemble from every origin of the targets, one list entry for each horizon.

    `beliefs` are those about each pair at the end of each week of the table.
    """
    found = [_blank(table, each) for each in targets]
    place = {
        (int(origin), each.horizon): (k, j)
        for k, each in enumerate(targets)
        for j, origin in enumerate(each.origin)
    }
    starts = {
        int(o): (int(k), int(w))
        for each in targets
        for o, k, w in zip(each.origin, each.known, each.wait, strict=True)
    }
    for number, (origin, (known, wait)) in enumerate(sorted(starts.items())):
        last = Belief(beliefs.mean[known - 1], beliefs.covariance[known - 1])
        belief = propagate(simulator.law, last, wait) if wait else last
        weeks = [each.horizon for each in targets if (origin, each.horizon) in place]
        for week, tone in simulator.tones(belief, weeks, number):
            k, j = place[origin, week]
            _fill(found[k], j, tone, (simulator.law, table, int(targets[k].row[j])))
    return found


def _blank(table: PairWeeks, targets: Targets) -> Simulated:
    shape = (len(targets.row), *table.n.shape[1:])
    mean, variance, hostile, pit, blind = (np.empty(shape) for _ in range(5))
    events = expected_events(table.n, targets.known)
    return Simulated(mean, variance, events, hostile, pit, blind)


def _fill(
    found: Simulated,
    target: int,
    tone: Float[np.ndarray, "run pair 2"],
    observed: tuple[PostureLaw, PairWeeks, int],
) -> None:
    law, table, row = observed
    usual = np.sqrt(law.noise_variance(found.events[target]))
    given = np.sqrt(law.noise_variance(np.maximum(table.n[row], 1.0)))
    gap = table.tone[row] - tone
    found.mean[target] = tone.mean(axis=0)
    found.variance[target] = tone.var(axis=0)
    found.hostile[target] = ndtr(-tone / usual).mean(axis=0)
    found.pit[target] = ndtr(gap / given).mean(axis=0)
    found.blind[target] = ndtr(gap / usual).mean(axis=0)
