"""The page of what to watch."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from sim.report.drawing import Drawn, draw_all
from sim.report.environment import environment
from sim.report.publish import publish
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

    def draw(work: Path) -> str:
        data = heat(cells, signposts)
        drawn = draw_all([figure(data)], data, work) if data is not None else []
        return _render(summary, signposts, drawn)

    return publish(out / "watch.html", draw)


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
