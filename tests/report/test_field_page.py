"""The page of a sweep: the field, pairs of keys, ranks, and what dominates what."""

import re
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
import studies

from sim.report.field import Field, foremost, leaders, write_field
from sim.report.field.contests import ranks
from sim.report.field.figures import figures
from sim.report.field.heat import SHARE, Heat, describe_heat
from sim.report.field.page import dominated
from sim.report.field.setting import ranges
from sim.report.folder import Study, read_study

SHIFTS = {"final_brent": 1.0, "ceasefire": 0.3, "packages": 0.0}
"""How much a step of the sweep moves an outcome, in standard deviations."""


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Study:
    return read_study(studies.write_study(tmp_path_factory.mktemp("field") / "first"))


def by_cell(cells: list[str]) -> pd.DataFrame:
    rows = [
        {"cell": cell, "outcome": name, "mean": 0.2 + 0.1 * step, "difference": step * shift,
         "low": step * shift - 0.1, "high": step * shift + 0.1, "standardised": step * shift}
        for step, cell in enumerate(cells)
        for name, shift in SHIFTS.items()
    ]  # fmt: skip
    return pd.DataFrame(rows).set_index(["cell", "outcome"])


def field(first: Study, rows: int, columns: int, **more: object) -> Field:
    choices = [
        {"driver/war": f"w{row}", "seed": f"s{column}"}
        for row in range(rows)
        for column in range(columns)
    ]
    cells = [f"cell{number}" for number in range(len(choices))]
    table = by_cell(cells)
    chances = pd.DataFrame(np.eye(len(cells)), index=cells, columns=range(1, len(cells) + 1))
    margin = {"cell": cells[-1], "next": cells[-2], "difference": 1.0, "low": 0.5, "high": 1.5}
    given: dict[str, object] = {
        "margins": pd.DataFrame([margin], index=["final_brent"]),
        "choices": pd.DataFrame(choices, index=cells),
        "by_cell": table,
        "chosen": foremost(first, table),
        "ranks": {"final_brent": chances},
        "signs": {},
        "beats": {},
        "dominated": None,
    } | more
    return Field(folder="made", first=first, paired=True, warnings=("Beware <b>.",), **given)  # type: ignore[arg-type]


def test_the_page_needs_no_other_file_and_says_what_to_beware_of(
    first: Study, tmp_path: Path
) -> None:
    page = write_field(field(first, 2, 2), tmp_path)
    text = page.read_text()
    assert not re.findall(r'(?:src|href)="(?!data:|#)[^"]*"', text) and "<script" not in text
    assert "Beware &lt;b&gt;." in text
    assert "No outcome was said to be better" in text
    assert "it differs from the next, w1 / s0, by +1.00" in text
    drawn = {path.stem for path in (tmp_path / "figures").iterdir()}
    assert drawn == {"field", "matrices", "ranks"}


def test_a_matrix_holds_the_mean_of_each_pair_of_choices(first: Study) -> None:
    made = field(first, 2, 3, chosen=("final_brent",))
    panel = next(figure for figure in figures(made) if figure.name == "matrices").panels[0]
    heat = panel.pick(made)
    assert heat.texts.loc["w1", "s2"] == "0.700"
    assert list(heat.values.columns) == ["s0", "s1", "s2"]
    assert heat.values.loc["w1", "s0"] == pytest.approx(3.0)


def test_many_cells_stand_in_panels_of_equal_width(first: Study) -> None:
    widths = [panel.pick(None).values.shape[1] for panel in figures(field(first, 4, 5))[0].panels]
    assert widths == [10, 10]


def test_ranks_of_many_cells_are_summed(first: Study) -> None:
    heat = ranks(field(first, 4, 5)).panels[0].pick(None)
    assert list(heat.values.columns) == ["first 1", "first 3", "first 5", "first 10"]
    assert heat.values.iloc[2].tolist() == [0.0, 1.0, 1.0, 1.0]


