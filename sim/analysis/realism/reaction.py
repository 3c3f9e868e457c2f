"""A scenario at lambda = 0 whose pairs begin, and move, as the law of posture says."""

import dataclasses
from dataclasses import dataclass

import numpy as np

from sim.analysis.posture.filter import prior
from sim.analysis.posture.law import OF_RULE, PostureLaw
from sim.choice import Doctrine
from sim.model import InternationalSystem
from sim.policies.reaction import Reaction
from sim.rules.posture import Posture
from sim.scenario import Scenario
from sim.world import PostureStart, Reference

REST_WEEKS, REST_RUNS = 26, 200
"""Assumption: enough for the impulses' variance to within a few percent."""

POSTURE = "posture"
"""The rule that moves posture, and the first part of the names of its means at rest."""


@dataclass(frozen=True)
class Recovery:
    """How many sets, of how many weeks, with the impulses of notable moves at work or off."""

    sets: int
    weeks: int
    impulses: bool
    seed: int


def law_of(scenario: Scenario) -> PostureLaw:
    """The law that the scenario's rule of posture follows; noise and first weeks as by default.

    Raises ValueError for a scenario without that rule, or with one that varies by run.
    """
    for rule in scenario.rules.values():
        if isinstance(rule, Posture):
            values = {name: getattr(rule, own) for name, own in OF_RULE.items()}
            if any(np.size(value) > 1 for value in values.values()):
                raise ValueError("uncertainty: allowed is none, one law for all runs")
            return dataclasses.replace(PostureLaw(), **values)
    raise ValueError("rules: allowed is a scenario with the rule posture")


def at_the_law(scenario: Scenario, law: PostureLaw, plan: Recovery) -> Scenario:
    """The scenario's states and rules, all states choosing by reaction alone (lambda = 0).

    Pairs start where the law's prior puts them, and the innovations of F and G are net of the
    impulses' variance in this world, so that the law's totals hold with the impulses at work.
    Without impulses moves leave no mark on posture.
    """
    belief = prior(law, scenario.actors.dyads.pairs)
    reactive = dataclasses.replace(
        scenario,
        runs=plan.sets,
        seed=plan.seed,
        doctrines={
            code: Doctrine(Reaction(), doctrine.weights)
            for code, doctrine in scenario.doctrines.items()
        },
        start=(scenario.start[0], PostureStart(law.mu, belief.mean, np.sqrt(belief.covariance))),
    )
    if plan.impulses:
        return _net_of(reactive, _impulses_at_rest(reactive))
    return _net_of(_still(reactive), {})


def _still(scenario: Scenario) -> Scenario:
    rules = {
        name: dataclasses.replace(rule, impulse=0.0, cyber_impulse=0.0)
        if isinstance(rule, Posture)
        else rule
        for name, rule in scenario.rules.items()
    }
    return dataclasses.replace(scenario, rules=rules)


def _impulses_at_rest(scenario: Scenario) -> dict[str, np.ndarray]:
    system = InternationalSystem(scenario, 0, REST_RUNS)
    sums: dict[str, np.ndarray] = {}
    for _ in range(REST_WEEKS):
        before = system.world
        system.step()
        for rule in (rule for rule in system.rules.values() if isinstance(rule, Posture)):
            for name, squared in rule.at_rest(before, system.orders).items():
                sums[name] = sums.get(name, 0.0) + squared.mean(axis=0) / REST_WEEKS
    return sums


def _net_of(scenario: Scenario, squared: dict[str, np.ndarray]) -> Scenario:
    means = scenario.calibration.reference.rest
    others = {name: mean for name, mean in means.items() if not name.startswith(f"{POSTURE}.")}
    reference = Reference({**others, **squared})
    calibration = dataclasses.replace(scenario.calibration, reference=reference)
    return dataclasses.replace(scenario, calibration=calibration)
