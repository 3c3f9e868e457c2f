"""What every experiment does: read its design, run its scenarios, write results, figure and text.

An experiment is a folder with a `design.yaml`:

    scenarios: {name: {words: [words of a command line], against: name of another, or none}}
    runs, weeks, seed: sizes shared by all scenarios, so that they are compared run by run
    outcomes: the outcomes of the results table; shown: those of the figure
    indicators: weekly means in the figure
    watch: indicators and outcomes beside the usual ones

The scenarios run twice: with the parameters as they stand, and with every judged parameter
drawn from its plausible range, the same draw in run 7 of every scenario.
"""

import dataclasses
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import yaml
from scipy.stats import binomtest, norm

from experiments.figure import draw
from experiments.readme import refresh
from sim.analysis.compare import compare_outcomes
from sim.cli.progress import watching
from sim.config import build, compose
from sim.config.plan import make_plan
from sim.scenario import Scenario
from sim.study.assemble import outcome_frame
from sim.study.manifest import chances_of
from sim.study.record import RECORDS
from sim.study.several import outcomes_of, several

LEVEL = 0.99
ENDS = ("difference", "low", "high")
RESULTS = "results.csv"
FIGURE = "figure.png"


@dataclasses.dataclass(frozen=True)
class Weekly:
    """Mean of an indicator over runs by week, with its standard error, shape (week,)."""

    mean: np.ndarray
    error: np.ndarray


def run(script: str) -> None:
    """Carry out the experiment in whose folder a script stands."""
    folder = Path(script).resolve().parent
    design = yaml.safe_load((folder / "design.yaml").read_text())
    as_is = _scenarios(design, ())
    with watching() as progress:
        frames, weekly = _run(as_is, design, progress)
    varied = _scenarios(design, ("uncertainty=assumptions",))
    with watching() as progress:
        uncertain = outcomes_of(varied, _plan(design, "uncertainty=assumptions"), progress)
    parts = next(iter(as_is.values()))
    rows = pd.DataFrame(_rows(design, frames, uncertain, chances_of(parts)))
    rows.to_csv(folder / RESULTS, index=False, float_format="%.6g")
    # Read back, so that figure and text hold the digits of the file.
    table = pd.read_csv(folder / RESULTS)
    draw(folder / FIGURE, design, weekly, table, parts)
    refresh(folder / "README.md", design, table, parts)
    print(folder / RESULTS)


def _words(design: Mapping[str, Any]) -> list[str]:
    sizes = [f"{key}={design[key]}" for key in ("runs", "weeks", "seed")]
    return [*sizes, "executor=local"]


def _plan(design: Mapping[str, Any], *words: str) -> Any:
    plan = make_plan(compose([*_words(design), *words]))
    return dataclasses.replace(plan, record=RECORDS["small"])


def _scenarios(design: Mapping[str, Any], also: tuple[str, ...]) -> dict[str, Scenario]:
    made = {}
    for name, row in design["scenarios"].items():
        config = compose([*_words(design), *(row.get("words") or ()), *also])
        for group, parts in (design.get("watch") or {}).items():
            config[group] = {**config[group], **parts}
        made[name] = build(config)
    return made


def _run(
    scenarios: Mapping[str, Scenario], design: Mapping[str, Any], progress: Any
) -> tuple[dict[str, pd.DataFrame], dict[str, dict[str, Weekly]]]:
    """Outcomes by scenario, and weekly means by indicator and scenario."""
    frames: dict[str, list[pd.DataFrame]] = {name: [] for name in scenarios}
    paths: dict[str, list[dict[str, np.ndarray]]] = {name: [] for name in scenarios}
    for name, result in several(scenarios, _plan(design), progress):
        frames[name].append(outcome_frame(result))
        paths[name].append({key: result.trajectories[key] for key in design["indicators"]})
    outcomes = {name: pd.concat(parts).sort_index() for name, parts in frames.items()}
    weekly = {
        key: {name: _weekly([part[key] for part in paths[name]]) for name in scenarios}
        for key in design["indicators"]
    }
    return outcomes, weekly


def _weekly(parts: list[np.ndarray]) -> Weekly:
    runs = np.concatenate(parts).astype(float)
    return Weekly(runs.mean(axis=0), runs.std(axis=0, ddof=1) / np.sqrt(len(runs)))


def interval(values: np.ndarray, chance: bool) -> tuple[float, float]:
    """99 % interval of a mean over runs: after Wilson (1927) for chances, else by its error."""
    if chance:
        share = binomtest(int(values.sum()), len(values)).proportion_ci(LEVEL, method="wilson")
        return float(share.low), float(share.high)
    mean, half = values.mean(), norm.ppf((1 + LEVEL) / 2) * values.std(ddof=1) / len(values) ** 0.5
    return float(mean - half), float(mean + half)


def _rows(
    design: Mapping[str, Any],
    frames: Mapping[str, pd.DataFrame],
    uncertain: Mapping[str, pd.DataFrame],
    chances: Collection[str],
) -> Iterator[dict[str, Any]]:
    """One row a scenario and outcome: the mean, and the paired difference with 99 % intervals."""
    for name, row in design["scenarios"].items():
        against = row.get("against") or name
        kept = list(design["outcomes"])
        table, wide = (
            compare_outcomes(each[against][kept], each[name][kept], chances=chances, level=LEVEL)
            for each in (frames, uncertain)
        )
        for outcome in kept:
            values = frames[name][outcome].to_numpy(dtype=float)
            low, high = interval(values, outcome in chances)
            yield {
                "scenario": name,
                "against": against,
                "outcome": outcome,
                "mean": table.loc[outcome, "second"],
                "mean_low": low,
                "mean_high": high,
                **{key: table.loc[outcome, key] for key in (*ENDS, "standardised")},
                **{f"varied_{key}": wide.loc[outcome, key] for key in ENDS},
            }
