"""What sim discover and sim watch refuse, each in one sentence."""

import json
import shutil
from pathlib import Path

import pytest
from asked_studies import make_study

from sim.cli.program import main


@pytest.fixture(scope="module")
def study(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_study(tmp_path_factory.mktemp("made") / "study")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--outcome", "reached_ceasefir"], "near are reached_ceasefire"),
        (["--outcome", "never"], "happens in no run"),
        (["--outcome", "final_brent", "--below", "1e9"], "happens in every run"),
        (["--outcome", "final_brent", "--above", "x"], "allowed is a number"),
        (["--outcome", "final_brent", "--above", "1", "--below", "2"], "allowed is one"),
        (["--outcome", "rules.oil_price.noise"], "is unknown"),
        (["--outcom", "final_brent"], "allowed is sim"),
        ([], "allowed is sim"),
        (["--outcome", "ceasefire", "--seed", "-3"], "allowed is a whole number"),
        (["--outcome", "ceasefire", "out=FILE/x"], "cannot be written"),
    ],
)
@pytest.mark.parametrize("command", ["discover", "watch"])
def test_what_cannot_be_asked_is_refused_in_one_sentence(
    study: Path, command: str, words: list[str], said: str, capsys: pytest.CaptureFixture
) -> None:
    words = [word.replace("FILE", str(study / "manifest.json")) for word in words]
    assert main([command, str(study), *words]) == 2
    error = capsys.readouterr().err
    assert said in error
    assert len(error.splitlines()) == 1


@pytest.mark.parametrize("command", ["discover", "watch"])
@pytest.mark.parametrize("damage", ["", "manifest.json", "outcomes.parquet", "gone"])
def test_damaged_and_foreign_folders_are_refused(
    study: Path, tmp_path: Path, command: str, damage: str, capsys: pytest.CaptureFixture
) -> None:
    folder = tmp_path / "copy"
    if damage != "gone":
        shutil.copytree(study, folder)
        name = damage or "manifest.json"
        (folder / name).write_text("[1, 2") if damage else (folder / name).unlink()
    assert main([command, str(folder), "--outcome", "ceasefire"]) == 2
    error = capsys.readouterr().err
    assert str(folder) in error
    assert len(error.splitlines()) == 1


@pytest.mark.parametrize(
    "index",
    [
        "{",
        "[]",
        '{"kind": "other", "cells": []}',
        '{"kind": "sweep", "cells": [{"folder": "../up", "choices": {}}]}',
        '{"kind": "sweep", "cells": [{"folder": "none", "choices": {"a": "b"}}]}',
    ],
)
def test_a_sweep_without_sound_cells_is_refused(
    tmp_path: Path, index: str, capsys: pytest.CaptureFixture
) -> None:
    (tmp_path / "index.json").write_text(index)
    assert main(["discover", str(tmp_path), "--outcome", "x"]) == 2
    assert str(tmp_path) in capsys.readouterr().err


def test_a_study_without_sampled_parameters_holds_no_box(
    study: Path, tmp_path: Path, capsys: pytest.CaptureFixture
) -> None:
    folder = tmp_path / "fixed"
    shutil.copytree(study, folder)
    manifest = json.loads((folder / "manifest.json").read_text())
    (folder / "manifest.json").write_text(json.dumps({**manifest, "sampled": {}}))
    assert main(["discover", str(folder), "--outcome", "final_brent"]) == 2
    assert "uncertainty=assumptions" in capsys.readouterr().err
