"""Compare all cells of a sweep."""

from collections.abc import Mapping, Sequence
from importlib import metadata
from pathlib import Path

import pandas as pd

from sim.analysis.field import (
    Cell,
    Runs,
    all_paired,
    beats,
    by_cell,
    dominates,
    margins,
    match,
    not_dominating,
    rank_chances,
    read_sweep,
    warnings,
)
from sim.cli.failure import working
from sim.cli.field_table import cell_table, verdicts
from sim.cli.tables import show_table
from sim.cli.whole import KIND, appear, results_folder, whole_study
from sim.config.near import unknown
from sim.report.field import Field, foremost, write_field
from sim.report.folder import read_study
from sim.study import Study
from sim.study.folder import write_json

WAYS = {"+": 1, "-": -1}


def compare_cells(folder: Path, given: Mapping[str, str]) -> int:
    """Print the outcomes that differ most by cell; write figures, tables and a report."""
    cells = read_sweep(folder)
    studies = {cell.label: whole_study(cell.folder, weekly=False) for cell in cells}
    signs = directions(given.get("better", ""), studies)
    asked = _asked(given.get("outcome", ""), studies)
    out = results_folder(given.get("out"), folder.resolve().name, given.get("force") == "true")
    with working(f"the comparison of the cells of {folder}"):
        field = make_field(folder, cells, studies, signs, asked)
        appear(out, lambda draft: _fill(field, draft))
    show_table(cell_table(field))
    print("\n".join(["", *verdicts(field), ""]))
    print(out / "report.html")
    return 0


def directions(words: str, studies: Mapping[str, Study]) -> dict[str, int]:
    """Outcomes with the better direction of each, 1 or -1, from `NAME:+,NAME:-`."""
    found = {}
    for word in filter(None, words.split(",")):
        name, _, way = word.partition(":")
        if way not in WAYS:
            raise ValueError(f"better={word}: allowed is OUTCOME:+ or OUTCOME:-")
        found.update(dict.fromkeys(_known((name,), studies), WAYS[way]))
    return found


def _asked(words: str, studies: Mapping[str, Study]) -> tuple[str, ...]:
    return _known(tuple(filter(None, words.split(","))), studies)


def _known(names: Sequence[str], studies: Mapping[str, Study]) -> tuple[str, ...]:
    """Names that are outcomes of every cell. Raises ValueError for others."""
    first, *others = (set(map(str, study.outcomes.columns)) for study in studies.values())
    shared = sorted(first.intersection(*others))
    for name in names:
        if name not in shared:
            raise ValueError(f"outcome {unknown(name, shared)}")
    return tuple(names)


def make_field(
    folder: Path,
    cells: Sequence[Cell],
    studies: Mapping[str, Study],
    signs: Mapping[str, int],
    asked: tuple[str, ...],
) -> Field:
    """Everything that the page of a sweep speaks about."""
    first, table = read_study(cells[0].folder), by_cell(studies)
    chosen = asked or (*signs, *(n for n in foremost(first, table) if n not in signs))
    ranked = {name: signs.get(name, 1) for name in (*signs, *asked) or chosen}
    runs = match({label: s.outcomes for label, s in studies.items()}, all_paired(studies))
    return Field(
        folder=folder.resolve().name,
        first=first,
        choices=pd.DataFrame([cell.choices for cell in cells], index=list(studies)),
        by_cell=table,
        paired=runs.paired,
        warnings=tuple(warnings(studies)),
        signs=signs,
        chosen=chosen,
        ranks={name: rank_chances(runs, name, sign) for name, sign in ranked.items()},
        margins=margins(studies, ranked),
        beats={name: beats(runs, name, sign) for name, sign in signs.items()},
        dominated=_dominated(runs, signs),
    )


def _dominated(runs: Runs, signs: Mapping[str, int]) -> pd.DataFrame | None:
    """Which cell dominates which; none where no outcome has a better direction."""
    p_values = {name: not_dominating(runs, name, sign) for name, sign in signs.items()}
    return dominates(p_values) if p_values else None


def _fill(field: Field, draft: Path) -> None:
    write_field(field, draft)
    field.choices.join(field.by_cell.reset_index("outcome")).rename_axis("cell").to_csv(
        draft / "outcomes_by_cell.csv"
    )
    ranks = pd.concat(field.ranks, names=["outcome", "cell"])
    ranks.to_csv(draft / "ranks.csv")
    field.margins.to_csv(draft / "margins.csv")
    if field.dominated is not None:
        field.dominated.to_csv(draft / "dominance.csv")
    content = {
        "kind": "field",
        "sweep": field.folder,
        "cells": field.cells,
        "better": dict(field.signs),
        "code_version": metadata.version("brinkwatch"),
    }
    write_json(draft / KIND, content)
