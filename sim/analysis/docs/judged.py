"""Every judged number of the model: its place, value, range and reason."""

import dataclasses
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from sim.analysis.docs.drivers import changes, described
from sim.analysis.docs.markdown import interval, shown
from sim.analysis.docs.parts import listed, parts
from sim.scenario import Scenario
from sim.yaml_files import read_yaml

WORD = "assumption"
PARTS = ("rules", "terms", "policy")


@dataclasses.dataclass(frozen=True)
class Judged:
    """One judged number, or one column of them, by the path at which it acts."""

    label: str
    value: str
    unit: str
    range: str
    reason: str

    @property
    def part(self) -> str:
        """The part, or the group of tables, that it belongs to."""
        root, *rest = self.label.split(".")
        return ".".join([root, *rest[:1]]) if root in PARTS else root


def judged(scenario: Scenario, drivers: Mapping[str, Any], configs: Path) -> Iterator[Judged]:
    """Judged parameters in the order of the parts, then judged columns of the tables."""
    yield from _parameters(scenario)
    yield from _weights(scenario)
    yield from _states(scenario, configs / "states")
    yield from _columns("dyads", configs / "dyads" / "default")
    yield from _columns("eu_members", configs / "eu_members" / "default")
    yield from _rates(configs / "repertoires" / "default.csv")
    yield from _options(drivers)


def _is_judged(source: str) -> bool:
    return WORD in source.lower()


def _reason(source: str) -> str:
    return source.removeprefix(f"{WORD}: ")


def _parameters(scenario: Scenario) -> Iterator[Judged]:
    for label, part in parts(scenario):
        for p in listed(part):
            if _is_judged(p.source):
                path = f"{label}.{p.name}"
                yield Judged(path, shown(p.value), p.unit, interval(p.range), _reason(p.source))


def _weights(scenario: Scenario) -> Iterator[Judged]:
    for term in scenario.terms:
        weights = [doctrine.weights.get(term, 0.0) for doctrine in scenario.doctrines.values()]
        value = f"{shown(min(weights))} to {shown(max(weights))} over states"
        reason = "what a standard deviation of the term does to the log odds of a move"
        yield Judged(f"weights.{term}", value, "log odds", "half to double", reason)


def _states(scenario: Scenario, folder: Path) -> Iterator[Judged]:
    files = {code: _read(folder / f"{code}.yaml") for code in scenario.actors.states.codes}
    names = dict.fromkeys(name for file in files.values() for name in file["values"])
    for name in names:
        rows = [file["values"][name] for file in files.values()]
        marked = [row for row in rows if row.get("assumption")]
        if marked:
            values = [float(row["value"]) for row in marked]
            spread = f"{len(marked)} states, {shown(min(values))} to {shown(max(values))}"
            reason = "; ".join(dict.fromkeys(_short(row["source"]) for row in marked[:1]))
            yield Judged(
                f"states.{name}", spread, marked[0]["unit"], "low and high of each file", reason
            )


def _short(source: str) -> str:
    return source.partition("; assumption")[0]


def _read(path: Path) -> dict[str, Any]:
    content: dict[str, Any] = read_yaml(path)
    return content


def _columns(name: str, path: Path) -> Iterator[Judged]:
    frame = pd.read_csv(path.with_suffix(".csv"), keep_default_na=False)
    for column, about in _read(path.with_suffix(".yaml")).items():
        if about.get("assumption"):
            values = frame[column].astype(float)
            spread = f"{len(frame)} rows, {shown(values.min())} to {shown(values.max())}"
            ends = f"{shown(about['half_width'])} on each side" if "half_width" in about else ""
            given = ends or about.get("range", "")
            yield Judged(f"{name}.{column}", spread, about["unit"], given, about["source"])


def _rates(path: Path) -> Iterator[Judged]:
    frame = pd.read_csv(path, keep_default_na=False)
    for move, rows in frame[frame["basis"] != "data"].groupby("move", sort=True):
        rate = rows["rate"].astype(float)
        held = rate > 0
        down = _middle(rows["low"].astype(float)[held] / rate[held])
        up = _middle(rows["high"].astype(float)[held] / rate[held])
        value = f"{len(rows)} dyads, {shown(rate.min())} to {shown(rate.max())}"
        times = f"{down} to {up} times (median), low and high of each row"
        kinds = ", ".join(sorted(set(rows["basis"])))
        yield Judged(f"repertoires.{move}", value, "events/year", times, f"{kinds}; see the rows")


def _middle(values: Any) -> str:
    return shown(round(float(np.median(values)), 2)) if len(values) else "1"


def _options(drivers: Mapping[str, Any]) -> Iterator[Judged]:
    for group, options in drivers.items():
        for option, content in options.items():
            evidence = str(described(group, content).get("evidence", ""))
            changed = list(changes(content))
            if _is_judged(evidence) and changed:
                value = f"{len(changed)} values, see drivers.md"
                yield Judged(
                    f"drivers.{group}.{option}", value, "", "the driver's options", evidence
                )
