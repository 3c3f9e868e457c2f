"""What a study has assumed, and where its numbers come from."""

from typing import Any

from sim.report.folder import Study
from sim.report.words import interval

STATUS_QUO = {
    "sanctions": "enforced",
    "seizures": "occasional",
    "exercises": "annual",
    "rhetoric": "mixed",
    "war": "attrition",
    "guarantees": "declared",
    "negotiation": "unofficial_drafts",
    "cyber": "signalled",
    "humanitarian": "patchy",
    "transatlantic": "strained",
    "brics": "loose",
    "middle_east": "simmering",
}
"""The option of each driver that is the world of January 2026, in the order of the drivers."""


def drivers(study: Study) -> list[dict[str, Any]]:
    """A row a driver with its option's sentences and whether it departs from the status quo."""
    given: dict[str, Any] = study.manifest.get("drivers") or study.config.get("drivers") or {}
    groups = [name for name in STATUS_QUO if name in given]
    groups += sorted(set(given) - set(groups))
    return [_driver(group, given[group]) for group in groups]


def _driver(group: str, row: dict[str, Any]) -> dict[str, Any]:
    option = str(row.get("option", STATUS_QUO.get(group, "")))
    return {
        "group": group.replace("_", " "),
        "option": option.replace("_", " "),
        "title": row.get("title", ""),
        "stands_for": row.get("stands_for", ""),
        "evidence": row.get("evidence", ""),
        "changed": option != STATUS_QUO.get(group, option),
    }


def scheduled(study: Study) -> list[tuple[str, str]]:
    """Interventions by name, each as its settings in a row; those after the end are marked."""
    given: dict[str, dict[str, Any]] = study.config.get("interventions") or {}
    rows = {name: row for name, row in given.items() if row}
    return [(name.replace("_", " "), _due(row, study.weeks)) for name, row in rows.items()]


def _due(row: dict[str, Any], weeks: int) -> str:
    said = ", ".join(f"{key} {value}" for key, value in row.items())
    late = row.get("week", 0) > weeks
    return f"{said} (never acts: the study ends in week {weeks})" if late else said


def sampled(study: Study) -> list[tuple[str, str, str, str]]:
    """Parameters that vary from run to run: name, range, unit and source."""
    given: dict[str, dict[str, Any]] = study.manifest.get("sampled") or {}
    return [
        (
            name,
            interval(*(f"{value:.3g}" for value in row["range"])),
            str(row.get("unit", "1")).removeprefix("1"),
            str(row.get("source", "")),
        )
        for name, row in given.items()
    ]


USUAL_DESIGN = "latin_hypercube"
FEW = 100
"""Runs below which the interval of a chance can be wider than a fifth."""


def warnings(study: Study) -> list[str]:
    """What a reader must know before believing a number: failed runs, few runs."""
    wanted = int(study.manifest.get("runs", study.runs))
    said = []
    if study.runs < wanted:
        said.append(
            f"Only {study.runs} of {wanted} runs are in this report; manifest.json says why the "
            "others failed. Runs that fail may not be like those that do not."
        )
    if study.runs < FEW:
        said.append(
            f"A chance from fewer than {FEW} runs has a wide interval: take more runs before "
            "reading much into one."
        )
    return said


def origin(study: Study) -> list[tuple[str, str]]:
    """Where the numbers come from: configuration, code, packages, time."""
    manifest = study.manifest
    git = manifest.get("git") or {}
    edited = " with uncommitted changes" if git.get("dirty") else ""
    packages = manifest.get("packages") or {}
    rows = [
        ("Configuration (SHA-256)", str(manifest.get("config_hash", ""))),
        ("Code", f"version {manifest.get('code_version', 'not known')}"),
        ("Commit", f"{git['commit']}{edited}" if git.get("commit") else ""),
        ("Python", str(manifest.get("python", ""))),
        ("Packages", ", ".join(f"{name} {version}" for name, version in packages.items())),
        ("Platform", str(manifest.get("platform", ""))),
        ("Started", str(manifest.get("started", ""))),
        ("Seconds", f"{float(manifest.get('wall_seconds', 0)):.0f}"),
    ]
    return [(name, value) for name, value in rows if value]
