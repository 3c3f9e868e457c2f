import numpy as np
import pytest

from sim.rules.cohesion import Cohesion
from sim.rules.theatres import Theatres
from sim.world import BLOCS, THEATRES
from tests.worlds import draws, quiet, world

NATO, EU = BLOCS.index("NATO"), BLOCS.index("EU")


def usual(*overrides):
    """A start whose week has just the incidents that the status quo expects."""
    start = world(*overrides)
    incidents = np.zeros_like(start.incidents)
    incidents[:, THEATRES.index("missiles")] = 1.8
    incidents[:, THEATRES.index("transatlantic")] = 0.4 / 0.6
    return start.replace(incidents=incidents)


def long_after(rule, weeks=200):
    """Cohesion after many weeks, each with the incidents that its theatres expect at rest."""
    state = Cohesion().settle(rule.settle(world()))
    state = state.replace(incidents=state.intensity)
    for _ in range(weeks):
        state = Cohesion()(state, quiet(state), draws())
    return state.cohesion


def after(state, **changes):
    rule = Cohesion()
    return rule(state.replace(changes), quiet(state), draws()).cohesion


def test_a_usual_week_leaves_cohesion_where_it_is():
    np.testing.assert_allclose(after(usual()), 0.6, atol=1e-12)


@pytest.mark.parametrize(
    ("field", "factor", "sign"),
    [("alarm", 2.0, 1), ("alarm", 0.0, -1), ("coercion", 3.0, -1), ("burden_gap", 2.0, -1)],
)
def test_danger_binds_and_coercion_and_uneven_burdens_loosen(field, factor, sign):
    start = usual()
    moved = after(start, **{field: factor * getattr(start, field)})
    assert (sign * (moved - 0.6) > 0).all()


@pytest.mark.parametrize(("theatre", "sign"), [("missiles", 1), ("transatlantic", -1)])
def test_missiles_bind_and_quarrels_loosen(theatre, sign):
    start = usual()
    incidents = start.incidents.copy()
    incidents[:, THEATRES.index(theatre)] += 3
    assert (sign * (after(start, incidents=incidents) - 0.6) > 0).all()


def test_one_week_follows_the_published_form():
    start = usual()
    incidents = start.incidents.copy()
    incidents[:, THEATRES.index("missiles")] += 2
    moved = after(start, incidents=incidents)
    np.testing.assert_allclose(moved, 0.6 + 0.025 * (1 - 0.6) * 0.12 * 2)


def test_cohesion_returns_to_its_start_when_usual_weeks_follow():
    state = usual().replace(cohesion=np.full((3, len(BLOCS)), 0.2))
    rule = Cohesion()
    for _ in range(400):
        state = rule(state, quiet(state), draws())
    np.testing.assert_allclose(state.cohesion, 0.6, atol=0.01)


def test_cohesion_stays_within_its_bounds():
    start = usual()
    wild = start.incidents.copy()
    wild[:, THEATRES.index("transatlantic")] = 1e4
    assert (after(start, incidents=wild) == 0).all()
    threat = np.full_like(start.alarm, 1e4)
    assert (after(start, alarm=threat) == 1).all()


def test_alarm_of_members_about_each_other_does_not_bind():
    start = usual()
    alarm = start.alarm.copy()
    alarm[:, start.actors.dyads.positions["TUR>USA"]] += 1
    np.testing.assert_allclose(after(start, alarm=alarm), 0.6, atol=1e-12)


def test_pressure_on_a_member_of_the_eu_loosens_the_eu():
    start = usual()
    coercion = start.coercion.copy()
    coercion[:, start.actors.states.positions["EUU"]] += 0.05
    moved = after(start, coercion=coercion)
    assert (moved[:, EU] < 0.6).all()
    np.testing.assert_allclose(moved[:, NATO], 0.6, atol=1e-12)


def test_theatres_of_any_base_leave_cohesion_at_rest():
    """A base that varies as an assumption varies what allies are used to as well."""
    bases = np.array([[0.25], [0.4], [0.6]])
    rest = long_after(Theatres(transatlantic_base=bases, missiles_base=6 * bases))
    np.testing.assert_allclose(rest, 0.6, atol=1e-9)


@pytest.mark.parametrize(("name", "sign"), [("missiles_change", 1), ("transatlantic_change", -1)])
def test_what_a_driver_changes_in_a_theatre_moves_cohesion(name, sign):
    assert (sign * (long_after(Theatres(**{name: 0.3})) - 0.6) > 0.01).all()
