"""The commands that make a study again."""

import json
import shlex
from typing import Any

from sim.report.assumed import STATUS_QUO, USUAL_DESIGN, sampled
from sim.report.folder import Study


def command(study: Study) -> str:
    """The commands that make this study again, a line each: of a branch its parents' come first.

    Without a record of its words (a study made in Python): scenario, drivers that depart from it
    and sizes.
    """
    made: list[list[str]] = study.manifest.get("made") or []
    if not made:
        return _by_choices(study)
    return "\n".join(_line(study, made, place) for place in range(len(made)))


HOW = ("out=", "force=", "batch=", "executor")
"""Words that change no result."""


def _line(study: Study, made: list[list[str]], place: int) -> str:
    verb, *given = made[place]
    words = [word for word in given if not word.startswith(HOW)]
    if verb == "run":
        # Defaults may change; the numbers of this study do not.
        sizes = [key for key in SIZES if not any(word.startswith(f"{key}=") for word in words)]
        words += [f"{key}={study.manifest[key]}" for key in sizes]
    parent = [f"study_{place - 1}"] if place else []
    out = [f"out=study_{place}"] if place < len(made) - 1 else []
    return shlex.join(["sim", verb, *parent, *words, *out])


SIZES = ("runs", "weeks", "seed")


def _by_choices(study: Study) -> str:
    manifest = study.manifest
    words = [f"sim run scenario={manifest['scenario']}"]
    given: dict[str, Any] = manifest.get("drivers") or {}
    for group in STATUS_QUO:
        option = (given.get(group) or {}).get("option", STATUS_QUO[group])
        if option != STATUS_QUO[group]:
            words.append(f"driver/{group}={option}")
    words += [f"{key}={manifest[key]}" for key in SIZES]
    return " ".join([*words, *_uncertainty(study)])


def _uncertainty(study: Study) -> list[str]:
    """The words that say what was sampled, and how where that is not the usual way."""
    if not sampled(study):
        return []
    given: dict[str, Any] = study.config.get("uncertainty") or {}
    words = ["uncertainty=assumptions"]
    if given.get("design", USUAL_DESIGN) != USUAL_DESIGN:
        words.append(f"uncertainty.design={given['design']}")
    if given.get("parameters"):
        # Hydra's grammar takes no quotes around keys.
        plain = json.dumps(given["parameters"]).replace('"', "")
        words.append(shlex.quote(f"uncertainty.parameters={plain}"))
    if given.get("common_noise"):
        words.append("uncertainty.common_noise=true")
    return words
