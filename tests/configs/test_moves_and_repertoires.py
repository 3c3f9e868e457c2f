"""The default moves and repertoires: known scores, sensible senders, sourced and bounded rates."""

from pathlib import Path
from typing import Any

import pandas as pd
import pytest
import yaml

CONFIGS = Path(__file__).parents[2] / "configs"
CHANNELS = {"diplomatic", "economic", "military", "cyber"}
TAGS = """
reassures consults summits criticises protests rejects threatens_sanctions imposes penalises_buyer
enacts counters eases seizes threatens_force shows_force invites_exercise exercises aids strikes
bombards guarantees drafts proposes negotiates accepts mediates exchanges offers_cyber
attacks_cyber calls_council refuses_concessions
"""
EFFECTS = set(TAGS.split())
FLAGS = {None, "sanctions_in_force", "proposal_open", "fighting", "sanctions_threat_open"}
KEYS = "title channel cameo goldstein rivera drawn public does needs source"
BY_RULE = """
unofficial_draft joint_exercise prisoner_exchange ordinary_strike accept_proposal counter_sanctions
pass_act act_tariff
"""
FIELDS, RULES = KEYS.split(), BY_RULE.split()


def read(path: Path) -> dict[str, Any]:
    """A YAML file as a mapping."""
    content: dict[str, Any] = yaml.safe_load(path.read_text())
    return content


def ends(rows: pd.DataFrame) -> set[tuple[str, str]]:
    """The (sender, target) pairs of some rows."""
    return set(zip(rows["sender"], rows["target"], strict=True))


MOVES = read(CONFIGS / "moves" / "default.yaml")
NOTES = read(CONFIGS / "repertoires" / "default.yaml")
ROWS = pd.read_csv(CONFIGS / "repertoires" / "default.csv", keep_default_na=False)
DYADS = ends(pd.read_csv(CONFIGS / "dyads" / "default.csv", keep_default_na=False))
ROWS = ROWS.assign(channel=[MOVES[name]["channel"] for name in ROWS["move"]])
EVERYDAY = {"praise", "consult", "criticise", "reject"}


def doing(*effects: str) -> pd.DataFrame:
    """Rows of moves with any of some effects."""
    names = [name for name, move in MOVES.items() if set(move["does"]) & set(effects)]
    return ROWS[ROWS["move"].isin(names)]


def formula(sender: str, target: str, move: str) -> float:
    """Rate of an everyday move by the volume formula, events a year."""
    terms = NOTES["volume_formula"]
    offset = terms["offset"]["value"]
    ours = NOTES["volume"][f"{sender}>{target}"][move] + offset
    theirs = NOTES["volume"][terms["reference"]][move] + offset
    broken_off = set(terms["contact"]["consult_between_RUS_and"])
    cold = move == "consult" and "RUS" in {sender, target} and {sender, target} & broken_off
    contact = terms["contact"]["value"] if cold else 1.0
    anchor = terms["anchor"][move]["value"]
    return float(anchor * contact * (ours / theirs) ** terms["exponent"]["value"])


@pytest.mark.parametrize("name", MOVES)
def test_a_move_is_complete_and_speaks_the_closed_lists(name: str) -> None:
    move = MOVES[name]
    assert list(move) == FIELDS and isinstance(move["public"], bool)
    assert move["channel"] in CHANNELS and move["needs"] in FLAGS
    assert set(move["does"]) <= EFFECTS and move["source"] and move["title"]
    assert -10 <= move["goldstein"] <= 10 and isinstance(move["cameo"], str)
    assert move["drawn"] == ("rule" if name in RULES else "choice")


def test_no_move_is_given_twice() -> None:
    text = (CONFIGS / "moves" / "default.yaml").read_text()
    assert sum(line[:1].isalpha() for line in text.splitlines()) == len(MOVES)


def test_moves_are_many_and_every_effect_is_some_moves_doing() -> None:
    assert len(MOVES) >= 20
    assert {tag for move in MOVES.values() for tag in move["does"]} == EFFECTS


