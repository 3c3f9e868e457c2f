"""The page of a box."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from sim.report.discovery.figures import figures
from sim.report.discovery.sentences import headline, rows
from sim.report.drawing import Drawn, draw_all
from sim.report.environment import environment
from sim.report.publish import publish
from sim.report.words import interval, percent


def write_discovery(
    summary: Mapping[str, Any], restrictions: pd.DataFrame, steps: pd.DataFrame, out: Path
) -> Path:
    """Draw the figures of a box into a folder and write its page; returns the page's path.

    `summary` holds the event, the counts of both halves and the command; `restrictions` a row a
    restricted input, `steps` a row a box of the peeling. Figures and page appear whole.
    """

    def draw(work: Path) -> str:
        drawn = draw_all(figures(restrictions), (summary, steps, restrictions), work)
        return _render(summary, restrictions, drawn)

    return publish(out / "discovery.html", draw)


def _render(summary: Mapping[str, Any], restrictions: pd.DataFrame, drawn: list[Drawn]) -> str:
    template = environment().get_template("discovery.html")
    return template.render(
        summary=summary,
        headline=headline(summary),
        rows=rows(restrictions),
        halves=[(name, _half(summary[key])) for key, name in HALVES],
        drawn=drawn,
    )


HALVES = (("judged_on", "on the other half"), ("made_on", "on the half that made it"))


def _half(found: Mapping[str, Any]) -> tuple[str, ...]:
    """Runs, support, density and coverage with intervals, and the share outside."""
    around = (interval(*(percent(end) for end in found[f"{key}95"])) for key in SHARES)
    shares = [f"{percent(found[key])} ({ends})" for key, ends in zip(SHARES, around, strict=True)]
    return str(found["runs"]), percent(found["support"]), *shares, percent(found["outside"])


SHARES = ("density", "coverage")
