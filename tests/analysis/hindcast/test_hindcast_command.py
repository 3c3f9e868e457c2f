import shutil
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest
from analysis.hindcast.hindcast_tables import LAW, folder, read, weekly_rows

from sim.analysis.hindcast.series import read_icews
from sim.analysis.posture.law import PostureLaw
from sim.analysis.posture.scales import to_free
from sim.cli import main

RUN = ["split=2023-11-06", "horizon=[1,4]", "runs=40"]
SCORERS = {
    "simulator",
    "climatology",
    "fresh_climatology",
    "running_mean",
    "persistence",
    "regression",
}


@pytest.fixture(scope="module", autouse=True)
def quick() -> Iterator[None]:
    """The search for the law has tests of its own; here it finds at once what made the data."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            "sim.analysis.hindcast.rolling.maximise",
            lambda _, start: to_free(LAW if start == PostureLaw() else start),
        )
        yield


@pytest.fixture(scope="module")
def events(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return folder(tmp_path_factory.mktemp("events"), weekly_rows(label="a new label"))


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory, events: Path) -> Path:
    out = tmp_path_factory.mktemp("hindcast")
    assert main(["hindcast", f"data={events}", f"out={out}", *RUN]) == 0
    return out


def refused(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert main(["hindcast", *words]) == 2
    said = capsys.readouterr().err
    assert "Traceback" not in said
    return said


def test_every_target_and_horizon_has_a_result_of_every_forecaster(written: Path) -> None:
    results = read(written)["results"]
    assert [(r["target"], r["horizon"]) for r in results] == [
        (target, horizon)
        for horizon in (1, 4)
        for target in ("score", "hostile", "material_conflict", "material_cooperation")
    ]
    for result in results:
        assert result["data"] == "icews"
        assert set(result["scores"]) == SCORERS
        assert result["n"] > 0
        low, high = result["interval"]
        assert low <= result["skill"] <= high
        lost = result["scores"]["simulator"] / result["scores"]["climatology"]
        assert result["skill"] == pytest.approx(1 - lost)
    assert results[0]["origins"] == results[4]["origins"] + 3


def test_the_simulator_beats_climatology_on_data_of_its_own_law(written: Path) -> None:
    results = {(r["target"], r["horizon"]): r for r in read(written)["results"]}
    assert results["score", 1]["interval"][0] > 0
    assert results["hostile", 1]["skill"] > 0
    assert results["score", 1]["skill"] > results["score", 4]["skill"]


def test_bands_cover_near_their_names_on_data_of_the_own_law(written: Path) -> None:
    coverage = read(written)["results"][0]["coverage"]["recalibrated"]["dyad_weeks"]
    for name, share in coverage.items():
        assert share == pytest.approx(float(name.strip("%")) / 100, abs=0.09)


def test_the_figures_are_drawn(written: Path) -> None:
    for name in ("reliability", "pit", "skill_by_dyad", "skill_by_horizon"):
        assert (written / f"{name}.png").stat().st_size > 5000


def test_nothing_is_overwritten_unless_it_is_asked_for(
    written: Path, events: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "force=true" in refused(capsys, f"data={events}", f"out={written}", *RUN)


def test_kinds_that_the_table_does_not_count_are_left_out_and_said_to_be(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = folder(tmp_path / "data", weekly_rows().drop(columns=["vc", "mf"]))
    words = ["split=2023-11-06", "horizon=[1]", "runs=20", "series=icews"]
    assert main(["hindcast", f"data={data}", f"out={tmp_path / 'out'}", *words]) == 0
    found = read(tmp_path / "out")
    targets = [result["target"] for result in found["results"]]
    assert targets == ["score", "hostile", "material_cooperation"]
    assert found["estimated"]["icews"]["leads"]["mix_of_events"]["gain"] == 0
    assert "no column mf, so material_conflict is left out" in capsys.readouterr().err


def test_weeks_of_a_kind_are_those_whose_column_counts_such_events(tmp_path: Path) -> None:
    rows = weekly_rows(weeks=3)
    series = read_icews(folder(tmp_path, rows), None)
    for name, column in (("material_conflict", "mf"), ("material_cooperation", "mc")):
        assert series.kinds[name].sum() == (rows[column] > 0).sum()
    row = rows[(rows["mf"] > 0) & (rows["mc"] == 0)].iloc[0]
    a, b = sorted((row["src"], row["tgt"]))
    week = list(series.dates.astype(str)).index(row["week"])
    cell = (week, series.table.pairs.index((a, b)), int(row["src"] != a))
    assert series.kinds["material_conflict"][cell] == 1
    assert series.kinds["material_cooperation"][cell] == 0


@pytest.mark.parametrize("column", ["g_mean", "n", "sample"])
def test_a_missing_column_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], column: str
) -> None:
    data = folder(tmp_path / "data", weekly_rows(weeks=12).drop(columns=column))
    said = refused(capsys, f"data={data}", f"out={tmp_path / 'out'}", *RUN)
    assert f"missing column {column}" in said
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("word", "part"),
    [
        ("split=2031-01-01", "split=2031-01-01"),
        ("split=soon", "split=soon"),
        ("horizon=[60]", "horizon=60"),
        ("horizon=[0]", "horizon"),
        ("horizon=[x]", "horizon=x"),
        ("runs=many", "runs=many"),
        ("series=acled", "series=acled"),
        ("sample=other", "sample=other"),
        ("states=[USA,QQQ]", "QQQ is not in the data"),
        ("states=[USA]", "two codes or more"),
    ],
)
def test_bad_words_are_refused_in_one_sentence(
    events: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], word: str, part: str
) -> None:
    words = {w.split("=")[0]: w for w in (*RUN, word)}
    assert part in refused(capsys, f"data={events}", f"out={tmp_path / 'out'}", *words.values())


def test_only_pairs_among_the_states_named_are_scored(tmp_path: Path, events: Path) -> None:
    words = [f"data={events}", f"out={tmp_path / 'out'}", "split=2023-11-06", "horizon=[1]"]
    assert main(["hindcast", *words, "runs=20", "states=[RUS,UKR,USA]"]) == 0
    found = read(tmp_path / "out")
    assert found["states"] == ["RUS", "UKR", "USA"]
    assert found["estimated"]["icews"]["pairs"] == 3
    ends = {code for dyad in found["results"][0]["by_dyad"] for code in dyad.split(">")}
    assert ends == {"RUS", "UKR", "USA"}


def test_a_second_sample_under_another_label_is_scored_as_well(
    tmp_path: Path, events: Path
) -> None:
    rows = pd.read_csv(events / "icews_dyad_weekly.csv")
    later = rows[rows["week"] >= "2023-11-06"].assign(sample="of a later year")
    earlier = rows[rows["week"] < "2023-11-06"]
    data = folder(tmp_path / "data", pd.concat([earlier, later]))
    words = [f"data={data}", f"out={tmp_path / 'out'}", "split=2023-11-06", "horizon=[1]"]
    assert main(["hindcast", *words, "runs=20"]) == 0
    assert read(tmp_path / "out")["results"][0]["origins"] == later["week"].nunique()


def test_the_pair_series_is_scored_where_there_is_one(tmp_path: Path, events: Path) -> None:
    data = tmp_path / "data"
    shutil.copytree(events, data)
    rows = pd.read_csv(data / "icews_dyad_weekly.csv")
    pairs = rows[rows["src"] < rows["tgt"]]
    pairs = pairs.assign(score_share=pairs["g_mean"] / 1000, days_observed=7)
    pairs = pairs.rename(columns={"src": "a", "tgt": "b"})
    pairs.to_csv(data / "gdelt_dyad_weekly.csv", index=False)
    words = [f"data={data}", f"out={tmp_path / 'out'}", "split=2023-11-06", "horizon=[1]"]
    assert main(["hindcast", *words, "series=gdelt", "runs=100"]) == 0
    (result,) = read(tmp_path / "out")["results"]
    assert (result["target"], result["data"]) == ("score", "gdelt")
    assert result["skill"] > 0
