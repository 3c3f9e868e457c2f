"""What a run tells on standard error before it begins."""

from pathlib import Path

import pytest

from sim.cli.program import main

SIZE = ("runs=2", "weeks=2", "executor=serial", "states=[USA,RUS]")
TERM = "+terms.mine={_target_: sim.terms.protest.Protest}"


@pytest.fixture(autouse=True)
def no_reports(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sim.cli.run.write_due", lambda *_: None)


@pytest.mark.parametrize("weight", [0.5, 0.0])
def test_a_term_that_acts_without_a_calibration_is_told(
    weight: float, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = [*SIZE, TERM, f"policy.default.weights.mine={weight}", f"out={tmp_path / 'study'}"]
    assert main(["run", *words]) == 0
    told = "terms.mine is not in the calibration" in capsys.readouterr().err
    assert told == (weight > 0)


def test_the_terms_that_come_with_the_project_are_all_in_its_calibration(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["run", *SIZE, f"out={tmp_path / 'study'}"]) == 0
    assert "calibration" not in capsys.readouterr().err
