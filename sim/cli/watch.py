"""Tell what to watch: which indicator, in which week, tells which future."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

from sim.cli.failure import working
from sim.cli.folders import results
from sim.cli.question import Question, read_question
from sim.cli.tables import Table, show_table

if TYPE_CHECKING:
    from sim.analysis.signposts import Found
    from sim.study import Study

USAGE = (
    "sim watch DIR --outcome NAME [--above X | --below X] [--from WEEK] [--until WEEK] [out=DIR]"
)
OPTIONS = ("--outcome", "--above", "--below", "--from", "--until", "--seed")
FILE = "watch.json"


def watch(words: list[str]) -> int:
    """Write signposts, heat map, page and JSON, and print the signposts."""
    asked = read_question(words, OPTIONS, USAGE)
    first, last, seed = asked.number("--from"), asked.number("--until"), asked.seed
    out = asked.out or asked.folder / "watch" / Path(asked.outcome).name
    results(out, FILE, "watch")
    from sim.analysis.discovery import define_event, enough
    from sim.analysis.signposts import Looking, find, read_columns
    from sim.cli.varied import finished, sound

    study = finished(asked.folder)
    with sound(asked.folder):
        outcomes = study.outcomes.drop(columns=_sampled(study))
        columns, data, config = read_columns(study.trajectories), study.trajectories, study.config
    event = define_event(outcomes, asked.outcome, asked.above, asked.below)
    if (few := enough(event)) is not None:
        raise ValueError(few)
    looking = Looking(first=1 if first is None else first, last=last, seed=seed)
    found = find(columns, event, data, config, looking)
    with working(f"the report in {out}"):
        _write(found, asked, out)
    _show(found)
    print(out / "watch.html")
    return 0


def _sampled(study: "Study") -> list[str]:
    return [name for name in study.manifest.get("sampled") or {} if name in study.outcomes]


def _write(found: "Found", asked: Question, out: Path) -> None:
    from sim.report.signposts import sentences, write_watch
    from sim.study.folder import write_json, write_whole

    summary = {"command": asked.command("sim watch"), **found.summary}
    out.mkdir(parents=True, exist_ok=True)
    signposts = json.loads(found.signposts.to_json(orient="records"))
    said = sentences(found.summary, found.signposts)
    write_json(out / FILE, {**summary, "said": said, "signposts": signposts})
    write_whole(out / "signposts.csv", lambda draft: found.signposts.to_csv(draft, index=False))
    write_whole(out / "cells.csv", lambda draft: found.cells.to_csv(draft, index=False))
    write_watch(summary, found.signposts, found.cells, out)


def _show(found: "Found") -> None:
    from sim.report.signposts import HEADERS, headline, sentences, table

    said = sentences(found.summary, found.signposts)
    title = headline(found.summary, found.signposts)
    if not said:
        print(title)
        return
    note = "p is corrected for all indicators and weeks; chances are those of the half of the runs "
    note += "that chose neither indicator nor threshold. own: shares the outcome's definition"
    show_table(Table(title, HEADERS, table(found.summary, found.signposts), note))
    print("\n".join(["", *said, ""]))
