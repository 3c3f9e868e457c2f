"""What a reader must know of a sensitivity analysis beside its table."""

from collections.abc import Iterator, Mapping
from typing import Any

from sim.analysis.sensitivity.indices import Sensitivity

KEYS = ("scenario", "title", "seed", "runs", "weeks", "config_hash", "code_version")


def about(found: Sensitivity, manifest: Mapping[str, Any]) -> dict[str, Any]:
    """Origin, method, notes, and unit, name and mean of outcomes and source of parameters."""
    means = found.points.outcomes.mean()
    named: Mapping[str, Any] = manifest.get("outcomes") or {}
    return {
        **{key: manifest.get(key) or "" for key in KEYS},
        "method": found.method,
        "main": found.main,
        "design": found.points.sampled.design,
        "runs_used": found.runs,
        "notes": list(notes(found)),
        "still": list(found.still),
        "outcomes": {
            str(name): {**(named.get(str(name)) or {}), "mean": float(mean)}
            for name, mean in means.items()
        },
        "parameters": dict(manifest["sampled"]),
    }


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
    outcomes = found.points.outcomes.shape[1]
    if outcomes:
        yield (
            f"In {outcomes - len(found.quiet)} of {outcomes} outcomes some parameter stands out; "
            f"up to about {round(0.05 * outcomes)} would by luck alone."
        )
    if found.quiet:
        yield f"Nothing stands out from luck in: {', '.join(found.quiet)}."
    if found.still:
        yield f"Not varying, so without indices: {', '.join(found.still)}."
    yield from notes(found)
