"""Uncertain parameters vary along the run axis and nothing else changes."""

import numpy as np
import pytest
from small_studies import SMALL, small
from worlds import scenario

from sim.config import build, compose
from sim.config.plan import make_plan
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


ONE = "rules.posture.impulse"
NORMAL = f"{{{ONE}: {{distribution: normal, mean: 0.1, sd: 0.02}}}}"


def sampled(*words: str) -> Sample:
    config = compose([*SMALL, "uncertainty=assumptions", *words])
    return make_plan(config).uncertainty.sample(build(config))


def test_a_saltelli_design_names_the_numbers_of_runs_that_it_allows() -> None:
    with pytest.raises(
        ValueError, match="runs is 121.*N x 12 or N x 22 runs, nearest 110, 120, 132"
    ):
        sampled("uncertainty.design=saltelli", "uncertainty.parameters=[rules.oil_price.*]",
                "runs=121")  # fmt: skip


def test_a_pattern_picks_parameters_and_leaves_the_others_alone() -> None:
    every, few = sampled(), sampled("uncertainty.parameters=[rules.oil_price.*]")
    assert set(few) == {label for label in every if label.startswith("rules.oil_price.")}
    assert all(np.array_equal(few[label], every[label]) for label in few)


def test_a_distribution_of_its_own_is_sampled_even_where_the_scenario_sets_the_number() -> None:
    words = (f"uncertainty.parameters={NORMAL}", "runs=400")
    for more in ((), (f"{ONE}=0.3",)):
        values = sampled(*words, *more)[ONE]
        assert values.mean() == pytest.approx(0.1, abs=0.005)
        assert values.std() == pytest.approx(0.02, abs=0.003)
    scenario_ = small(f"{ONE}=0.3")
    value = instil(scenario_, {ONE: np.full(scenario_.runs, 0.1)}).rules["posture"].impulse
    assert np.array_equal(value, np.full((scenario_.runs, 1), 0.1))


def test_terms_are_sampled_when_asked_for_and_reach_the_choice() -> None:
    assert not [label for label in sampled() if label.startswith("terms.")]
    label = "terms.sanctions.success"
    values = sampled(f"uncertainty.parameters=[{label}]")[label]
    assert instil(small(), {label: values}).terms["sanctions"].success.shape == (small().runs, 1)


def test_the_manifest_says_what_each_parameter_was_drawn_from() -> None:
    words = [*SMALL, "uncertainty=assumptions", f"uncertainty.parameters={NORMAL}"]
    config = compose(words)
    sample = make_plan(config).uncertainty.sample(build(config))
    said = sampled_parameters(build(config), sample)[ONE]
    assert said["distribution"].startswith("Normal(mean=0.1, sd=0.02")
    assert said["range"] == pytest.approx((0.1 - 0.0392, 0.1 + 0.0392), abs=1e-3)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["design=hypercube"], "uncertainty.design is hypercube; allowed are latin_hypercube"),
        (["parameters=rules"], "uncertainty.parameters is rules; allowed is a list"),
        (["parameters=[rules.oil_prce.*]"], "did you mean rules.oil_price"),
        (["parameters=[start.price]"], "start.price, which has no plausible range"),
        (["parameters={rules.x.y: {distribution: normal, mean: 1, sd: 1}}"], "fits no parameter"),
        ([f"parameters={{{ONE}: 3}}"], f"{ONE}.distribution is 3; allowed are uniform with"),
        ([f"parameters={{{ONE}: {{distribution: normal, mean: 1}}}}"], "needs numbers mean, sd"),
        ([f"parameters={{{ONE}: {{distribution: normal, mean: 1, sd: 0}}}}"], "sd above zero"),
        ([f"parameters={{{ONE}: {{distribution: normal, mean: 9, sd: 1}}}}"], "is 0 to 1"),
        ([f"parameters={{{ONE}: {{distribution: uniform, low: 3, high: 2}}}}"], "low below high"),
        ([f"parameters={{{ONE}: {{distribution: uniform, low: 0, high: 2}}}}"], "is 0 to 1"),
    ],
)
def test_a_mistake_in_the_uncertainty_is_one_sentence(words: list[str], sentence: str) -> None:
    with pytest.raises(ValueError) as caught:
        sampled(*(f"uncertainty.{word}" for word in words))
    assert sentence in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_parameter_that_the_scenario_sets_needs_a_distribution_of_its_own() -> None:
    with pytest.raises(ValueError, match="impulse, which is set in a file; allowed is"):
        sampled(f"{ONE}=0.3", f"uncertainty.parameters=[{ONE}]")


def test_a_design_without_uncertainty_is_refused() -> None:
    config = compose([*SMALL, "uncertainty.design=sobol"])
    with pytest.raises(ValueError, match="uncertainty is none.*allowed is uncertainty=assumptions"):
        make_plan(config)
