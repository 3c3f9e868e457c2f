"""How scenarios, drivers and the words of a command line come together."""

import shutil
from pathlib import Path

import pytest

from sim.config import build, compose, load_scenario
from sim.config.changes import COLON
from sim.config.compose import CONFIGS
from sim.config.options import defaults, options

DRIVERS = [group for group in defaults(CONFIGS) if group.startswith("driver/")]
SCENARIOS = options(CONFIGS, "scenario")
MOST_OPTIONS = max(len(options(CONFIGS, group)) for group in DRIVERS)

PRESET = """# @package _global_
defaults:
  - override /driver/sanctions: oil_act
name: preset
title: The act passes
rules:
  posture: {impulse: 0.11}
"""


@pytest.fixture(scope="module")
def configs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    copy = tmp_path_factory.mktemp("checkout") / "configs"
    shutil.copytree(CONFIGS, copy)
    (copy / "scenario" / "preset.yaml").write_text(PRESET)
    return copy


def test_a_file_cannot_read_the_environment_into_a_study(configs: Path) -> None:
    (configs / "scenario" / "curious.yaml").write_text(
        PRESET.replace("name: preset", 'name: curious\nquestion: "${oc.env:HOME}"')
    )
    try:
        with pytest.raises(ValueError, match=r"oc\.env"):
            compose(["scenario=curious"], configs)
    finally:
        (configs / "scenario" / "curious.yaml").unlink()


def test_there_are_twelve_drivers() -> None:
    assert len(DRIVERS) == 12


@pytest.mark.parametrize("place", range(MOST_OPTIONS))
def test_the_options_of_all_drivers_go_together_and_say_what_they_are(place: int) -> None:
    chosen = {group: options(CONFIGS, group)[place % 3] for group in DRIVERS}
    config = compose([f"{group}={option}" for group, option in chosen.items()])
    for group, option in chosen.items():
        about = config["drivers"][group.removeprefix("driver/")]
        assert about["option"] == option
        assert about["title"]
    build(config)


@pytest.mark.parametrize("name", SCENARIOS)
def test_every_scenario_can_be_built_and_has_a_title(name: str) -> None:
    scenario = load_scenario(name)
    assert scenario.name == name
    assert scenario.title


def test_a_scenario_turns_drivers_and_sets_parameters(configs: Path) -> None:
    config = compose(["scenario=preset"], configs)
    assert config["drivers"]["sanctions"]["option"] == "oil_act"
    assert config["drivers"]["seizures"]["option"] == "occasional"
    assert build(config, configs).rules["posture"].impulse == 0.11


def test_a_driver_on_the_command_line_wins_over_the_scenario(configs: Path) -> None:
    config = compose(["scenario=preset", "driver/sanctions=relief_for_peace"], configs)
    assert config["drivers"]["sanctions"]["option"] == "relief_for_peace"


def test_a_parameter_on_the_command_line_wins_over_the_scenario(configs: Path) -> None:
    config = compose(["scenario=preset", "rules.posture.impulse=0.13"], configs)
    assert build(config, configs).rules["posture"].impulse == 0.13


def test_a_rule_can_be_left_out() -> None:
    assert "oil_price" in load_scenario().rules
    assert "oil_price" not in load_scenario("baseline", ["~rules.oil_price"]).rules


def test_rules_fold_in_the_order_of_their_file_with_posture_last() -> None:
    assert list(load_scenario().rules)[-1] == "posture"


def test_whole_numbers_serve_as_real_ones() -> None:
    price = load_scenario("baseline", ["start.price=70"]).start[0].price
    assert isinstance(price, float)
    assert price == 70.0


def test_rates_can_be_set_by_path_and_by_mapping() -> None:
    by_path = load_scenario("baseline", ["rates.USA>RUS.seize_vessel=12"])
    by_mapping = load_scenario("baseline", ['rates={"USA>RUS":{seize_vessel:12}}'])
    position = by_path.repertoire.positions["USA>RUS:seize_vessel"]
    assert by_path.repertoire.rate[position] == by_mapping.repertoire.rate[position] == 12
    assert by_path.repertoire.reference[position] != 12


def test_rates_of_states_that_a_world_lacks_are_left_aside() -> None:
    small = load_scenario("baseline", ["states=[RUS,UKR]", "rates.USA>RUS.seize_vessel=12"])
    assert small.actors.states.codes == ("RUS", "UKR")


def test_values_replace_those_of_the_files() -> None:
    scenario = load_scenario("baseline", ["values.USA>RUS.trust=0.9", "values.RUS.gdp=1"])
    (dyad,) = scenario.actors.dyads_of("USA", "RUS")
    assert scenario.actors.dyads.trust[dyad] == 0.9
    assert scenario.actors.states.gdp[1] == 1


def test_a_state_can_follow_a_policy_by_its_name() -> None:
    scenario = load_scenario("baseline", ["policy.RUS=hold"])
    assert type(scenario.doctrines["RUS"].policy).__name__ == "Hold"
    assert type(scenario.doctrines["USA"].policy).__name__ == "Logit"


def test_a_doctrine_keeps_the_default_weights_that_it_does_not_set() -> None:
    usual = load_scenario().doctrines["POL"].weights
    changed = load_scenario("baseline", ["policy.POL.weights.oil=2"]).doctrines["POL"].weights
    assert changed == {**usual, "oil": 2.0}


@pytest.mark.parametrize("states", ["[USA,RUS]", "[RUS,UKR]", "[IRN,ISR]"])
def test_a_world_of_two_states_can_be_built(states: str) -> None:
    assert load_scenario("baseline", [f"states={states}"]).actors.states.count == 2


def test_what_a_world_lacks_is_not_observed() -> None:
    small = load_scenario("baseline", ["states=[IRN,ISR]"])
    assert len(small.indicators) < len(load_scenario().indicators)
    assert set(small.outcomes) < set(load_scenario().outcomes)


def test_values_may_follow_a_colon_at_once() -> None:
    assert COLON.sub(r"\1: ", '{week:2,move:"A>B:c"}') == '{week: 2,move: "A>B:c"}'


def test_a_rule_that_is_added_folds_before_posture() -> None:
    names = list(
        load_scenario("baseline", ["+rules.again={_target_: sim.rules.trust.Trust}"]).rules
    )
    assert names[-2:] == ["again", "posture"]
