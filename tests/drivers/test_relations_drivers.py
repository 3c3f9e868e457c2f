"""Rhetoric and the cyber channel move what they do not set, run by run against the status quo."""

import dataclasses
from functools import lru_cache

import numpy as np
import pytest

from sim.model import InternationalSystem
from sim.world import Reference
from sim.world.derived import cyber_trust, trust
from tests.relations_worlds import at_rest, dyad, without_strategy
from tests.worlds import scenario

RUNS, WEEKS = 200, 52
STATES = "states=[USA,RUS,CHN,IRN]"

WATCHED = {
    "felt by Russia": lambda w: w.felt[:, dyad(w, "RUS>USA")],
    "felt by Iran": lambda w: w.felt[:, dyad(w, "IRN>USA")],
    "precedent": lambda w: w.precedent[:, 0],
    "Russian trust": lambda w: trust(w)[:, dyad(w, "RUS>USA")],
    "Russian cyber trust": lambda w: cyber_trust(w)[:, dyad(w, "RUS>USA")],
    "US cyber trust": lambda w: cyber_trust(w)[:, dyad(w, "USA>RUS")],
    "cyber cooperation": lambda w: w.cyber_cooperation[:, w.actors.dyads.pair[dyad(w, "USA>RUS")]],
    "tone": lambda w: w.posture[:, dyad(w, "USA>RUS")],
    "stake": lambda w: w.stake[:, dyad(w, "USA>RUS")],
}

EXPECTED = [
    ("rhetoric=threatening", "felt by Russia", 1),
    ("rhetoric=threatening", "felt by Iran", 1),
    ("rhetoric=threatening", "precedent", 1),
    ("rhetoric=threatening", "Russian trust", -1),
    ("rhetoric=threatening", "tone", -1),
    ("rhetoric=threatening", "stake", 1),
    ("rhetoric=reassuring", "felt by Russia", -1),
    ("rhetoric=reassuring", "felt by Iran", -1),
    ("rhetoric=reassuring", "precedent", -1),
    ("rhetoric=reassuring", "Russian trust", 1),
    ("rhetoric=reassuring", "tone", 1),
    ("cyber=reciprocated", "Russian cyber trust", 1),
    ("cyber=reciprocated", "US cyber trust", 1),
    ("cyber=reciprocated", "cyber cooperation", 1),
    ("cyber=reciprocated", "Russian trust", 1),
    ("cyber=reciprocated", "tone", 1),
    ("cyber=rebuffed", "US cyber trust", -1),
    ("cyber=rebuffed", "cyber cooperation", -1),
]


@lru_cache(maxsize=8)
def means(option: str | None) -> dict[str, np.ndarray]:
    """Mean of what is watched over the weeks, by run."""
    usual = at_rest(STATES)
    base = without_strategy(scenario(STATES, f"driver/{option}")) if option else usual
    rest = Reference(usual.calibration.reference.rest)
    base = dataclasses.replace(
        base, calibration=dataclasses.replace(base.calibration, reference=rest)
    )
    system = InternationalSystem(base, 0, RUNS)
    sums: dict[str, np.ndarray] = {}
    for _ in range(WEEKS):
        system.step()
        for name, watch in WATCHED.items():
            sums[name] = sums.get(name, 0.0) + watch(system.world) / WEEKS
    return sums


@pytest.mark.slow
@pytest.mark.parametrize(("option", "name", "sign"), EXPECTED)
def test_a_driver_moves_what_its_paths_lead_to(option, name, sign):
    change = means(option)[name] - means(None)[name]
    error = change.std(ddof=1) / np.sqrt(RUNS)
    assert sign * change.mean() > 3 * error
