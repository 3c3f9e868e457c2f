"""The page of what to watch."""

import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from sim.report.drawing import Drawn, draw_all
from sim.report.environment import environment
from sim.report.signposts.figures import figure, heat
from sim.report.signposts.sentences import headline, sentences
from sim.report.signposts.table import HEADERS, table


def write_watch(
    summary: Mapping[str, Any], signposts: pd.DataFrame, cells: pd.DataFrame, out: Path
) -> Path:
    """Draw the heat map of an outcome into a folder and write its page; returns the page's path.

    `summary` holds the event and the command; `signposts` a row a signpost, `cells` a row an
    indicator and week. Figures and page appear whole.
    """
    work = out / f"figures.{os.getpid()}.tmp"
    work.mkdir(parents=True)
    try:
        data = heat(cells, signposts)
        drawn = draw_all([figure(data)], data, work) if data is not None else []
        page = _render(summary, signposts, drawn)
        shutil.rmtree(out / "figures", ignore_errors=True)
        work.rename(out / "figures")
    finally:
        shutil.rmtree(work, ignore_errors=True)
    half = out / f"watch.{os.getpid()}.tmp"
    half.write_text(page, encoding="utf-8")
    return half.replace(out / "watch.html")


def _render(summary: Mapping[str, Any], signposts: pd.DataFrame, drawn: list[Drawn]) -> str:
    template = environment().get_template("watch.html")
    return template.render(
        summary=summary,
        headline=headline(summary, signposts),
        sentences=sentences(summary, signposts),
        headers=HEADERS,
        rows=table(summary, signposts),
        drawn=drawn,
    )
