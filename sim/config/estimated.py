"""Take the numbers of the law of posture from an estimate made by `sim estimate`."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sim.analysis.posture.law import OF_RULE
from sim.yaml_files import read_yaml

RULE = "posture"


def load_estimate(path: Path) -> dict[str, tuple[float, float]]:
    """Value and robust standard error of each parameter of the rule of posture.

    Raises ValueError for a file that is no estimate of the law.
    """
    content = read_yaml(path)
    try:
        law = content["law"]
        return {
            name: (float(law[key]["value"]), float(law[key]["robust_standard_error"]))
            for key, name in OF_RULE.items()
        }
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError(
            f"estimate is {path.stem}, whose file is no estimate of the law of posture; "
            "allowed is what sim estimate writes"
        ) from error


def with_estimate(
    rules: Mapping[str, Any] | None, found: Mapping[str, tuple[float, float]]
) -> dict[str, Any]:
    """The configuration of the rules in which what is estimated stands beneath what is set."""
    filled = dict(rules or {})
    if isinstance(filled.get(RULE), Mapping):
        filled[RULE] = {**{name: value for name, (value, _) in found.items()}, **filled[RULE]}
    return filled


def labelled(found: Mapping[str, tuple[float, float]]) -> dict[str, tuple[float, float]]:
    """Value and standard error by the label that a study gives the parameter."""
    return {f"rules.{RULE}.{name}": pair for name, pair in found.items()}
