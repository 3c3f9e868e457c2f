"""Where commands write: what is there stays, and what cannot be written is told at once."""

import json
import shutil
from pathlib import Path

import pytest
from asked_studies import make_study

from sim.cli import main

NOWHERE = Path("/proc/x")
"""A place in a file system that takes no files, whoever asks."""
ASKED = ("--outcome", "ceasefire")
MARKS = {"watch": "watch.json", "discover": "discovery.json", "sensitivity": "sensitivity.json"}


@pytest.fixture(scope="module")
def study(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = make_study(tmp_path_factory.mktemp("made") / "study")
    manifest = json.loads((folder / "manifest.json").read_text())
    (folder / "manifest.json").write_text(json.dumps({**manifest, "status": "finished"}))
    return folder


def refused(capsys: pytest.CaptureFixture[str], *words: object) -> str:
    assert main([str(word) for word in words]) == 2
    said = capsys.readouterr()
    assert (said.out, said.err.count("\n")) == ("", 1)
    return said.err


@pytest.mark.parametrize("command", MARKS)
def test_results_are_not_written_into_a_folder_of_something_else(
    command: str, study: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("cells.csv", "discovery.csv", "sensitivity.csv"):
        (tmp_path / name).write_text("mine")
    before = {path: path.read_bytes() for path in tmp_path.iterdir()}
    said = refused(capsys, command, study, *ASKED, f"out={tmp_path}")
    assert f"out={tmp_path} exists; allowed is a new folder, or one of sim {command}" in said
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_signposts_replace_earlier_ones(study: Path, tmp_path: Path) -> None:
    words = ["watch", str(study), *ASKED, f"out={tmp_path / 'watch'}"]
    assert main(words) == 0
    first = (tmp_path / "watch" / "watch.json").read_bytes()
    (tmp_path / "watch" / "notes.txt").write_text("mine")
    assert main(words) == 0
    assert (tmp_path / "watch" / "watch.json").read_bytes() == first
    assert (tmp_path / "watch" / "notes.txt").read_text() == "mine"


def test_a_replaced_sensitivity_or_comparison_takes_no_notes_with_it(
    study: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = shutil.copytree(study, tmp_path / "other")
    for words, mark in (
        (("sensitivity", study, *ASKED), "sensitivity.json"),
        (("compare", study, other, "force=true"), "comparison.json"),
    ):
        out = tmp_path / str(words[0])
        out.mkdir()
        (out / mark).write_text("{}")
        (out / "notes.txt").write_text("mine")
        assert f"out={out} holds notes.txt, which" in refused(capsys, *words, f"out={out}")
        assert (out / "notes.txt").read_text() == "mine"


def commands(study: Path, other: Path) -> list[tuple[object, ...]]:
    return [
        ("watch", study, *ASKED),
        ("discover", study, *ASKED),
        ("sensitivity", study, *ASKED),
        ("compare", study, other),
        ("hindcast", f"data={study}", "split=2023-11-06"),
        ("realism", f"data={study}"),
        ("estimate", f"data={study}"),
        ("posture", f"data={study}"),
        ("calibrate",),
        ("effects",),
        ("directions",),
    ]


@pytest.mark.parametrize("place", ["file", "nowhere"])
def test_a_place_that_cannot_be_written_is_told_before_the_work(
    place: str, study: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    if place == "nowhere" and not NOWHERE.parent.is_dir():
        pytest.skip("no such file system here")
    other = shutil.copytree(study, tmp_path / "other")
    out = NOWHERE / "y" if place == "nowhere" else study / "manifest.json" / "x"
    before = sorted(tmp_path.rglob("*"))
    for words in commands(study, other):
        said = refused(capsys, *words, f"out={out}")
        assert "cannot be written" in said
        assert "allowed is a folder to write in" in said
    assert sorted(tmp_path.rglob("*")) == before


def test_a_file_is_not_written_over_a_folder(
    study: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = refused(capsys, "estimate", f"data={study}", f"out={tmp_path}")
    assert f"out={tmp_path} is a folder; allowed is a file" in said
