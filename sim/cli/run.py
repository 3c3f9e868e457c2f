"""Run a scenario into a study folder, or finish what an interrupted run has left."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sim.cli.failure import WorkError, working
from sim.cli.progress import watching
from sim.cli.report import write
from sim.cli.words import one_folder
from sim.config import build, compose
from sim.config.plan import make_plan, study_folder
from sim.scenario import Scenario
from sim.study import Plan, begin_study, finish_study
from sim.study.folder import read_config, read_manifest

SWEEP = ("-m", "--multirun")


def run(words: list[str]) -> int:
    """Check everything, then run; nothing is written before all is known to be good."""
    if set(words) & set(SWEEP):
        from sim.cli.sweep import run_cells

        return run_cells([word for word in words if word not in SWEEP])
    config = compose(words)
    return carry_out(study_folder(config), build(config), make_plan(config), config)


def resume(words: list[str]) -> int:
    """Finish a study from the configuration in its folder."""
    folder = one_folder(words, "resume")
    config = read_config(folder)
    return _finish(folder, build(config), make_plan(config))


def carry_out(folder: Path, scenario: Scenario, plan: Plan, config: Mapping[str, Any]) -> int:
    """Run a scenario into a folder and write the report."""
    begin_study(folder, scenario, plan, config, config["force"])
    return _finish(folder, scenario, plan)


def _finish(folder: Path, scenario: Scenario, plan: Plan) -> int:
    with working(f"the study in {folder}, which sim resume can finish"), watching() as watch:
        errors = finish_study(folder, scenario, plan, watch)
    if not errors:
        write(folder)
        return 0
    runs = len(read_manifest(folder)["failed"])
    raise WorkError(
        f"{runs} of {scenario.runs} runs failed; {folder / 'manifest.json'} holds the tracebacks, "
        f"of which the first ends: {errors[0].strip().splitlines()[-1]}"
    )
