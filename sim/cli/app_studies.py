"""The studies that the app lists."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from sim.app import StudyRow

NEWEST = 100
"""Studies that are listed."""
MANIFEST = "manifest.json"
SIZES = ("out", "force", "runs", "weeks", "seed")
"""Words that only say where and how large."""


def rows(root: Path) -> list[StudyRow]:
    """Whatever has a manifest below a folder, the newest first."""
    found = sorted(root.rglob(MANIFEST), key=lambda path: -path.stat().st_mtime)
    told = (row_of(root, path) for path in found[:NEWEST])
    return [row for row in told if row is not None]


def row_of(root: Path, manifest: Path) -> StudyRow | None:
    """A study by its manifest; none where it cannot be read."""
    try:
        told: dict[str, Any] = json.loads(manifest.read_text())
        sizes = {key: int(told[key]) for key in ("runs", "weeks", "seed")}
    except (OSError, ValueError, KeyError, TypeError):
        return None
    made = [" ".join(_kept(words)) for words in told.get("made") or ()]
    return StudyRow(
        place=manifest.parent.resolve().relative_to(root.resolve()).as_posix(),
        title=str(told.get("title", "")),
        words="; ".join(made),
        started=str(told.get("started", ""))[:16].replace("T", " "),
        finished=told.get("status") != "running",
        **sizes,
    )


def _kept(words: Sequence[str]) -> list[str]:
    return [
        w for w in words if w.partition("=")[0] not in ("out", "force", "runs", "weeks", "seed")
    ]
