"""Run every cell of a sweep, or tell beforehand what that would take."""

import shlex
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, TypeAlias

from sim.cli.cost import check_room, cost
from sim.cli.run import finish
from sim.cli.tables import Table, show_table
from sim.config import build, compose
from sim.config.compose import CONFIGS
from sim.config.plan import make_plan, study_folder
from sim.config.sweep import Cell, cells
from sim.scenario import Scenario
from sim.study import Plan
from sim.study.folder import read_config
from sim.study.sweep import SweepCell, begin_sweep

COMMANDS = "--commands"
KEPT = 100
"""Of larger sweeps, scenarios are built anew when their turn comes: memory must not grow."""

Kept: TypeAlias = dict[Path, tuple[Scenario, Plan]]


def sweep(words: list[str]) -> int:
    """Show the cells of a sweep, or their commands; nothing is run or written."""
    rest = [word for word in words if word != COMMANDS]
    found = cells(rest, CONFIGS)
    configs = [compose(cell.words) for cell in found]
    for config in configs:
        build(config)
    if COMMANDS in words:
        print("\n".join(_commands(found, study_folder(configs[0]))))
    else:
        _show(found, configs)
    return 0


def run_cells(words: list[str]) -> int:
    """Run every cell into a folder of its own; all are checked before the first begins."""
    found = cells(words, CONFIGS)
    first = compose(found[0].words)
    base, kept = study_folder(first), Kept()
    check_room(base, *_made(first), len(found))
    begin_sweep(base, _begun(found, base, kept), first["force"])
    folders = [base / cell.folder(number) for number, cell in enumerate(found)]

    def prepare(folder: Path) -> tuple[Scenario, Plan]:
        return kept.pop(folder, None) or _made(read_config(folder))

    return finish(base, folders, make_plan(first).site, prepare)


def _begun(found: Sequence[Cell], base: Path, kept: Kept) -> Iterator[SweepCell]:
    for number, cell in enumerate(found):
        folder = base / cell.folder(number)
        made = {"made": [["run", *cell.words]], "out": str(folder), "force": False}
        config = {**compose(cell.words), **made}
        study = _made(config)
        if len(kept) < KEPT:
            kept[folder] = study
        yield SweepCell(folder.name, cell.label, cell.choices, config, study)


def _made(config: dict[str, Any]) -> tuple[Scenario, Plan]:
    return build(config), make_plan(config)


def _commands(found: Sequence[Cell], base: Path) -> Iterator[str]:
    """A command line for each cell, for a job array; the cells' folders are those of a sweep."""
    for number, cell in enumerate(found):
        words = [word for word in cell.words if not word.startswith("out=")]
        # In quotes of Hydra's own, since labels hold signs that its grammar takes for others.
        yield shlex.join(["sim", "run", *words, f'out="{base / cell.folder(number)}"'])


def _show(found: Sequence[Cell], configs: Sequence[dict[str, Any]]) -> None:
    needs = cost(*_made(configs[0]))
    number = len(found)
    rows = [
        (cell.label, str(config["runs"]), str(config["weeks"]))
        for cell, config in zip(found, configs, strict=True)
    ]
    total = sum(config["runs"] for config in configs)
    note = (
        f"{number} cells, {total} runs, about {needs.seconds * number / 60:.1f} minutes on one "
        f"core, a few seconds more for each report, and {needs.disk * number / 1e6:.0f} MB; "
        "run it with sim run -m"
    )
    show_table(Table("Cells of the sweep", ("cell", "runs", "weeks"), rows, note))
