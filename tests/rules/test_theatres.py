import dataclasses

import numpy as np
import pytest

from sim.draws import Draws
from sim.rules.theatres import Theatres
from sim.theory.shocks import ingarch_moments
from sim.world import THEATRES
from tests.worlds import draws, orders, quiet, world

GULF, MARITIME = THEATRES.index("gulf"), THEATRES.index("maritime")
MISSILES, ATLANTIC = THEATRES.index("missiles"), THEATRES.index("transatlantic")
LAWS = {
    "missiles": (1.8, 0.0, 0.0, 1.9),
    "gulf": (1.3, 0.30, 0.05, 3.0),
    "maritime": (0.15, 0.30, 0.20, 3.0),
    "transatlantic": (0.4, 0.2, 0.2, 3.0),
    "cyber": (0.55, 0.0, 0.0, 0.6),
}


def counts_over(rule, weeks, runs, start):
    """Weekly counts (week, run, theatre) where nobody moves but the surprise is taken out."""
    here = dataclasses.replace(rule, seizure=0.0, strike=0.0, pressure=0.0)
    state, history = here.settle(start), []
    nothing = quiet(state)
    for week in range(1, weeks + 1):
        state = here(state, nothing, Draws(3, 0, runs, week))
        history.append(state.incidents)
    return np.array(history)


def test_counts_have_the_moments_of_their_law():
    runs, weeks = 1500, 100
    counts = counts_over(Theatres(), weeks, runs, world(runs=runs))[20:]
    for name, law in LAWS.items():
        series = counts[:, :, THEATRES.index(name)]
        mean, variance, correlation = ingarch_moments(*law)
        deviation = series - mean
        for values, expected in (
            (series, mean),
            (deviation**2, variance),
            (deviation[1:] * deviation[:-1], correlation * variance),
        ):
            by_run = values.mean(axis=0)
            error = by_run.std(ddof=1) / np.sqrt(runs)
            assert abs(by_run.mean() - expected) < 4 * error, name


def test_the_start_is_the_stationary_mean_and_no_incidents_have_happened_yet():
    start = Theatres().settle(world())
    expected = [ingarch_moments(*law)[0] for law in LAWS.values()]
    np.testing.assert_allclose(start.intensity, np.tile(expected, (3, 1)))
    assert not start.incidents.any()


def test_missiles_nearly_stop_under_a_ceasefire_and_the_rest_goes_on():
    before = world().replace(stage=np.full((3, 1), 5.0))
    after = Theatres()(before, quiet(before), draws())
    np.testing.assert_allclose(after.intensity[:, MISSILES], 0.05 * 1.8)
    assert (after.intensity[:, GULF] > 1.2).all()


def test_missiles_are_few_in_a_world_without_the_parties_to_the_war():
    start = Theatres().settle(world("states=[USA,CHN]"))
    np.testing.assert_allclose(start.intensity[:, MISSILES], 0.05 * 1.8)


@pytest.mark.parametrize(
    ("move", "theatre", "size"),
    [
        ("USA>RUS:seize_vessel", MARITIME, 0.3),
        ("IRN>ISR:major_strike", GULF, 0.5),
        ("USA>EUU:impose_sanctions", ATLANTIC, 0.5 * 0.8),
    ],
)
def test_a_move_raises_the_next_weeks_intensity_of_its_theatre_alone(move, theatre, size):
    start = world()
    calm = Theatres()(start, quiet(start), draws())
    after = Theatres()(start, orders(start, move), draws())
    expected = np.zeros_like(calm.intensity)
    expected[:, theatre] = size
    np.testing.assert_allclose(after.intensity - calm.intensity, expected, atol=1e-12)
    np.testing.assert_array_equal(after.incidents, calm.incidents)


def test_strikes_at_ukraine_leave_the_gulf_alone():
    start = world()
    calm = Theatres()(start, quiet(start), draws())
    after = Theatres()(start, orders(start, "RUS>UKR:major_strike"), draws())
    np.testing.assert_array_equal(after.intensity, calm.intensity)


def test_a_theatre_without_a_stationary_law_is_refused_by_name():
    with pytest.raises(ValueError, match="theatres.gulf.*allowed is below 1"):
        Theatres(gulf_excitation=0.8, gulf_persistence=0.3)


def test_runs_can_have_bases_of_their_own():
    bases = np.array([[0.5], [1.0], [2.0]])
    start = Theatres(gulf_base=bases).settle(world())
    np.testing.assert_allclose(start.intensity[:, [GULF]], bases / 0.65)


def test_a_run_sees_the_same_incidents_in_any_block():
    start = world(runs=1)
    alone = Theatres()(start, quiet(start), Draws(1, 7, 1, 4))
    many = world(runs=17)
    block = Theatres()(many, quiet(many), Draws(1, 0, 17, 4))
    np.testing.assert_array_equal(block.incidents[7], alone.incidents[0])
