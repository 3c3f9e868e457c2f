"""What sim discover and sim watch write and print."""

import json
import shutil
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from asked_studies import RUNS, make_study

from sim.cli.program import main
from sim.report.folder import read_study
from sim.report.signposts.section import signposts
from sim.report.signposts.sentences import condition


@pytest.fixture(scope="module")
def study(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_study(tmp_path_factory.mktemp("made") / "study")


@pytest.fixture
def sweep(study: Path, tmp_path: Path) -> Path:
    """Three cells of the study; the event is frequent in one of them alone."""
    cells = []
    for number, option in enumerate(("enforced", "oil_act", "relief")):
        folder = tmp_path / f"{number:04d}-{option}"
        shutil.copytree(study, folder)
        table = pd.read_parquet(folder / "outcomes.parquet")
        usual = 0.7 if option == "oil_act" else 0.1
        drawn = np.random.default_rng(number).random(RUNS) < usual
        table.assign(act_passed=drawn * 1.0).to_parquet(folder / "outcomes.parquet")
        choices = {"driver/sanctions": option}
        cells.append({"folder": folder.name, "label": option, "choices": choices})
    (tmp_path / "index.json").write_text(json.dumps({"kind": "sweep", "cells": cells}))
    return tmp_path


def test_discover_writes_page_figures_table_and_json(
    study: Path, tmp_path: Path, capsys: pytest.CaptureFixture
) -> None:
    out = tmp_path / "box"
    assert main(["discover", str(study), "--outcome", "reached_ceasefire", f"out={out}"]) == 0
    printed = capsys.readouterr().out
    assert printed.splitlines()[-1] == str(out / "discovery.html")
    assert "rules.oil_price.noise" in printed
    found = json.loads((out / "discovery.json").read_text())
    (kept,) = found["box"]
    assert kept["low"] == pytest.approx(0.035, abs=0.004)
    assert kept["high"] > 0.045
    assert kept["quasi_p"] < 0.001
    assert found["judged_on"]["density"] > 0.6 > 0.3 > found["judged_on"]["outside"]
    assert found["steps"][0]["coverage"] == 1.0
    assert {path.name for path in (out / "figures").iterdir()} == {"trade_off.png", "box.png"}
    assert pd.read_csv(out / "discovery.csv")["input"].tolist() == ["rules.oil_price.noise"]
    page = (out / "discovery.html").read_text()
    assert "sim discover study --outcome reached_ceasefire" in page
    assert str(study) not in page


def test_discover_takes_the_choices_of_a_sweep_for_inputs(
    sweep: Path, capsys: pytest.CaptureFixture
) -> None:
    assert main(["discover", str(sweep), "--outcome", "act_passed"]) == 0
    found = json.loads((sweep / "discovery/act_passed/discovery.json").read_text())
    assert found["runs"] == 3 * RUNS
    kept = {row["input"]: row.get("kept") for row in found["box"]}
    assert kept["driver/sanctions"] == ["oil_act"]


def test_watch_writes_page_map_table_and_json(
    study: Path, tmp_path: Path, capsys: pytest.CaptureFixture
) -> None:
    out = tmp_path / "watch"
    words = ["--outcome", "ceasefire", "--from", "2", "--until", "24", f"out={out}"]
    assert main(["watch", str(study), *words]) == 0
    printed = capsys.readouterr().out
    assert printed.splitlines()[-1] == str(out / "watch.html")
    found = json.loads((out / "watch.json").read_text())
    assert found["weeks"][0] == 2
    assert found["own"] == ["stage"]
    assert found["has_week"] is True
    # Stages rise one by one: a high stage foretells a ceasefire, and nothing else does.
    (signpost,) = found["signposts"]
    assert (signpost["name"], signpost["own"], signpost["above"]) == ("stage", True, True)
    assert signpost["if_share"] > signpost["else_share"]
    assert "shares the outcome's own definition" in found["said"][0]
    assert (out / "figures/signposts.png").is_file()
    assert {"auc", "bits", "p", "week"} <= set(pd.read_csv(out / "cells.csv").columns)


def test_the_same_command_writes_the_same_again(study: Path, tmp_path: Path) -> None:
    told = []
    for name in ("one", "two"):
        out = tmp_path / name
        for command in ("watch", "discover"):
            words = [command, str(study), "--outcome", "ceasefire", f"out={out / command}"]
            assert main(words) == 0
        files = ("watch/watch.json", "watch/cells.csv", "discover/discovery.json")
        told.append([(out / file).read_text().replace(name, "") for file in files])
    assert told[0] == told[1]


def test_conditions_read_as_sentences() -> None:
    row = {"long_name": "seizures", "units": "moves/week", "window": 13, "week": 20}
    assert condition({**row, "threshold": 2.5, "above": True}).startswith(
        "seizures: 3 or more in 13"
    )
    assert condition({**row, "threshold": 0.5, "above": False}).startswith("seizures: none in 13")
    plain = {**row, "window": 0, "units": "1"}
    assert condition({**plain, "threshold": 0.5, "above": True}) == "seizures holds in week 20"
    assert condition({**plain, "threshold": 0.312, "above": False}).endswith(
        "below 0.312 in week 20"
    )


def test_the_section_of_a_report_tells_of_every_question(study: Path) -> None:
    told = {row.title: row for row in signposts(read_study(study))}
    assert len(told) == 6
    peace = told["Formal peace proposals"]
    assert "reached_ceasefire" in peace.note
    assert "no outcome" in told["Small diplomacy and trust"].note
