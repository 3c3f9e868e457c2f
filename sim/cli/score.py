"""Register the chances of dated yes/no questions before the facts."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sim.cli.tables import Table, show_table
from sim.cli.words import typed

if TYPE_CHECKING:
    from sim.study.reader import Study

FILE = "forecast.json"


def score(words: list[str]) -> int:
    """Write the chances of the questions into the study's folder and print them."""
    folder, table, force = _read(words)
    from sim.analysis.score import Material, chances, read_questions
    from sim.config import build
    from sim.study import open_study
    from sim.study.folder import write_whole

    study = open_study(folder)
    manifest = study.manifest
    if manifest["status"] == "running":
        raise ValueError(f"{folder} is not finished; allowed is a finished study (sim resume)")
    path = folder / FILE
    if path.exists() and not force:
        raise ValueError(f"{path} is registered already; allowed is force=true")
    questions = read_questions(table, int(manifest["weeks"]))
    material = Material(
        study.trajectories, lambda: study.events, build(study.config).repertoire.labels
    )
    found = {**_origin(study), "questions": chances(material, questions)}
    write_whole(path, lambda draft: _write(draft, found))
    show_table(_table(found["questions"]))
    print(path)
    return 0


def _read(words: list[str]) -> tuple[Path, Path, bool]:
    force = "force=true" in words
    places = [word for word in words if word != "force=true"]
    if len(places) != 2 or any(word.startswith("-") for word in places):
        raise ValueError(
            f"{typed('score', words)}: allowed is sim score DIR questions.csv [force=true]"
        )
    return Path(places[0]), Path(places[1]), force


def _origin(study: "Study") -> dict[str, Any]:
    keys = ("scenario", "seed", "runs", "weeks", "config_hash", "code_version", "git")
    return {
        "registered": datetime.now(UTC).isoformat(timespec="seconds"),
        **{key: study.manifest[key] for key in keys},
        "interval": "95 %, from the number of runs alone: not of the model's being right",
    }


def _write(path: Path, found: dict[str, Any]) -> None:
    path.write_text(json.dumps(found, indent=1, allow_nan=False) + "\n")


def _table(questions: list[dict[str, Any]]) -> Table:
    rows = [
        (
            str(row["id"]),
            f"{row['chance']:.3f}",
            "{:.3f} to {:.3f}".format(*row["interval95"]),
            str(row["by_week"]),
            str(row["expression"]),
        )
        for row in questions
    ]
    columns = ("question", "chance", "95 % interval", "by week", "expression")
    return Table("Chances", columns, rows, "The interval is that of the runs alone")
