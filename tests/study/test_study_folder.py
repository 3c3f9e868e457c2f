"""What a study folder holds."""

import json
from pathlib import Path

import numpy as np
import pytest
import yaml
from small_studies import config, small, study, tables

from sim.config import build, compose
from sim.study import Plan, begin_study, finish_study, ignore, open_study
from sim.study.manifest import chances_of
from sim.study.record import RECORDS
from sim.study.sampling import Assumptions

FILES = {
    "config.yaml",
    "events.parquet",
    "manifest.json",
    "outcomes.parquet",
    "trajectories.zarr",
}
MANIFEST = {
    "scenario",
    "title",
    "seed",
    "runs",
    "weeks",
    "config_hash",
    "code_version",
    "git",
    "packages",
    "python",
    "platform",
    "started",
    "wall_seconds",
    "batches",
    "failed",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("studies") / "small"
    study(folder, small(), Plan(batch=5))
    return folder


def test_a_finished_study_holds_its_files_and_nothing_else(folder: Path) -> None:
    assert {path.name for path in folder.iterdir()} == FILES
    assert [path.name for path in folder.parent.iterdir()] == ["small"]


def test_the_manifest_says_where_the_numbers_come_from(folder: Path) -> None:
    manifest = json.loads((folder / "manifest.json").read_text())
    assert set(manifest) >= MANIFEST
    assert manifest["status"] == "finished"
    assert [batch["runs"] for batch in manifest["batches"]] == [5, 5, 2]
    assert manifest["packages"]["numpy"] == np.__version__
    assert manifest["wall_seconds"] > 0


def test_the_configuration_is_stored_as_resolved(folder: Path) -> None:
    config = yaml.safe_load((folder / "config.yaml").read_text())
    assert config["states"] == ["USA", "RUS", "UKR"]
    assert config["drivers"]["sanctions"]["option"] == "enforced"


def test_trajectories_are_finite_and_say_what_they_are(folder: Path) -> None:
    trajectories, _, _ = tables(folder)
    for variable in trajectories.data_vars.values():
        assert variable.dims[:2] == ("run", "week")
        assert set(variable.dims[2:]) <= {"state", "dyad", "bloc", "theatre"}
        assert np.isfinite(variable).all()
        assert variable.attrs["units"]
        assert variable.attrs["long_name"]
    assert trajectories["week"].to_numpy().tolist() == list(range(7))
    assert trajectories["run"].to_numpy().tolist() == list(range(12))


def test_dyads_have_a_sender_and_a_target(folder: Path) -> None:
    trajectories, _, _ = tables(folder)
    dyads = trajectories["posture"]
    named = dyads["sender"].astype(object) + ">" + dyads["target"].astype(object)
    assert dyads["dyad"].to_numpy().tolist() == named.to_numpy().tolist()
    assert trajectories["posture"].sel(dyad="USA>RUS").shape == (12, 7)


def test_the_store_is_zarr_of_format_2(folder: Path) -> None:
    assert json.loads((folder / "trajectories.zarr" / ".zgroup").read_text()) == {"zarr_format": 2}


def test_outcomes_have_a_row_per_run_and_a_column_per_outcome(folder: Path) -> None:
    _, outcomes, _ = tables(folder)
    assert outcomes.index.name == "run"
    assert list(outcomes.columns) == list(small().outcomes)
    assert len(outcomes) == 12
    assert set(open_study(folder).manifest["outcomes"]) == set(outcomes.columns)


def test_a_study_tells_of_every_outcome_whether_it_is_a_chance(folder: Path) -> None:
    told = open_study(folder).manifest["outcomes"]
    found = {name for name, about in told.items() if about["chance"]}
    assert found == chances_of(small())
    assert tables(folder)[1][sorted(found)].isin([0, 1]).all(axis=None)


def test_chances_are_events_and_no_count_is_one() -> None:
    found = chances_of(build(compose([])))
    assert {"act_passed", "brent_above_100", "reached_ceasefire", "relapsed"} <= found
    assert not {name for name in found if name.endswith(("_total", "_final", "_mean", "_share"))}


def test_events_are_the_notable_moves_one_row_each(folder: Path) -> None:
    _, _, events = tables(folder)
    columns = ["run", "week", "sender", "target", "move", "cameo", "goldstein"]
    assert list(events.columns) == columns
    assert events["week"].between(1, 6).all()
    assert set(events["move"]) <= set(small().repertoire.moves.names)
    assert events[["run", "week"]].apply(tuple, axis=1).is_monotonic_increasing


def test_a_small_record_keeps_single_numbers_and_no_events(tmp_path: Path) -> None:
    plan, folder = Plan(record=RECORDS["small"]), tmp_path / "study"
    begin_study(folder, small(), plan, {**config(), "record": "small"}, force=False)
    assert finish_study(folder, small(), plan, ignore) == []
    read = open_study(tmp_path / "study")
    assert all(array.dims == ("run", "week") for array in read.trajectories.data_vars.values())
    assert list(read.outcomes.columns) == list(small().outcomes)
    with pytest.raises(ValueError, match="kept no events"):
        _ = read.events


def test_a_full_record_adds_the_quantities_of_the_world(tmp_path: Path) -> None:
    study(tmp_path / "study", small(), Plan(record=RECORDS["full"]))
    trajectories, _, _ = tables(tmp_path / "study")
    assert trajectories["felt"].dims == ("run", "week", "dyad")
    assert trajectories["gdp_loss"].dims == ("run", "week", "state")
    assert np.isfinite(trajectories["level"]).all()


def test_sampled_parameters_are_columns_beside_the_outcomes(tmp_path: Path) -> None:
    study(tmp_path / "study", small(), Plan(uncertainty=Assumptions()))
    read = open_study(tmp_path / "study")
    sampled = read.manifest["sampled"]
    assert "rules.posture.impulse" in sampled
    assert list(read.outcomes.columns) == [*small().outcomes, *sampled]
