"""From a study folder to table, figures and page; what is no such study is refused."""

import json
import re
import shutil
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from analysis.sensitivity.tables import index

from sim.cli import main
from sim.config import build, compose
from sim.config.plan import make_plan
from sim.study import begin_study, finish_study, ignore

WORLD = ("states=[USA,RUS,UKR]", "weeks=4", "record=small")
PARAMETERS = "uncertainty.parameters=[rules.oil_price.noise,start.discount,rules.audience.memory]"
SALTELLI = ("uncertainty=assumptions", "uncertainty.design=saltelli", PARAMETERS)
NAMES = ["discount_mean", "brent_peak", "us_stake_mean", "reached_settlement"]


def study(folder: Path, *words: str) -> Path:
    config = compose([*WORLD, *words])
    scenario, plan = build(config), make_plan(config)
    begin_study(folder, scenario, plan, config, False)
    assert finish_study(folder, scenario, plan, ignore) == []
    return folder


@pytest.fixture(scope="module")
def hypercube(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("studies") / "hypercube"
    return study(folder, "uncertainty=assumptions", PARAMETERS, "runs=60")


def said(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    status = main(["sensitivity", *words])
    output = capsys.readouterr()
    return status, output.out, output.err


def test_a_study_gets_a_table_figures_and_a_page_of_its_own(
    hypercube: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "new" / "sensitivity"
    for _ in range(2):
        status, told, err = said(capsys, str(hypercube), "--outcome", *NAMES, f"out={out}")
        assert status == 0, err
    assert told.splitlines()[-1] == str(out / "report.html")
    assert "discount_mean  start.discount" in told
    assert "Not varying, so without indices: reached_settlement." in told
    found = json.loads((out / "sensitivity.json").read_text())
    assert (found["method"], found["runs_used"], found["still"]) == ("prcc", 60, NAMES[-1:])
    assert len(found["indices"]) == 9 == len(pd.read_csv(out / "sensitivity.csv"))
    page = (out / "report.html").read_text()
    text = re.sub('src="data:[^"]+"', "", page)
    counted = re.search(r"in (\d+) of (\d+) outcomes", text)
    assert counted and f"In {counted[1]} of {counted[2]} outcomes" in told
    assert "<img" in page and "src=" not in text and "nan" not in text.lower().split()
    drawn = {path.name for path in (out / "figures").glob("*.png")}
    assert drawn == {"overview.png", *(f"{name}.png" for name in NAMES[:-1])}
    assert not list(out.parent.glob(".*"))


def test_another_method_may_be_asked_for(
    hypercube: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ("--method", "pawn", "--outcome", "discount_mean", f"out={tmp_path / 'pawn'}")
    status, text, err = said(capsys, str(hypercube), *words)
    assert status == 0, err
    assert "(pawn, 60 runs)" in text


@pytest.mark.slow
def test_a_saltelli_design_of_the_model_runs_from_end_to_end(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = study(tmp_path / "saltelli", *SALTELLI, "runs=320")
    status, text, err = said(capsys, str(folder), "--outcome", *NAMES[:3])
    assert status == 0, err
    found = json.loads((folder / "sensitivity" / "sensitivity.json").read_text())
    table = pd.DataFrame(found["indices"])
    assert set(table["index"]) == {"S1", "ST"} and len(table) == 18
    assert np.isfinite(table[["value", "low", "high"]].to_numpy()).all()
    own = table[(table["outcome"] == "discount_mean") & (table["index"] == "S1")]
    assert own.set_index("parameter").loc["start.discount", "value"] > 0.5
    assert len(index(table, "brent_peak", "ST")) == 3
    assert "noise of its own" in text


def broken(hypercube: Path, folder: Path) -> dict[str, Path]:
    """Folders that are not what the command needs, by what is wrong."""
    made = {name: folder / name for name in ("manifest", "config", "table", "status", "columns")}
    for path in made.values():
        shutil.copytree(hypercube, path)
    (made["manifest"] / "manifest.json").write_text("{")
    (made["config"] / "config.yaml").unlink()
    (made["table"] / "outcomes.parquet").write_text("no table")
    manifest = json.loads((hypercube / "manifest.json").read_text())
    (made["status"] / "manifest.json").write_text(json.dumps(manifest | {"status": "running"}))
    frame = pd.read_parquet(hypercube / "outcomes.parquet")
    frame.head(5).to_parquet(made["columns"] / "outcomes.parquet")
    (folder / "foreign").mkdir()
    (folder / "foreign" / "manifest.json").write_text("[1, 2]")
    return {**made, "empty": folder, "foreign": folder / "foreign", "none": folder / "none"}


def test_a_damaged_or_foreign_folder_is_bad_input(
    hypercube: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, folder in broken(hypercube, tmp_path).items():
        status, _, err = said(capsys, str(folder))
        assert (status, err.count("\n")) == (2, 1), (name, err)
        assert not (folder / "sensitivity").exists()


def test_a_study_without_sampled_parameters_is_bad_input(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, _, err = said(capsys, str(study(tmp_path / "plain", "runs=4")))
    assert status == 2
    assert "has no sampled parameters; allowed is a study with uncertainty=assumptions" in err


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--outcome", "brent_peek"], "--outcome is brent_peek (did you mean brent_peak?)"),
        (["--method", "sobol"], "method is sobol, which a latin_hypercube design does not allow"),
        (["--method", "morris"], "invalid choice: 'morris'"),
        (["out="], "out is empty"),
        (["--more"], "unrecognized arguments: --more"),
    ],
)
def test_a_word_that_fits_nothing_is_bad_input(
    words: list[str], sentence: str, hypercube: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, _, err = said(capsys, str(hypercube), *words)
    assert status == 2
    assert sentence in err


def test_a_folder_of_something_else_is_not_replaced(
    hypercube: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "mine").mkdir()
    status, _, err = said(capsys, str(hypercube), f"out={tmp_path / 'mine'}")
    assert status == 2
    assert "exists; allowed is a new folder" in err
