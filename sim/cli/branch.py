"""Branch off a study: the same world until a week, another one after it."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from sim.cli.failure import WorkError, working
from sim.cli.run import carry_out
from sim.cli.whole import whole_study
from sim.cli.words import typed
from sim.config import build
from sim.config.branch import branch as make_branch
from sim.config.plan import make_plan, study_folder
from sim.scenario import Scenario
from sim.study import Plan, Study, open_study

AGAINST = "against_parent"


def branch(words: list[str]) -> int:
    """Run a what-if of a study into a folder of its own, and show it beside its parent."""
    folders = [word for word in words if "=" not in word and not word.startswith(("-", "~"))]
    weeks = [word.partition("=")[2] for word in words if word.startswith("week=")]
    if len(folders) != 1 or len(weeks) != 1 or not weeks[0].isdigit():
        raise ValueError(f"{typed('branch', words)}: allowed is sim branch DIR week=W [...]")
    rest = [word for word in words if word not in folders and not word.startswith("week=")]
    parent, week = Path(folders[0]), int(weeks[0])
    whole_study(parent)
    config, scenario, plan = _prepared(parent, week, rest)
    folder = study_folder(config)
    status = carry_out(folder, scenario, plan, config)
    with working(f"the comparison of {folder} with its parent"):
        beside(parent, folder, week)
    return status


def _prepared(
    parent: Path, week: int, words: Sequence[str]
) -> tuple[dict[str, Any], Scenario, Plan]:
    config = open_study(parent).config
    try:
        made = make_branch(config, parent.resolve().name, week, words)
        if made["interventions"] == config["interventions"]:
            raise ValueError(
                "a branch without a change equals its parent; allowed is a change, as in "
                "'+interventions.NAME={...}', rules.NAME.FIELD=VALUE or policy.STATE.policy=NAME"
            )
        return made, build(made), make_plan(made)
    except KeyError as error:
        raise ValueError(
            f"{parent / 'config.yaml'} lacks {error}, which this code needs; allowed is a study "
            "of this version"
        ) from error


def beside(parent: Path, child: Path, week: int) -> None:
    """Check that a branch equals its parent until a week, and show them together.

    Raises WorkError where it does not.
    """
    from sim.analysis.compare import compare_pairing, pair
    from sim.cli.compare import write_report
    from sim.report import Difference, add_parent

    studies = open_study(parent), open_study(child)
    _check_past(*studies, week)
    matched = pair(*studies)
    table = compare_pairing(matched)
    page = write_report([parent, child], [table], [matched], child / AGAINST)
    row = Difference(child, table, matched.paired, matched.warnings)
    add_parent(parent, row, week, f"{AGAINST}/{page.name}")
    print(f"equals {parent} in every week before {week}; both together: {page}", file=sys.stderr)


def _check_past(parent: Study, child: Study, week: int) -> None:
    from sim.analysis.compare import apart_before, events_apart_before

    apart = apart_before(parent.trajectories, child.trajectories, week)
    kept = all((study.folder / "events.parquet").is_file() for study in (parent, child))
    if kept and events_apart_before(parent.events, child.events, week):
        apart.append("events")
    if apart:
        raise WorkError(
            f"{child.folder} differs from {parent.folder} before week {week}, in {apart[0]} and "
            f"{len(apart) - 1} more; a parent made by other code cannot be branched off"
        )
