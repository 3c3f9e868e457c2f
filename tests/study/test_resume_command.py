"""Resuming goes on only with the configuration and the code that the study began with."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from small_studies import config, small, study

from sim.cli import main
from sim.study import Plan, begin_study, open_study
from sim.study.changed import check_unchanged
from sim.study.folder import held

OTHER = {"commit": "f" * 40, "dirty": False}


@pytest.fixture
def begun(tmp_path: Path) -> Path:
    begin_study(tmp_path / "study", small(), Plan(batch=5), config(), force=False)
    return tmp_path / "study"


def edit(folder: Path, **changes: Any) -> None:
    page = yaml.safe_load((folder / "config.yaml").read_text())
    (folder / "config.yaml").write_text(yaml.safe_dump({**page, **changes}))


def refused(folder: Path, capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert main(["resume", str(folder), *words]) == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    return said


def test_an_edited_configuration_is_refused_and_its_keys_are_named(
    begun: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(begun, weeks=7, start={"war": False})
    said = refused(begun, capsys)
    assert "config.yaml has been edited since the study began (start, weeks)" in said


def test_an_edited_configuration_is_refused_even_with_any_code(
    begun: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(begun, extra=1)
    assert "(extra)" in refused(begun, capsys, "code=any")


def test_a_key_that_says_how_to_work_may_be_edited(begun: Path) -> None:
    edit(begun, batch=7)
    assert check_unchanged(begun, any_code=False)["batch"] == 7


def test_another_commit_is_refused_and_named(
    begun: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sim.study.changed.git_state", lambda: OTHER)
    said = refused(begun, capsys)
    before = open_study(begun).manifest["git"].get("commit", "none")[:12]
    assert f"(commit {before} is now ffffffffffff)" in said
    assert "code=any" in said


def test_another_version_is_refused_and_named(
    begun: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    manifest = json.loads((begun / "manifest.json").read_text())
    manifest["code_version"] = "0.0.1"
    (begun / "manifest.json").write_text(json.dumps(manifest))
    assert "version 0.0.1 is now" in refused(begun, capsys)


def test_any_code_goes_on_and_is_recorded(begun: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sim.study.changed.git_state", lambda: OTHER)
    monkeypatch.setattr("sim.cli.run.write_due", lambda *_: None)
    assert main(["resume", str(begun), "code=any"]) == 0
    manifest = open_study(begun).manifest
    assert manifest["status"] == "finished"
    assert [entry["git"] for entry in manifest["resumed"]] == [OTHER]
    assert manifest["git"] != OTHER


def test_a_finished_study_may_be_resumed_with_any_code(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    study(tmp_path / "study", small())
    monkeypatch.setattr("sim.study.changed.git_state", lambda: OTHER)
    monkeypatch.setattr("sim.cli.run.write_due", lambda *_: None)
    assert main(["resume", str(tmp_path / "study")]) == 0
    assert "resumed" not in open_study(tmp_path / "study").manifest


def test_a_study_that_another_process_works_on_is_refused(
    begun: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with held(begun):
        assert "is being worked on by another process" in refused(begun, capsys)


def test_a_study_can_be_resumed_on_another_executor(
    begun: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = refused(begun, capsys, "executor=nowhere")
    assert "executor is nowhere" in said


def test_a_report_of_a_large_study_waits_until_it_is_asked_for(
    begun: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sim.cli.due.REPORTED", 11)
    assert main(["resume", str(begun), "code=any"]) == 0
    said = capsys.readouterr()
    assert said.out.splitlines()[-1] == str(begun)
    assert f"sim report {begun} writes its report" in said.err
    assert not (begun / "report.html").exists()
