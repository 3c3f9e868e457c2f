"""Hold the table of directions against paired runs."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from sim.analysis.directions import Direction, judge, page, read_directions
from sim.analysis.directions.claims import Words
from sim.cli.failure import working
from sim.cli.folders import check_file
from sim.cli.progress import watching
from sim.config import build, compose
from sim.config.compose import CONFIGS
from sim.config.plan import make_plan
from sim.scenario import Scenario
from sim.study.manifest import chances_of
from sim.study.plan import Plan, Progress, ignore
from sim.study.several import outcomes_of

USUAL = ("runs=300", "weeks=52", "executor=local")
OUT = "docs/directions.md"
TABLE = "directions.yaml"


def run(words: list[str]) -> int:
    """Run every cause, write the page, and fail where a verdict is not the one on record."""
    config = compose([*USUAL, *words])
    directions, watch = read_directions(CONFIGS / TABLE)
    out = Path(config["out"] or CONFIGS.parent / OUT)
    check_file(out)
    with working("the directions"), watching() as progress:
        judged = measure(directions, watch, [*USUAL, *words], make_plan(config), progress)
    sizes = f"{config['runs']} runs of {config['weeks']} weeks from seed {config['seed']}"
    out.write_text(page(directions, judged, " ".join(["sim directions", *words]), sizes))
    said = surprises(directions, judged)
    print("\n".join([*said, str(out)]))
    return 1 if said else 0


def measure(
    directions: Sequence[Direction],
    watch: Mapping[str, Any],
    words: Sequence[str],
    plan: Plan,
    progress: Progress = ignore,
) -> pd.DataFrame:
    """The verdict on every row; each distinct world runs once."""
    worlds = {side for row in directions for side in (row.cause, row.against)}
    scenarios = {" ".join(own): _world(own, words, watch) for own in sorted(worlds)}
    found = outcomes_of(scenarios, plan, progress)
    chances = frozenset().union(*map(chances_of, scenarios.values()))
    return judge(directions, {own: found[" ".join(own)] for own in worlds}, chances)


def surprises(directions: Sequence[Direction], judged: pd.DataFrame) -> list[str]:
    """Sentences on rows whose verdict is not the one that the table records."""
    return [
        f"{row.claim}: {verdict}, on record as {row.model}"
        for row, verdict in zip(directions, judged["verdict"], strict=True)
        if verdict != row.model
    ]


def _world(own: Words, words: Sequence[str], watch: Mapping[str, Any]) -> Scenario:
    config = compose([*words, *own])
    for group, parts in watch.items():
        config[group] = {**config[group], **parts}
    return build(config)
