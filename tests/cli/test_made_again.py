"""The report says by which commands a study is made again, and they make it to the bit."""

import html
import re
import shlex
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
import xarray as xr

from sim.cli import main
from sim.config import compose
from sim.config.branch import branch
from sim.report.again import command
from sim.report.folder import Study
from sim.study.manifest import config_hash

SMALL = ["runs=4", "weeks=6", "executor=serial"]


def said(folder: Path) -> list[list[str]]:
    """The words of each command that the report of a study names."""
    page = (folder / "report.html").read_text()
    found = re.search(r"Reproduce this</h2>\s*<pre>(.*?)</pre>", page, re.DOTALL)
    assert found is not None
    return [shlex.split(html.unescape(line))[1:] for line in found.group(1).splitlines()]


def made_by(*commands: list[str]) -> str:
    """What a report says of a study of three runs that was made by some commands."""
    manifest: dict[str, Any] = {"made": list(commands), "runs": 3, "weeks": 9, "seed": 7}
    empty = (xr.Dataset(), pd.DataFrame(), pd.DataFrame())
    return command(Study(Path("."), manifest, {}, *empty))


def test_a_changed_run_and_its_branch_are_made_again_to_the_bit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parent, child = tmp_path / "parent", tmp_path / "child"
    words = ["rules.trust.memory=0.9", "driver/cyber=rebuffed"]
    assert main(["run", *SMALL, *words, f"out={parent}"]) == 0
    change = ["week=3", "rules.threats.lapse=0.03"]
    assert main(["branch", str(parent), *change, f"out={child}"]) == 0
    (tmp_path / "again").mkdir()
    monkeypatch.chdir(tmp_path / "again")
    for line in said(child):
        assert main([*line, *(SMALL[-1:] if line[0] == "run" else [])]) == 0
    (made,) = Path("outputs").glob("*/*")
    pairs = [(Path("study_0"), parent), (made, child)]
    for own, other in pairs:
        tables = [pd.read_parquet(folder / "outcomes.parquet") for folder in (own, other)]
        pd.testing.assert_frame_equal(*tables)


def test_words_that_change_no_result_are_left_out_and_sizes_are_named() -> None:
    words = ["force=true", "driver/cyber=rebuffed", "executor.workers=2", "out=x", "runs=3"]
    assert made_by(["run", *words]) == "sim run driver/cyber=rebuffed runs=3 weeks=9 seed=7"


def test_a_branch_of_a_branch_comes_after_its_parents() -> None:
    lines = made_by(["run"], ["branch", "week=2", "rules.x.y=1"], ["branch", "week=5"])
    assert lines.splitlines() == [
        "sim run runs=3 weeks=9 seed=7 out=study_0",
        "sim branch study_0 week=2 rules.x.y=1 out=study_1",
        "sim branch study_1 week=5",
    ]


def test_a_branch_of_a_branch_can_change_the_same_parameter_again() -> None:
    config = {**compose(["weeks=20"]), "made": [["run", "weeks=20"]]}
    first = branch(config, "own", 5, ["rules.threats.lapse=0.03"])
    second = branch(first, "own", 9, ["rules.threats.lapse=0.02"])
    rows = second["interventions"].values()
    assert [(row["week"], row["value"]) for row in rows] == [(5, 0.03), (9, 0.02)]
    assert [line[0] for line in second["made"]] == ["run", "branch", "branch"]


def test_the_words_of_a_command_are_no_part_of_what_makes_studies_equal() -> None:
    config = compose([])
    assert config_hash({**config, "made": [["run", "seed=1"]]}) == config_hash(config)
