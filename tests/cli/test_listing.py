"""What `sim list` shows."""

import pytest

from sim.cli import main
from sim.cli.listing import OF_FILES, OF_SCENARIO
from sim.cli.tables import Table, plain


def listed(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert main(["list", *words]) == 0
    return capsys.readouterr().out


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("states", "United States"),
        ("moves", "Praise or endorse"),
        ("drivers", "status quo"),
        ("scenarios", "baseline"),
        ("policies", "strategy"),
        ("rules", "impulse"),
        ("terms", "audience"),
        ("indicators", "posture"),
        ("outcomes", "unit"),
    ],
)
def test_every_list_can_be_read(name: str, shown: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert shown in listed(capsys, name)


def test_every_list_is_tested_here() -> None:
    assert len({**OF_SCENARIO, **OF_FILES}) == 9


def test_parameters_are_shown_with_unit_range_and_source(
    capsys: pytest.CaptureFixture[str],
) -> None:
    lines = listed(capsys, "rules").splitlines()
    (line,) = [line for line in lines if line.startswith("  cyber_impulse")]
    assert "0.05 to 0.6" in line
    assert "assumption" in line


def test_lists_follow_the_overrides_given(capsys: pytest.CaptureFixture[str]) -> None:
    shown = listed(capsys, "states", "states=[IRN,ISR]")
    assert "Iran" in shown
    assert "United States" not in shown


@pytest.mark.parametrize("words", [[], ["state"], ["drivers", "runs=3"]])
def test_a_list_that_does_not_exist_is_bad_input(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["list", *words]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_a_list_takes_changes_of_the_world_and_no_other_words(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["list", "moves", "USA"]) == 2
    said = capsys.readouterr().err
    assert "sim list moves USA: allowed is sim list moves, which shows all there are" in said
    assert "runs=50" not in said


def test_a_plain_table_is_aligned_and_uncut() -> None:
    long = "x" * 300
    lines = plain(Table("Title", ("a", "b"), [("1", long), ("12345", "y")], "note"))
    assert lines == ["Title", "", "a      b", f"1      {long}", "12345  y", "", "note"]
