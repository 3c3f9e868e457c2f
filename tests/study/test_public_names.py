"""The names that scripts may import from the package."""

from pathlib import Path

import pytest
from small_studies import small, study

import sim
from sim import compare, load_scenario, open_study, simulate


def test_the_public_names_are_there() -> None:
    assert dir(sim) == ["compare", "load_scenario", "open_study", "simulate"]
    assert all(callable(part) for part in (compare, load_scenario, open_study, simulate))


def test_a_name_that_is_not_there_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'simulation'"):
        _ = sim.simulation


def test_studies_are_compared_run_by_run(tmp_path: Path) -> None:
    for seed in (1, 2):
        study(tmp_path / str(seed), small(f"seed={seed}"))
    table = compare(open_study(tmp_path / "1"), open_study(tmp_path / "2"))
    assert set(table.index) == set(small().outcomes)


def test_simulate_takes_runs_and_seed() -> None:
    dataset = simulate(small(), runs=2, seed=9)
    assert dataset.sizes["run"] == 2
    assert dataset.attrs["seed"] == 9


@pytest.mark.parametrize("sizes", [{"runs": 0}, {"seed": -1}])
def test_simulate_refuses_sizes_that_make_no_study(sizes: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="allowed are runs from 1 and seeds from 0"):
        simulate(small(), **sizes)


def test_simulate_tells_which_runs_fail(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(task: object) -> object:
        raise ArithmeticError("it fails")

    monkeypatch.setattr("sim.study.work.run_block", fail)
    with pytest.raises(RuntimeError, match="runs from 0 failed"):
        simulate(small())
