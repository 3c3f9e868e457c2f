"""The page of a comparison."""

import dataclasses
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from sim.report.comparison.figures import largest, of_question
from sim.report.comparison.questions import by_question
from sim.report.comparison.rows import Row, rows, sentence
from sim.report.comparison.setting import Comparison, Difference, Other, gather
from sim.report.comparison.varied import MOST, varied_drivers, varied_settings
from sim.report.drawing import Drawn, draw_all
from sim.report.environment import environment
from sim.report.findings import SECTIONS, Section
from sim.report.words import interval, number

FOREMOST = 6
"""Differences named at the top, a study."""
NAMED = 4
"""Differences named under a question, a study."""


@dataclasses.dataclass(frozen=True)
class Part:
    """A question of the watch list: sentences, figures and rows of a table.

    `never` is what stands for never where an outcome is the week of something.
    """

    section: Section
    said: list[tuple[Other, str]]
    figures: list[Drawn]
    rows: list[Row]
    never: list[int]


@dataclasses.dataclass(frozen=True)
class Verdict:
    """How much a study differs in all: outcomes that leave zero out, and the largest of them.

    `same` says that no mean differs, not even by luck.
    """

    other: Other
    clear: int
    outcomes: int
    by_luck: int
    foremost: list[str]
    pairing: str
    same: bool


def write_comparison(first: Path, differences: Sequence[Difference], out: Path) -> Path:
    """Draw studies and their differences into a folder; returns the path of its report.

    The folder may exist. Raises ValueError where a folder holds no finished study, and for more
    studies than there are colours.
    """
    comparison = gather(first, differences)
    figures = out / "figures"
    figures.mkdir(parents=True, exist_ok=True)
    names = list(comparison.others[0].table.index)
    top = draw_all([largest(comparison, names)], comparison, figures)
    parts = [
        _part(comparison, section, found, figures)
        for section in SECTIONS
        if (found := by_question(names, comparison.first.config).get(section.name))
    ]
    page = out / "report.html"
    page.write_text(_render(comparison, top, parts), encoding="utf-8")
    return page


def _part(comparison: Comparison, section: Section, names: list[str], folder: Path) -> Part:
    drawn = draw_all(of_question(comparison, section.name, names), comparison, folder)
    said = [(other, _said(comparison, other, names)) for other in comparison.others]
    return Part(section, said, drawn, rows(comparison, names), comparison.never(names))


def _said(comparison: Comparison, other: Other, names: list[str]) -> str:
    table = other.table[other.table.index.isin(names)]
    found = [str(name) for name in table.index[other.clear.loc[table.index]]]
    if not found:
        return f"none of {len(table)} outcomes differs by more than its interval."
    most = "; ".join(sentence(comparison, other, name) for name in found[:NAMED])
    differ, their = ("differs", "its") if len(found) == 1 else ("differ", "their")
    return (
        f"{len(found)} of {len(table)} outcomes {differ} by more than {their} interval, where "
        f"{0.05 * len(table):.1f} would by luck. Most of all: {most}."
    )


def verdict(comparison: Comparison, other: Other) -> Verdict:
    """What to say of a study before anything else."""
    found = [str(name) for name in other.table.index[other.clear]]
    cut = other.table.loc[other.table["pairing"] > 0, "pairing"]
    return Verdict(
        other=other,
        clear=len(found),
        outcomes=len(other.table),
        by_luck=round(0.05 * len(other.table)),
        foremost=[sentence(comparison, other, name) for name in found[:FOREMOST]],
        pairing=_spread(cut),
        same=bool((other.table["p_value"] == 1.0).all()),
    )


def _spread(cut: "pd.Series[float]") -> str:
    middle, low, high = (float(cut.quantile(share)) for share in (0.5, 0.1, 0.9))
    around = interval(number(low), number(high))
    return f"{number(middle)} at the median ({around} for four outcomes in five)"


def _render(comparison: Comparison, top: list[Drawn], parts: list[Part]) -> str:
    studies = tuple(other.study for other in comparison.others)
    settings = varied_settings(comparison.first, studies)
    values: dict[str, Any] = {
        "comparison": comparison,
        "verdicts": [verdict(comparison, other) for other in comparison.others],
        "top": top,
        "parts": parts,
        "drivers": varied_drivers(comparison.first, studies),
        "settings": settings[:MOST],
        "unsaid": max(0, len(settings) - MOST),
    }
    return environment().get_template("comparison.html").render(values)
