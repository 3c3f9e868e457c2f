"""A branch is shown beside the study that it leaves, which it equals until then."""

import json
import re
import shutil
from pathlib import Path

import pandas as pd
import pytest

from sim.analysis.compare import apart_before, events_apart_before
from sim.cli import main
from sim.cli.branch import beside
from sim.cli.failure import WorkError
from sim.config import build, compose
from sim.study import begin_study, finish_study, ignore, open_study
from sim.study.plan import PLAN

SMALL = ["states=[USA,RUS,UKR]", "runs=5", "weeks=5"]
RELIEF = 'interventions.x={week: 3, move: "USA>RUS:ease_sanctions"}'


@pytest.fixture(scope="module")
def parent(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("branches") / "parent"
    config = compose(SMALL)
    begin_study(folder, build(config), PLAN, config, False)
    assert finish_study(folder, build(config), PLAN, ignore) == []
    return folder


def bare_report(folder: Path) -> Path:
    """A report without figures: the study's own is tested elsewhere and takes long to draw."""
    (folder / "report.html").write_text('<main>\n<section id="assumed">\n</main>')
    return folder / "report.html"


@pytest.fixture(scope="module")
def child(parent: Path) -> Path:
    child = parent.with_name("child")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sim.report.write_report", bare_report)
        assert main(["branch", str(parent), "week=3", f"out={child}", RELIEF]) == 0
    return child


@pytest.mark.slow
def test_a_branch_is_a_study_that_names_its_parent(child: Path) -> None:
    manifest = json.loads((child / "manifest.json").read_text())
    assert manifest["parent"] == {"study": "parent", "week": 3}


@pytest.mark.slow
def test_a_branch_equals_its_parent_until_its_week_and_not_beyond(
    parent: Path, child: Path
) -> None:
    one, other = open_study(parent), open_study(child)
    assert apart_before(one.trajectories, other.trajectories, 3) == []
    assert "us_sanctions_on_russia" in apart_before(one.trajectories, other.trajectories, 5)
    assert not events_apart_before(one.events, other.events, 3)
    assert events_apart_before(one.events, other.events, 6)


@pytest.mark.slow
def test_a_branch_stands_beside_its_parent_in_its_report(child: Path) -> None:
    page = (child / "report.html").read_text()
    assert 'id="parent"' in page
    assert "data:image/png" in page
    assert (child / "figures" / "against_parent.png").is_file()
    (link,) = re.findall(r'href="(against_parent/[^"]+)"', page)
    assert (child / link).is_file()
    table = pd.read_csv(child / "against_parent" / "differences.csv").set_index("outcome")
    assert table.loc["relief_total", "difference"] > 0.5


@pytest.mark.slow
def test_a_report_drawn_anew_still_shows_the_parent(
    child: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = (child / "report.html").read_text()
    monkeypatch.setattr("sim.report.write_report", bare_report)
    shutil.rmtree(child / "figures")
    assert main(["report", str(child)]) == 0
    assert (child / "report.html").read_text() == before
    assert (child / "figures" / "against_parent.png").is_file()


@pytest.mark.slow
def test_a_branch_that_differs_from_its_parent_too_early_is_no_branch(
    parent: Path, child: Path
) -> None:
    with pytest.raises(WorkError, match="differs from .* before week 5"):
        beside(parent, child, 5)


@pytest.mark.parametrize(
    "words", [[], ["DIR"], ["week=3"], ["DIR", "week=soon"], ["a", "b", "week=1"]]
)
def test_a_branch_needs_a_study_and_a_week(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["branch", *words]) == 2
    assert "allowed is sim branch DIR week=W" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("manifest.json", "{"),
        ("config.yaml", "a: ["),
        ("config.yaml", "name: old"),
        ("outcomes.parquet", ""),
        ("trajectories.zarr/.zmetadata", "{"),
    ],
)
def test_a_damaged_parent_is_refused_in_one_sentence_and_nothing_is_written(
    name: str, text: str, parent: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = shutil.copytree(parent, tmp_path / "copy")
    (copy / name).write_text(text)
    assert main(["branch", str(copy), "week=3", f"out={tmp_path / 'child'}"]) == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert str(copy) in said
    assert [path.name for path in tmp_path.iterdir()] == ["copy"]


@pytest.mark.slow
def test_a_branch_that_changes_nothing_is_refused_before_it_runs(
    parent: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    twin = parent.with_name("twin")
    assert main(["branch", str(parent), "week=3", f"out={twin}"]) == 2
    assert "a branch without a change equals its parent" in capsys.readouterr().err
    assert not twin.exists()
