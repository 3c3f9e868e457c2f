"""Tell why a state did what it did."""

import argparse
import dataclasses
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from sim.cli.causes import begun, forced_by
from sim.cli.decisions import by_rules, legend, table
from sim.cli.reasons import made_of, meanings
from sim.cli.retold import strays
from sim.cli.stillness import is_still, stillness
from sim.cli.tables import plain

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
            "[--moved | --all] [--terms] [--json]"
        )


def trace(words: list[str]) -> int:
    """Print a state's options, reasons, chances, draws and choices of one week of one run."""
    given = read(words)
    from sim.analysis.trace import explain
    from sim.config import build
    from sim.config.plan import make_plan
    from sim.study import open_study

    study = open_study(Path(given.folder))
    config = study.config
    scenario = of_run(build(config), make_plan(config), given.run)
    _check_state("state", given.state, scenario.actors.states.codes)
    decisions = toward(explain(scenario, given.run, given.week, given.state), given.target)
    causes = forced_by(config, given.week, given.state)
    _warn(strays(study, given.run, given.week, given.state, decisions))
    if given.json:
        print(as_json(decisions, causes, given.moved))
    else:
        whole = [d for d in decisions if given.all or given.target or not is_still(d)]
        shown = [d for d in whole if d.choice != "hold"] if given.moved else whole
        told = _told(decisions, shown, causes, given.moved)
        print("\n\n".join([*told, *begun(config, given.week)]))
        if given.terms:
            print("\n" + "\n\n".join(_of_terms(shown, scenario)))
    return 0


def _warn(strays: Sequence[str]) -> None:
    if strays:
        print(
            f"warning: the study's own events differ in {', '.join(strays)}: it was made by other "
            "code, and what is told here is not what happened in it",
            file=sys.stderr,
        )


def as_json(
    decisions: "Sequence[Decision]", causes: Mapping[tuple[str, str], str], moved: bool
) -> str:
    """The decisions as JSON; where only `moved`, those with moves of rules stay as well."""
    shown = [each for each in decisions if not moved or each.choice != "hold" or each.by_rules]
    rows = [{**dataclasses.asdict(each), "forced_by": _cause(each, causes)} for each in shown]
    return json.dumps(rows, indent=2)


def _told(
    decisions: "Sequence[Decision]",
    shown: "Sequence[Decision]",
    causes: Mapping[tuple[str, str], str],
    moved: bool,
) -> list[str]:
    """Some decisions as tables, the rest in lines, then how to read them and what rules drew."""
    tables = [table(each, _cause(each, causes)) for each in shown]
    still = [] if moved else [each for each in decisions if each not in shown]
    tables += [stillness(still)] if still else []
    told = ["\n".join(plain(each)) for each in tables]
    return [*told, *([legend(shown)] if shown else []), by_rules(decisions)]


def _of_terms(decisions: "Sequence[Decision]", scenario: "Scenario") -> list[str]:
    """What the terms of decisions were made of, as tables and words."""
    tables = [made_of(each) for each in decisions]
    said = ["\n".join(plain(each)) if each.columns else each.title for each in tables]
    return [*said, meanings(decisions, scenario.terms)]


def toward(decisions: "Sequence[Decision]", target: str | None) -> "Sequence[Decision]":
    """The decisions toward one state, or all. Raises ValueError for a state there is none for."""
    known = list(dict.fromkeys(decision.target for decision in decisions))
    if target is not None:
        _check_state("target", target, known)
    return [each for each in decisions if target in (None, each.target)]


def _check_state(key: str, code: str, known: Sequence[str]) -> None:
    from sim.config.near import refuse

    if code not in known:
        raise ValueError(refuse(key, code, known, "known are"))


def _cause(decision: "Decision", causes: Mapping[tuple[str, str], str]) -> str | None:
    return causes.get((decision.target, decision.choice)) if decision.forced else None


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
    extent = parser.add_mutually_exclusive_group()
    extent.add_argument("--moved", action="store_true")
    extent.add_argument("--all", action="store_true")
    parser.add_argument("--terms", action="store_true")
    parser.add_argument("--json", action="store_true")
    return parser.parse_args(words)
