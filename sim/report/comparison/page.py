"""The page of a comparison."""

import os
import shutil
from pathlib import Path

import pandas as pd

from sim.report.comparison.figures import Studies, figures
from sim.report.comparison.rows import SHOWN, clear, departures, named, rows
from sim.report.drawing import Drawn, draw_all
from sim.report.environment import environment
from sim.report.folder import Study, read_study


def write_comparison(
    first: Path, second: Path, differences: pd.DataFrame, paired: bool, out: Path
) -> Path:
    """Draw two studies and their differences into a folder; returns the path of its page.

    `differences` holds a row an outcome with columns first, second, difference, low, high
    (95 % interval) and standardised; `paired` says whether runs share their luck. Figures and
    page appear whole. Raises ValueError where a folder holds no finished study.
    """
    studies = (read_study(first), read_study(second))
    names = _names(studies)
    table = named(studies, differences)
    out.mkdir(parents=True, exist_ok=True)
    work = out / f"figures.{os.getpid()}.tmp"
    work.mkdir()
    try:
        largest, *others = figures(names)
        drawn = draw_all([largest], table[clear(table)].head(SHOWN), work)
        drawn += draw_all(others, studies, work)
        page = _render(studies, names, table, (drawn, paired))
        shutil.rmtree(out / "figures", ignore_errors=True)
        work.rename(out / "figures")
    finally:
        shutil.rmtree(work, ignore_errors=True)
    half = out / f"comparison.{os.getpid()}.tmp"
    half.write_text(page, encoding="utf-8")
    return half.replace(out / "comparison.html")


def _names(studies: Studies) -> tuple[str, str]:
    """What to call the studies: scenario, or folder where both have the same."""
    first, second = (str(study.manifest.get("scenario", study.folder.name)) for study in studies)
    if first == second:
        first, second = (_folder(study) for study in studies)
    return first.replace("_", " "), second.replace("_", " ")


def _folder(study: Study) -> str:
    return study.folder.resolve().name


def _render(
    studies: Studies, names: tuple[str, str], table: pd.DataFrame, drawn: tuple[list[Drawn], bool]
) -> str:
    found = clear(table)
    return (
        environment()
        .get_template("comparison.html")
        .render(
            studies=studies,
            names=names,
            drawn=drawn[0],
            paired=drawn[1],
            rows=rows(studies, table),
            moved=int(found.sum()),
            by_luck=round(0.05 * len(table)),
            departures=departures(studies),
        )
    )
