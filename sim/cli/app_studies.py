"""The studies and comparisons that the app lists."""

import html
import json
import os
import re
import shlex
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from sim.app import ComparisonRow, StudyRow

NEWEST = 100
"""Studies that are listed, and comparisons."""
MANIFEST, COMPARISON, REPORT = "manifest.json", "comparison.json", "report.html"
PLACE, SIZES = ("out", "force"), ("runs", "weeks", "seed")
"""Words that only say where, and how large."""
WITHIN = (".zarr", "figures")
"""Folders of a study that hold no other, and thousands of files."""
TITLE = re.compile(r"<title>(.*?)( · brinkwatch)?</title>", re.DOTALL)
HEAD = 4_000
"""Characters of a report in which its title stands."""


def rows(root: Path) -> list[StudyRow]:
    """Whatever has a manifest below a folder, the newest first."""
    told = (row_of(root, path) for path in _newest(root, MANIFEST))
    return [row for row in told if row is not None]


def comparisons(root: Path) -> list[ComparisonRow]:
    """Whatever says that it is a comparison and has a report, the newest first."""
    told = ((path.parent, _title(path.parent / REPORT)) for path in _newest(root, COMPARISON))
    return [ComparisonRow(_place(root, folder), title) for folder, title in told if title]


def row_of(root: Path, manifest: Path) -> StudyRow | None:
    """A study by its manifest; none where it cannot be read."""
    try:
        told: dict[str, Any] = json.loads(manifest.read_text())
        sizes = {key: int(told[key]) for key in SIZES}
    except (OSError, ValueError, KeyError, TypeError):
        return None
    made = [shlex.join(_kept(words)) for words in told.get("made") or ()]
    return StudyRow(
        place=_place(root, manifest.parent),
        title=str(told.get("title", "")),
        words="; ".join(filter(None, made)),
        again=" ".join([*made, *_sizes(sizes)]) if _is_one_run(told) else "",
        started=str(told.get("started", ""))[:16].replace("T", " "),
        finished=told.get("status") != "running",
        **sizes,
    )


def told_apart(first: StudyRow, second: StudyRow) -> tuple[str, str]:
    """Names of two studies of one title: by what was varied, their sizes, or else their places."""
    for names in (
        (first.words or first.title, second.words or second.title),
        (_sized(first), _sized(second)),
    ):
        if names[0] != names[1]:
            return names
    return first.place, second.place


def _sized(row: StudyRow) -> str:
    return f"{row.words or row.title}, {row.runs} runs, seed {row.seed}"


def _newest(root: Path, name: str) -> list[Path]:
    dated = sorted(_dated(root, name), reverse=True)
    return [path for _, path in dated[:NEWEST]]


def _dated(root: Path, name: str) -> Iterator[tuple[float, Path]]:
    for folder, below, files in os.walk(root):
        below[:] = [each for each in below if not each.endswith(WITHIN)]
        if name in files:
            path = Path(folder, name)
            try:
                yield path.stat().st_mtime, path
            except OSError:  # it has been deleted since
                continue


def _title(report: Path) -> str:
    try:
        with report.open(encoding="utf-8", errors="replace") as text:
            found = TITLE.search(text.read(HEAD))
    except OSError:
        return ""
    return html.unescape(found[1]) if found else ""


def _place(root: Path, folder: Path) -> str:
    return folder.resolve().relative_to(root.resolve()).as_posix()


def _is_one_run(told: dict[str, Any]) -> bool:
    made: Sequence[Sequence[str]] = told.get("made") or ()
    return len(made) == 1 and list(made[0][:1]) == ["run"]


def _sizes(sizes: dict[str, int]) -> list[str]:
    return [f"{key}={value}" for key, value in sizes.items()]


def _kept(words: Sequence[str]) -> list[str]:
    """Words that say how a study differs from the status quo."""
    said = words[1:] if list(words[:1]) == ["run"] else words
    return [word for word in said if word.partition("=")[0] not in (*PLACE, *SIZES)]
