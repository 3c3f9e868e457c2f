"""Numbers in the text of an experiment, taken from its results.

A mark `<!--scenario|outcome|kind-->` is followed by what stands there now and by `<!---->`;
`<!--results-->` by the whole table. A rerun replaces both and leaves the prose alone.
"""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from sim.analysis.deviations import EVERY_RUN, deviations
from sim.scenario import Scenario

MARK = re.compile(r"<!--(?P<scenario>[^|>]+)\|(?P<outcome>\w+)\|(?P<kind>\w+)-->.*?<!---->")
TABLE = re.compile(r"<!--results-->.*?<!--end-->", re.DOTALL)


def refresh(path: Path, design: Mapping[str, Any], table: pd.DataFrame, scenario: Scenario) -> None:
    """Bring the numbers of a page up to date. Raises ValueError for a mark that fits nothing."""
    text = path.read_text()
    text = MARK.sub(lambda mark: _filled(mark, table), text)
    path.write_text(TABLE.sub(lambda _: _marked(results(design, table, scenario)), text))


def _filled(mark: re.Match[str], table: pd.DataFrame) -> str:
    chosen = (table["scenario"] == mark["scenario"]) & (table["outcome"] == mark["outcome"])
    if chosen.sum() != 1 or mark["kind"] not in KINDS:
        raise ValueError(f"{mark[0]} names no scenario, outcome and kind of {', '.join(KINDS)}")
    row = {str(name): column[chosen].iloc[0] for name, column in table.items()}
    said = KINDS[mark["kind"]](row)
    return f"<!--{mark['scenario']}|{mark['outcome']}|{mark['kind']}-->{said}<!---->"


def _marked(text: str) -> str:
    return f"<!--results-->\n{text}\n<!--end-->"


def _number(value: float) -> str:
    """Three digits, without exponents."""
    if value != 0 and abs(value) < 0.001:
        return f"{value:.4f}"
    return f"{value:.0f}" if abs(value) >= 100 else f"{value:.3g}"


def _signed(value: float) -> str:
    return f"+{_number(value)}" if value > 0 else _number(value)


def _mean(row: Mapping[str, Any]) -> str:
    low, high = _number(row["mean_low"]), _number(row["mean_high"])
    return f"{_number(row['mean'])} ({low} to {high})"


def _difference(row: Mapping[str, Any]) -> str:
    return f"{_signed(row['difference'])} ({_signed(row['low'])} to {_signed(row['high'])})"


def _varied(row: Mapping[str, Any]) -> str:
    low, high = _signed(row["varied_low"]), _signed(row["varied_high"])
    return f"{_signed(row['varied_difference'])} ({low} to {high})"


def _share(row: Mapping[str, Any]) -> str:
    low, high = 100 * row["mean_low"], 100 * row["mean_high"]
    return f"{100 * row['mean']:.0f} % ({low:.0f} to {high:.0f})"


def _points(row: Mapping[str, Any]) -> str:
    low, high = 100 * row["low"], 100 * row["high"]
    return f"{100 * row['difference']:+.0f} points ({low:+.0f} to {high:+.0f})"


def _sd(row: Mapping[str, Any]) -> str:
    said = deviations(row["standardised"])
    return said if said == EVERY_RUN else f"{said} SD"


KINDS = {
    "mean": _mean,
    "difference": _difference,
    "varied": _varied,
    "share": _share,
    "points": _points,
    "sd": _sd,
}


def results(design: Mapping[str, Any], table: pd.DataFrame, scenario: Scenario) -> str:
    """All outcomes of all scenarios as a Markdown table."""
    lines = [
        "| outcome | scenario | mean (99 %) | difference (99 %) | in SD | assumptions varied |",
        "|---|---|---|---|---|---|",
    ]
    for outcome in design["outcomes"]:
        rows = table[table["outcome"] == outcome].to_dict("records")
        for number, row in enumerate(rows):
            name = scenario.outcomes[outcome].long_name.partition(", units")[0]
            lines.append(_line(name if number == 0 else "", dict(row)))
    return "\n".join(lines)


def _line(name: str, row: Mapping[str, Any]) -> str:
    cells = [name, row["scenario"], _mean(row)]
    if row["against"] != row["scenario"]:
        cells += [_difference(row), deviations(row["standardised"]), _varied(row)]
    else:
        cells += ["", "", ""]
    return f"| {' | '.join(cells)} |"
