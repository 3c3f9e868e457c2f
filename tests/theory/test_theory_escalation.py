import numpy as np
import pytest

from sim.theory.escalation import RIVERA_WEIGHTS, score


def test_weights_are_those_of_rivera_and_others():
    assert list(RIVERA_WEIGHTS.values()) == [-2, 0, 4, 12, 28, 60]


def test_the_score_is_points_per_state():
    assert score(list(RIVERA_WEIGHTS.values()), [3, 5, 2, 1, 0, 1], 8) == (-6 + 8 + 12 + 60) / 8


def test_the_score_of_many_runs_and_weeks_equals_a_loop_over_moves():
    counts = np.random.default_rng(2).poisson(1.0, (30, 4, 6))
    weights = np.array(list(RIVERA_WEIGHTS.values()))
    together = score(weights, counts, 16)
    assert together.shape == (30, 4)
    twin = sum(w * counts[..., a] for a, w in enumerate(weights)) / 16
    np.testing.assert_allclose(together, twin)
    assert np.array_equal(together[7:8], score(weights, counts[7:8], 16))


@pytest.mark.parametrize(("counts", "states"), [([1, 2], 0), ([1, 2, 3], 4)])
def test_bad_input_is_refused(counts, states):
    with pytest.raises(ValueError, match="states|counts"):
        score([4.0, 12.0], counts, states)
