"""The title of a report: a scenario that was changed on the way must not pass for itself."""

from sim.report.assumed import drivers
from sim.report.folder import Study

DRIVER = "driver/"
HOW = ("scenario", "runs", "weeks", "seed", "out", "force", "batch", "record", "executor",
       "uncertainty", "indicators", "outcomes")  # fmt: skip
"""Settings that choose or size a study and change nothing in its world."""
BASELINE = "baseline"


def title(study: Study) -> str:
    """The scenario's title and what was changed beside it."""
    own = str(study.manifest.get("title") or study.manifest.get("scenario") or "A study")
    found = changes(study)
    with_them = f", with {' and '.join(found)}" if found else ""
    return f"{own}{with_them}{', branched' if _branched(study) else ''}"


def question(study: Study) -> str:
    """The scenario's question, which one that was changed no longer asks."""
    other = changes(study) or _branched(study)
    return "" if other else str(study.config.get("question") or "")


def _branched(study: Study) -> bool:
    return len(study.manifest.get("made") or []) > 1


def changes(study: Study) -> list[str]:
    """Drivers chosen beside the scenario's own, and the number of other settings."""
    made: list[list[str]] = study.manifest.get("made") or []
    verb, *words = made[0] if made else [""]
    given = [word.lstrip("+~").partition("=")[0] for word in words]
    chosen = {name.removeprefix(DRIVER) for name in given if name.startswith(DRIVER)}
    plain = study.manifest.get("scenario") == BASELINE
    rows = [row for row in drivers(study) if row["changed"]]
    said = [
        f"{row['group']}: {row['option']}"
        for row in rows
        if plain or str(row["group"]).replace(" ", "_") in chosen
    ]
    others = [name for name in given if not name.startswith(DRIVER) and _of_world(name)]
    if others and verb == "run":
        said.append(f"{len(others)} setting{'s' if len(others) > 1 else ''} changed")
    return said


def _of_world(name: str) -> bool:
    return name.partition(".")[0] not in HOW
