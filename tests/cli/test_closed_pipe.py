"""A reader who stops reading, as `head` does, costs none of the work."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from small_studies import small, study

from sim.cli import main
from sim.cli.due import write_due
from sim.cli.pipe import tell
from sim.study.executors import Serial


@pytest.fixture
def close(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Makes standard output a pipe that nobody reads."""

    def closed() -> None:
        reader, writer = os.pipe()
        os.close(reader)
        monkeypatch.setattr(sys, "stdout", os.fdopen(writer, "w", buffering=1))

    return closed


def test_after_a_line_that_nobody_reads_the_work_goes_on(close: Callable[[], None]) -> None:
    close()
    for _ in range(2):
        tell("nobody reads this")
        print("nor this", flush=True)


def test_a_command_whose_reader_has_gone_fails_without_complaint(
    close: Callable[[], None], capsys: pytest.CaptureFixture[str]
) -> None:
    close()
    assert main(["--help"]) == 1
    assert capsys.readouterr().err == ""


def test_every_report_is_written_though_nobody_reads_where(
    close: Callable[[], None], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    written = []
    monkeypatch.setattr("sim.report.write_report", lambda folder: written.append(folder) or folder)
    for name in "ab":
        (tmp_path / name).mkdir()
        (tmp_path / name / "manifest.json").write_text('{"runs": 4}')
    close()
    write_due([tmp_path / "a", tmp_path / "b"], set(), Serial())
    assert written == [tmp_path / "a", tmp_path / "b"]


def test_a_comparison_is_written_before_it_is_shown(
    close: Callable[[], None], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    written = []
    monkeypatch.setattr("sim.cli.compare.write_report", lambda *told: written.append(told[-1]))
    assert study(tmp_path / "one", small()) == []
    close()
    words = [str(tmp_path / "one")] * 2
    assert main(["compare", *words, f"out={tmp_path / 'compared'}"]) == 1
    assert written == [tmp_path / "compared"]


def test_two_equal_studies_are_said_to_be_so_in_one_sentence(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sim.cli.compare.write_report", lambda *told: told[-1])
    assert study(tmp_path / "one", small()) == []
    assert main(["compare", *[str(tmp_path / "one")] * 2, "out=compared"]) == 0
    first, second = capsys.readouterr().out.splitlines()
    assert first.endswith("(paired run by run): no outcome differs on average")
    assert second == "compared"
