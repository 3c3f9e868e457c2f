import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import nbinom, poisson

from sim.theory.shocks import hawkes_moments, ingarch_moments, negative_binomial_quantile

# The theatres' parameters: omega, a, b, size.
THEATRES = [(1.3, 0.30, 0.05, 3.0), (2.0, 0.45, 0.10, 3.0), (0.15, 0.30, 0.20, 3.0)]


@pytest.mark.parametrize(
    ("parameters", "moments"),
    [
        ((0.2, 0.3, 0.4), (0.6666666666666669, 0.7843137254901962, 0.36)),
        ((0.1, 0.5, 0.3), (0.5, 0.8472222222222223, 0.6229508196721313)),
        ((1.0, 0.2, 0.2), (1.6666666666666665, 1.746031746031746, 0.20909090909090908)),
    ],
)
def test_poisson_moments_match_the_closed_form(parameters, moments):
    np.testing.assert_allclose(ingarch_moments(*parameters), moments)


@pytest.mark.parametrize(("omega", "a", "b", "size"), THEATRES)
def test_negative_binomial_moments_match_a_simulation(omega, a, b, size):
    runs, weeks, burn_in = 4000, 260, 60
    uniforms = np.random.default_rng(20).random((weeks, runs))
    mean, variance, correlation = ingarch_moments(omega, a, b, size)
    rate = np.full(runs, float(mean))
    counts = np.empty((weeks, runs))
    for week in range(weeks):
        counts[week] = negative_binomial_quantile(uniforms[week], rate, size)
        rate = omega + a * counts[week] + b * rate
    kept = counts[burn_in:]
    deviation = kept - mean
    # The spread over runs, which are independent, says how far each estimate may be off.
    for estimates, expected in (
        (kept.mean(axis=0), mean),
        ((deviation**2).mean(axis=0), variance),
        ((deviation[1:] * deviation[:-1]).mean(axis=0), correlation * variance),
    ):
        error = estimates.std(ddof=1) / np.sqrt(runs)
        assert abs(estimates.mean() - expected) < 4 * error
        assert error < 0.03 * expected


def test_a_large_size_gives_back_the_poisson_moments():
    near = ingarch_moments(0.2, 0.3, 0.4, 1e12)
    np.testing.assert_allclose(near, ingarch_moments(0.2, 0.3, 0.4), rtol=1e-9)


def test_without_excitation_counts_are_uncorrelated_and_keep_their_own_variance():
    mean, variance, correlation = ingarch_moments([1.8, 0.55], 0.0, 0.0, [1.9, 0.6])
    np.testing.assert_allclose(mean, [1.8, 0.55])
    np.testing.assert_allclose(variance, mean + mean**2 / [1.9, 0.6])
    np.testing.assert_array_equal(correlation, [0, 0])


@settings(max_examples=60)
@given(st.floats(0.1, 3), st.floats(0, 0.5), st.floats(0, 0.4), st.floats(3, 100))
def test_over_dispersion_raises_the_variance_and_not_the_mean(omega, a, b, size):
    mean, variance, correlation = ingarch_moments(omega, a, b, size)
    plain_mean, plain_variance, _ = ingarch_moments(omega, a, b)
    assert mean == plain_mean
    assert variance > plain_variance >= plain_mean - 1e-9
    assert 0 <= correlation < 1


@pytest.mark.parametrize("parameters", [(1, 0.6, 0.4, np.inf), (1, 0.9, 0.05, 1.0), (0, 0.1, 0.1)])
def test_processes_without_stationary_moments_are_refused(parameters):
    with pytest.raises(ValueError, match="stationary|positive"):
        ingarch_moments(*parameters)


@pytest.mark.parametrize(
    ("parameters", "moments"),
    [
        ((0.5, 0.6, 1.2), (1.0, 4.0, 2.0)),
        ((0.2, 0.3, 1.0), (0.28571428571428575, 2.0408163265306127, 1.4285714285714286)),
        ((1.0, 0.8, 1.0), (5.0, 25.0, 5.0)),
    ],
)
def test_hawkes_moments_match_the_closed_form(parameters, moments):
    np.testing.assert_allclose(hawkes_moments(*parameters), moments)


def test_an_explosive_hawkes_process_is_refused():
    with pytest.raises(ValueError, match="branching"):
        hawkes_moments(1.0, 1.0, 1.0)


@settings(max_examples=100, deadline=None)
@given(st.floats(0, 0.999999), st.floats(0.01, 60), st.floats(0.1, 50))
def test_quantiles_are_the_smallest_counts_that_reach_the_uniform(uniform, mean, size):
    law = nbinom(size, size / (size + mean))
    k = int(negative_binomial_quantile(uniform, mean, size))
    # Both sides carry rounding of about 1e-13 in the cumulative chance.
    assert law.cdf(k) >= uniform - 1e-12
    assert k == 0 or law.cdf(k - 1) < uniform + 1e-12


def test_quantiles_match_scipy_on_random_draws():
    generator = np.random.default_rng(8)
    uniform, mean = generator.random(4000), generator.gamma(1.0, 5.0, 4000)
    size = generator.choice([0.6, 1.9, 3.0, np.inf], 4000)
    finite = np.isfinite(size)
    shape = np.where(finite, size, 1.0)
    expected = np.where(
        finite, nbinom.ppf(uniform, shape, shape / (shape + mean)), poisson.ppf(uniform, mean)
    )
    np.testing.assert_array_equal(negative_binomial_quantile(uniform, mean, size), expected)


def test_quantiles_are_the_same_bits_in_any_block():
    generator = np.random.default_rng(9)
    uniform, mean = generator.random(300), generator.gamma(1.0, 5.0, 300)
    whole = negative_binomial_quantile(uniform, mean, 3.0)
    for block in (1, 17):
        slices = [slice(i, i + block) for i in range(0, 300, block)]
        parts = [negative_binomial_quantile(uniform[s], mean[s], 3.0) for s in slices]
        assert np.array_equal(whole, np.concatenate(parts))


@settings(max_examples=50, deadline=None)
@given(st.floats(0, 0.99), st.floats(0, 0.01), st.floats(0.01, 30), st.floats(0, 5))
def test_a_quantile_never_falls_with_its_uniform_or_its_mean(uniform, more, mean, rise):
    low = negative_binomial_quantile(uniform, mean, 3.0)
    assert negative_binomial_quantile(uniform + more, mean, 3.0) >= low
    assert negative_binomial_quantile(uniform, mean + rise, 3.0) >= low


def test_extreme_uniforms_have_finite_counts():
    top = np.nextafter(1.0, 0.0)
    assert negative_binomial_quantile(0.0, 5.0, 2.0) == 0
    assert negative_binomial_quantile(top, 0.0, 2.0) == 0
    counts = negative_binomial_quantile([top] * 3, [1.0, 50.0, 600.0], [np.inf, 2.0, np.inf])
    assert np.all(counts >= poisson.ppf(0.9999, [1.0, 50.0, 600.0]))
    assert np.all(counts < 3000)


@pytest.mark.parametrize(
    ("uniform", "mean", "size"),
    [(1.0, 1.0, 1.0), (-0.1, 1.0, 1.0), (0.5, -1.0, 1.0), (0.5, 1.0, 0.0), (0.5, 1000.0, np.inf)],
)
def test_impossible_draws_are_refused(uniform, mean, size):
    with pytest.raises(ValueError, match="uniform|mean"):
        negative_binomial_quantile(uniform, mean, size)
