import numpy as np
import pytest

from sim.theory.reciprocity import impulse_response, long_run_multiplier, spectral_radius

# A VAR(1) in the manner of Goldstein and Freeman (1990).
MUTUAL = np.array([[0.3, 0.25], [0.2, 0.35]])


def test_impulse_responses_are_powers_of_the_coefficients():
    response = impulse_response(MUTUAL, 8)
    np.testing.assert_array_equal(response[0], np.eye(2))
    np.testing.assert_allclose(response[1], MUTUAL)
    np.testing.assert_allclose(response[2], [[0.14, 0.1625], [0.13, 0.1725]])
    np.testing.assert_allclose(response[3], [[0.0745, 0.091875], [0.0735, 0.092875]])
    np.testing.assert_allclose(response[4], [[0.040725, 0.05078125], [0.040625, 0.05088125]])
    np.testing.assert_allclose(
        response[8],
        [
            [0.0037215139062499996, 0.004651879882812499],
            [0.0037215039062499997, 0.0046518898828124995],
        ],
    )


def test_the_long_run_multiplier_is_the_published_one_and_the_sum_of_responses():
    expected = [[1.6049382716049385, 0.6172839506172839], [0.4938271604938272, 1.728395061728395]]
    np.testing.assert_allclose(long_run_multiplier(MUTUAL), expected)
    np.testing.assert_allclose(impulse_response(MUTUAL, 80).sum(axis=0), expected)


def test_runs_have_their_own_coefficients():
    batch = np.stack((MUTUAL, MUTUAL / 2))
    np.testing.assert_allclose(spectral_radius(batch), [0.55, 0.275])
    assert impulse_response(batch, 3).shape == (2, 4, 2, 2)
    np.testing.assert_allclose(long_run_multiplier(batch)[1], long_run_multiplier(MUTUAL / 2))


def test_explosive_or_ill_shaped_systems_are_refused():
    with pytest.raises(ValueError, match="spectral radius"):
        long_run_multiplier(np.eye(2))
    with pytest.raises(ValueError, match="shape"):
        spectral_radius([1.0, 2.0])
    with pytest.raises(ValueError, match="horizon"):
        impulse_response(MUTUAL, -1)
