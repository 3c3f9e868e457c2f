"""A world of the simulator with every pair of a table and no facts but those estimated."""

import dataclasses
from collections.abc import Sequence
from typing import Any

import numpy as np

from sim.actors import Actors, Dyads, States
from sim.analysis.hindcast.moves import Estimated
from sim.analysis.posture.events import Pair
from sim.analysis.posture.filter import Belief, prior
from sim.analysis.posture.law import PostureLaw
from sim.choice import Choice, Doctrine
from sim.model import InternationalSystem
from sim.moves import Moves
from sim.policies.reaction import Reaction
from sim.rules.posture import Posture
from sim.scenario import Calibration, Scenario
from sim.world import PostureStart, Reference, Start

REST_WEEKS, REST_RUNS, REST_SEED = 20, 200, 20260112
"""Assumption: enough for the impulses' variance at rest to within a few percent."""

JITTER = 1e-9
"""Added to variances, so that a component without any has a root."""

NEUTRAL = {"trust": 0.5}
"""Attributes of dyads that are not zero in a world without facts."""


def make_scenario(
    law: PostureLaw, pairs: Sequence[Pair], estimated: Estimated, moves: Moves
) -> Scenario:
    """The model with the law, moves and rates estimated; every other rule and term is off.

    States and dyads carry no attributes, policies are reaction (lambda = 0). The innovations are
    net of the impulses' variance in a run of this scenario at rest.
    """
    actors = make_actors(pairs)
    repertoire = estimated.repertoire(moves, actors.dyads.labels)
    rule = _posture_rule(law, estimated.impulse)
    scenario = Scenario(
        name="hindcast",
        title="",
        weeks=1,
        seed=REST_SEED,
        runs=REST_RUNS,
        actors=actors,
        repertoire=repertoire,
        start=(Start(), start(law, prior(law, len(pairs)))),
        choice=Choice(spread=estimated.tilt, spread_at_war=estimated.tilt_at_war),
        terms={},
        doctrines={code: Doctrine(Reaction(), {}) for code in actors.states.codes},
        rules={"posture": rule},
        indicators={},
        outcomes={},
        interventions=(),
        calibration=_uncalibrated(repertoire.count),
    )
    return _net_of_impulses(scenario, rule)


def _uncalibrated(cells: int) -> Calibration:
    return Calibration(np.array([0.0, 1.0]), np.zeros((2, cells)), {}, Reference({}))


def _net_of_impulses(scenario: Scenario, rule: Posture) -> Scenario:
    calibration = dataclasses.replace(scenario.calibration, reference=_at_rest(scenario, rule))
    return dataclasses.replace(scenario, calibration=calibration)


def start(law: PostureLaw, belief: Belief) -> PostureStart:
    """Where runs begin: draws from a belief about each pair."""
    root = np.linalg.cholesky(belief.covariance + JITTER * np.eye(4))
    return PostureStart(law.mu, belief.mean, root)


def make_actors(pairs: Sequence[Pair]) -> Actors:
    """Both directions of each pair; ValueError unless the states of a pair are in order."""
    if any(first >= second for first, second in pairs):
        raise ValueError("pairs must be in alphabetical order of their states")
    codes = tuple(sorted({code for pair in pairs for code in pair}))
    ends = sorted((codes.index(a), codes.index(b)) for p in pairs for a, b in (p, p[::-1]))
    place = {end: k for k, end in enumerate(ends)}
    sender, target = np.array(ends).T
    forward = np.flatnonzero(sender < target)
    pair = np.zeros(len(ends), dtype=np.int64)
    reverse = np.array([place[b, a] for a, b in ends])
    pair[forward] = pair[reverse[forward]] = np.arange(len(forward))
    known: dict[str, Any] = {
        "labels": tuple(f"{codes[a]}>{codes[b]}" for a, b in ends),
        "sender": sender,
        "target": target,
        "pair": pair,
        "sign": np.where(sender < target, 1.0, -1.0),
        "reverse": reverse,
        "forward": forward,
    }
    blank: dict[str, Any] = {
        name: NEUTRAL.get(name, 0.0) + np.zeros(len(ends)) for name in _others(Dyads, known)
    }
    return Actors(_blank_states(codes), Dyads(**known, **blank))


def _blank_states(codes: tuple[str, ...]) -> States:
    known: dict[str, Any] = {
        "codes": codes,
        "names": codes,
        "collective": np.zeros(len(codes), dtype=bool),
        "memberships": {},
    }
    blank: dict[str, Any] = {name: np.zeros(len(codes)) for name in _others(States, known)}
    return States(**known, **blank)


def _others(table: Any, known: dict[str, Any]) -> list[str]:
    return [field.name for field in dataclasses.fields(table) if field.name not in known]


def _posture_rule(law: PostureLaw, impulse: float) -> Posture:
    return Posture(
        slow_persistence=law.slow_persistence,
        slow_shared_variance=law.S_innovation,
        slow_sided_variance=law.A_innovation,
        fast_persistence=law.F_persistence,
        fast_variance=law.F_variance,
        sided_persistence=law.G_persistence,
        sided_variance=law.G_variance,
        level=law.mu,
        impulse=impulse,
    )


def _at_rest(scenario: Scenario, rule: Posture) -> Reference:
    system = InternationalSystem(scenario, 0, scenario.runs)
    sums: dict[str, np.ndarray] = {}
    for _ in range(REST_WEEKS):
        before = system.world
        system.step()
        for name, squared in rule.at_rest(before, system.orders).items():
            sums[name] = sums.get(name, 0.0) + squared.mean(axis=0) / REST_WEEKS
    return Reference(sums)
