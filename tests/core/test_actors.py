"""States and dyads are read from any configuration, or refused in one sentence."""

import shutil
from itertools import combinations
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from sim.actors import Actors, load_actors
from sim.actors.changes import check_changes
from sim.config.compose import CONFIGS

STATES, DYADS = CONFIGS / "states", CONFIGS / "dyads" / "default.csv"
CODES = sorted(path.stem for path in STATES.glob("*.yaml"))
PAIRS = list(combinations(CODES, 2))


def load(*codes: str, changes: dict[str, dict[str, float]] | None = None) -> Actors:
    return load_actors(codes, STATES, DYADS, changes or {})


def table(folder: Path, *rows: dict[str, object]) -> Path:
    """A table of dyads in which the given rows replace those of the same sender and target."""
    frame = pd.read_csv(DYADS, keep_default_na=False, dtype=object)
    for row in rows:
        same = (frame["sender"] == row["sender"]) & (frame["target"] == row["target"])
        for name, value in row.items():
            frame.loc[same, name] = value
    frame.to_csv(folder / "dyads.csv", index=False)
    return folder / "dyads.csv"


def refusal(*codes: str, **arguments: object) -> str:
    given = {"states": STATES, "dyads": DYADS, "changes": {}, **arguments}
    with pytest.raises(ValueError) as error:
        load_actors(codes, **given)  # type: ignore[arg-type]
    message = str(error.value)
    assert "\n" not in message
    return message


@pytest.mark.parametrize("codes", PAIRS, ids="-".join)
def test_any_two_states_make_a_world_with_both_directions_or_none(codes: tuple[str, str]) -> None:
    dyads = load(*codes).dyads
    assert dyads.count == 2 * dyads.pairs
    np.testing.assert_array_equal(dyads.reverse[dyads.reverse], np.arange(dyads.count))


def test_dyads_are_sorted_and_know_their_pair_sign_and_reverse() -> None:
    dyads = load(*CODES).dyads
    places = dyads.sender * len(CODES) + dyads.target
    assert (np.diff(places) > 0).all()
    np.testing.assert_array_equal(dyads.sender[dyads.reverse], dyads.target)
    np.testing.assert_array_equal(dyads.pair[dyads.reverse], dyads.pair)
    np.testing.assert_array_equal(dyads.sign[dyads.reverse], -dyads.sign)
    np.testing.assert_array_equal(dyads.sign[dyads.forward], np.ones(dyads.pairs))
    np.testing.assert_array_equal(dyads.pair[dyads.backward], np.arange(dyads.pairs))


def test_dyads_are_found_by_the_codes_of_their_ends() -> None:
    actors = load(*CODES)
    labels = [actors.dyads.labels[i] for i in actors.dyads_of("USA", "RUS")]
    assert labels == ["USA>RUS"]
    senders = [actors.dyads.labels[i] for i in actors.dyads_of(target="UKR")]
    assert senders and all(label.endswith(">UKR") for label in senders)
    assert len(actors.dyads_of()) == actors.dyads.count


def test_a_state_that_is_absent_has_no_position_and_no_dyads() -> None:
    actors = load("CHN", "IND")
    assert len(actors.state_of("USA")) == 0
    assert len(actors.dyads_of(sender="USA")) == 0
    assert actors.state_of("IND").tolist() == [1]


def test_an_organisation_nobody_knows_has_no_members() -> None:
    assert not load("CHN", "IND").states.member("an organisation").any()


def test_changes_replace_the_values_of_files() -> None:
    actors = load("USA", "RUS", changes={"USA": {"gdp": 1.0}, "USA>RUS": {"trust": 0.9}})
    assert actors.states.gdp[0] == 1.0
    assert actors.dyads.trust[actors.dyads_of("USA", "RUS")] == [0.9]


def test_one_state_or_the_same_state_twice_makes_no_world() -> None:
    assert "at least two different states" in refusal("USA")
    assert "at least two different states" in refusal("USA", "USA")


def test_an_unknown_state_is_refused_with_the_known_ones() -> None:
    message = refusal("USA", "XYZ")
    assert "XYZ" in message and "RUS" in message


def test_a_state_without_a_value_is_refused_by_its_name(tmp_path: Path) -> None:
    folder = shutil.copytree(STATES, tmp_path / "states")
    text = (folder / "USA.yaml").read_text()
    (folder / "USA.yaml").write_text(text.replace("  gdp:", "  wealth:"))
    message = refusal("USA", "RUS", states=folder)
    assert "USA" in message and "gdp" in message


def test_a_share_outside_its_range_is_refused_by_name_and_value(tmp_path: Path) -> None:
    path = table(tmp_path, {"sender": "USA", "target": "RUS", "trust": 1.5})
    message = refusal("USA", "RUS", dyads=path)
    assert "trust" in message and "USA>RUS" in message and "1.5" in message


def test_a_changed_share_outside_its_range_is_refused_too() -> None:
    message = refusal("USA", "RUS", changes={"USA>RUS": {"sanctions_level": -0.1}})
    assert "sanctions_level" in message and "-0.1" in message


def test_an_unknown_attribute_of_a_dyad_is_refused_with_the_known_ones() -> None:
    message = refusal("USA", "RUS", changes={"USA>RUS": {"love": 1.0}})
    assert "love" in message and "trust" in message


def test_a_dyad_without_its_opposite_is_refused_by_its_label(tmp_path: Path) -> None:
    frame = pd.read_csv(DYADS, keep_default_na=False)
    back = (frame["sender"] == "RUS") & (frame["target"] == "USA")
    frame[~back].to_csv(tmp_path / "dyads.csv", index=False)
    assert "USA>RUS" in refusal("USA", "RUS", dyads=tmp_path / "dyads.csv")


def test_an_unknown_attribute_of_a_state_is_refused_with_the_known_ones() -> None:
    message = refusal("USA", "RUS", changes={"USA": {"wealth": 1.0}})
    assert "wealth" in message and "gdp" in message


def test_a_change_to_something_else_than_a_number_is_refused_by_key_and_value() -> None:
    with pytest.raises(ValueError, match="values.USA.gdp is many; allowed is a number"):
        check_changes({"USA": {"gdp": "many"}}, {"USA": ["gdp"]})
    with pytest.raises(ValueError, match="values.USA is 3; allowed is a mapping"):
        check_changes({"USA": 3}, {"USA": ["gdp"]})


def test_changes_of_states_outside_this_world_are_let_pass() -> None:
    changes = {"CHN": {"gdp": 1.0}, "USA>CHN": {"trust": 0.5}, "USA>RUS": {"alliance": 0.5}}
    actors = load("USA", "RUS", changes=changes)
    assert actors.dyads.alliance.max() == 0.5


def test_changes_of_a_dyad_or_state_that_does_not_exist_are_refused() -> None:
    assert "USA>XYZ" in refusal("USA", "RUS", changes={"USA>XYZ": {"trust": 0.5}})
    assert "XYZ" in refusal("USA", "RUS", changes={"XYZ": {"gdp": 1.0}})
