"""The table of commands. Nothing heavy is imported before a command is chosen."""

from dataclasses import dataclass

from sim.cli.commands_of_data import OF_DATA
from sim.cli.commands_of_outcomes import OF_OUTCOMES

OVERVIEW = """\
usage: sim COMMAND [KEY=VALUE ...]

An engine for exploring how states act under pressure."""

OVERRIDES = """\
Words:
  scenario=NAME            a named scenario (sim list scenarios)
  driver/GROUP=OPTION      one driver, over what the scenario says (sim list drivers)
  seed=N runs=N weeks=N    which random numbers, how many replicate worlds, for how long
  batch=N                  runs that are worked on together; changes no result
  out=DIR force=true       where to write the study; force replaces the study that is there
  executor=NAME            serial, local (processes of this machine) or dask; changes no result
  uncertainty=NAME         none, or assumptions: parameters with a plausible range vary by run
  record=NAME              standard, small (outcomes and weekly indicators that are
                           one number; no events, no arrays) or full (all of the world)
  rules.RULE.PARAMETER=X   any parameter of a rule (sim list rules); ~rules.RULE leaves one out
  policy.STATE=NAME        how a state chooses (sim list policies)
  rates.SENDER>TARGET.MOVE=X     yearly rate of a move, in quotes for the shell
  interventions.NAME={week: W, move: "SENDER>TARGET:MOVE"}     a move made in week W"""


@dataclass(frozen=True)
class Command:
    """Where a command lives and what it says of itself."""

    place: str
    summary: str
    usage: str
    help: str = ""


COMMANDS = {
    "run": Command(
        "sim.cli.run:run",
        "run a scenario into a study folder, with figures and a report",
        "usage: sim run [scenario=NAME] [KEY=VALUE ...] [-m]",
        "The last line is the path of the report. With -m a key may have several values, as in\n"
        "driver/sanctions=enforced,oil_act; every combination is run into a folder of its own,\n"
        f"all below one with an index.json, whose path is then the last line.\n\n{OVERRIDES}",
    ),
    "resume": Command(
        "sim.cli.run:resume",
        "finish what an interrupted run has left",
        "usage: sim resume DIR [code=any] [executor=NAME]",
        "DIR is a study or a sweep. Runs the blocks that are missing, damaged or failed, to the\n"
        "same bits. A finished study is left as it is. An edited configuration is refused; so is\n"
        "code of another version or commit, which code=any allows and the manifest records.",
    ),
    "branch": Command(
        "sim.cli.branch:branch",
        "run a what-if that equals a study until a week",
        "usage: sim branch DIR week=W [KEY=VALUE ...]",
        "Interventions from week W on; rules.RULE.PARAMETER=X and policy.STATE=NAME hold from it.\n"
        "The random numbers are the parent's: both are compared run by run.",
    ),
    "sweep": Command(
        "sim.cli.sweep:sweep",
        "show the cells of a sweep with its time and disk, without running it",
        "usage: sim sweep [--commands] [KEY=A,B ...] [KEY=VALUE ...]",
        "Several values are a,b or range(3) or glob(*), quoted for the shell. sim run -m runs it.\n"
        "--commands prints one sim run a cell instead, for the job array of a cluster.",
    ),
    "report": Command(
        "sim.cli.report:report",
        "draw the figures and write the report of a study anew",
        "usage: sim report DIR",
        "The last line is the path of the report.",
    ),
    "list": Command(
        "sim.cli.listing:show",
        "show the states, moves, drivers, scenarios or parts there are",
        "usage: sim list states|moves|drivers|scenarios|policies|rules|terms|indicators|outcomes",
        "Parts are listed with their parameters, units, ranges and sources.",
    ),
    "calibrate": Command(
        "sim.cli.estimates:calibrate",
        "fit the constants that keep the status quo at its base rates",
        "usage: sim calibrate [out=DIR] [KEY=VALUE ...]",
        "Needed after a change to rules, terms, rates or doctrines. out is configs/estimates/...",
    ),
    "effects": Command(
        "sim.cli.effects:run",
        "measure what each driver option does, alone, against the status quo",
        "usage: sim effects [runs=500] [weeks=104] [seed=1] [out=docs/effects.md] [KEY=VALUE ...]",
        "Writes a page of tables. Exit status 1 where an option moves nothing that it declares,\n"
        "or something that it does not.",
    ),
    "trace": Command(
        "sim.cli.trace:trace",
        "tell why a state did what it did in a week of a run",
        "usage: sim trace DIR --run R --week W --state S [--target T] [--moved|--all] [--terms]",
        "What was done: options, utility terms, chances, draw and choice, computed anew; what was\n"
        "forced, and what rules drew. What was held is a line, but with --target, toward a state,\n"
        "and --all; not told with --moved. --terms: what terms were made of. --json: all of it.",
    ),
    "compare": Command(
        "sim.cli.compare:compare",
        "compare the outcomes of studies run by run, or all cells of a sweep",
        "usage: sim compare DIR DIR [DIR ...] | SWEEPDIR [out=DIR] [force=true]",
        "Differences from the first study with 95 % intervals, largest first; table, figures and\n"
        "report in outputs/comparisons unless out= names a folder. Of a sweep: the field of its\n"
        "cells, ranks and dominance; better=NAME:+,NAME:- says which way outcomes are better,\n"
        "outcome=NAME,NAME which of them to show. The last line is the path of the report.",
    ),
    "sensitivity": Command(
        "sim.cli.sensitivity:sensitivity",
        "tell which sampled parameter drives which outcome, with intervals",
        "usage: sim sensitivity DIR [--outcome NAME ...] [--method auto|sobol|pawn|prcc] [out=DIR]",
        "DIR is a study with uncertainty=assumptions (docs/sensitivity.md): Sobol indices from a\n"
        "saltelli design, partial rank correlations from latin_hypercube and monte_carlo, PAWN\n"
        "from any. Writes table, figures and page into DIR/sensitivity; the last line is the page.",
    ),
    **{name: Command(*about) for name, about in OF_DATA.items()},
    **{name: Command(*about) for name, about in OF_OUTCOMES.items()},
    "score": Command(
        "sim.cli.score:score",
        "register the chances of dated yes/no questions in a study",
        "usage: sim score DIR questions.csv [force=true]",
        "Columns id, expression, by_week (a week or a date). An expression compares indicators:\n"
        'max(brent) > 100, final(stage) >= 5 and count("USA>RUS:impose_sanctions") > 1,\n'
        'any(gdp_loss["RUS"] > 3). Weeks 1 to by_week count. Writes DIR/forecast.json.',
    ),
    "docs": Command(
        "sim.cli.docs:docs",
        "bring the generated tables of the documentation up to date",
        "usage: sim docs [--check]",
        "With --check only tells which pages are out of date; exit status 1 if any is.",
    ),
    "rates": Command(
        "sim.cli.rates:run",
        "show the base rates that emerge at the status quo, beside known ones",
        "usage: sim rates [runs=500] [weeks=104] [seed=2] [--json] [KEY=VALUE ...]",
        "Each is fitted, fitted in part or held out; precision is 1, whatever a doctrine says.",
    ),
    "directions": Command(
        "sim.cli.directions:run",
        "hold the signs that theory expects against paired runs",
        "usage: sim directions [runs=300] [weeks=52] [out=docs/directions.md] [KEY=VALUE ...]",
        "Writes a page of tables. Exit status 1 where a verdict is not the one on record in\n"
        "configs/directions.yaml.",
    ),
}
