"""Commands that turn data or reference runs into files of configuration."""

import sys
from pathlib import Path

from sim.cli.failure import working
from sim.cli.words import named


def posture(words: list[str]) -> int:
    """Compute the posture of each pair at the start from event data."""
    data, out = _data_and_out(words, "posture", "DIR")
    from sim.analysis.posture.start import write_start

    print(write_start(data, out))
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


def _data_and_out(words: list[str], command: str, kind: str) -> tuple[Path, Path]:
    given = named(words, ("data", "out"), command)
    for key in ("data", "out"):
        if key not in given:
            raise ValueError(f"{key} is missing; allowed is sim {command} data=DIR out={kind}")
    if not Path(given["data"]).is_dir():
        raise ValueError(f"data={given['data']} is no folder; allowed is a folder of event tables")
    return Path(given["data"]), Path(given["out"])


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
