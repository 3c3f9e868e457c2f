"""What a reader must know of a sensitivity analysis beside its table."""

from collections.abc import Iterator, Mapping
from typing import Any

from sim.analysis.sensitivity.indices import Sensitivity
from sim.analysis.sensitivity.luck import luck

KEYS = ("scenario", "title", "seed", "runs", "weeks", "config_hash", "code_version")


NO_UNITS: Mapping[str, str] = {}


def about(
    found: Sensitivity, manifest: Mapping[str, Any], units: Mapping[str, str] = NO_UNITS
) -> dict[str, Any]:
    """Origin, method, notes, and unit, name and mean of outcomes and source of parameters.

    `units` are those of outcomes that have none of their own, by name.
    """
    means = found.points.outcomes.mean()
    named = _told(manifest, units)
    by_luck = luck(found)
    return {
        **{key: manifest.get(key) or "" for key in KEYS},
        "method": found.method,
        "main": found.main,
        "design": found.points.sampled.design,
        "runs_used": found.runs,
        "notes": list(notes(found)),
        "luck": {"alone": by_luck.alone, "verdict": by_luck.verdict},
        "still": list(found.still),
        "outcomes": {
            str(name): {**(named.get(str(name)) or {}), "mean": float(mean)}
            for name, mean in means.items()
        },
        "parameters": dict(manifest["sampled"]),
    }


def _told(
    manifest: Mapping[str, Any], units: Mapping[str, str] = NO_UNITS
) -> dict[str, dict[str, Any]]:
    """What a study says of its outcomes, with a unit also where it is the indicator's."""
    outcomes: Mapping[str, Any] = manifest.get("outcomes") or {}
    return {
        name: {**said, "units": said.get("units") or units.get(name, "")}
        for name, said in outcomes.items()
    }


def heading(found: Sensitivity) -> str:
    """What the table of the strongest parameters shows."""
    what = "No more than luck would give" if luck(found).alone else "What drives the outcomes"
    return f"{what} ({found.method}, {found.runs} runs)"


def notes(found: Sensitivity) -> Iterator[str]:
    """Failed runs, parameters that do not vary, and noise, each as a sentence."""
    given, sampled = found.points, found.points.sampled
    if given.missing:
        group = f" with their groups of {sampled.group}" if sampled.group else ""
        yield (
            f"{given.missing} of {sampled.runs} runs have failed or have no finite number; "
            f"{given.dropped} runs are left out{group}. Runs that fail may not be like others."
        )
    if found.constant:
        yield f"Left out, with one value in all runs: {', '.join(found.constant)}."
    if sampled.design == "saltelli" and not sampled.common_noise:
        yield (
            "Each run has noise of its own, which is a share of the variance that no parameter "
            "explains: first-order indices stand and tell what stands out from luck, but total "
            "indices hold that share as well, so that they are ceilings: near 1 even for a "
            "parameter that does nothing."
        )
    if sampled.common_noise:
        yield (
            "All runs share one draw of noise. A parameter that turns one draw still turns all "
            "that follows from it, so that total indices stay ceilings, and another seed may give "
            "others."
        )


def remarks(found: Sensitivity) -> Iterator[str]:
    """What a table of the strongest parameters does not show, and the notes."""
    by_luck = luck(found)
    if by_luck.verdict:
        yield by_luck.verdict
    elif by_luck.outcomes:
        yield (
            f"In {by_luck.driven} of {by_luck.outcomes} outcomes some parameter stands out; "
            f"up to about {by_luck.expected} would by luck alone."
        )
    if found.quiet:
        yield f"Nothing stands out from luck in: {', '.join(found.quiet)}."
    if found.still:
        yield f"Not varying, so without indices: {', '.join(found.still)}."
    yield from notes(found)
