"""Tell which assumption drives which outcome of a study."""

import argparse
import json
import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from sim.cli.failure import working
from sim.cli.folders import check_replaceable
from sim.cli.tables import Table, show_table

if TYPE_CHECKING:
    import pandas as pd

    from sim.analysis.sensitivity import Sampled, Sensitivity
    from sim.study.reader import Study

USAGE = "DIR [--outcome NAME ...] [--method auto|sobol|pawn|prcc] [out=DIR]"
JSON, CSV = "sensitivity.json", "sensitivity.csv"
METHODS = ("auto", "sobol", "pawn", "prcc")
STRONGEST = 5


class Parser(argparse.ArgumentParser):
    """Mistakes become errors with a sentence instead of an exit."""

    def error(self, message: str) -> NoReturn:
        """Raise what would have been printed."""
        raise ValueError(f"sim sensitivity: {message}; allowed is {USAGE}")


def sensitivity(words: list[str]) -> int:
    """Compute indices of a study, write table, figures and page, print the strongest."""
    given, out = read(words)
    from sim.analysis.sensitivity import about, inherited
    from sim.analysis.sensitivity import sensitivity as analyse

    study, sampled = opened(Path(given.folder))
    names = wanted(study, given.outcome)
    out = out or study.folder / "sensitivity"
    check_replaceable(out, JSON, "sensitivity")
    found = analyse(study.outcomes, sampled, names, given.method)
    with working(f"the sensitivity in {out}"):
        facts = about(found, study.manifest, inherited(study.config, study.trajectories))
        write(out, found.table, facts)
    show(found, facts["outcomes"])
    print(out / "report.html")
    return 0


def read(words: list[str]) -> tuple[argparse.Namespace, Path | None]:
    """The words of the command. Raises ValueError for any that it does not take."""
    parser = Parser(prog="sim sensitivity", add_help=False)
    parser.add_argument("folder")
    parser.add_argument("--outcome", nargs="+", action="extend", default=[])
    parser.add_argument("--method", choices=METHODS, default=METHODS[0])
    outs = [word.removeprefix("out=") for word in words if word.startswith("out=")]
    given = parser.parse_args([word for word in words if not word.startswith("out=")])
    if len(outs) > 1 or "" in outs:
        parser.error(f"out is {', '.join(outs) or 'empty'}")
    return given, Path(outs[0]) if outs else None


def opened(folder: Path) -> tuple["Study", "Sampled"]:
    """A finished study that has sampled parameters, and how. Raises ValueError for any other."""
    from sim.analysis.sensitivity import Sampled
    from sim.study import open_study
    from sim.study.design import group_size

    study = open_study(folder)
    try:
        manifest, chosen = study.manifest, study.config.get("uncertainty") or {}
        status, runs, sampled = manifest["status"], int(manifest["runs"]), manifest["sampled"]
        labels = tuple(str(name) for name in study.outcomes if name in sampled)
    except (KeyError, TypeError, AttributeError, OSError, ValueError) as error:
        raise ValueError(f"{folder} is no whole study ({error}); allowed is one") from error
    if status == "running":
        raise ValueError(f"{folder} is not finished; allowed is a finished study (sim resume)")
    if not labels:
        raise ValueError(
            f"{folder} has no sampled parameters; allowed is a study with uncertainty=assumptions"
        )
    design = str(chosen.get("design", "latin_hypercube"))
    group = group_size(runs, len(labels)) if design == "saltelli" else None
    noise = bool(chosen.get("common_noise", False))
    return study, Sampled(labels, design, runs, group, noise)


def wanted(study: "Study", names: list[str]) -> list[str]:
    """The outcomes to judge, all where none is named. Raises ValueError for an unknown one."""
    from sim.config.near import refuse

    known = [name for name in study.manifest.get("outcomes") or {} if name in study.outcomes]
    for name in names:
        if name not in known:
            raise ValueError(refuse("--outcome", name, known))
    if not known:
        raise ValueError(f"{study.folder} has no outcomes; allowed is a whole study")
    return list(dict.fromkeys(names)) or known


def write(out: Path, table: "pd.DataFrame", facts: dict[str, Any]) -> None:
    """Write table, facts, figures and page into a folder that appears whole."""
    from sim.report.sensitivity import write_sensitivity

    draft = out.with_name(f".{out.name}.{os.getpid()}.draft")
    try:
        draft.mkdir(parents=True)
        table.to_csv(draft / CSV, index=False, float_format="%.6g")
        rows = json.loads(table.to_json(orient="records", double_precision=6))
        content = {**facts, "indices": rows}
        (draft / JSON).write_text(json.dumps(content, indent=1, allow_nan=False) + "\n")
        write_sensitivity(table, facts, draft)
        shutil.rmtree(out, ignore_errors=True)
        draft.rename(out)
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def show(found: "Sensitivity", outcomes: dict[str, Any]) -> None:
    """Print the strongest parameters of each outcome that stand out from luck."""
    from sim.analysis.sensitivity import heading, remarks, strongest
    from sim.analysis.sensitivity.ends import ENDS, told

    rows = [
        (
            str(row["outcome"]),
            str(row["parameter"]),
            f"{row['value']:+.3f}" if found.main == "PRCC" else f"{row['value']:.3f}",
            f"{row['low']:.3f} to {row['high']:.3f}",
            *(told(row, end, outcomes[str(row["outcome"])]) for end in ENDS),
        )
        for row in strongest(found, STRONGEST).to_dict("records")
    ]
    columns = (
        "outcome",
        "parameter",
        found.main,
        "95 % interval",
        "mean in low fifth",
        "in high fifth",
    )
    show_table(Table(heading(found), columns, rows, "\n".join(remarks(found))))
