"""Reasons for and against sanctions, relief, seizures and protests."""

import dataclasses
from typing import Any

import economies
import numpy as np
import pytest

from sim.terms.oil import Oil
from sim.terms.protest import Protest
from sim.terms.relief import Relief
from sim.terms.sanctions import Sanctions
from sim.terms.sanctions_threat import SanctionsThreat
from sim.terms.seizure import Seizure
from sim.world import THEATRES, World

TERMS = (SanctionsThreat(), Sanctions(), Relief(), Seizure(), Oil(), Protest())


def value(term: Any, world: World, label: str) -> float:
    """A term's value for one move in the first run."""
    return float(term(world, np.array([world.repertoire.positions[label]]))[0, 0])


def changed(world: World, field: str, place: int, size: float) -> World:
    values = np.array(getattr(world, field), dtype=float)
    values[:, place] += size
    return world.replace({field: values})


def dyad(world: World, label: str) -> int:
    return world.actors.dyads.positions[label]


def state(world: World, code: str) -> int:
    return world.actors.states.positions[code]


def test_a_threat_is_worth_more_where_sanctions_already_hurt() -> None:
    world = economies.world()
    hurt = changed(world, "yearly_loss", state(world, "RUS"), 1.0)
    label = "USA>RUS:threaten_sanctions"
    assert value(SanctionsThreat(), hurt, label) > value(SanctionsThreat(), world, label)


def test_a_threat_is_worth_less_where_the_target_has_more_to_lose_at_home() -> None:
    world = economies.world()
    proud = changed(world, "stake", dyad(world, "RUS>USA"), 0.5)
    label = "USA>RUS:threaten_sanctions"
    assert value(SanctionsThreat(), proud, label) < value(SanctionsThreat(), world, label)


def test_a_threat_is_worth_more_from_a_sender_with_a_record() -> None:
    world = economies.world()
    tested = np.full_like(world.threats_resolved, 5)
    empty, full = np.zeros_like(world.threat_history), np.full_like(world.threat_history, 31)
    values = [
        value(
            SanctionsThreat(),
            world.replace(threats_resolved=tested, threat_history=history),
            "USA>RUS:threaten_sanctions",
        )
        for history in (empty, full)
    ]
    assert values[0] < values[1]


def test_a_package_answers_hostility_to_the_sender_and_to_whom_it_trusts() -> None:
    world = economies.world()
    label = "EUU>RUS:impose_sanctions"
    calm = value(Sanctions(), world, label)
    at_sender = value(Sanctions(), changed(world, "last_score", dyad(world, "RUS>EUU"), -10), label)
    at_friend = value(Sanctions(), changed(world, "last_score", dyad(world, "RUS>UKR"), -10), label)
    at_rival = value(Sanctions(), changed(world, "last_score", dyad(world, "RUS>CHN"), -10), label)
    assert at_sender > at_friend > calm
    assert at_rival == calm


def test_friendly_moves_do_not_offset_hostile_ones_by_a_negative_value() -> None:
    world = economies.world()
    label = "USA>RUS:impose_sanctions"
    friendly = changed(world, "last_score", dyad(world, "RUS>USA"), 8.0)
    assert value(Sanctions(), friendly, label) == value(Sanctions(), world, label)


def test_losses_of_its_own_tire_a_sender() -> None:
    world = economies.world()
    tired = changed(world, "yearly_loss", state(world, "EUU"), 0.3)
    label = "EUU>RUS:impose_sanctions"
    assert value(Sanctions(), tired, label) < value(Sanctions(), world, label)


@pytest.mark.parametrize("label", ["USA>RUS:ease_sanctions", "EUU>RUS:ease_sanctions"])
def test_relief_is_worth_more_once_a_framework_is_agreed(label: str) -> None:
    world = economies.world()
    agreed = world.replace(stage=np.full_like(world.stage, 4.0))
    assert value(Relief(), agreed, label) > value(Relief(), world, label)


def test_a_framework_is_no_reason_for_relief_elsewhere() -> None:
    world = economies.world()
    agreed = world.replace(stage=np.full_like(world.stage, 4.0))
    label = "USA>CHN:ease_sanctions"
    assert value(Relief(), agreed, label) == value(Relief(), world, label)


def test_relief_is_worth_more_for_the_trusted_and_the_friendly() -> None:
    world = economies.world()
    label, place = "USA>RUS:ease_sanctions", dyad(world, "USA>RUS")
    for field, size in (("trust_good", 3.0), ("posture", 2.0)):
        warmer = changed(world, field, place, size)
        assert value(Relief(), warmer, label) > value(Relief(), world, label)


def test_relief_is_worth_more_for_who_has_met_a_demand() -> None:
    world = economies.world()
    label = "USA>RUS:ease_sanctions"
    met = changed(world, "compliance", dyad(world, "USA>RUS"), 1.0)
    assert value(Relief(), met, label) > value(Relief(), world, label)


def test_seizures_follow_the_revenue_and_shun_a_hot_sea() -> None:
    world = economies.world()
    label = "USA>RUS:seize_vessel"
    rich = world.replace(oil_revenue=world.oil_revenue + 300.0)
    hot = changed(world, "incidents", THEATRES.index("maritime"), 3.0)
    assert value(Seizure(), rich, label) > value(Seizure(), world, label)
    assert value(Seizure(), hot, label) < value(Seizure(), world, label)
    assert value(Seizure(), rich, "USA>IRN:seize_vessel") == value(
        Seizure(), world, "USA>IRN:seize_vessel"
    )


def test_dear_oil_argues_for_relief_of_exporters_and_against_penalties_on_buyers() -> None:
    world = economies.world()
    dear = world.replace(log_price=world.log_price + 0.5)
    for label, sign in (("USA>RUS:ease_sanctions", 1), ("USA>IND:secondary_sanctions", -1)):
        assert sign * (value(Oil(), dear, label) - value(Oil(), world, label)) > 0


def test_who_exports_no_oil_gets_no_relief_for_it() -> None:
    world = economies.world()
    dear = world.replace(log_price=world.log_price + 0.5)
    assert value(Oil(), dear, "USA>TUR:ease_sanctions") == 0.0


def test_russia_protests_after_it_has_lost_a_vessel() -> None:
    world = economies.world()
    lost = changed(world, "recent_seizures", dyad(world, "USA>RUS"), 1.0)
    label = "RUS>USA:legal_protest"
    assert value(Protest(), lost, label) == value(Protest(), world, label) + 1.0


@pytest.mark.parametrize("term", TERMS, ids=lambda term: type(term).__name__)
@pytest.mark.parametrize("states", ["states=[USA,RUS]", "states=[CHN,IND]"])
def test_a_term_runs_in_a_world_of_two(term: Any, states: str) -> None:
    world = economies.world(states)
    cells = term.cells(world.repertoire)
    values = term(world, cells)
    assert values.shape == (3, len(cells)) and np.isfinite(values).all()


@pytest.mark.parametrize("term", TERMS, ids=lambda term: type(term).__name__)
def test_a_sampled_parameter_gives_each_run_its_own_value(term: Any) -> None:
    world = economies.world()
    cells = term.cells(world.repertoire)
    numbers = [field for field in dataclasses.fields(term) if "source" in field.metadata]
    each = {field.name: np.full((3, 1), field.default) for field in numbers}
    sampled = dataclasses.replace(term, **each)
    np.testing.assert_array_equal(sampled(world, cells), term(world, cells))
