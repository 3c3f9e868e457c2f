from pathlib import Path

import numpy as np
import pandas as pd
import pytest
import yaml
from analysis.posture.posture_tables import simulate_weekly, write_weekly

from sim.analysis.posture.law import STATE, PostureLaw
from sim.analysis.posture.law_file import read_law
from sim.analysis.posture.start import PAIRS, START_WEEK, UPPER, start_table, write_start

COMMITTED = Path(__file__).parents[3] / "configs" / "posture"
ESTIMATE = COMMITTED.parent / "estimates" / "posture.yaml"


def simulated_folder(tmp_path: Path) -> Path:
    return write_weekly(
        tmp_path / "data", simulate_weekly(PostureLaw(), PAIRS[:20], 30, seed=4).weekly
    )


def covariance_of(row: "pd.Series[float]") -> np.ndarray:
    matrix = np.zeros((4, 4))
    for a, b in UPPER:
        k, m = STATE.index(a), STATE.index(b)
        matrix[k, m] = matrix[m, k] = row[f"var_{a}" if a == b else f"cov_{a}_{b}"]
    return matrix


def test_there_are_38_pairs_and_none_twice() -> None:
    assert len({frozenset(pair) for pair in PAIRS}) == len(PAIRS) == 38


def test_a_pair_without_data_keeps_the_prior(tmp_path: Path) -> None:
    row = start_table(simulated_folder(tmp_path), START_WEEK, PAIRS).iloc[-1]
    np.testing.assert_array_equal(covariance_of(row), PostureLaw().start_covariance())
    assert row[list(STATE)].tolist() == [0, 0, 0, 0]
    assert (row["weeks"], row["events"], row["last_week"]) == (0, 0, "")


def test_a_week_uses_only_what_came_before_it(tmp_path: Path) -> None:
    table = start_table(simulated_folder(tmp_path), "2023-03-06", PAIRS[:5])
    assert table["last_week"].max() == "2023-02-27"


def test_a_start_before_all_data_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="week=2001-01-01"):
        start_table(simulated_folder(tmp_path), "2001-01-01", PAIRS[:5])


def test_the_writer_leaves_three_files_that_say_how_they_were_made(tmp_path: Path) -> None:
    path = write_start(simulated_folder(tmp_path), tmp_path / "out")
    assert sorted(file.name for file in path.parent.iterdir()) == [
        "start.csv",
        "start.yaml",
        "tone_by_dyad.csv",
    ]
    origin = yaml.safe_load((tmp_path / "out" / "start.yaml").read_text())
    assert origin["last_week_used"] == "2023-07-24"
    assert origin["samples"] == ["made_up"]
    tone = pd.read_csv(tmp_path / "out" / "tone_by_dyad.csv")
    assert len(tone) == 2 * len(PAIRS)


def test_the_committed_start_covers_every_pair_with_a_proper_covariance() -> None:
    table = pd.read_csv(COMMITTED / "start.csv")
    assert tuple(zip(table["first"], table["second"], strict=True)) == PAIRS
    for _, row in table.iterrows():
        assert np.linalg.eigvalsh(covariance_of(row)).min() > 0


def test_the_committed_start_was_made_with_the_estimate_that_the_baseline_uses() -> None:
    origin = yaml.safe_load((COMMITTED / "start.yaml").read_text())
    assert PostureLaw(**origin["law"]) == read_law(ESTIMATE).law
    assert origin["law_source"] == read_law(ESTIMATE).source


def test_the_writer_filters_with_the_law_of_an_estimate_and_names_it(tmp_path: Path) -> None:
    data, law = simulated_folder(tmp_path), read_law(ESTIMATE)
    usual = pd.read_csv(write_start(data, tmp_path / "usual"))
    fitted = pd.read_csv(write_start(data, tmp_path / "fitted", law))
    assert not np.allclose(usual["var_S"], fitted["var_S"])
    origin = yaml.safe_load((tmp_path / "fitted" / "start.yaml").read_text())
    assert origin["law"]["mu"] == law.law.mu


@pytest.mark.parametrize("text", ["law: {mu: 1}", "nothing", "[", ""])
def test_a_file_that_holds_no_law_is_refused_by_name(tmp_path: Path, text: str) -> None:
    path = tmp_path / "made_up.yaml"
    path.write_text(text)
    with pytest.raises(ValueError, match=r"law=.*made_up\.yaml is no estimate of the law"):
        read_law(path)
