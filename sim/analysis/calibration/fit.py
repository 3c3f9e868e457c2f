"""Fit alternative-specific constants, term standards and status-quo means.

The constants are those of a logit model made to reproduce observed shares (Train 2009,
ch. 2.8); the step follows the log ratio of wanted to simulated yearly rates.
"""

import dataclasses
from collections.abc import Callable
from pathlib import Path

import numpy as np
from jaxtyping import Float

from sim.analysis.calibration.observe import Averages, observe
from sim.analysis.calibration.store import write_calibration
from sim.choice import Doctrine, Standard
from sim.moves.repertoire import WEEKS_A_YEAR
from sim.policies.logit import Logit
from sim.scenario import Calibration, Scenario
from sim.world import Reference

GRID = (0.0, 0.5, 1.0, 1.5, 2.0)
RUNS, WEEKS = 500, 104
OWN_LUCK = 1_000_003
"""Added to the seed, so that constants are not fitted to the runs of a study of the same seed."""
STEP = 0.9
SOFTENING = 0.05
"""Added to yearly rates in the log ratio, so that rare moves do not swing."""
ROUNDS_STANDARDS, ROUNDS = 3, 8
CLOSE = 0.1
"""A largest log ratio of rates below which rounds end."""
FEASIBLE_WEEKS = 1.0
"""Below this mean number of feasible weeks a rate cannot be judged and is left alone."""

Say = Callable[[str], None]


def calibrate(scenario: Scenario, out: Path, say: Say = lambda text: None) -> Calibration:
    """Fit the status quo and write the result to a folder, whole or not at all.

    The reference run has strategy at precision 1; its standards then hold for every
    precision, and constants are fitted at each precision of the grid.
    """
    luck = scenario.seed + OWN_LUCK
    sized = dataclasses.replace(scenario, seed=luck, weeks=WEEKS, runs=RUNS, indicators={})
    fitted = dataclasses.replace(sized, calibration=_empty(scenario))
    fitted, averages = _reference_rounds(fitted, say)
    for place, precision in enumerate(GRID):
        if precision != 1.0:
            fitted = _start_from_reference(fitted, place, precision)
            fitted, averages = _rounds(fitted, place, say)
    write_calibration(scenario, fitted.calibration, out)
    return fitted.calibration


def _empty(scenario: Scenario) -> Calibration:
    constants = np.zeros((len(GRID), scenario.repertoire.count))
    return Calibration(np.array(GRID), constants, {}, Reference({}))


def _reference_rounds(scenario: Scenario, say: Say) -> tuple[Scenario, Averages]:
    """Precision 1: standards from the run so far, constants under them, and so on in turn."""
    place = GRID.index(1.0)
    averages = observe(at_precision(scenario, 0.0), RUNS)
    for number in range(ROUNDS_STANDARDS):
        scenario = _with(scenario, standards=standards(averages))
        scenario, averages = _rounds(scenario, place, say)
        say(f"standards, round {number + 1} of {ROUNDS_STANDARDS}")
    return scenario, averages


def _rounds(scenario: Scenario, place: int, say: Say) -> tuple[Scenario, Averages]:
    """Constants at one precision, until every rate is close to its table's.

    Moves answer moves, so a full step can overshoot for ever: a round that misses by more
    than the one before halves the steps that follow.
    """
    precision, step = GRID[place], STEP
    averages = observe(at_precision(scenario, precision), RUNS)
    miss = _miss(scenario, averages)
    for _ in range(ROUNDS):
        scenario = _with(scenario, constants=_stepped(scenario, averages, place, step))
        if precision == 1.0:
            scenario = _with(scenario, reference=Reference(averages.rest))
        averages = observe(at_precision(scenario, precision), RUNS)
        before, miss = miss, _miss(scenario, averages)
        say(f"precision {precision:g}: largest miss {miss:.2f}")
        if miss < CLOSE:
            break
        step = step / 2 if miss > before else step
    if precision == 1.0:
        scenario = _with(scenario, reference=Reference(averages.rest))
    return scenario, averages


def _start_from_reference(scenario: Scenario, place: int, precision: float) -> Scenario:
    constants = scenario.calibration.constants.copy()
    constants[place] = precision * constants[GRID.index(1.0)]
    return _with(scenario, constants=constants)


def at_precision(scenario: Scenario, precision: float) -> Scenario:
    """The scenario with every state choosing by logit at this precision, weights kept."""
    doctrines = {
        code: Doctrine(Logit(strategy=precision), doctrine.weights)
        for code, doctrine in scenario.doctrines.items()
    }
    return dataclasses.replace(scenario, doctrines=doctrines)


def standards(averages: Averages) -> dict[str, Standard]:
    """Centre by cell and one scale a term: its spread over runs and weeks within cells."""
    made = {}
    for name, centre in averages.centre.items():
        variance = averages.variance[name]
        moving = variance[variance > 1e-12]
        scale = float(np.sqrt(moving.mean())) if len(moving) else 1.0
        made[name] = Standard(centre, scale)
    return made


def simulated_rates(averages: Averages) -> Float[np.ndarray, " cell"]:
    """Yearly rate of each cell over the weeks in which it was feasible."""
    feasible = np.maximum(averages.feasible, 1e-9)
    return WEEKS_A_YEAR * averages.chance / feasible


def _stepped(
    scenario: Scenario, averages: Averages, place: int, share: float
) -> Float[np.ndarray, "grid cell"]:
    wanted, simulated = scenario.repertoire.reference, simulated_rates(averages)
    step = share * np.log((wanted + SOFTENING) / (simulated + SOFTENING))
    judged = scenario.repertoire.chosen & (averages.feasible > FEASIBLE_WEEKS)
    constants = scenario.calibration.constants.copy()
    constants[place] += np.where(judged, step, 0.0)
    return constants


def _miss(scenario: Scenario, averages: Averages) -> float:
    wanted, simulated = scenario.repertoire.reference, simulated_rates(averages)
    ratio = np.abs(np.log((wanted + SOFTENING) / (simulated + SOFTENING)))
    judged = scenario.repertoire.chosen & (averages.feasible > FEASIBLE_WEEKS)
    return float(ratio[judged].max()) if judged.any() else 0.0


def _with(scenario: Scenario, **changes: object) -> Scenario:
    calibration = dataclasses.replace(scenario.calibration, **changes)  # type: ignore[arg-type]
    return dataclasses.replace(scenario, calibration=calibration)
