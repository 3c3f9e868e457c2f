import numpy as np
import pytest

from sim.analysis.posture.events import PairWeeks, elapsed_weeks
from sim.analysis.posture.filter import LOADING, Belief, kalman_filter, prior, propagate
from sim.analysis.posture.law import PostureLaw

LAW = PostureLaw()


def short_series(seed: int, pairs: int = 3) -> PairWeeks:
    rng = np.random.default_rng(seed)
    weeks = np.array(
        ["2018-01-01", "2018-01-08", "2018-01-15", "2021-01-04", "2021-01-11"],
        dtype="datetime64[D]",
    )
    n = rng.integers(0, 6, (len(weeks), pairs, 2)).astype(float)
    tone = np.where(n > 0, rng.uniform(-8, 8, n.shape), 0.0)
    names = tuple((f"a{k}", f"b{k}") for k in range(pairs))
    return PairWeeks(weeks, names, elapsed_weeks(weeks), n, tone)


def transition(steps: int) -> tuple[np.ndarray, np.ndarray]:
    """One-week matrices applied one by one: the slow twin of decay and innovation."""
    move = np.diag([0.998, 0.998, LAW.F_persistence, LAW.G_persistence])
    fast = (1 - 0.705**2) * 0.650, (1 - 0.575**2) * 0.160
    noise = np.diag([0.0031, 0.0003, *fast])
    power, total = np.eye(4), np.zeros((4, 4))
    for _ in range(steps):
        power, total = move @ power, move @ total @ move.T + noise
    return power, total


def dense_twin(table: PairWeeks, pair: int) -> tuple[np.ndarray, np.ndarray, float]:
    """Joint Gaussian of all states and tones of one pair: last state's moments, log density."""
    blocks = len(table.steps)
    states = np.zeros((4 * blocks, 4 * blocks))
    power, gained = np.eye(4), np.zeros((4, 4))
    states[:4, :4] = np.diag([1.75, 0.014, 0.650, 0.160])
    for t in range(1, blocks):
        power, gained = transition(int(table.steps[t]))
        past = states[4 * t - 4 : 4 * t, : 4 * t]
        states[4 * t : 4 * t + 4, : 4 * t] = power @ past
        states[: 4 * t, 4 * t : 4 * t + 4] = (power @ past).T
        now = slice(4 * t, 4 * t + 4)
        states[now, now] = power @ states[4 * t - 4 : 4 * t, 4 * t - 4 : 4 * t] @ power.T + gained
    seen = table.seen[:, pair].ravel()
    load = np.kron(np.eye(blocks), LOADING)[seen]
    noise = np.zeros((2 * blocks, 2 * blocks))
    for t in range(blocks):
        sd = np.sqrt(0.028 + 10.3 / np.maximum(table.n[t, pair], 1))
        noise[2 * t : 2 * t + 2, 2 * t : 2 * t + 2] = np.outer(sd, sd) * [[1, 0.55], [0.55, 1]]
    spread = load @ states @ load.T + noise[np.ix_(seen, seen)]
    gap = table.tone[:, pair].ravel()[seen] - 1.85
    weights = np.linalg.solve(spread, load @ states).T
    density = gap @ np.linalg.solve(spread, gap) + np.linalg.slogdet(2 * np.pi * spread)[1]
    covariance = states - weights @ load @ states
    return (weights @ gap)[-4:], covariance[-4:, -4:], -0.5 * density


@pytest.mark.parametrize("seed", range(8))
def test_the_filter_agrees_with_the_dense_joint_gaussian(seed: int) -> None:
    table = short_series(seed)
    filtered = kalman_filter(LAW, table)
    for pair in range(len(table.pairs)):
        mean, covariance, density = dense_twin(table, pair)
        np.testing.assert_allclose(filtered.updated.mean[-1, pair], mean, atol=1e-8)
        np.testing.assert_allclose(filtered.updated.covariance[-1, pair], covariance, atol=1e-8)
        assert filtered.log_likelihood[pair] == pytest.approx(density, abs=1e-8)


def test_a_pair_without_data_has_the_propagated_prior_and_no_likelihood() -> None:
    table = short_series(1)
    table.n[:, 0] = table.tone[:, 0] = 0.0
    filtered = kalman_filter(LAW, table)
    expected = propagate(LAW, prior(LAW, 1), int(table.steps.sum()))
    assert filtered.log_likelihood[0] == 0.0
    np.testing.assert_allclose(filtered.updated.covariance[-1, 0], expected.covariance[0])


def test_no_lag_crosses_a_long_gap_but_the_slow_level_does() -> None:
    belief = Belief(np.ones((1, 4)), np.eye(4)[None] * 0.01)
    later = propagate(LAW, belief, 114)
    np.testing.assert_allclose(later.mean[0], [0.998**114, 0.998**114, 0, 0], atol=1e-12)
    np.testing.assert_allclose(np.diag(later.covariance[0])[2:], [0.650, 0.160])


def test_propagating_in_two_steps_equals_propagating_in_one() -> None:
    belief = Belief(np.ones((1, 4)), np.eye(4)[None] * 0.3)
    once, twice = propagate(LAW, belief, 7), propagate(LAW, propagate(LAW, belief, 3), 4)
    np.testing.assert_allclose(once.mean, twice.mean)
    np.testing.assert_allclose(once.covariance, twice.covariance)


def test_swapping_the_states_of_a_pair_flips_only_the_one_sided_parts() -> None:
    table = short_series(5)
    swapped = PairWeeks(
        table.weeks, table.pairs, table.steps, table.n[:, :, ::-1], table.tone[:, :, ::-1]
    )
    one, other = kalman_filter(LAW, table), kalman_filter(LAW, swapped)
    np.testing.assert_allclose(one.updated.mean, other.updated.mean * [1, -1, 1, -1])
    np.testing.assert_allclose(one.log_likelihood, other.log_likelihood)


def test_more_events_leave_less_doubt() -> None:
    few, many = short_series(2), short_series(2)
    many.n[:] *= 10
    doubt = [
        np.trace(kalman_filter(LAW, table).updated.covariance[-1], axis1=1, axis2=2)
        for table in (few, many)
    ]
    assert (doubt[1] < doubt[0]).all()


def test_a_parameter_outside_its_bounds_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match=r"noise_correlation=1\.5"):
        PostureLaw(noise_correlation=1.5)
