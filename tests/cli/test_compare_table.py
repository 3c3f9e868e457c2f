"""What a comparison says on the terminal."""

from pathlib import Path

import numpy as np
import pandas as pd
import studies

from sim.analysis.compare import Pairing, compare_pairing
from sim.cli.compare import _table
from sim.cli.field_table import cell_table, dominance, verdicts
from sim.report.field import Field
from sim.report.folder import read_study


def test_dominance_is_told_in_two_lines_that_name_a_few_and_count_the_rest() -> None:
    found = [("a", []), ("b", ["a"]), ("c", ["a", "b", "d", "e", "f"])]
    assert dominance([]) == []
    assert dominance(found) == [
        "Not dominated: a.",
        "Dominated: b (by a); c (by a, b, d and 2 more).",
    ]


def test_a_difference_in_every_run_is_told_by_a_word_on_the_terminal_and_comes_first() -> None:
    runs = pd.RangeIndex(40, name="run")
    luck = np.random.default_rng(1).normal(size=40)
    never = pd.DataFrame({"varies": luck, "passed": 0.0}, index=runs)
    always = pd.DataFrame({"varies": luck + 3, "passed": 1.0}, index=runs)
    pairing = Pairing(never, always, True, (), chances=frozenset({"passed"}))
    rows = _table("one", "other", compare_pairing(pairing), pairing).rows
    assert [(row[0], row[5]) for row in rows][0] == ("passed", "in every run")


def swept(folder: Path) -> Field:
    """Two cells of a sweep of which the second has the dearer oil in every run."""
    numbers = {"mean": [60.0, 64.5], "difference": [0.0, 4.5], "low": [0.0, 3.25],
               "high": [0.0, 5.75], "standardised": [0.0, 1.0]}  # fmt: skip
    cells = ["a", "b"]
    ranks = pd.DataFrame([[0.0, 1.0], [1.0, 0.0]], index=cells, columns=[1, 2])
    margin = {"cell": "b", "next": "a", "difference": 4.5, "low": 3.25, "high": 5.75}
    return Field(
        folder="sweep",
        first=read_study(studies.write_study(folder / "first")),
        choices=pd.DataFrame({"driver/war": ["usual", "worse"]}, index=cells),
        by_cell=pd.DataFrame(numbers, index=pd.MultiIndex.from_product(
            [cells, ["final_brent"]], names=["cell", "outcome"])),
        paired=True,
        warnings=(),
        signs={"final_brent": 1},
        chosen=("final_brent",),
        ranks={"final_brent": ranks},
        margins=pd.DataFrame([margin], index=["final_brent"]),
        beats={},
        dominated=pd.DataFrame([[False, False], [True, False]], index=cells, columns=cells),
    )  # fmt: skip


def test_means_of_a_sweep_stand_beside_the_intervals_of_their_differences(tmp_path: Path) -> None:
    rows = cell_table(swept(tmp_path)).rows
    assert rows == [("usual", "60"), ("worse", "64.5 (+3.25 to +5.75)")]


def test_who_comes_first_and_who_is_dominated_is_said_below_in_plain_signs(tmp_path: Path) -> None:
    first, *dominated = verdicts(swept(tmp_path))
    assert first.startswith("Brent at the end: highest, the better way, in worse, first in 100 %")
    assert "it differs from the next, usual, by +4.50" in first
    assert dominated == ["Not dominated: worse.", "Dominated: usual (by worse)."]
