"""Find the box of inputs in which an outcome happens."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sim.cli.failure import working
from sim.cli.folders import results
from sim.cli.question import Question, read_question
from sim.cli.tables import Table, show_table
from sim.cli.varied import read_varied

if TYPE_CHECKING:
    from sim.analysis.discovery import Discovery

USAGE = "sim discover DIR --outcome NAME [--above X | --below X] [--step N] [out=DIR]"
OPTIONS = ("--outcome", "--above", "--below", "--step", "--seed")
FILE = "discovery.json"


def discover(words: list[str]) -> int:
    """Write table, figures, report and JSON of the box, and print it."""
    asked = read_question(words, OPTIONS, USAGE)
    seed, step = asked.seed, asked.number("--step")
    out = asked.out or asked.folder / "discovery" / Path(asked.outcome).name
    results(out, FILE, "discover")
    from sim.analysis.discovery import define_event, enough, read_inputs
    from sim.analysis.discovery import discover as find

    varied, outcomes, luck = read_varied(asked.folder)
    inputs = read_inputs(varied, luck)
    event = define_event(outcomes, asked.outcome, asked.above, asked.below)
    if (few := enough(event)) is not None:
        raise ValueError(few)
    found = find(inputs, event, seed=seed, step=step)
    with working(f"the report in {out}"):
        _write(found, asked, out)
    _show(found)
    print(out / "discovery.html")
    return 0


def _write(found: "Discovery", asked: Question, out: Path) -> None:
    from sim.report.discovery import write_discovery
    from sim.study.folder import write_whole

    summary: dict[str, Any] = {"command": asked.command("sim discover"), **found.summary}
    out.mkdir(parents=True, exist_ok=True)
    steps = json.loads(found.steps.to_json(orient="records"))
    text = json.dumps({**summary, "steps": steps}, indent=1, allow_nan=False) + "\n"
    write_whole(out / FILE, lambda draft: _say(draft, text))
    write_whole(out / "discovery.csv", lambda draft: found.restrictions.to_csv(draft, index=False))
    write_discovery(summary, found.restrictions, found.steps, out)


def _say(path: Path, text: str) -> None:
    path.write_text(text)


def _show(found: "Discovery") -> None:
    from sim.report.discovery import headline, rows

    if not len(found.restrictions):
        print(headline(found.summary))
        return
    columns = ("input", "kept", "of", "quasi-p", "by coverage", "by density")
    note = (
        "quasi-p: chance of so many events if the restriction did nothing, on runs that have not "
        "made the box; by coverage, by density: share of bootstrap boxes that restrict it"
    )
    show_table(Table(headline(found.summary), columns, rows(found.restrictions), note))
