"""Tell why a state did what it did."""

import argparse
import dataclasses
import json
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

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
            f"sim trace: {message}; allowed is DIR --run R --week W --state S [--json]"
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
    decisions = explain(scenario, given.run, given.week, given.state)
    if given.json:
        print(json.dumps([dataclasses.asdict(decision) for decision in decisions], indent=2))
    else:
        print("\n\n".join("\n".join(plain(table(decision))) for decision in decisions))
    return 0


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
    parser.add_argument("--json", action="store_true")
    return parser.parse_args(words)


def table(decision: "Decision") -> Table:
    """One decision as a table: a row an option, hold first, the choice marked."""
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
        f"draw {decision.draw:.4f}: chances are laid end to end, hold first; "
        "[terms] add up to the utility; chances go by base x exp(sum of reasons, at most 3 either "
        "way), beside the base rate that is left for hold",
    )


def _hold(decision: "Decision") -> tuple[str, ...]:
    return ("*" if decision.choice == "hold" else "", "hold", f"{decision.hold:.4f}")
