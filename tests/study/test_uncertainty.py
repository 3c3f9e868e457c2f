"""Uncertain parameters vary along the run axis and nothing else changes."""

import numpy as np
import pytest
from small_studies import small
from worlds import scenario

from sim.study.block import Block, Task, run_block
from sim.study.record import Record
from sim.study.sampling import Assumptions, Fixed, Sample, instil, ranges, sampled_parameters

RUNS = 3
WHOLE = ("runs=3", "weeks=3")
LABELS = sorted(ranges(scenario(*WHOLE)))


def trajectories(sample: Sample) -> dict[str, np.ndarray]:
    task = Task(scenario(*WHOLE), Block(0, 0, RUNS), Record(), sample)
    return dict(run_block(task).trajectories)


@pytest.fixture(scope="module")
def usual() -> dict[str, np.ndarray]:
    return trajectories({})


@pytest.mark.parametrize("label", LABELS)
def test_a_parameter_may_differ_by_run_and_at_its_value_changes_no_bit(
    label: str, usual: dict[str, np.ndarray]
) -> None:
    known = sampled_parameters(scenario(*WHOLE), {label: np.zeros(RUNS)})
    varied = trajectories({label: np.full(RUNS, float(known[label]["value"]))})
    assert [name for name in usual if not np.array_equal(usual[name], varied[name])] == []


def test_nothing_varies_unless_asked() -> None:
    assert Fixed().sample(small()) == {}
    fixed = small()
    assert instil(fixed, {}) is fixed


def test_samples_lie_within_their_ranges_one_run_in_each_slice() -> None:
    sample, spread = Assumptions().sample(small()), ranges(small())
    for label, (low, high) in spread.items():
        slices = np.floor((sample[label] - low) / (high - low) * small().runs)
        assert sorted(slices) == list(range(small().runs)), label


def test_parts_of_every_kind_are_sampled() -> None:
    labels = Assumptions().sample(scenario(*WHOLE))
    roots = {label.partition(".")[0] for label in labels}
    assert roots >= {"rules", "choice", "policy"}


def test_another_seed_gives_another_sample() -> None:
    one, other = Assumptions().sample(small()), Assumptions().sample(small("seed=2"))
    assert not np.array_equal(one["rules.posture.impulse"], other["rules.posture.impulse"])


def test_a_rule_less_shifts_no_other_sample() -> None:
    whole, less = Assumptions().sample(small()), Assumptions().sample(small("~rules.oil_price"))
    assert set(less) < set(whole)
    assert all(np.array_equal(whole[label], less[label]) for label in less)


def test_a_value_that_the_configuration_sets_is_not_sampled() -> None:
    assert "rules.posture.impulse" in ranges(small())
    assert "rules.posture.impulse" not in ranges(small("rules.posture.impulse=0.13"))


def test_the_sample_reaches_the_rules_along_the_run_axis() -> None:
    sample = Assumptions().sample(small())
    impulse = instil(small(), sample).rules["posture"].impulse
    assert impulse.shape == (small().runs, 1)
    assert np.array_equal(impulse[:, 0], sample["rules.posture.impulse"])
