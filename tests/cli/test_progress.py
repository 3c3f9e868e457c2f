"""Progress where there is no terminal."""

import pytest

from sim.cli import progress
from sim.cli.progress import LAST, Lines


def test_lines_come_soon_at_first_then_more_seldom_and_always_at_the_end(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture
) -> None:
    now = 100.0
    monkeypatch.setattr(progress.time, "monotonic", lambda: now)
    lines, told = Lines(), []
    for second in range(60):
        now = 100.0 + second
        lines(second, 59)
        told += [second] if capsys.readouterr().err == f"{second}/59 runs\n" else []
    assert told[:5] == [0, 1, 3, 7, 15]
    assert {after - before for before, after in zip(told[4:-1], told[5:-1], strict=False)} == {LAST}
    assert told[-1] == 59
