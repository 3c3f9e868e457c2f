"""Run the status quo and take from it what the base rates need."""

import dataclasses
from collections.abc import Sequence

import numpy as np
import pandas as pd
from jaxtyping import Bool, Float

from sim.analysis.calibration.fit import simulated_rates
from sim.analysis.calibration.observe import observe
from sim.analysis.rates import Observed, Rate, compare_rates, emergent
from sim.analysis.rates.moves import move_rates
from sim.draws import Draws
from sim.indicators.field import Field
from sim.moves.repertoire import WEEKS_A_YEAR
from sim.scenario import Scenario
from sim.study.block import BlockResult
from sim.study.plan import Plan
from sim.study.record import Record
from sim.study.several import several
from sim.world import initial_world
from sim.world.economy import party_to_war

WATCHED = (
    "stage",
    "ceasefires",
    "relapses",
    "sanctions_threat",
    "carried_out",
    "conceded",
    "lapsed",
    "complied",
    "given_up",
)
YEAR = 52
LONG = 5 * YEAR + 26
"""Weeks after which a fair share of episodes has been watched for five years."""
RUNS_OBSERVED = 1000
"""Runs over which chances are averaged: twice those of the calibration, on other luck."""
LEAST_EVENTS = 100.0
"""Expected events below which a count says too little about a rate."""
WORST = 5

Parts = Sequence[BlockResult]


def measure(scenario: Scenario, plan: Plan) -> tuple[list[Rate], pd.DataFrame]:
    """All base rates at the status quo, and the cells whose rates are furthest off."""
    long = dataclasses.replace(
        _watching(scenario, ("level",)), runs=max(2, scenario.runs // 5), weeks=LONG
    )
    plan = dataclasses.replace(plan, record=Record())
    parts: dict[str, list[BlockResult]] = {"watched": [], "long": []}
    for name, result in several({"watched": _watching(scenario, WATCHED), "long": long}, plan):
        parts[name].append(result)
    chosen, ruled = _chosen(scenario), _ruled(scenario, parts["watched"])
    rates = [*move_rates(chosen, "choice"), *move_rates(ruled, "rule")]
    rates += emergent(_observed(scenario, parts["watched"], parts["long"]))
    return rates, pd.concat([chosen.head(WORST), ruled.head(WORST)])


def _watching(scenario: Scenario, fields: Sequence[str]) -> Scenario:
    kept = {name: Field(name) for name in fields}
    return dataclasses.replace(scenario, indicators=kept, outcomes={})


def _chosen(scenario: Scenario) -> pd.DataFrame:
    """Rates of chosen moves, by averaged chances over the weeks in which each was feasible."""
    bare = dataclasses.replace(scenario, indicators={}, outcomes={})
    averages = observe(bare, min(RUNS_OBSERVED, scenario.runs))
    repertoire = scenario.repertoire
    judged = np.where(repertoire.chosen & (averages.feasible > 1), averages.feasible, 0.0)
    rates = simulated_rates(averages)
    return compare_rates(repertoire.labels, rates, repertoire.reference, judged)


def _ruled(scenario: Scenario, parts: Parts) -> pd.DataFrame:
    """Rates of moves that rules draw, by counts of the first year.

    Later a ceasefire ends some of them for good.
    """
    repertoire = scenario.repertoire
    years = min(scenario.weeks, YEAR) / WEEKS_A_YEAR * scenario.runs
    cells = np.concatenate([part.events["cell"][part.events["week"] <= YEAR] for part in parts])
    counts = np.bincount(cells, minlength=repertoire.count)
    expected = repertoire.reference * years
    judged = np.where(~repertoire.chosen & (expected >= LEAST_EVENTS), expected, 0.0)
    return compare_rates(repertoire.labels, counts / years, repertoire.reference, judged)


def _observed(scenario: Scenario, watched: Parts, long: Parts) -> Observed:
    paths = {name: _path(watched, name) for name in WATCHED}
    levels = _path(long, "level")[:, :, ~_at_war(scenario)]
    return Observed(**paths, exchanges=_exchanges(scenario, watched), levels=levels)


def _at_war(scenario: Scenario) -> Bool[np.ndarray, " dyad"]:
    """Dyads with a party to the war at an end."""
    reference, draws = scenario.calibration.reference, Draws(scenario.seed, 0, 1)
    start = scenario.start
    return party_to_war(
        initial_world(scenario.actors, scenario.repertoire, reference, start, draws)
    )


def _path(parts: Parts, name: str) -> Float[np.ndarray, "run week *width"]:
    ordered = sorted(parts, key=lambda part: part.block.first_run)
    return np.concatenate([part.trajectories[name] for part in ordered]).astype(float)


def _exchanges(scenario: Scenario, parts: Parts) -> Float[np.ndarray, "run week"]:
    counts = np.zeros((scenario.runs, scenario.weeks + 1))
    for part in parts:
        does = scenario.repertoire.does("exchanges")[part.events["cell"]]
        np.add.at(counts, (part.events["run"][does], part.events["week"][does]), 1)
    return counts
