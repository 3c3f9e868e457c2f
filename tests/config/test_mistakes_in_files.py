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
    (put(STATE, "- BRICS", "- BRISC"), "BRA.yaml: memberships has BRISC; allowed are BRICS, EU"),
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
    (
        put(REPERTOIRE, "USA,RUS,praise", "BRA,SAU,praise"),
        "BRA>SAU has no row in dyads/default.csv",
    ),
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


HEAD = "# @package _global_\n"
CYBER = "defaults: [override /driver/cyber: rebuffed"

OPTIONS = [
    ("name: mine\n", "changes nothing, since its first line is not '# @package _global_'; add"),
    ("", "changes nothing, since"),
    (f"# About it\n{HEAD}name: mine\n", "changes nothing, since"),
    (f"name: mine\n{HEAD}", "changes nothing, since"),
    (f"{HEAD}rates:\n\tnone: [1\n", "mine.yaml is no YAML in line 3"),
    (f"{HEAD}- a\n", "is ['a']; allowed is a mapping"),
    (f"{HEAD}defaults: [override /driver/cyber: rebufed]", "driver/cyber is rebufed (did you "),
    (f"{HEAD}defaults: [override /driver/cyber: null]", "driver/cyber is empty; allowed are sig"),
    (f"{HEAD}defaults: [override /driver/cybr: x]", "overridden is driver/cybr (did you mean driv"),
    (f"{HEAD}defaults: [/driver/cyber: rebuffed]", "defaults hold /driver/cyber; allowed is 'over"),
    (f"{HEAD}defaults: [other]", "defaults hold other; allowed is 'override /driver/GROUP: OPT"),
    (f"{HEAD}defaults: {{override /driver/cyber: rebuffed}}", "allowed is a list of 'override /dr"),
    (f"{HEAD}{CYBER}, override /driver/cyber: signalled]", "driver/cyber is overridden twice"),
]


@pytest.mark.parametrize("group", ["scenario", "driver/cyber"])
@pytest.mark.parametrize(("text", "sentence"), OPTIONS)
def test_a_slip_in_the_file_of_an_option_is_refused_in_one_sentence_that_names_it(
    text: str, sentence: str, group: str, tmp_path: Path
) -> None:
    configs = Path(shutil.copytree(CONFIGS, tmp_path / "configs"))
    (configs / group / "mine.yaml").write_text(text)
    with pytest.raises(ValueError) as caught:
        compose([f"{group}=mine"], configs)
    assert f"{group.rpartition('/')[2]}/mine.yaml" in str(caught.value)
    assert sentence in str(caught.value)
    assert "\n" not in str(caught.value)


def test_the_file_of_a_driver_that_a_scenario_chooses_is_looked_at_as_well(tmp_path: Path) -> None:
    configs = Path(shutil.copytree(CONFIGS, tmp_path / "configs"))
    put("driver/cyber/reciprocated.yaml", HEAD, "")(configs)
    with pytest.raises(ValueError, match=r"driver/cyber/reciprocated.yaml changes nothing"):
        compose(["scenario=cyber_reciprocity"], configs)
    assert compose(["scenario=cyber_reciprocity", "driver/cyber=rebuffed"], configs)


@pytest.mark.parametrize("head", ["#@package _global_", "\n# @package   _global_ "])
def test_the_first_line_may_be_spaced_as_hydra_takes_it(head: str, tmp_path: Path) -> None:
    configs = Path(shutil.copytree(CONFIGS, tmp_path / "configs"))
    (configs / "scenario" / "mine.yaml").write_text(f"{head}\nname: mine\n")
    assert compose(["scenario=mine"], configs)["name"] == "mine"


def test_a_reference_to_nothing_names_its_key(tmp_path: Path) -> None:
    configs = Path(shutil.copytree(CONFIGS, tmp_path / "configs"))
    (configs / "scenario" / "mine.yaml").write_text(f"{HEAD}title: ${{nothing}}\n")
    with pytest.raises(ValueError, match=r"^title: Interpolation key 'nothing' not found$"):
        compose(["scenario=mine"], configs)
