"""What force=true replaces, and what it leaves alone."""

from pathlib import Path

import pytest

from sim.cli import main
from sim.study import open_study

SMALL = ["states=[USA,RUS,UKR]", "runs=3", "weeks=2"]


@pytest.fixture(autouse=True)
def only_begun(monkeypatch: pytest.MonkeyPatch) -> None:
    """Studies appear, and nothing is run."""
    monkeypatch.setattr("sim.cli.run.finish", lambda *_: 0)
    monkeypatch.setattr("sim.cli.sweep.finish", lambda *_: 0)


def refused(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert main(["run", *SMALL, *words, "force=true"]) == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    return said


def put(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("precious")
    return path


def entries(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*")}


def test_a_study_does_not_replace_a_sweep(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "sweep"
    assert main(["run", "-m", *SMALL, "seed=1,2", f"out={out}"]) == 0
    before = entries(tmp_path)
    assert f"out={out} is a sweep; allowed is a new folder" in refused(capsys, f"out={out}")
    assert entries(tmp_path) == before


def test_a_sweep_does_not_replace_a_study(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "study"
    assert main(["run", *SMALL, f"out={out}"]) == 0
    before = entries(tmp_path)
    assert f"out={out} is a study;" in refused(capsys, "-m", "seed=1,2", f"out={out}")
    assert entries(tmp_path) == before


def test_a_sweep_is_replaced_by_a_sweep(tmp_path: Path) -> None:
    words = ["run", "-m", *SMALL, f"out={tmp_path / 'sweep'}", "force=true"]
    assert main([*words, "seed=1,2"]) == 0
    put(tmp_path / "sweep" / "discovery" / "brent" / "discovery.json")
    assert main([*words, "seed=3,4"]) == 0
    kept = {path.name for path in (tmp_path / "sweep").iterdir()}
    assert kept == {"0000-seed=3", "0001-seed=4", "index.json"}


FOREIGN = [
    "notes.txt",
    "forecast.json",
    "settled.json",
    "inner/manifest.json",
    "backup/outcomes.parquet",
    "figures/mine.svg",
    "watch/brent/watch.json/../notes.txt",
    "sensitivity/sensitivity.json/../forecast.json",
    "mine/watch.html",
]


@pytest.mark.parametrize("name", FOREIGN)
@pytest.mark.parametrize("kind", ["study", "sweep"])
def test_what_no_run_makes_anew_is_named_and_kept(
    name: str, kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    words = [f"out={out}"] if kind == "study" else ["-m", "seed=1,2", f"out={out}"]
    assert main(["run", *SMALL, *words]) == 0
    first, _, beside = name.partition("/../")
    study = out if kind == "study" else out / "0001-seed=2"
    put(study / first)
    kept = put((study / first).with_name(beside)) if beside else study / first
    said = refused(capsys, *words)
    assert kept.name in said or kept.parent.name in said
    assert "which would be deleted" in said
    assert kept.read_text() == "precious"
    assert (study / "manifest.json").is_file()


def test_a_study_that_a_sweep_does_not_list_is_kept(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["-m", "seed=1,2", f"out={tmp_path / 'sweep'}"]
    assert main(["run", *SMALL, *words]) == 0
    assert main(["run", *SMALL, f"out={tmp_path / 'sweep' / 'mine'}"]) == 0
    assert "holds mine, which" in refused(capsys, *words)
    assert (tmp_path / "sweep" / "mine" / "manifest.json").is_file()


def test_results_that_can_be_made_anew_go_with_the_study(tmp_path: Path) -> None:
    words = ["run", *SMALL, f"out={tmp_path / 'study'}", "force=true"]
    assert main(words) == 0
    for name in (
        "report.html",
        "figures/brent.png",
        "watch/brent/watch.json",
        "watch/brent/figures/map.png",
        "discovery/brent/discovery.json",
        "sensitivity/sensitivity.json",
        "against_parent/section.html",
        "against_parent/against_parent.png",
        "beside/comparison.json",
        "beside/differences.csv",
        "figures.12.tmp/a.png",
        ".manifest.json.12.draft",
    ):
        put(tmp_path / "study" / name)
    assert main([*words, "seed=5"]) == 0
    assert open_study(tmp_path / "study").manifest["seed"] == 5
    assert entries(tmp_path) == {"study", "study/manifest.json", "study/config.yaml"}


def test_a_link_to_a_study_is_not_replaced(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["run", *SMALL, f"out={tmp_path / 'study'}"]) == 0
    (tmp_path / "link").symlink_to(tmp_path / "study")
    assert "is a link; allowed is a new folder" in refused(capsys, f"out={tmp_path / 'link'}")
    assert (tmp_path / "link" / "manifest.json").is_file()


def test_no_study_begins_inside_another(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["run", *SMALL, f"out={tmp_path / 'study'}"]) == 0
    said = refused(capsys, f"out={tmp_path / 'study' / 'inner'}")
    assert f"lies inside the study {tmp_path / 'study'};" in said
    assert not (tmp_path / "study" / "inner").exists()
    assert main(["run", *SMALL, f"out={tmp_path / 'study' / '..' / 'other'}"]) == 0


def test_a_study_stays_where_the_new_one_cannot_take_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "study"
    assert main(["run", *SMALL, f"out={out}"]) == 0
    rename = Path.rename

    def failing(path: Path, target: Path) -> Path:
        if path.suffix == ".draft" and target == out:
            raise PermissionError(13, "Permission denied")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", failing)
    assert "cannot be written (Permission denied)" in refused(capsys, f"out={out}", "seed=2")
    assert open_study(out).manifest["seed"] == 1
    assert [path.name for path in tmp_path.iterdir()] == ["study"]
