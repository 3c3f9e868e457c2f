import numpy as np
import pytest

from sim.analysis.posture.law import PostureLaw
from sim.analysis.realism.coding import coded_tone
from sim.analysis.realism.distance import distances
from sim.analysis.realism.statistics import Weeks, statistics

LAW = PostureLaw()
RNG = np.random.default_rng(7)


def test_coding_adds_the_noise_of_the_law_shared_by_both_directions() -> None:
    n = np.array([[[2.0, 40.0]]])
    coded = coded_tone(LAW, np.zeros((40000, 1, 1, 2)), n, 1)[:, 0, 0]
    np.testing.assert_allclose(coded.var(axis=0), [10.3 / 2 + 0.028, 10.3 / 40 + 0.028], rtol=0.04)
    assert np.corrcoef(coded.T)[0, 1] == pytest.approx(LAW.noise_correlation, abs=0.02)


def test_a_week_without_events_has_no_tone() -> None:
    n = np.array([[[0.0, 5.0]]])
    assert (coded_tone(LAW, np.full((9, 1, 1, 2), 3.0), n, 1)[:, 0, 0, 0] == 0).all()


def test_memory_and_answer_of_a_known_process_are_found() -> None:
    tone = np.zeros((50, 300, 2))
    for week in range(1, 300):
        noise = RNG.standard_normal((50, 2))
        tone[:, week, 0] = 0.6 * tone[:, week - 1, 0] + noise[:, 0]
        tone[:, week, 1] = 0.8 * tone[:, week - 1, 0] + noise[:, 1]
    found = statistics(tone, Weeks(np.ones((300, 2), bool), np.zeros(300, dtype=int)))
    np.testing.assert_allclose(found.memory[:3, :, 0].mean(axis=1), [0.6, 0.36, 0.216], atol=0.03)
    exact = 0.8 * np.sqrt(1 / 0.64) / np.sqrt(0.64 / 0.64 + 1)
    assert found.answer[:, 1].mean() == pytest.approx(exact, abs=0.03)
    assert found.answer[:, 0].mean() == pytest.approx(exact * 0.6**2, abs=0.06)


def test_a_break_between_stretches_is_no_memory_and_no_spread_within() -> None:
    tone = np.zeros((1, 40, 2))
    tone[:, 20:] = 5.0
    tone += np.resize([0.5, -0.5], 40)[None, :, None]
    stretch = np.repeat([0, 1], 20)
    found = statistics(tone, Weeks(np.ones((40, 2), bool), stretch))
    assert found.sd_within[0, 0] == pytest.approx(0.5)
    assert found.sd[0, 0] == pytest.approx(np.sqrt(0.25 + 6.25))
    assert found.memory[0, 0, 0] == pytest.approx(-1.0)


def test_missing_weeks_count_for_nothing() -> None:
    tone = RNG.standard_normal((3, 60, 2))
    seen = RNG.random((60, 2)) > 0.3
    wild = np.where(seen, tone, 99.0)
    weeks = Weeks(seen, np.zeros(60, dtype=int))
    for name in ("mean", "sd", "memory", "together", "answer"):
        np.testing.assert_allclose(
            getattr(statistics(wild, weeks), name), getattr(statistics(tone * seen, weeks), name)
        )
    assert statistics(tone, weeks).mean[0, 0] == pytest.approx(tone[0, seen[:, 0], 0].mean())


def test_too_few_weeks_give_no_correlation() -> None:
    seen = np.zeros((60, 2), bool)
    seen[:8] = True
    found = statistics(np.ones((2, 60, 2)), Weeks(seen, np.zeros(60, dtype=int)))
    assert np.isnan(found.memory).all()


def test_a_shift_is_as_far_as_it_is_long_and_a_run_of_the_model_is_near() -> None:
    model = RNG.standard_normal((200, 80, 2))
    data = np.stack([RNG.standard_normal(80), RNG.standard_normal(80) + 2.0], axis=-1)
    own, runs = distances(data, model, np.ones((80, 2), bool))
    assert own[1] == pytest.approx(2.0, abs=0.3)
    assert own[0] < np.quantile(runs[:, 0], 0.99)
    assert own[1] > runs[:, 1].max()
