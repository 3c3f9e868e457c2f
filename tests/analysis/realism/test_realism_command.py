import dataclasses
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest

from sim.analysis.posture.filter import kalman_filter
from sim.analysis.posture.law import PostureLaw, parameter_names
from sim.analysis.posture.law_file import read_law
from sim.analysis.posture.scales import from_free, to_free
from sim.analysis.realism.compare import realism
from sim.analysis.realism.reaction import Recovery, law_of
from sim.analysis.realism.recovery import coded_sets, recover
from sim.cli import main
from sim.config import build, compose
from sim.config.compose import CONFIGS

STATES = "states=[USA,RUS,UKR,CHN]"
SMALL = [STATES, "runs=20"]
SHIFT = -7.0


def made_table(folder: Path) -> Path:
    """Weekly rows of a run of the engine, but Russia is harsher with China than in any run."""
    scenario = build(compose([STATES]))
    table = coded_sets(scenario, law_of(scenario), Recovery(2, 40, False, 4))[1]
    rows = [
        ("made", str(week), *pair[:: 1 - 2 * way], int(table.n[w, p, way]), table.tone[w, p, way])
        for w, week in enumerate(table.weeks)
        for p, pair in enumerate(table.pairs)
        for way in (0, 1)
        if table.n[w, p, way] > 0
    ]
    frame = pd.DataFrame(rows, columns=["sample", "week", "src", "tgt", "n", "g_mean"])
    moved = (frame["src"] == "RUS") & (frame["tgt"] == "CHN")
    frame.loc[moved, "g_mean"] = (frame.loc[moved, "g_mean"] + SHIFT).clip(-10, 10)
    frame.to_csv(folder / "icews_dyad_weekly.csv", index=False)
    return folder


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    data, out = made_table(tmp_path_factory.mktemp("data")), tmp_path_factory.mktemp("out")
    assert main(["realism", f"data={data}", f"out={out}", *SMALL]) == 0
    return out


def test_tables_and_figures_are_written_with_the_worst_dyad_first(out: Path) -> None:
    dyads = pd.read_csv(out / "dyads.csv")
    assert dyads["distance"].is_monotonic_decreasing
    assert len(dyads) == 10
    pooled = pd.read_csv(out / "pooled.csv").set_index("statistic")
    assert {"mean", "sd", "together", "answer", "lag1", "lag8"} <= set(pooled.index)
    assert set(pd.read_csv(out / "moves.csv")["drawn_by"]) <= {"choice", "rule"}
    assert list(pd.read_csv(out / "series.csv").columns[:2]) == ["series", "statistic"]
    for name in ("tones", "averages"):
        assert (out / f"{name}.png").stat().st_size > 20000


def test_weeks_of_the_engine_itself_have_its_spread_and_memory(out: Path) -> None:
    dyads = pd.read_csv(out / "dyads.csv")
    assert (dyads["shape"] < 1.6 * dyads["usual_shape"]).all()
    assert dyads["lag1"].between(dyads["lag1_low"] - 0.2, dyads["lag1_high"] + 0.2).all()


def test_a_dyad_whose_tone_is_elsewhere_is_found_and_explained(out: Path) -> None:
    worst = pd.read_csv(out / "dyads.csv").iloc[0]
    assert worst["dyad"] == "RUS>CHN"
    assert worst["distance"] > worst["usual"]
    assert "its years had" in worst["why"]


def test_the_tone_is_coded_with_the_noise_of_the_law_that_is_given(tmp_path: Path) -> None:
    scenario, data = build(compose([*SMALL, "seed=3"])), made_table(tmp_path)
    law = law_of(scenario)
    silent = dataclasses.replace(law, noise_event=0.0, noise_floor=0.0)
    loud, still = (realism(scenario, data, each) for each in (law, silent))
    np.testing.assert_array_equal(loud.data, still.data)
    spread = [found.model[:, found.seen].std(axis=0).mean() for found in (loud, still)]
    assert spread[0] > 1.3 * spread[1]


def test_the_command_codes_by_the_estimate_that_the_scenario_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = SimpleNamespace()

    def keep(scenario: object, data: Path, law: PostureLaw) -> None:
        given.law = law
        raise ValueError("data: enough has been seen")

    monkeypatch.setattr("sim.analysis.realism.realism", keep)
    assert main(["realism", f"data={made_table(tmp_path)}", f"out={tmp_path / 'out'}", *SMALL]) == 2
    assert given.law == read_law(CONFIGS / "estimates" / "posture.yaml").law
    assert given.law != PostureLaw()


@pytest.mark.parametrize(
    ("words", "part"),
    [
        (["realism", "out=x"], "data is missing"),
        (["realism", "data=nowhere", "out=x"], "data=nowhere"),
        (["recover", "sets=none"], "sets=none"),
        (["recover", "impulses=perhaps"], "impulses=perhaps"),
    ],
)
def test_bad_words_are_refused_in_one_sentence(
    words: list[str], part: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(words) == 2
    said = capsys.readouterr().err
    assert part in said
    assert "Traceback" not in said


def test_data_without_a_dyad_of_the_scenario_are_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "sample,week,src,tgt,n,g_mean\nmade,2023-01-02,FJI,TON,3,1.0\n"
    (tmp_path / "icews_dyad_weekly.csv").write_text(text)
    assert main(["realism", f"data={tmp_path}", f"out={tmp_path / 'out'}", *SMALL]) == 2
    assert "no events of the scenario's dyads" in capsys.readouterr().err


def test_the_law_the_engine_runs_on_is_where_the_likelihood_has_no_slope() -> None:
    scenario = build(compose([]))
    law = law_of(scenario)
    free = to_free(law)
    table = coded_sets(scenario, law, Recovery(2, 30, False, 8))[1]
    fields = {"F_variance": 0.4, "noise_event": 0.25, "F_persistence": 0.3, "mu": 1.0}
    for name, step in fields.items():
        ends = np.stack([free, free, free])
        ends[:, parameter_names().index(name)] += np.array([-step, 0.0, step])
        low, middle, high = (
            kalman_filter(from_free(end), table).log_likelihood.sum() for end in ends
        )
        assert middle > low
        assert middle > high


@pytest.mark.slow
def test_the_estimate_gives_the_law_back_within_its_stated_intervals() -> None:
    found = recover(build(compose([])), Recovery(1, 44, False, 8)).set_index("parameter")
    # Less than a year tells little of the slow parts.
    quick = [name for name in found.index if name[0] in "mFGn"]
    assert found.loc[quick, "covered"].mean() > 0.8
