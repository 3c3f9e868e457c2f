from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from sim.analysis.posture.events import WEEKLY_FILE, all_pairs, pair_weeks, read_weekly

HEADER = "sample,week,src,tgt,n,g_mean\n"
ROWS = (
    "first,2018-01-01,USA,RUS,4,-1.0\n"
    "first,2018-01-01,RUS,USA,2,0.5\n"
    "first,2018-01-08,USA,RUS,3,2.0\n"
    "second,2018-01-29,USA,EUU,5,1.0\n"
)


def folder_with(tmp_path: Path, text: str) -> Path:
    (tmp_path / WEEKLY_FILE).write_text(text)
    return tmp_path


def test_both_directions_of_a_pair_are_laid_out_and_an_absent_week_is_missing(
    tmp_path: Path,
) -> None:
    observed = pair_weeks(read_weekly(folder_with(tmp_path, HEADER + ROWS)), (("USA", "RUS"),))
    assert observed.n[:, 0].tolist() == [[4, 2], [3, 0], [0, 0]]
    assert observed.tone[:, 0].tolist() == [[-1.0, 0.5], [2.0, 0.0], [0.0, 0.0]]
    assert observed.seen[:, 0].tolist() == [[True, True], [True, False], [False, False]]
    assert observed.steps.tolist() == [0, 1, 3]


def test_the_first_state_of_a_pair_decides_which_direction_comes_first(tmp_path: Path) -> None:
    table = read_weekly(folder_with(tmp_path, HEADER + ROWS))
    one, other = (pair_weeks(table, (pair,)) for pair in (("USA", "RUS"), ("RUS", "USA")))
    np.testing.assert_array_equal(one.tone, other.tone[:, :, ::-1])


def test_a_new_sample_label_works_and_pairs_are_unordered(tmp_path: Path) -> None:
    table = read_weekly(folder_with(tmp_path, HEADER + ROWS.replace("second", "2031 release")))
    assert "2031 release" in set(table["sample"])
    assert all_pairs(table) == (("EUU", "USA"), ("RUS", "USA"))


def test_a_sample_with_few_events_is_left_out_unless_it_is_named(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, HEADER + ROWS + "poor,2014-01-06,USA,RUS,1,3.0\n")
    assert set(read_weekly(folder)["sample"]) == {"first", "second"}
    assert set(read_weekly(folder, ["poor"])["sample"]) == {"poor"}


def test_rows_of_one_dyad_and_week_are_pooled_by_events(tmp_path: Path) -> None:
    text = HEADER + ROWS + "second,2018-01-01,USA,RUS,12,3.0\n"
    observed = pair_weeks(read_weekly(folder_with(tmp_path, text)), (("USA", "RUS"),))
    assert observed.n[0, 0, 0] == 16
    assert observed.tone[0, 0, 0] == pytest.approx((4 * -1.0 + 12 * 3.0) / 16)


def test_a_day_within_a_week_counts_toward_its_monday(tmp_path: Path) -> None:
    table = read_weekly(folder_with(tmp_path, HEADER + ROWS.replace("2018-01-08", "2018-01-11")))
    assert pd.Timestamp("2018-01-08") in set(table["week"])


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        ("g_mean", "tone", "missing column g_mean"),
        ("EUU", "ZZZ", "unknown state code ZZZ"),
        ("USA,EUU", "USA,", "unknown state code nan"),
        ("2018-01-29", "29 January", "not of the form"),
        ("USA,EUU", "USA,USA", "src is its tgt"),
        (",5,1.0", ",5,11.0", "between -10 and 10"),
        (",5,1.0", ",-5,1.0", "0 or more"),
        (",5,1.0", ",5,", "g_mean is empty"),
        (",5,1.0", ",five,1.0", "must be numbers"),
    ],
)
def test_a_faulty_table_is_refused_with_the_reason(
    tmp_path: Path, before: str, after: str, message: str
) -> None:
    folder = folder_with(tmp_path, (HEADER + ROWS).replace(before, after))
    with pytest.raises(ValueError, match=message):
        read_weekly(folder)


def test_a_sample_that_is_not_in_the_table_is_refused_with_those_that_are(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="third is not in .* has first, second"):
        read_weekly(folder_with(tmp_path, HEADER + ROWS), ["third"])


def test_a_folder_without_the_file_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="has no icews_dyad_weekly"):
        read_weekly(tmp_path)
