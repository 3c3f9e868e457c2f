"""Measure what each driver option does, alone, against the status quo."""

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from sim.analysis.effects import Claim, effects, failures, make_claim, page, read_rows
from sim.cli.failure import working
from sim.cli.folders import check_file
from sim.cli.progress import watching
from sim.config import build, compose
from sim.config.compose import CONFIGS
from sim.config.options import defaults, options
from sim.config.plan import make_plan
from sim.scenario import Scenario
from sim.study.manifest import chances_of
from sim.study.plan import Plan, Progress, ignore
from sim.study.several import outcomes_of

DRIVER = "driver/"
USUAL = ("runs=500", "weeks=104", "executor=local")
OUT = "docs/effects.md"


def run(words: list[str]) -> int:
    """Run every option, write the page, and fail where a claim does not hold."""
    config = compose([*USUAL, *words])
    out = Path(config["out"] or CONFIGS.parent / OUT)
    check_file(out)
    with working("the effects of the drivers"), watching() as watch:
        table, claims = measure([*USUAL, *words], make_plan(config), watch)
    command = " ".join(["sim effects", *words])
    sizes = f"{config['runs']} runs of {config['weeks']} weeks from seed {config['seed']}"
    out.write_text(page(table, claims, command, sizes))
    said = failures(table)
    print("\n".join([*said, str(out)]), file=sys.stdout)
    return 1 if said else 0


def measure(
    words: Sequence[str], plan: Plan, progress: Progress = ignore
) -> tuple[pd.DataFrame, dict[str, Claim]]:
    """The table of effects and the claims of all options that are not the status quo."""
    turned = {f"{group}={option}": _turned(group, option, words) for group, option in unusual()}
    status_quo = build(compose(words))
    scenarios: dict[str, Scenario] = {name: scenario for name, (scenario, _) in turned.items()}
    found = outcomes_of({"": status_quo, **scenarios}, plan, progress)
    rows = read_rows(CONFIGS / "rows.yaml")
    claims = {
        name: make_claim(about, rows[name.partition("=")[0]], status_quo.outcomes, name)
        for name, (_, about) in turned.items()
    }
    options = {name: found[name] for name in turned}
    return effects(found[""], options, claims, chances_of(status_quo)), claims


def unusual() -> list[tuple[str, str]]:
    """Driver and option of everything that is not the status quo."""
    groups = [group for group in defaults(CONFIGS) if group.startswith(DRIVER)]
    return [
        (group.removeprefix(DRIVER), option)
        for group in groups
        for option in options(CONFIGS, group)[1:]
    ]


def _turned(group: str, option: str, words: Sequence[str]) -> tuple[Scenario, Mapping[str, Any]]:
    config = compose([f"{DRIVER}{group}={option}", *words])
    return build(config), config["drivers"][group]
