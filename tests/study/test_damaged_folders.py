"""Damaged and foreign folders are refused in one sentence; damaged blocks are redone."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from small_studies import assert_same, config, small, study

from sim.cli import main
from sim.study import Plan, begin_study, finish_study, ignore, open_study

PLAN = Plan(batch=5)


def cut_short(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def altered(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(bytes(content))


def interrupted(folder: Path) -> None:
    def stop(done: int, total: int) -> None:
        if done >= 10:
            raise KeyboardInterrupt

    begin_study(folder, small(), PLAN, config(), force=False)
    with pytest.raises(KeyboardInterrupt):
        finish_study(folder, small(), PLAN, stop)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A finished study and an interrupted one, to be copied before any harm is done."""
    folder = tmp_path_factory.mktemp("kept")
    study(folder / "whole", small(), PLAN)
    interrupted(folder / "part")
    return folder


@pytest.fixture
def studies(kept: Path, tmp_path: Path) -> Path:
    shutil.copytree(kept, tmp_path, dirs_exist_ok=True)
    return tmp_path


@pytest.mark.parametrize("harm", [cut_short, altered, Path.unlink])
def test_a_damaged_block_is_found_by_its_checksum_and_redone(
    harm: Callable[[Path], None], studies: Path
) -> None:
    harm(studies / "part" / "blocks" / "0000.npz")
    seen: list[int] = []
    finish_study(studies / "part", small(), PLAN, lambda done, total: seen.append(done))
    assert seen[0] == 5
    assert_same(studies / "whole", studies / "part")


def test_a_study_that_has_lost_all_its_blocks_begins_anew(studies: Path) -> None:
    shutil.rmtree(studies / "part" / "blocks")
    finish_study(studies / "part", small(), PLAN, ignore)
    assert_same(studies / "whole", studies / "part")


def test_half_written_files_are_cleared_away(studies: Path) -> None:
    (studies / "part" / "blocks" / ".0002.npz.1.draft").write_bytes(b"half a block")
    (studies / "part" / ".trajectories.zarr.draft").mkdir()
    finish_study(studies / "part", small(), PLAN, ignore)
    assert [path.name for path in (studies / "part").glob(".*")] == []


def no_batches(folder: Path) -> None:
    (folder / "manifest.json").write_text(json.dumps({"scenario": "baseline"}))


def no_mapping(folder: Path) -> None:
    (folder / "manifest.json").write_text("[]")


def no_yaml(folder: Path) -> None:
    (folder / "config.yaml").write_text("a: [1, 2\nb: }")


HARMS: dict[str, tuple[Callable[[Path], object], str]] = {
    "manifest cut short": (lambda at: cut_short(at / "manifest.json"), "manifest.json is damaged"),
    "manifest a list": (no_mapping, "manifest.json is damaged"),
    "manifest of something else": (no_batches, "config.yaml has been edited"),
    "manifest missing": (lambda at: (at / "manifest.json").unlink(), "is no study"),
    "config missing": (lambda at: (at / "config.yaml").unlink(), "it has no config.yaml"),
    "config no YAML": (no_yaml, "config.yaml is damaged"),
    "trajectories missing": (
        lambda at: shutil.rmtree(at / "trajectories.zarr"),
        "is finished but has no trajectories.zarr",
    ),
    "outcomes missing": (
        lambda at: (at / "outcomes.parquet").unlink(),
        "is finished but has no outcomes.parquet",
    ),
}


@pytest.mark.parametrize("name", HARMS)
def test_resume_refuses_a_damaged_study_in_one_sentence(
    name: str, studies: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    harm, sentence = HARMS[name]
    harm(studies / "whole")
    assert main(["resume", str(studies / "whole")]) == 2
    said = capsys.readouterr()
    assert sentence in said.err
    assert (said.out, said.err.count("\n")) == ("", 1)


def no_cell(folder: Path) -> None:
    shutil.rmtree(folder / "0001-seed=2")


def no_cells(folder: Path) -> None:
    (folder / "index.json").write_text('{"kind": "sweep", "cells": [{}]}')


@pytest.mark.parametrize(
    ("harm", "sentence"),
    [
        (no_cell, "lacks 0001-seed=2, a cell that its index.json lists"),
        (no_cells, "index.json is damaged: it lists no cells"),
        (lambda at: cut_short(at / "index.json"), "index.json is damaged and cannot be read"),
        (lambda at: cut_short(at / "0000-seed=1" / "manifest.json"), "manifest.json is damaged"),
        (lambda at: (at / "index.json").unlink(), "is no study: it has no manifest.json"),
    ],
)
def test_resume_refuses_a_damaged_sweep_in_one_sentence(
    harm: Callable[[Path], None],
    sentence: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("sim.cli.sweep.finish", lambda *_: 0)
    words = ["states=[USA,RUS,UKR]", "runs=3", "weeks=3", "seed=1,2"]
    assert main(["run", "-m", *words, f"out={tmp_path / 'sweep'}"]) == 0
    harm(tmp_path / "sweep")
    assert main(["resume", str(tmp_path / "sweep")]) == 2
    said = capsys.readouterr()
    assert sentence in said.err
    assert (said.out, said.err.count("\n")) == ("", 1)


@pytest.mark.parametrize("name", ["outcomes.parquet", "events.parquet"])
def test_a_damaged_table_is_told_when_it_is_read(name: str, studies: Path) -> None:
    cut_short(studies / "whole" / name)
    with pytest.raises(ValueError, match=f"{name} is damaged and cannot be read"):
        getattr(open_study(studies / "whole"), name.partition(".")[0])


def test_damaged_trajectories_are_told_when_they_are_read(studies: Path) -> None:
    cut_short(studies / "whole" / "trajectories.zarr" / ".zmetadata")
    with pytest.raises(ValueError, match=r"trajectories.zarr is damaged and cannot be read"):
        _ = open_study(studies / "whole").trajectories


def test_a_chunk_that_is_gone_is_told_and_not_filled_up(studies: Path) -> None:
    name = str(next(iter(open_study(studies / "whole").trajectories.data_vars)))
    chunk, *_ = (studies / "whole" / "trajectories.zarr" / name).glob("[0-9]*")
    chunk.unlink()
    with pytest.raises(ValueError, match=f"damaged .* {name} has 0 of 1 chunks"):
        _ = open_study(studies / "whole").trajectories


@pytest.mark.parametrize("name", ["outcomes.parquet", "events.parquet", "config.yaml"])
def test_a_report_of_a_damaged_study_is_refused_in_one_sentence(
    name: str, studies: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cut_short(studies / "whole" / name)
    assert main(["report", str(studies / "whole")]) == 2
    said = capsys.readouterr()
    assert name in said.err
    assert (said.out, said.err.count("\n")) == ("", 1)


def test_a_study_whose_configuration_was_edited_explains_no_choice(
    studies: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = studies / "whole" / "config.yaml"
    text = path.read_text()
    seed = json.loads((studies / "whole" / "manifest.json").read_text())["seed"]
    path.write_text(text.replace(f"\nseed: {seed}\n", f"\nseed: {seed + 1}\n"))
    words = ["trace", str(studies / "whole"), "--run", "1", "--week", "2", "--state", "USA"]
    assert main(words) == 2
    assert "has been edited since the study began (seed)" in capsys.readouterr().err


def test_a_sweep_where_a_study_is_asked_for_is_called_what_it_is(tmp_path: Path) -> None:
    (tmp_path / "index.json").write_text('{"kind": "sweep", "cells": []}')
    with pytest.raises(ValueError, match="is a sweep; allowed is a study, such as one of its"):
        open_study(tmp_path)
