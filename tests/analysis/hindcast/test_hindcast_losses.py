import numpy as np
import pytest
from scipy.integrate import quad
from scipy.stats import norm

from sim.analysis.hindcast.losses import (
    brier,
    gaussian_crps,
    log_score,
    ratio_interval,
    skill,
    skill_interval,
)
from sim.analysis.hindcast.measure import reliability
from sim.analysis.hindcast.recalibration import (
    RAW_BANDS,
    event_class,
    features,
    fit_bands,
    logistic_fit,
)

RNG = np.random.default_rng(5)


@pytest.mark.parametrize(("seen", "mean", "spread"), [(0.3, 0.0, 1.0), (-4.0, 1.0, 2.5)])
def test_crps_is_the_integral_over_the_distribution_function(
    seen: float, mean: float, spread: float
) -> None:
    below = quad(lambda x: norm.cdf(x, mean, spread) ** 2, -40, seen)[0]
    above = quad(lambda x: (1 - norm.cdf(x, mean, spread)) ** 2, seen, 40)[0]
    found = gaussian_crps(np.array([seen]), np.array([mean]), np.array([spread]))
    assert found[0] == pytest.approx(below + above, rel=1e-5)


def test_brier_and_log_score_are_least_for_the_true_chance() -> None:
    happened = (RNG.random(20000) < 0.3).astype(float)
    for score in (brier, log_score):
        means = [score(happened, np.full(20000, p)).mean() for p in (0.1, 0.3, 0.6)]
        assert means[1] == min(means)


def test_skill_is_the_share_of_the_loss_that_is_saved() -> None:
    own, reference, weight = np.array([1.0, 2.0]), np.array([2.0, 8.0]), np.array([1.0, 3.0])
    assert skill(own, reference, weight) == pytest.approx(1 - 7 / 26)


def test_the_interval_holds_the_skill_and_narrows_with_more_weeks() -> None:
    widths = []
    for weeks in (10, 200):
        week = np.repeat(np.arange(weeks), 5)
        reference = RNG.chisquare(1, len(week))
        own = 0.8 * reference * RNG.uniform(0.5, 1.5, len(week))
        low, high = skill_interval((own, reference), np.ones(len(week)), week, 1)
        assert low < skill(own, reference, np.ones(len(week))) < high
        widths.append(high - low)
    assert widths[1] < widths[0] / 2


def test_the_interval_of_a_share_is_that_of_its_weeks_and_not_of_its_rows() -> None:
    """Rows of a week that err together tell no more than one of them."""
    week = np.repeat(np.arange(40), 25)
    inside = np.repeat((np.random.default_rng(5).random(40) < 0.5).astype(float), 25)
    low, high = ratio_interval(inside, np.ones(len(week)), week, 1)
    error = inside.std() / np.sqrt(40)
    assert low < inside.mean() < high
    assert high - low == pytest.approx(2 * 1.96 * error, rel=0.15)


def test_recalibrated_bands_cover_what_their_names_say_in_every_class_of_events() -> None:
    events = RNG.integers(1, 40, 8000).astype(float)
    # Simulated spreads that are too wide push the places to the middle.
    place = norm.cdf(RNG.standard_normal(8000) * np.where(events < 6, 0.4, 0.9))
    bands = fit_bands(place[:4000], events[:4000])
    kind = event_class(events[4000:])
    for k in range(4):
        own = kind == k
        cover = bands.inside(place[4000:][own], events[4000:][own]).mean(axis=0)
        np.testing.assert_allclose(cover, [0.5, 0.8, 0.9], atol=0.05)
    assert RAW_BANDS.inside(place, events).mean(axis=0)[0] > 0.6


def test_the_logistic_recalibration_repairs_chances_that_are_too_sure() -> None:
    score = RNG.standard_normal(6000)
    happened = (RNG.random(6000) < 1 / (1 + np.exp(-score))).astype(float)
    sure = norm.cdf(3 * score)
    seen = features(sure, np.ones(6000), np.full(6000, happened.mean()), np.ones(6000))
    slope = logistic_fit(seen[:3000], happened[:3000], np.ones(3000))
    chance = 1 / (1 + np.exp(-seen[3000:] @ slope))
    assert brier(happened[3000:], chance).mean() < 0.95 * brier(happened[3000:], sure[3000:]).mean()
    for row in reliability(chance, happened[3000:], np.ones(3000)):
        if row["n"] > 100:
            assert row["observed"] == pytest.approx(row["chance"], abs=0.08)
