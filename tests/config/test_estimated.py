"""The baseline takes the law of posture from an estimate, and a study samples its errors."""

import shutil
from pathlib import Path

import numpy as np
import pytest
import yaml

from sim.analysis.posture.law import OF_RULE
from sim.config import build, compose, load_scenario
from sim.config.compose import CONFIGS
from sim.config.estimated import load_estimate
from sim.quantities import parameters
from sim.study.sampling import Assumptions

ESTIMATE = CONFIGS / "estimates" / "posture.yaml"


def test_the_rule_of_posture_has_the_values_of_the_estimate() -> None:
    law = yaml.safe_load(ESTIMATE.read_text())["law"]
    rule = load_scenario("baseline").rules["posture"]
    for name, field in OF_RULE.items():
        assert getattr(rule, field) == law[name]["value"]


def test_what_the_command_line_sets_wins_over_the_estimate() -> None:
    rule = load_scenario("baseline", ["rules.posture.level=1.0"]).rules["posture"]
    assert rule.level == 1.0
    assert rule.fast_variance == load_estimate(ESTIMATE)["fast_variance"][0]


def test_a_study_of_assumptions_draws_the_law_from_its_sampling_distribution() -> None:
    scenario = load_scenario("baseline", ["runs=400"])
    sample = Assumptions().sample(scenario)
    bounds = {item.name: item.bounds for item in parameters(scenario.rules["posture"])}
    for name, (value, error) in load_estimate(ESTIMATE).items():
        drawn = sample[f"rules.posture.{name}"]
        low, high = bounds[name]
        assert drawn.min() >= low and drawn.max() <= high
        assert np.median(drawn) == pytest.approx(value, abs=0.3 * error)
        assert 0.5 * error < drawn.std() < 1.1 * error


def test_a_value_that_is_set_is_not_drawn() -> None:
    scenario = load_scenario("baseline", ["runs=4", "rules.posture.level=1.0"])
    sample = Assumptions().sample(scenario)
    assert "rules.posture.level" not in sample
    assert "rules.posture.fast_variance" in sample


def test_an_estimate_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ValueError, match="estimate is nowhere; allowed are posture"):
        compose(["estimate=nowhere"])


def test_a_file_that_is_no_estimate_is_refused_by_its_name(tmp_path: Path) -> None:
    configs = Path(shutil.copytree(CONFIGS, tmp_path / "configs"))
    (configs / "estimates" / "posture.yaml").write_text("law: {mu: {value: 1}}")
    with pytest.raises(ValueError, match="estimate is posture, whose file is no estimate"):
        build(compose([]), configs)
