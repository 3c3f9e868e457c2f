"""Score forecasts of the simulator on weeks that its estimates have not seen."""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sim.cli.failure import working
from sim.cli.folders import data_folder, free_folder
from sim.cli.words import named

if TYPE_CHECKING:
    from sim.analysis.hindcast import Plan

FILE = "hindcast.json"
KEYS = ("data", "split", "horizon", "out", "until", "runs", "seed", "series", "states", "force")
USAGE = "sim hindcast data=DIR split=DATE 'horizon=[1,4,8,13]' out=DIR"


def hindcast(words: list[str]) -> int:
    """Estimate on the weeks before the split, simulate and score those from it."""
    given = named(words, KEYS, "hindcast")
    out = free_folder(given, FILE, USAGE)
    plan = _plan(given)
    from sim.analysis.hindcast import hindcast as score
    from sim.config.compose import CONFIGS
    from sim.moves import load_moves
    from sim.report.hindcast import draw_hindcast
    from sim.study.folder import write_whole
    from sim.study.manifest import git_state

    found = score(plan, load_moves(CONFIGS / "moves" / "default.yaml"), _say)
    found = {**_origin(plan), "git": git_state(), **found}
    with working(f"the hindcast in {out}"):
        out.mkdir(parents=True, exist_ok=True)
        draw_hindcast(found["results"], out)
        write_whole(out / FILE, lambda path: _write(path, found))
    print(out / FILE)
    return 0


def _plan(given: dict[str, str]) -> "Plan":
    data = data_folder(given, USAGE)
    if "split" not in given:
        raise ValueError(f"split is missing; allowed is {USAGE}")
    from sim.analysis.hindcast import Plan

    return Plan(
        data=data,
        split=given["split"],
        horizons=_horizons(given.get("horizon", "[1,4,8,13]")),
        until=given.get("until"),
        series=given.get("series", "all"),
        states=_states(given.get("states")),
        runs=_number("runs", given.get("runs", "200")),
        seed=_number("seed", given.get("seed", "1")),
    )


def _horizons(text: str) -> tuple[int, ...]:
    parts = text.strip("[]() ").split(",")
    return tuple(sorted({_number("horizon", part) for part in parts if part.strip()}))


def _states(text: str | None) -> tuple[str, ...]:
    if text is None:
        return ()
    codes = tuple(part.strip() for part in text.strip("[]() ").split(",") if part.strip())
    if len(codes) < 2:
        raise ValueError(f"states={text}: allowed are two codes or more, as in states=[USA,RUS]")
    return codes


def _number(key: str, text: str) -> int:
    if not text.strip().isdecimal():
        raise ValueError(f"{key}={text}: allowed is a whole number")
    return int(text)


def _origin(plan: "Plan") -> dict[str, Any]:
    from importlib.metadata import version

    return {
        "command": USAGE,
        "split": plan.split,
        "until": plan.until,
        "states": list(plan.states) or "all",
        "runs": plan.runs,
        "seed": plan.seed,
        "code_version": version("brinkwatch"),
        "loss": {"score": "squared error, points^2", "hostile": "Brier", "others": "Brier"},
        "weight": "min(events, 10)",
    }


def _write(path: Path, found: dict[str, Any]) -> None:
    path.write_text(json.dumps(found, indent=1, allow_nan=False) + "\n")


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)
