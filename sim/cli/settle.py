"""Score registered chances on what happened."""

import datetime
import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sim.cli.folders import check_writable
from sim.cli.tables import Table, show_table
from sim.cli.words import named, typed

if TYPE_CHECKING:
    from sim.analysis.score import Fact, Registered, Verdict

USAGE = "sim settle forecast.json facts.csv [out=FILE] [force=true]"
FILE = "settled.json"
OWN = ("out", "force")
HALF = "Always saying half scores .250; usual is 95 % of forecasts whose chances are all right"
NONE = "No question with a known answer has closed: nothing is scored yet"


def settle(words: list[str], day: datetime.date | None = None) -> int:
    """Score the questions that have closed by the day (today), print and write the scores."""
    source, table, path = _places(words)
    from sim.analysis.score import read_facts, read_forecast, settled
    from sim.study.folder import write_whole

    day = day or datetime.datetime.now(datetime.UTC).date()
    forecast, facts = read_forecast(source), read_facts(table)
    names, verdicts = settled(forecast, facts, day)
    show_table(_questions(forecast, facts, names, day))
    print()
    if not names:
        print(NONE)
        return 0
    show_table(_verdicts(verdicts, len(names)))
    found = _found(names, facts, verdicts) | {"forecast": source.name, "settled": day.isoformat()}
    write_whole(path, lambda draft: _write(draft, found))
    print(path)
    return 0


def _places(words: list[str]) -> tuple[Path, Path, Path]:
    own = [word for word in words if word.partition("=")[0] in OWN]
    places = [Path(word) for word in words if word not in own]
    if len(places) != 2 or any(str(place).startswith("-") for place in places):
        raise ValueError(f"{typed('settle', words)}: allowed is {USAGE}")
    given = named(own, OWN, "settle")
    path = Path(given.get("out") or places[0].parent / FILE)
    if path.is_dir() or (path.exists() and given.get("force") != "true"):
        raise ValueError(f"{path} is there already; allowed is another file, or force=true")
    if not path.parent.is_dir():
        raise ValueError(f"out={path}: its folder is not there; allowed is a file in one that is")
    check_writable(path.parent)
    return places[0], places[1], path


def _questions(
    forecast: "Registered",
    facts: "Mapping[str, Fact]",
    names: tuple[str, ...],
    day: datetime.date,
) -> Table:
    rows = [
        (
            name,
            closes,
            *(f"{chance:.3f}" for chance in chances),
            _word(facts.get(name)),
            "scored" if name in names else "over" if done else "open",
        )
        for name, closes, chances, done in zip(
            forecast.questions,
            forecast.closes,
            forecast.chance.T,
            forecast.closed(day),
            strict=True,
        )
    ]
    columns = ("question", "last week begins", *forecast.sets, "happened", "state")
    note = "Over without an answer is left out of the scores: tell all, or they flatter"
    return Table("Questions", columns, rows, note if any(row[-1] == "over" for row in rows) else "")


def _word(fact: "Fact | None") -> str:
    if fact is None:
        return "not told"
    return "yes" if fact.happened else "no"


def _verdicts(verdicts: "Mapping[str, Verdict]", count: int) -> Table:
    rows = [
        (
            name,
            f"{found.brier:.3f}",
            f"{found.expected:.3f}",
            "{:.3f} to {:.3f}".format(*found.usual),
            f"{found.log_score:.3f}",
            "{:+.3f} ({:+.3f} to {:+.3f})".format(*found.apart) if found.apart else "",
        )
        for name, found in verdicts.items()
    ]
    columns = ("chances", "Brier", "if right", "usual", "log score", "Brier less the first's")
    return Table(f"Scores on {count} of the questions", columns, rows, HALF)


def _found(
    names: tuple[str, ...], facts: "Mapping[str, Fact]", verdicts: "Mapping[str, Verdict]"
) -> dict[str, Any]:
    return {
        "scored": {name: asdict(facts[name]) for name in names},
        "scores": {name: asdict(found) for name, found in verdicts.items()},
        "note": "questions hang together: the usual range is wider than said",
    }


def _write(path: Path, found: dict[str, Any]) -> None:
    path.write_text(json.dumps(found, indent=1, allow_nan=False) + "\n")
