"""The named scenarios: what each says of itself, and that it can be built."""

import pytest
import yaml

from sim.config import build, compose
from sim.config.compose import CONFIGS
from sim.config.options import defaults, options

NAMED = [name for name in options(CONFIGS, "scenario") if name != "baseline"]
GROUPS = [group for group in defaults(CONFIGS) if group.startswith("driver/")]
USUAL = {group.removeprefix("driver/"): defaults(CONFIGS)[group] for group in GROUPS}


def test_there_are_at_least_twelve_scenarios_beside_the_baseline() -> None:
    assert len(NAMED) >= 12


@pytest.mark.parametrize("name", NAMED)
def test_a_scenario_names_its_question_and_the_rows_of_the_drivers_that_it_turns(name: str) -> None:
    config = compose([f"scenario={name}"])
    turned = [
        group for group, about in config["drivers"].items() if about["option"] != USUAL[group]
    ]
    assert config["name"] == name
    assert config["title"]
    assert config["question"].endswith("?")
    assert config["rows"] == sorted(list(USUAL).index(group) + 1 for group in turned)


@pytest.mark.parametrize("name", NAMED)
def test_a_scenario_can_be_built_as_it_stands(name: str) -> None:
    assert build(compose([f"scenario={name}"])).title


def test_each_driver_is_turned_by_some_scenario() -> None:
    files = [CONFIGS / "scenario" / f"{name}.yaml" for name in NAMED]
    entries = [entry for path in files for entry in yaml.safe_load(path.read_text())["defaults"]]
    turned = {key.rpartition("/")[2] for entry in entries for key in entry}
    assert turned == set(USUAL)


def test_a_driver_on_the_command_line_wins_over_the_scenario() -> None:
    config = compose(["scenario=oil_act", "driver/sanctions=relief_for_peace"])
    assert config["drivers"]["sanctions"]["option"] == "relief_for_peace"


@pytest.mark.parametrize("rows", ["rows=[x]", "rows=3", "rows=[0]"])
def test_rows_that_are_no_numbers_of_rows_are_refused(rows: str) -> None:
    with pytest.raises(ValueError, match="rows is"):
        compose([rows])