def test_outcomes_stand_by_how_far_apart_their_cells_are(first: Study) -> None:
    made = field(first, 2, 2)
    assert list(ranges(made.by_cell).index) == ["final_brent", "ceasefire", "packages"]
    assert made.chosen == ("ceasefire", "final_brent")


def test_dominated_cells_are_listed_with_what_dominates_them(first: Study) -> None:
    cells = [f"cell{number}" for number in range(4)]
    table = pd.DataFrame(False, index=cells, columns=cells)
    table.loc["cell3", "cell0"] = True
    listed = dict(dominated(field(first, 2, 2, dominated=table, signs={"final_brent": 1})))
    assert listed["w0 / s0"] == ["w1 / s1"]
    assert listed["w1 / s1"] == []


def test_only_cells_that_clearly_differ_from_the_first_stand_out(
    first: Study, tmp_path: Path
) -> None:
    drawn = field(first, 2, 2)
    drawn.by_cell.loc[drawn.cells[1], ["difference", "low", "high"]] = 1.0, 0.5, 1.5
    drawn.by_cell.loc[drawn.cells[2], ["difference", "low", "high"]] = 0.1, -0.5, 0.7
    rows = write_field(drawn, tmp_path).read_text().split('id="cells"')[1].split("</tr>")[1:5]
    assert ["n other" in row for row in rows[:3]] == [False, True, False]
    assert ["first cell" in row for row in rows] == [True, False, False, False]
    assert "built-in" not in "".join(rows)


def test_cells_that_share_the_best_or_the_lowest_mean_are_all_named(
    first: Study, tmp_path: Path
) -> None:
    made = field(first, 2, 2)
    for cell, mean in zip(made.cells, (0.1, 0.1, 0.9, 0.9), strict=True):
        made.by_cell.loc[(cell, "final_brent"), "mean"] = mean
    made.margins.loc["final_brent", ["cell", "next"]] = made.cells[2], made.cells[0]
    text = write_field(made, tmp_path).read_text()
    assert "highest in <strong>w1 / s0 and w1 / s1</strong> alike" in text
    assert "w1 / s0 differs from the next, w0 / s0, by" in text
    assert "<td>w0 / s0 and w0 / s1</td>" in text and "<td>w1 / s0 and w1 / s1</td>" in text


def test_many_cells_that_tie_are_counted(first: Study) -> None:
    made = field(first, 2, 3)
    for cell in made.cells[1:]:
        made.by_cell.loc[(cell, "final_brent"), "mean"] = 0.9
    assert leaders(made)[0].cells == "5 cells"
    made.by_cell.loc[(made.cells[0], "final_brent"), "mean"] = 0.9
    assert leaders(made)[0].sentence == "Brent at the end: the same in all 6 cells."


def test_a_cell_that_differs_in_every_run_is_told_by_a_word_and_stands_first(
    first: Study, tmp_path: Path
) -> None:
    made = field(first, 2, 2, chosen=("packages", "final_brent"))
    made.by_cell.loc[(made.cells[1], "packages"), ["standardised", "low", "high"]] = np.inf, 1, 1
    assert list(ranges(made.by_cell).index)[0] == "packages"
    heat = figures(made)[0].panels[0].pick(None)
    assert heat.texts.loc["packages", made.cells[1]] == "every"
    assert np.isfinite(heat.values.to_numpy()).all()
    text = write_field(made, tmp_path).read_text()
    assert '<td class="n">in every run</td>' in text
    assert not re.search(r"\binf\b|not known", text)


def test_words_for_a_figure_of_ranks_leave_out_what_is_not_written_in_it(first: Study) -> None:
    panel = ranks(field(first, 2, 2)).panels[0]
    said = panel.describe(panel.pick(None))
    assert said.count("100") == 8
    assert not re.search(r": (;|\.|$)", said)


def test_words_for_a_figure_in_which_nothing_is_written_say_so() -> None:
    table = pd.DataFrame({"a": [0.0]}, index=["x"])
    heat = Heat(table, table.map(lambda _: ""), (0.0, 1.0), SHARE)
    assert describe_heat(heat) == "No number stands out."
