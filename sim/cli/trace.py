"""Tell why a state did what it did."""

import argparse
import dataclasses
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from sim.cli.tables import Table, plain

if TYPE_CHECKING:
    from sim.analysis.trace import Decision
    from sim.scenario import Scenario
    from sim.study import Plan


class Parser(argparse.ArgumentParser):
    """Mistakes become errors with a sentence instead of an exit."""

    def error(self, message: str) -> NoReturn:
        """Raise what would have been printed."""
        raise ValueError(
            f"sim trace: {message}; allowed is DIR --run R --week W --state S [--target T] "
            "[--moved] [--json]"
        )


def trace(words: list[str]) -> int:
    """Print a state's options, reasons, chances, draws and choices of one week of one run."""
    given = read(words)
    from sim.analysis.trace import explain
    from sim.config import build
    from sim.config.plan import make_plan
    from sim.study import open_study

    config = open_study(Path(given.folder)).config
    scenario = of_run(build(config), make_plan(config), given.run)
    decisions = toward(explain(scenario, given.run, given.week, given.state), given.target)
    causes = forced_by(config, given.week, given.state)
    shown = [each for each in decisions if not given.moved or each.choice != "hold"]
    if given.json:
        rows = [{**dataclasses.asdict(d), "forced_by": _cause(d, causes)} for d in shown]
        print(json.dumps(rows, indent=2))
    else:
        told = ["\n".join(plain(table(each, _cause(each, causes)))) for each in shown]
        print("\n\n".join([*told, by_rules(decisions)]))
    return 0


def toward(decisions: "Sequence[Decision]", target: str | None) -> "Sequence[Decision]":
    """The decisions toward one state, or all. Raises ValueError for a state there is none for."""
    known = list(dict.fromkeys(decision.target for decision in decisions))
    if target is not None and target not in known:
        raise ValueError(f"target is {target}; allowed are {', '.join(known) or 'none'}")
    return [each for each in decisions if target in (None, each.target)]


def forced_by(config: Mapping[str, Any], week: int, state: str) -> dict[tuple[str, str], str]:
    """Names of the interventions that force a state's moves in a week, by target and move."""
    rows = (config["interventions"] or {}).items()
    due = {name: row["move"] for name, row in rows if row and row["week"] == week and "move" in row}
    labels = {name: move.partition(":") for name, move in due.items()}
    return {
        (dyad.partition(">")[2], move): name
        for name, (dyad, _, move) in labels.items()
        if dyad.partition(">")[0] == state
    }


def _cause(decision: "Decision", causes: Mapping[tuple[str, str], str]) -> str | None:
    return causes.get((decision.target, decision.choice)) if decision.forced else None


def by_rules(decisions: "Sequence[Decision]") -> str:
    """What rules drew for a state beside its choices."""
    found = [
        f"{move} at {decision.target} ({count})"
        for decision in decisions
        for move, count in decision.by_rules.items()
    ]
    return f"Drawn by rules in this week, not chosen: {', '.join(found) or 'nothing'}."


def of_run(scenario: "Scenario", plan: "Plan", run: int) -> "Scenario":
    """The scenario with the parameters that a run of the study has sampled."""
    from sim.study.sampling import instil

    if not 0 <= run < scenario.runs:
        return scenario  # which the explanation refuses
    sample = plan.uncertainty.sample(scenario)
    return instil(scenario, {label: values[run : run + 1] for label, values in sample.items()})


def read(words: list[str]) -> argparse.Namespace:
    """The words of the command. Raises ValueError for any that it does not take."""
    parser = Parser(prog="sim trace", add_help=False)
    parser.add_argument("folder")
    parser.add_argument("--run", type=int, required=True)
    parser.add_argument("--week", type=int, required=True)
    parser.add_argument("--state", required=True)
    parser.add_argument("--target")
    parser.add_argument("--moved", action="store_true")
    parser.add_argument("--json", action="store_true")
    return parser.parse_args(words)


def table(decision: "Decision", cause: str | None = None) -> Table:
    """One decision as a table: a row an option, hold first, the choice marked.

    `cause` is the intervention that has forced it, if one has.
    """
    rows = [_hold(decision)]
    reasons = list(dict.fromkeys(name for o in decision.options for name in o.reasons))
    terms = list(dict.fromkeys(name for option in decision.options for name in option.terms))
    for option in decision.options:
        mark = "*" if option.move == decision.choice else ""
        numbers = [option.chance, option.base, *(option.reasons.get(n, 0.0) for n in reasons)]
        cells = [f"{value:.4f}" for value in numbers]
        cells += [f"{option.terms[n]:+.3f}" if n in option.terms else "" for n in terms]
        rows.append((mark, option.move, *cells))
    columns = ("", "option", "chance", "base", *reasons, *(f"[{name}]" for name in terms))
    return Table(
        f"toward {decision.target}, {decision.channel}: {decision.choice}",
        columns,
        [(*row, *[""] * (len(columns) - len(row))) for row in rows],
        _note(decision, reasons, cause),
    )


def _note(decision: "Decision", reasons: list[str], cause: str | None) -> str:
    """How the choice came about, and how to check it."""
    forced = f"forced by intervention {cause}; the draw alone chooses {decision.drawn}. "
    return (forced if decision.forced else "") + (
        f"draw {decision.draw:.4f}: chances are laid end to end, hold first; [terms] add up to "
        f"the utility; chances go by base x exp({' + '.join(reasons) or '0'}, at most 3 either "
        "way), beside the base of hold"
    )


def _hold(decision: "Decision") -> tuple[str, ...]:
    mark = "*" if decision.choice == "hold" else ""
    total = sum(option.weight for option in decision.options) / max(1 - decision.hold, 1e-12)
    base = f"{decision.hold * total:.4f}" if decision.options else ""
    return (mark, "hold", f"{decision.hold:.4f}", base)
