"""What differs between studies, and between the cells of a sweep, from the command line."""

import json
import shutil
from pathlib import Path

import pandas as pd
import pytest

from sim.cli import main
from sim.cli.whole import KIND
from sim.config import build, compose
from sim.study import begin_study, finish_study, ignore
from sim.study.plan import PLAN

WORDS = ("states=[USA,RUS,UKR]", "runs=12", "weeks=6", "executor=serial")
VARIED = {"one": (), "other": ("driver/war=escalation",)}


def study(folder: Path, *more: str) -> None:
    config = compose((*WORDS, *more))
    begin_study(folder, build(config), PLAN, config, False)
    assert finish_study(folder, build(config), PLAN, ignore) == []


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("studies")
    for name, more in VARIED.items():
        study(folder / name, *more)
    return folder


@pytest.fixture(scope="module")
def sweep(made: Path) -> Path:
    folder = made / "sweep"
    folder.mkdir()
    cells = []
    for number, (name, war) in enumerate((("one", "attrition"), ("other", "escalation"))):
        shutil.copytree(made / name, folder / f"{number:04d}-war={war}")
        row = {"folder": f"{number:04d}-war={war}", "label": f"war={war}",
               "choices": {"driver/war": war}}  # fmt: skip
        cells.append(row)
    (folder / "index.json").write_text(json.dumps({"kind": "sweep", "cells": cells}))
    return folder


def said(capsys: pytest.CaptureFixture[str], *words: object) -> tuple[int, str, str]:
    status = main([str(word) for word in words])
    output = capsys.readouterr()
    return status, output.out, output.err


def refused(capsys: pytest.CaptureFixture[str], *words: object) -> str:
    status, out, err = said(capsys, "compare", *words)
    assert (status, out) == (2, "")
    assert err.count("\n") == 1
    assert "Traceback" not in err
    return err


