"""Run a scenario into a study folder, or finish what an interrupted run has left."""

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

# First, as in sim.study: here even less is loaded that Mesa would look through.
import sim.model  # noqa: F401
from sim.cli.cost import check_room
from sim.cli.due import write_due
from sim.cli.failure import WorkError, working
from sim.cli.pipe import tell
from sim.cli.progress import watching
from sim.cli.words import one_folder
from sim.config import build, compose
from sim.config.interventions import too_late
from sim.config.plan import make_plan, study_folder
from sim.scenario import Scenario
from sim.study import Plan, begin_study
from sim.study.assemble import OUTCOMES
from sim.study.changed import check_unchanged
from sim.study.executors import Local, Serial, Site
from sim.study.folder import CONFIG, MANIFEST, held, read_config, read_manifest
from sim.study.kept import keeping
from sim.study.ledger import open_ledger
from sim.study.run import Prepare, finish_studies
from sim.study.sweep import cell_folders, is_sweep

SWEEP = ("-m", "--multirun")
ANY_CODE = "code=any"


def run(words: list[str]) -> int:
    """Check everything, then run; nothing is written before all is known to be good."""
    if set(words) & set(SWEEP):
        from sim.cli.sweep import run_cells

        return run_cells([word for word in words if word not in SWEEP])
    _check_once(words)
    config = {**compose(words), "made": [["run", *words]]}
    return carry_out(study_folder(config), build(config), make_plan(config), config)


def _check_once(words: Sequence[str]) -> None:
    """A choice that is given twice is a mistake, since only the last would count."""
    keys = [word.partition("=")[0] for word in words]
    for key in ("scenario", "runs", "weeks", "seed", *(k for k in keys if k.startswith("driver/"))):
        values = [word.partition("=")[2] for word in words if word.startswith(f"{key}=")]
        if len(values) > 1:
            said = " and ".join(values)
            raise ValueError(f"{key} is given as {said}; allowed is one (drivers can be combined)")


def resume(words: list[str]) -> int:
    """Finish a study or a sweep from the configurations in its folder."""
    chosen = [word for word in words if word.startswith("executor")]
    rest = [word for word in words if word not in (*chosen, ANY_CODE)]
    folder = one_folder(rest, "resume")
    folders = cell_folders(folder) if is_sweep(folder) else [folder]
    for each in folders:
        check_unchanged(each, ANY_CODE in words)
    with held(folder):
        how = compose(chosen) if chosen else read_config(folders[0])
    return finish(folder, folders, make_plan(how).site, _prepared)


def carry_out(folder: Path, scenario: Scenario, plan: Plan, config: Mapping[str, Any]) -> int:
    """Run a scenario into a folder and write the report."""
    for sentence in (*too_late(config), *_unfit(scenario)):
        print(sentence, file=sys.stderr)
    check_room(folder, scenario, plan)
    begin_study(folder, scenario, plan, config, config["force"])
    return finish(folder, [folder], plan.site, lambda _: (scenario, plan))


def _unfit(scenario: Scenario) -> list[str]:
    """A sentence for each term that acts without a standard, and so in its own unit."""
    weights = [doctrine.weights for doctrine in scenario.doctrines.values()]
    return [
        f"terms.{name} is not in the calibration: it acts in its own unit and base rates do not "
        "hold; run sim calibrate, then calibration=NAME"
        for name in scenario.terms
        if name not in scenario.calibration.standards
        and any(np.any(row.get(name, 0.0)) for row in weights)
    ]


def finish(top: Path, folders: Sequence[Path], site: Site, prepare: Prepare) -> int:
    """Run what is left of a study, or of the studies of a sweep, and write reports.

    Raises WorkError where runs have failed, after all else is done.
    """
    ledgers = [open_ledger(each) for each in folders]
    before = {ledger.folder for ledger in ledgers if ledger.finished}
    with keeping(site) as kept:
        with working(f"the work on {top}, which sim resume can finish"), watching() as watch:
            errors = finish_studies(ledgers, prepare, kept, watch)
        done = [each for each in folders if (each / OUTCOMES).exists()]
        write_due(done, before, kept if isinstance(site, Local) else Serial())
    if top not in folders:
        tell(top)
    failed = {each: told for each, told in errors.items() if told}
    if failed:
        raise WorkError(_summary(failed, folders))
    return 0


def _prepared(folder: Path) -> tuple[Scenario, Plan]:
    config = read_config(folder)
    try:
        return build(config), make_plan(config)
    except KeyError as error:
        raise ValueError(f"{folder / CONFIG} lacks {error}, which this code needs") from error


def _summary(failed: Mapping[Path, list[str]], folders: Sequence[Path]) -> str:
    """How many runs have failed, where it is written, and how the first did."""
    number = sum(map(len, failed.values()))
    runs = sum(read_manifest(folder)["runs"] for folder in folders)
    cells = f" in {len(failed)} of {len(folders)} cells" if len(folders) > 1 else ""
    first, errors = next(iter(failed.items()))
    return (
        f"{number} of {runs} runs failed{cells}; {first / MANIFEST} holds the tracebacks, "
        f"of which the first ends: {errors[0].strip().splitlines()[-1]}"
    )
