"""The default actors: every number has a unit and a source, and the facts are the known ones."""

import math
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
import yaml

CONFIGS = Path(__file__).parents[2] / "configs"
ORDER = "USA RUS UKR CHN IRN IND TUR BRA ZAF ISR SAU GBR FRA DEU POL EUU"
CODES = ORDER.split()
NUCLEAR = {"USA", "RUS", "CHN", "GBR", "FRA", "IND", "ISR"}
EU_STATES = {"FRA", "DEU", "POL"}
SHARES = ["sanctions_level", "trust", "cooperation", "rivalry", "nearness", "trade"]


def read(path: Path) -> dict[str, Any]:
    """A YAML file as a mapping."""
    content: dict[str, Any] = yaml.safe_load(path.read_text())
    return content


STATES = {code: read(CONFIGS / "states" / f"{code}.yaml") for code in CODES}
DYADS = pd.read_csv(CONFIGS / "dyads" / "default.csv", keep_default_na=False)
BY_ENDS = DYADS.set_index(["sender", "target"])
DYAD_COLUMNS = read(CONFIGS / "dyads" / "default.yaml")

ENTRIES = [(f"{c}.{n}", v) for c in CODES for n, v in STATES[c]["values"].items()]


def number(code: str, name: str) -> float:
    """A value of a state."""
    return float(STATES[code]["values"][name]["value"])


def ranked(name: str) -> list[str]:
    """Single states from the largest value to the smallest."""
    return sorted(CODES[:-1], key=lambda code: -number(code, name))


def test_the_files_are_the_sixteen_states_and_carry_their_own_code() -> None:
    assert {path.stem for path in (CONFIGS / "states").glob("*.yaml")} == set(CODES)
    assert [state["code"] for state in STATES.values()] == CODES
    assert [code for code in CODES if STATES[code]["collective"]] == ["EUU"]


def test_all_states_hold_the_same_values_in_the_same_units() -> None:
    units = [{n: v["unit"] for n, v in state["values"].items()} for state in STATES.values()]
    assert all(unit == units[0] for unit in units)


@pytest.mark.parametrize(("label", "entry"), ENTRIES)
def test_a_value_has_a_unit_a_source_and_lies_in_its_range(
    label: str, entry: dict[str, Any]
) -> None:
    assert entry["unit"] and len(entry["source"]) > 10, label
    assert math.isfinite(entry["value"])
    assert not entry.get("assumption") or {"low", "high"} <= entry.keys()
    assert not entry.get("assumption") or "assumption" in entry["source"]
    assert entry.get("low", -math.inf) <= entry["value"] <= entry.get("high", math.inf)


def test_known_facts_about_the_states_hold() -> None:
    assert set(ranked("warheads")[:2]) == {"RUS", "USA"}
    assert {code for code in CODES if number(code, "warheads") > 0} == NUCLEAR
    assert ranked("gdp")[:3] == ["USA", "CHN", "DEU"]
    assert ranked("military_spending")[:3] == ["USA", "CHN", "RUS"]
    assert set(ranked("capability")[:3]) == {"CHN", "USA", "IND"}
    assert ranked("oil_exports")[:2] == ["SAU", "RUS"]
    assert ranked("oil_imports")[:3] == ["CHN", "USA", "IND"]
    assert ranked("us_troops")[:2] == ["DEU", "GBR"]
    assert ranked("ideal_point")[0] == "USA" and ranked("ideal_point")[-1] == "IRN"


def test_the_union_is_left_out_of_capability_but_exceeds_each_member_elsewhere() -> None:
    assert number("EUU", "capability") == 0
    assert sum(number(code, "capability") for code in CODES) < 1
    for name in ("gdp", "military_spending", "oil_imports", "us_troops"):
        assert number("EUU", name) > sum(number(code, name) for code in EU_STATES)


def test_memberships_are_those_of_january_2026() -> None:
    members: dict[str, set[str]] = {}
    for code in CODES[:-1]:
        for name in STATES[code]["memberships"]:
            members.setdefault(name, set()).add(code)
    assert members["NATO"] == {"USA", "GBR", "FRA", "DEU", "POL", "TUR"}
    assert members["BRICS"] == {"RUS", "CHN", "IRN", "IND", "BRA", "ZAF"}
    assert members["SCO"] == {"RUS", "CHN", "IRN", "IND"}
    assert members["OPEC"] == {"IRN", "SAU"}
    assert members["P5"] == {"USA", "RUS", "CHN", "GBR", "FRA"}
    assert members["G7"] == {"USA", "GBR", "FRA", "DEU"}
    assert members["EU"] == EU_STATES


def test_there_are_76_dyads_in_order_and_both_directions_of_each() -> None:
    ends = list(zip(DYADS["sender"], DYADS["target"], strict=True))
    assert len(ends) == len(set(ends)) == 76
    assert ends == sorted(ends, key=lambda end: (CODES.index(end[0]), CODES.index(end[1])))
    assert all((target, sender) in ends and sender != target for sender, target in ends)


def test_every_dyad_column_is_described_and_every_judged_one_has_a_half_width() -> None:
    assert set(DYAD_COLUMNS) == set(DYADS.columns) - {"sender", "target"}
    for name, column in DYAD_COLUMNS.items():
        assert column["unit"] and column["source"], name
        assert bool(column.get("assumption")) == ("half_width" in column), name
        if "bounds" in column:
            low, high = column["bounds"]
            assert DYADS[name].between(low, high).all(), name


def test_shares_of_dyads_lie_within_zero_and_one_and_every_row_is_explained() -> None:
    assert ((DYADS[SHARES] >= 0) & (DYADS[SHARES] <= 1)).all(axis=None)
    assert (DYADS["note"].str.len() > 3).all()


@pytest.mark.parametrize("name", [n for n, c in DYAD_COLUMNS.items() if c.get("symmetric")])
def test_a_symmetric_column_is_the_same_both_ways(name: str) -> None:
    forth = BY_ENDS[name]
    for sender, target in forth.index:
        assert forth[sender, target] == forth[target, sender]


def test_alignment_distance_is_the_difference_of_the_ideal_points() -> None:
    for row in DYADS.itertuples():
        distance = abs(
            number(str(row.sender), "ideal_point") - number(str(row.target), "ideal_point")
        )
        assert row.alignment_distance == pytest.approx(distance, abs=2e-4)


def test_members_leave_sanctions_to_the_union_and_the_anchors_stand() -> None:
    level = BY_ENDS["sanctions_level"]
    ends = DYADS[DYADS["sender"].isin(EU_STATES) | DYADS["target"].isin(EU_STATES)]
    assert (ends["sanctions_level"] == 0).all()
    assert (level["USA", "RUS"], level["EUU", "RUS"]) == (0.70, 0.72)
    assert level["USA", "IRN"] > level["USA", "RUS"] > level["USA", "CHN"] > level["USA", "TUR"]
    assert 0 < level["RUS", "EUU"] < level["EUU", "RUS"]


def test_cooperation_and_trust_are_higher_toward_allies_than_toward_rivals() -> None:
    allies, rivals = DYADS[DYADS["alliance"] == 1], DYADS[DYADS["rivalry"] >= 0.6]
    assert len(allies) == 14
    for name in ("cooperation", "trust"):
        assert allies[name].min() > rivals[name].max()
