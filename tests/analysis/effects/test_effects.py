"""Claims of driver options against made outcomes."""

import numpy as np
import pandas as pd
import pytest

from sim.analysis.effects import Claim, effects, failures, make_claim, page

RUNS = 400


def outcomes(**shifts: float) -> pd.DataFrame:
    numbers = np.random.default_rng(1)
    names = ("caused", "given", "other")
    noise = {name: numbers.normal(size=RUNS) for name in names}
    own = np.random.default_rng(2)
    return pd.DataFrame(
        {
            name: noise[name] + shifts.get(name, 0.0) + own.normal(size=RUNS) * (name in shifts) / 5
            for name in names
        }
    )


CLAIM = Claim(
    {"caused": "through a mechanism", "given": "set by the option"}, frozenset({"caused"})
)


def measured(claim: Claim = CLAIM, **shifts: float) -> pd.DataFrame:
    return effects(outcomes(), {"group=option": outcomes(**shifts)}, {"group=option": claim}, ())


def test_an_option_that_moves_a_declared_outcome_of_its_row_holds() -> None:
    table = measured(caused=0.5, given=1.0)
    assert failures(table) == []
    assert table.set_index("outcome").loc["caused", "moves"]


def test_an_option_that_moves_only_what_it_sets_fails() -> None:
    said = failures(measured(given=1.0))
    assert said == ["group=option moves no outcome of its own row beyond those that it sets"]


def test_a_small_effect_does_not_count_as_one() -> None:
    assert failures(measured(caused=0.1))


def test_an_effect_that_is_not_declared_is_told() -> None:
    said = failures(measured(caused=0.5, other=0.3))
    assert said == ["group=option moves other, which it does not declare"]


def test_an_outcome_of_another_row_does_not_stand_for_the_own_one() -> None:
    elsewhere = Claim({"other": "through a mechanism"}, frozenset({"caused"}))
    assert failures(measured(elsewhere, other=0.5))


def test_a_claim_on_an_unknown_outcome_is_refused() -> None:
    with pytest.raises(ValueError, match="nowhere"):
        make_claim({"reaches": {"nowhere": "somehow"}}, frozenset(), ("caused",), "group=option")


def test_the_page_shows_each_declared_outcome_with_its_path_and_interval() -> None:
    text = page(measured(caused=0.5), {"group=option": CLAIM}, "sim effects", "400 runs")
    assert "**`caused`**" in text
    assert "through a mechanism" in text
    assert "`other`" not in text
    assert " to +" in text
    assert "Declared, with less" in text


def test_what_differs_in_every_run_counts_as_moved_and_comes_first() -> None:
    never, always = (outcomes(**shifts).assign(given=given) for shifts, given in
                     (({}, 0.0), ({"caused": 0.5}, 1.0)))  # fmt: skip
    table = effects(never, {"group=option": always}, {"group=option": CLAIM}, {"given"})
    assert table.set_index("outcome").loc["given", "moves"]
    rows = [line for line in page(table, {"group=option": CLAIM}, "sim effects", "few").splitlines()
            if line.startswith(("| `given`", "| **`caused`"))]  # fmt: skip
    assert "| in every run |" in rows[0] and rows[0].startswith("| `given`")
