"""The cells of a sweep are all combinations of what its words name."""

from pathlib import Path

import pytest

from sim.config.compose import CONFIGS
from sim.config.sweep import Cell, cells


def test_words_with_one_value_make_one_cell() -> None:
    words = ("runs=5", "rates.USA>RUS.summit=3")
    assert cells(words, CONFIGS) == [Cell((), words)]


def test_several_values_make_every_combination() -> None:
    made = cells(["driver/war=lull,escalation", "runs=5", "seed=range(3)"], CONFIGS)
    assert [cell.label for cell in made[:4]] == [
        "war=lull,seed=0",
        "war=lull,seed=1",
        "war=lull,seed=2",
        "war=escalation,seed=0",
    ]
    assert made[0].words == ("driver/war=lull", "runs=5", "seed=0")
    assert len(made) == 6


def test_a_pattern_stands_for_the_options_that_it_fits() -> None:
    made = cells(["driver/war=glob(*,exclude=a*)"], CONFIGS)
    assert sorted(cell.label for cell in made) == ["war=escalation", "war=lull"]


@pytest.mark.parametrize(
    ("word", "sentence"),
    [
        ("driver/war=glob(x*)", "driver/war is glob"),
        ("seed=range(20000)", "the sweep has 20000 cells"),
        ("baseline", "cannot be read"),
        ("driver/sanctions=enforced,enforced", "driver/sanctions lists enforced twice"),
        ("seed=1,2,1", "seed lists 1 twice; allowed is each once"),
    ],
)
def test_a_sweep_that_makes_no_sense_is_refused(word: str, sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        cells([word], Path(CONFIGS))
