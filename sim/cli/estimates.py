"""Commands that turn data or reference runs into files of configuration."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from sim.cli.failure import working
from sim.cli.folders import check_file, check_writable
from sim.cli.tables import Table, show_table
from sim.cli.words import named

if TYPE_CHECKING:
    import pandas as pd

    from sim.analysis.realism.reaction import Recovery

RECOVERY = ("sets", "impulses")
RECOVERED = ("weeks=104", "seed=5")
"""The seed differs from those of other checks: what is fitted is judged on luck of its own."""


def posture(words: list[str]) -> int:
    """Compute the posture of each pair at the start from event data."""
    laws = [word.removeprefix("law=") for word in words if word.startswith("law=")]
    others = [word for word in words if not word.startswith("law=")]
    data, out = _data_and_out(others, "posture", "DIR")
    from sim.analysis.posture.law_file import read_law
    from sim.analysis.posture.start import write_start

    print(write_start(data, out, read_law(Path(laws[-1])) if laws else None))
    return 0


def estimate(words: list[str]) -> int:
    """Fit the law of posture to event data, with standard errors."""
    data, out = _data_and_out(words, "estimate", "FILE")
    from sim.analysis.posture.estimate import write_estimate

    try:
        write_estimate(data, out)
    except RuntimeError as error:
        print(f"failed: {error}", file=sys.stderr)
        return 1
    print(out)
    return 0


def recover(words: list[str]) -> int:
    """Fit the law to data that the engine has made, and tell how often its intervals hold it."""
    own = [word for word in words if word.partition("=")[0] in RECOVERY]
    given = {"sets": "20", "impulses": "true", **named(own, RECOVERY, "recover")}
    if not given["sets"].isdecimal() or int(given["sets"]) < 1:
        raise ValueError(f"sets={given['sets']}: allowed is a whole number from 1")
    if given["impulses"] not in ("true", "false"):
        raise ValueError(f"impulses={given['impulses']}: allowed are true and false")
    from sim.analysis.realism.reaction import Recovery
    from sim.analysis.realism.recovery import recover as fit
    from sim.config import build, compose

    config = compose([*RECOVERED, *(word for word in words if word not in own)])
    plan = Recovery(
        int(given["sets"]), config["weeks"], given["impulses"] == "true", config["seed"]
    )
    with working("the recovery of the law"):
        found = fit(build(config), plan, lambda line: print(line, file=sys.stderr, flush=True))
    show_table(_recovered(found, plan))
    return 0


def _recovered(found: "pd.DataFrame", plan: "Recovery") -> Table:
    rows = [
        (str(row["parameter"]), *(f"{row[name]:.4g}" for name in found.columns[1:-1]),
         f"{row['covered']:.0%}")
        for _, row in found.iterrows()
    ]  # fmt: skip
    columns = ("parameter", "truth", "mean", "sd", "stated error", "95 % intervals that hold it")
    return Table(f"{plan.sets} sets of {plan.weeks} weeks at lambda = 0", columns, rows)


def _data_and_out(words: list[str], command: str, kind: str) -> tuple[Path, Path]:
    given = named(words, ("data", "out"), command)
    for key in ("data", "out"):
        if key not in given:
            raise ValueError(f"{key} is missing; allowed is sim {command} data=DIR out={kind}")
    if not Path(given["data"]).is_dir():
        raise ValueError(f"data={given['data']} is no folder; allowed is a folder of event tables")
    out = Path(given["out"])
    check_file(out) if kind == "FILE" else check_writable(out)
    return Path(given["data"]), out


def calibrate(words: list[str]) -> int:
    """Fit the constants that keep the status quo at its base rates."""
    from sim.analysis.calibration import calibrate as fit
    from sim.config import build, compose
    from sim.config.compose import CONFIGS

    config = compose(words)
    scenario = build(config)
    out = Path(config["out"] or CONFIGS / "estimates" / config["calibration"])
    check_writable(out)
    with working(f"the calibration in {out}"):
        fit(scenario, out, lambda line: print(line, file=sys.stderr, flush=True))
    print(out)
    return 0
