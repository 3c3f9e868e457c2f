"""The voters on sanctions: 27 members whose chances give back the record of packages."""

from pathlib import Path

import pandas as pd
import pytest
import yaml

FOLDER = Path(__file__).parents[2] / "configs" / "eu_members"
MEMBERS = pd.read_csv(FOLDER / "default.csv", keep_default_na=False).set_index("iso3")
COLUMNS = yaml.safe_load((FOLDER / "default.yaml").read_text())


def test_there_are_27_members_whose_population_shares_sum_to_one() -> None:
    assert len(MEMBERS) == len(set(MEMBERS.index)) == 27
    assert MEMBERS["population_share"].sum() == pytest.approx(1.0, abs=1e-3)
    assert list(MEMBERS["population_share"].nlargest(3).index) == ["DEU", "FRA", "ITA"]


def test_every_column_has_a_unit_and_a_source_and_judged_ones_a_range() -> None:
    assert set(COLUMNS) == {"iso3", *MEMBERS.columns}
    for name, column in COLUMNS.items():
        assert column["unit"] and column["source"], name
        ranged = bool({"half_width", "range"} & set(column)) or name in {"low", "high"}
        assert ranged == bool(column.get("assumption")), name


def test_chances_and_positions_lie_within_their_bounds() -> None:
    assert MEMBERS["position"].between(-1, 1).all()
    chances = MEMBERS[["accepts", "accepts_renewal", "low", "high"]]
    assert ((chances > 0) & (chances <= 1)).all(axis=None)
    assert (MEMBERS["low"] < MEMBERS["accepts"]).all()
    assert (MEMBERS["accepts"] < MEMBERS["high"]).all()


def test_the_known_hold_outs_accept_least_and_renewal_is_easier_than_a_package() -> None:
    assert list(MEMBERS["accepts"].nsmallest(2).index) == ["HUN", "SVK"]
    assert list(MEMBERS.index[MEMBERS["position"] < 0]) == ["HUN", "SVK"]
    assert (MEMBERS["accepts_renewal"] > MEMBERS["accepts"]).all()


def test_the_chances_give_back_the_packages_a_year_of_the_record() -> None:
    target = COLUMNS["accepts"]["target"]
    proposals = 365.25 / 7 / target["weeks_between_proposals"]
    assert MEMBERS["accepts"].prod() * proposals == pytest.approx(
        target["packages_a_year"], abs=0.1
    )


def test_the_chances_give_back_renewal_without_fail_in_ten_years() -> None:
    """22 of 22 renewals: posterior mean .978 under the prior of Jeffreys."""
    assert MEMBERS["accepts_renewal"].prod() == pytest.approx(22.5 / 23, abs=0.005)
