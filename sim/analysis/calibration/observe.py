"""Averages over a status-quo run: chances of moves, utility terms, what rules ask for."""

import dataclasses

import numpy as np
from jaxtyping import Float

from sim.interfaces import AtRest
from sim.model import InternationalSystem
from sim.model.state import State
from sim.scenario import Scenario
from sim.world import World


@dataclasses.dataclass(frozen=True)
class Averages:
    """Means over runs and weeks.

    `chance` sums the weekly chances of each cell, `feasible` the weeks in which it was
    feasible; `centre` and `spread` are each term's mean and variance by cell; `rest` are
    the means that rules lean on.
    """

    chance: Float[np.ndarray, " cell"]
    feasible: Float[np.ndarray, " cell"]
    centre: dict[str, Float[np.ndarray, " cell"]]
    variance: dict[str, Float[np.ndarray, " cell"]]
    rest: dict[str, Float[np.ndarray, " width"]]


def observe(scenario: Scenario, runs: int) -> Averages:
    """Run a block of the scenario and average what the calibration needs.

    Chances rather than drawn moves are averaged, which leaves out the noise of the draw.
    """
    system = InternationalSystem(scenario, 0, runs)
    sums = _Sums(scenario.repertoire.count)
    for _ in range(scenario.weeks):
        before = system.world
        system.step()
        sums.take(system, before.replace(occurred=np.zeros_like(before.occurred)))
    return sums.averages()


class _Sums:
    """Running sums over weeks of means over runs."""

    def __init__(self, cells: int) -> None:
        self.weeks = 0
        self.cells = cells
        self.chance = np.zeros(cells)
        self.feasible = np.zeros(cells)
        self.first: dict[str, np.ndarray] = {}
        self.second: dict[str, np.ndarray] = {}
        self.rest: dict[str, np.ndarray] = {}

    def take(self, system: InternationalSystem, before: World) -> None:
        self.weeks += 1
        for state in system.states:
            self.chance[state.layout.cells] += chances(state).mean(axis=0)
        if system.prospect is not None:
            self.feasible += system.prospect.feasible.mean(axis=0)
        self._take_terms(system, before)
        for rule in system.rules.values():
            asked = rule.at_rest(before, system.orders) if isinstance(rule, AtRest) else {}
            for name, value in asked.items():
                self._add(self.rest, name, value.mean(axis=0))

    def _take_terms(self, system: InternationalSystem, before: World) -> None:
        for appraisal in system.appraisals:
            raw = appraisal.raw(before)
            self._add(self.first, appraisal.name, self._spread_out(appraisal.cells, raw))
            self._add(self.second, appraisal.name, self._spread_out(appraisal.cells, raw**2))

    def averages(self) -> Averages:
        centre = {name: total / self.weeks for name, total in self.first.items()}
        variance = {
            name: np.maximum(total / self.weeks - centre[name] ** 2, 0.0)
            for name, total in self.second.items()
        }
        rest = {name: total / self.weeks for name, total in self.rest.items()}
        return Averages(self.chance, self.feasible, centre, variance, rest)

    def _spread_out(self, cells: np.ndarray, values: np.ndarray) -> np.ndarray:
        full = np.zeros(self.cells)
        full[cells] = values.mean(axis=0)
        return full

    @staticmethod
    def _add(sums: dict[str, np.ndarray], name: str, value: np.ndarray) -> None:
        sums[name] = sums.get(name, 0.0) + value


def chances(state: State) -> Float[np.ndarray, "run own_cell"]:
    """Chance of each of a state's moves this week."""
    layout, mix = state.layout, state.answer
    if mix is None:
        raise RuntimeError("the state has not chosen yet")
    total = mix.hold + layout.sums(mix.weight)
    return mix.weight / total[:, layout.group_of]
