"""A sweep whose index is damaged is not compared."""

from pathlib import Path

import pytest

from sim.cli import main


@pytest.mark.parametrize(
    "index",
    [
        "",
        "{",
        "[]",
        '{"kind": "study", "cells": []}',
        '{"kind": "sweep"}',
        '{"kind": "sweep", "cells": []}',
        '{"kind": "sweep", "cells": [{"folder": "gone"}]}',
        '{"kind": "sweep", "cells": [{"folder": "../x", "label": "a", "choices": {}}]}',
    ],
)
def test_a_damaged_index_is_refused_in_one_sentence(
    index: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "index.json").write_text(index)
    assert main(["compare", str(tmp_path)]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert "index.json" in said.err
