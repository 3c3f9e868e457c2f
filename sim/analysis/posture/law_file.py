"""The law of posture as an estimate has written it down."""

from dataclasses import dataclass
from pathlib import Path

from sim.analysis.posture.law import PostureLaw, parameter_names
from sim.yaml_files import read_yaml


@dataclass(frozen=True)
class LawFile:
    """A law and where it comes from."""

    law: PostureLaw
    source: str


def read_law(path: Path) -> LawFile:
    """The law in a file that `sim estimate` has written.

    Raises ValueError for a file that is none, naming it.
    """
    try:
        content = read_yaml(path)
        found = content["law"]
        law = PostureLaw(**{name: float(found[name]["value"]) for name in parameter_names()})
        weeks = f"{content['first_week']} to {content['last_week_used']}"
    except (OSError, KeyError, TypeError, ValueError) as error:
        raise ValueError(
            f"law={path} is no estimate of the law; allowed is a file that sim estimate writes"
        ) from error
    samples = ", ".join(content["samples"])
    return LawFile(law, f"{content['method']}; {samples}, weeks {weeks}")
