"""Every figure of a report names the structural assumptions that it leans on."""

import re
from pathlib import Path

import pytest
import studies

from sim.report import write_report
from sim.report.registry import FIGURES
from sim.report.structural import structural

DOCUMENT = Path(__file__).parents[2] / "docs" / "assumptions.md"


@pytest.mark.parametrize("figure", FIGURES, ids=lambda figure: figure.name)
def test_a_figure_leans_on_assumptions_that_the_document_numbers(figure) -> None:
    assert figure.assumes
    assert set(figure.assumes) <= set(structural())


def test_the_table_of_the_report_is_that_of_the_document() -> None:
    text = DOCUMENT.read_text()
    for number, row in structural().items():
        assert f"| {number} | {row['assumption']} |" in text


def test_links_of_figures_lead_to_a_row_of_the_page(tmp_path: Path) -> None:
    page = write_report(studies.write_study(tmp_path / "study")).read_text()
    links = set(re.findall(r'href="#(A\d+)"', page))
    assert links
    assert links <= set(re.findall(r'<tr id="(A\d+)">', page))
