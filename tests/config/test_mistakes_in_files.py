"""A slip in a file is one sentence that names the place, before anything runs."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from sim.config import build, compose, load_scenario
from sim.config.compose import CONFIGS

STATE, MOVES = "states/BRA.yaml", "moves/default.yaml"
DYADS, REPERTOIRE = "dyads/default.csv", "repertoires/default.csv"


def put(path: str, old: str, new: str) -> Callable[[Path], None]:
    """A slip: the first place of a text in a file holds another."""

    def slip(configs: Path) -> None:
        text = (configs / path).read_text()
        assert old in text
        (configs / path).write_text(text.replace(old, new, 1))

    return slip


def again(path: str, start: str) -> Callable[[Path], None]:
    """A slip: a line stands twice."""

    def slip(configs: Path) -> None:
        text = (configs / path).read_text()
        line = next(line for line in text.splitlines() if line.startswith(start))
        (configs / path).write_text(f"{text.rstrip()}\n{line}\n")

    return slip


PRAISE = "USA,RUS,praise,1.5,0.7,3,"

SLIPS = [
    (put(STATE, "collective: false\n", ""), "states/BRA.yaml: collective is missing"),
    (put(STATE, "collective: false", "collective: maybe"), "collective is maybe; allowed is a yes"),
    (put(STATE, "code: BRA", "code: BRZ"), "states/BRA.yaml: code is BRZ; allowed is BRA"),
    (put(STATE, "value: 2173.7", "value: -5"), "states/BRA.yaml: gdp is -5; allowed is 0 or more"),
    (put(STATE, "value: 2173.7", "value: lots"), "states/BRA.yaml: gdp is lots; allowed is a num"),
    (put(STATE, "value: 0.02007", "value: 2"), "states/BRA.yaml: capability is 2; allowed is 0 to"),
    (put(STATE, "- BRICS", "- [BRICS"), "states/BRA.yaml is no YAML in line"),
    (put(MOVES, "  rivera: 0\n", ""), "moves: praise has no rivera; allowed are title, channel"),
    (
        put(MOVES, "goldstein: 3.4", "goldstein: -40"),
        "goldstein of praise is -40; allowed is -10 to",
    ),
    (
        put(MOVES, "channel: diplomatic", "channel: naval"),
        "channel of praise is naval; allowed are d",
    ),
    (put(MOVES, "does: [reassures]", "does: [sings]"), "does of reassure is sings; allowed are "),
    (put(MOVES, "drawn: choice", "drawn: lot"), "drawn of praise is lot; allowed are choice, rule"),
    (put(REPERTOIRE, "USA,RUS,praise", "USA,RUZ,praise"), "USA>RUZ:praise: no state is called RUZ"),
    (again(DYADS, "USA,RUS"), "dyads/default.csv: USA>RUS stands in the table twice"),
    (put(DYADS, "USA,RUS,0,", "USA,RUS,7,"), "alliance of USA>RUS is 7.0; allowed is 0 to 1"),
    (put(DYADS, "USA,RUS,0,", "USA,RUS,x,"), "alliance of USA>RUS is x; allowed is a number"),
    (put(DYADS, ",trust,", ",faith,"), "dyads/default.csv has no column trust"),
    (again(REPERTOIRE, PRAISE), "USA>RUS:praise stands in the table twice"),
    (
        put(REPERTOIRE, PRAISE, "USA,RUS,praise,x,0.7,3,"),
        "rate of USA>RUS:praise is x; allowed is a",
    ),
    (
        put(REPERTOIRE, PRAISE, "USA,RUS,praise,1.5,,3,"),
        "low of USA>RUS:praise is empty; allowed is",
    ),
    (
        put(REPERTOIRE, PRAISE, "USA,RUS,praise,1.5,2,3,"),
        "USA>RUS:praise is 1.5; allowed is its own",
    ),
    (
        put(REPERTOIRE, PRAISE, "USA,RUS,praise,-1,0.7,3,"),
        "USA>RUS:praise is -1.0; allowed is 0 or",
    ),
]


@pytest.mark.parametrize(("slip", "sentence"), SLIPS, ids=[said for _, said in SLIPS])
def test_a_slip_in_a_file_is_refused_in_one_sentence(
    slip: Callable[[Path], None], sentence: str, tmp_path: Path
) -> None:
    configs = Path(shutil.copytree(CONFIGS, tmp_path / "configs"))
    slip(configs)
    with pytest.raises(ValueError) as caught:
        build(compose([], configs), configs)
    assert sentence in str(caught.value)
    assert "\n" not in str(caught.value)


def test_states_that_share_no_dyad_make_no_world() -> None:
    with pytest.raises(ValueError, match="states are BRA, SAU, which share no dyad; allowed are"):
        load_scenario("baseline", ["states=[BRA,SAU]"])


def test_a_driver_option_that_is_no_yaml_is_named_with_its_line(tmp_path: Path) -> None:
    configs = Path(shutil.copytree(CONFIGS, tmp_path / "configs"))
    option = configs / "driver" / "negotiation" / "formal_plan.yaml"
    option.write_text(option.read_text() + "rates:\n\tnone: [1\n")
    with pytest.raises(ValueError, match=r'formal_plan.yaml", line \d+'):
        compose(["driver/negotiation=formal_plan"], configs)