def test_only_commitments_that_an_audience_hears_are_public() -> None:
    public = {name for name, move in MOVES.items() if move["public"]}
    promise, refusal = {"security_guarantee"}, {"no_concessions"}
    assert public == promise | refusal | {"threaten_sanctions", "threaten_force"}


def test_no_nuclear_use_appears_anywhere() -> None:
    assert {move["rivera"] for move in MOVES.values()} <= {-2, 0, 4, 12, 28}
    assert not [m for m in MOVES.values() if m["cameo"].startswith("20") or m["cameo"] == "1385"]
    assert not [name for name in MOVES if "nuclear" in name]


def test_rows_are_unique_and_join_known_moves_to_the_dyads_all_of_which_can_act() -> None:
    assert not ROWS.duplicated(["sender", "target", "move"]).any()
    assert ends(ROWS) == DYADS
    assert set(ROWS["move"]) == set(MOVES) and 450 <= len(ROWS) <= 550


def test_every_rate_lies_in_its_range_and_has_a_source() -> None:
    assert ((ROWS["low"] <= ROWS["rate"]) & (ROWS["rate"] <= ROWS["high"])).all()
    assert (ROWS["rate"] > 0).all() and ROWS["source"].str.len().gt(10).all()
    assert set(ROWS["basis"]) == {"data", "judgement", "mixed"}
    assert ROWS.loc[ROWS["basis"] == "judgement", "source"].str.startswith("assumption").all()


def test_choices_leave_room_to_hold_in_every_channel() -> None:
    chosen = ROWS[~ROWS["move"].isin(RULES)]
    weekly = chosen.groupby(["sender", "target", "channel"])[["rate", "high"]].sum() / 52
    assert weekly["rate"].max() < NOTES["channel_bound"]["value"]
    assert weekly["high"].max() < 0.9


def test_members_of_the_union_leave_sanctions_to_it_and_it_leaves_arms_to_them() -> None:
    own = doing("threatens_sanctions", "imposes", "penalises_buyer", "counters", "eases")
    assert not own["sender"].isin(["FRA", "DEU", "POL"]).any()
    union = ROWS[ROWS["sender"] == "EUU"]
    assert {"impose_sanctions", "ease_sanctions"} <= set(union["move"])
    assert set(union["channel"]) <= {"diplomatic", "economic"}


def test_rare_powers_stay_with_the_states_that_have_them() -> None:
    assert set(doing("penalises_buyer")["sender"]) == {"USA"}
    assert set(doing("seizes")["sender"]) == {"USA", "GBR", "FRA", "IRN"}
    assert set(doing("guarantees")["target"]) == {"UKR"}
    wars = {("RUS", "UKR"), ("UKR", "RUS"), ("ISR", "IRN"), ("IRN", "ISR"), ("USA", "IRN")}
    assert ends(doing("strikes", "bombards")) == wars


def test_an_event_of_a_pair_has_one_row() -> None:
    pairs = ends(ROWS[ROWS["move"].isin(NOTES["drawn_by_rule"]["one_row_for_the_pair"])])
    assert pairs and not pairs & {(target, sender) for sender, target in pairs}


@pytest.mark.parametrize("target", NOTES["targets_of_the_specification"]["rows"], ids=str)
def test_the_rates_meet_the_targets_of_the_specification(target: dict[str, Any]) -> None:
    rows = ROWS[(ROWS["sender"] == target["sender"]) & (ROWS["move"] == target["move"])]
    rows = rows[rows["target"].isin(target["targets"])]
    assert rows["rate"].sum() == pytest.approx(target["rate"])


def test_everyday_rates_follow_the_stated_formula_and_its_floors() -> None:
    rows = ROWS[ROWS["move"].isin(EVERYDAY)]
    keys = zip(rows["sender"], rows["target"], rows["move"], strict=True)
    assert rows["rate"].tolist() == pytest.approx([formula(*key) for key in keys], rel=0.01)
    floors = rows["move"].map({m: NOTES["volume_formula"]["anchor"][m]["floor"] for m in EVERYDAY})
    assert (rows["rate"] >= floors).all()
