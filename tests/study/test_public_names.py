"""The names that scripts may import from the package."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from small_studies import small, study

import sim
from sim import compare, load_scenario, open_study, simulate, study_of


def test_the_public_names_are_there() -> None:
    assert dir(sim) == ["compare", "load_scenario", "open_study", "simulate", "study_of"]
    assert all(callable(part) for part in (compare, load_scenario, open_study, simulate, study_of))


def test_a_name_that_is_not_there_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'simulation'"):
        _ = sim.simulation


def test_studies_are_compared_run_by_run(tmp_path: Path) -> None:
    for seed in (1, 2):
        study(tmp_path / str(seed), small(f"seed={seed}"))
    table = compare(open_study(tmp_path / "1"), open_study(tmp_path / "2"))
    assert set(table.index) == set(small().outcomes)


def test_a_simulation_in_memory_is_compared_as_its_study_on_disk(tmp_path: Path) -> None:
    made = []
    for words in ("name=one", "driver/war=escalation"):
        scenario = small(words)
        study(tmp_path / str(len(made)), scenario)
        made.append(study_of(scenario, simulate(scenario)))
    stored = [open_study(tmp_path / name) for name in ("0", "1")]
    pd.testing.assert_frame_equal(compare(*made), compare(*stored))


def test_a_dataset_of_another_scenario_is_refused() -> None:
    with pytest.raises(ValueError, match="the Dataset is of scenario other; allowed is one of"):
        study_of(small(), simulate(small("name=other")))


def test_simulate_takes_runs_seed_and_weeks() -> None:
    dataset = simulate(small(), runs=2, seed=9, weeks=3)
    assert dict(dataset.sizes)["run"] == 2
    assert dataset["week"].max() == 3
    assert dataset.attrs["seed"] == 9


@pytest.mark.parametrize(
    ("sizes", "said"),
    [
        ({"runs": 0}, "runs is 0; allowed is a whole number from 1"),
        ({"seed": -1}, "seed is -1; allowed is a whole number from 0"),
        ({"weeks": 0}, "weeks is 0; allowed is a whole number from 1"),
    ],
)
def test_simulate_refuses_sizes_that_make_no_study(sizes: dict[str, Any], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        simulate(small(), **sizes)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("simulate('baseline')", "as load_scenario('baseline') returns it; not 'baseline'"),
        ("simulate(load_scenario('baseline'), runs='5')", "runs is '5'; allowed is a whole"),
    ],
)
def test_simulate_says_what_it_takes_where_it_is_given_a_text(words: str, said: str) -> None:
    # In a process of its own, since types are checked while tests run.
    code = f"from sim import load_scenario, simulate; {words}"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert ran.returncode == 1
    assert said in ran.stderr.splitlines()[-1]


def test_simulate_tells_which_runs_fail(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(task: object) -> object:
        raise ArithmeticError("it fails")

    monkeypatch.setattr("sim.study.work.run_block", fail)
    with pytest.raises(RuntimeError, match="runs from 0 failed"):
        simulate(small())
