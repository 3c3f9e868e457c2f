"""The report says by which commands a study is made again, and they make it to the bit."""

import html
import re
import shlex
from pathlib import Path

import pandas as pd
import pytest

from sim.cli import main

SMALL = ["runs=6", "weeks=8", "executor=serial"]


def said(folder: Path) -> list[list[str]]:
    """The words of each command that the report of a study names."""
    page = (folder / "report.html").read_text()
    found = re.search(r"Reproduce this</h2>\s*<pre>(.*?)</pre>", page, re.DOTALL)
    assert found is not None
    return [shlex.split(html.unescape(line))[1:] for line in found.group(1).splitlines()]


def outcomes(folder: Path) -> pd.DataFrame:
    return pd.read_parquet(folder / "outcomes.parquet")


def again(folder: Path, place: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The study made again by the commands of its report, in a folder of its own."""
    place.mkdir()
    monkeypatch.chdir(place)
    for words in said(folder):
        assert main([*words, *(["executor=serial"] if words[0] == "run" else [])]) == 0
    (made,) = (place / "outputs").glob("*/*")
    return made


def test_a_run_with_a_changed_rule_is_made_again_by_its_own_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "own"
    words = ["rules.trust.memory=0.9", "driver/cyber=rebuffed", "name=mine"]
    assert main(["run", *SMALL, *words, f"out={own}", "force=true"]) == 0
    assert said(own) == [["run", "runs=6", "weeks=8", *words, "seed=1"]]
    pd.testing.assert_frame_equal(outcomes(again(own, tmp_path / "x", monkeypatch)), outcomes(own))


def test_a_branch_of_a_branch_is_made_again_after_its_parents(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parent, child, grandchild = (tmp_path / name for name in ("parent", "child", "grandchild"))
    assert main(["run", *SMALL, f"out={parent}"]) == 0
    for old, new, week in ((parent, child, 3), (child, grandchild, 5)):
        change = f"rules.threats.lapse=0.0{week}"
        assert main(["branch", str(old), f"week={week}", change, f"out={new}"]) == 0
    assert [words[0] for words in said(grandchild)] == ["run", "branch", "branch"]
    made = again(grandchild, tmp_path / "x", monkeypatch)
    pd.testing.assert_frame_equal(outcomes(made), outcomes(grandchild))


def test_a_cell_of_a_sweep_names_its_own_words(tmp_path: Path) -> None:
    own = tmp_path / "sweep"
    sweep = ["-m", "driver/cyber=rebuffed,signalled", f"out={own}"]
    assert main(["run", *SMALL, *sweep]) == 0
    cells = sorted(folder for folder in own.iterdir() if folder.is_dir())
    named = [word for cell in cells for word in said(cell)[0] if word.startswith("driver/")]
    assert named == ["driver/cyber=rebuffed", "driver/cyber=signalled"]


def test_the_words_of_a_command_are_no_part_of_what_makes_studies_equal(tmp_path: Path) -> None:
    own, other = tmp_path / "own", tmp_path / "other"
    assert main(["run", *SMALL, f"out={own}"]) == 0
    assert main(["run", *SMALL, "seed=1", "record=standard", f"out={other}"]) == 0
    hashes = [re.search(r'"config_hash": "(\w+)"', (f / "manifest.json").read_text()) for f in
              (own, other)]  # fmt: skip
    assert hashes[0] and hashes[1] and hashes[0].group(1) == hashes[1].group(1)
