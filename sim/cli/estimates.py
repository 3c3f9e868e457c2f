"""Commands that turn data or reference runs into files of configuration."""

import sys
from pathlib import Path

from sim.cli.failure import working
from sim.cli.words import named


def posture(words: list[str]) -> int:
    """Compute the posture of each pair at the start from event data."""
    given = named(words, ("data", "out"), "posture")
    for key in ("data", "out"):
        if key not in given:
            raise ValueError(f"{key} is missing; allowed is sim posture data=DIR out=DIR")
    if not Path(given["data"]).is_dir():
        raise ValueError(f"data={given['data']} is no folder; allowed is a folder of event tables")
    from sim.analysis.posture.start import write_start

    print(write_start(Path(given["data"]), Path(given["out"])))
    return 0


def calibrate(words: list[str]) -> int:
    """Fit the constants that keep the status quo at its base rates."""
    from sim.analysis.calibration import calibrate as fit
    from sim.config import build, compose
    from sim.config.compose import CONFIGS

    config = compose(words)
    scenario = build(config)
    out = Path(config["out"] or CONFIGS / "estimates" / config["calibration"])
    with working(f"the calibration in {out}"):
        fit(scenario, out, lambda line: print(line, file=sys.stderr, flush=True))
    print(out)
    return 0