@pytest.mark.slow
def test_two_studies_are_compared_in_table_csv_figures_and_report(
    made: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "compared"
    status, text, _ = said(capsys, "compare", made / "one", made / "other", f"out={out}")
    assert status == 0
    assert "paired run by run" in text
    assert text.splitlines()[-1] == str(out / "report.html")
    table = pd.read_csv(out / "differences.csv")
    assert {"study", "outcome", "difference", "low", "high", "pairing", "runs_needed",
            "p_holm"} <= set(table.columns)  # fmt: skip
    assert (out / "figures" / "differences.png").is_file()
    page = (out / "report.html").read_text()
    assert all(word in page for word in ("attrition", "escalation", "rates.RUS&gt;UKR"))
    assert [path.name for path in tmp_path.iterdir()] == ["compared"]


@pytest.mark.slow
def test_studies_of_other_seeds_and_lengths_are_compared_with_a_warning(
    made: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    study(tmp_path / "seeded", "seed=9")
    study(tmp_path / "longer", "weeks=8")
    studies = [made / "one", tmp_path / "seeded", tmp_path / "longer"]
    status, text, err = said(capsys, "compare", *studies, f"out={tmp_path / 'out'}")
    assert status == 0, err
    page = (tmp_path / "out" / "report.html").read_text()
    assert "Not paired run by run: seed 1 against 9" in page
    assert "The studies last 6 and 8 weeks" in page
    assert set(pd.read_csv(tmp_path / "out" / "differences.csv")["study"]) == set(
        map(str, studies[1:])
    )


def test_a_sweep_is_compared_as_a_whole(
    sweep: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "field"
    better = "better=total_ordinary_strikes:-,reached_ceasefire:+"
    status, text, err = said(capsys, "compare", sweep, better, f"out={out}")
    assert status == 0, err
    assert text.splitlines()[-1] == str(out / "report.html")
    assert {path.stem for path in (out / "figures").iterdir()} == {"field", "ranks", "duels"}
    table = pd.read_csv(out / "outcomes_by_cell.csv")
    assert {"cell", "driver/war", "outcome", "mean", "low", "high"} <= set(table.columns)
    ranks = pd.read_csv(out / "ranks.csv").set_index(["outcome", "cell"])
    assert ranks.sum(axis=1).round(9).eq(1.0).all()
    assert "ominated: " in text and "is dominated where" in (out / "report.html").read_text()


def test_results_are_replaced_only_when_told_and_a_study_never(
    made: Path,
    sweep: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("sim.cli.field._fill", lambda _, draft: (draft / KIND).touch())
    copy = shutil.copytree(made / "one", tmp_path / "study")
    words = (made / "one", made / "other")
    assert "force=true" in refused(capsys, *words, f"out={copy}")
    assert "replaces comparisons alone" in refused(capsys, *words, f"out={copy}", "force=true")
    assert (copy / "manifest.json").is_file()
    assert said(capsys, "compare", sweep, f"out={tmp_path / 'x'}")[0] == 0
    assert said(capsys, "compare", sweep, f"out={tmp_path / 'x'}", "force=true")[0] == 0


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ([], "allowed is sim compare"),
        (["one"], "allowed is sim compare"),
        (["one", "--all"], "allowed is"),
        (["one", "other", "better=mean_split:+"], "allowed is"),
        (["one", "missing"], "is no study"),
        (["one", "sweep"], "is a sweep"),
        (["one", "other", "out=x.csv"], "will hold differences.csv"),
        (["one", "other", "force=yes"], "allowed are true and false"),
        (["one"] * 10, "allowed are 2 to 9"),
        (["sweep", "better=mean_spit:+"], "did you mean mean_split"),
        (["sweep", "better=mean_split"], "allowed is OUTCOME:+"),
        (["sweep", "outcome=nothing"], "outcome nothing is unknown"),
    ],
)
def test_what_cannot_be_compared_is_refused_in_one_sentence(
    words: list[str],
    why: str,
    sweep: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(sweep.parent)
    assert why in refused(capsys, *words)


DAMAGE = {
    "manifest.json": ["", '{"seed": 1, "runs"', "[]", "{}"],
    "config.yaml": ["a: [1", "- 1"],
    "outcomes.parquet": ["PAR1 but not really"],
    "trajectories.zarr/.zmetadata": ["{"],
    "trajectories.zarr/stage/0.0": ["cut"],
}


@pytest.mark.parametrize(("name", "text"), [(n, t) for n in DAMAGE for t in DAMAGE[n]])
def test_a_damaged_study_is_refused_in_one_sentence(
    name: str, text: str, made: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = shutil.copytree(made / "other", tmp_path / "copy")
    assert (copy / name).is_file()
    (copy / name).write_text(text)
    assert str(copy) in refused(capsys, made / "one", copy, f"out={tmp_path / 'out'}")
    assert [path.name for path in tmp_path.iterdir()] == ["copy"]


@pytest.mark.parametrize("name", [*list(DAMAGE)[:3], "trajectories.zarr"])
def test_a_study_that_lacks_a_file_is_refused_in_one_sentence(
    name: str, made: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = shutil.copytree(made / "other", tmp_path / "copy", ignore=lambda *_: {name})
    assert name in refused(capsys, copy, made / "one", f"out={tmp_path / 'out'}")


def test_an_unfinished_study_is_refused(
    made: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = shutil.copytree(made / "other", tmp_path / "copy")
    manifest = json.loads((copy / "manifest.json").read_text())
    (copy / "manifest.json").write_text(json.dumps(manifest | {"status": "running"}))
    assert "sim resume" in refused(capsys, made / "one", copy)


def test_a_sweep_with_an_unfinished_cell_is_refused(
    sweep: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = shutil.copytree(sweep, tmp_path / "copy")
    shutil.rmtree(copy / "0001-war=escalation")
    assert "0001-war=escalation is no study" in refused(capsys, copy)
