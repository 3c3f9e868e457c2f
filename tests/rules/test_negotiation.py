"""The stages of the war's negotiation."""

import numpy as np
import pytest
import worlds
from war_worlds import RUNS, at, ruled

from sim.rules.negotiation import Negotiation
from sim.world import World

RULE = Negotiation()
WIDE = {"demand_russia": 0.5, "offer_ukraine": 0.535}
"""Terms at which the range is the centre, so that every hazard is the table's."""


def standing(stage: float, **fields: float) -> World:
    settled = {"mediated": 0.6, "hearsay": 0.0, "stake": 0.0, **WIDE, **fields}
    world = at(worlds.world(runs=RUNS), stage=stage, **settled)
    return world.replace(reference=type(world.reference)({}))


def share(world: World, stage: float, *moves: str, rule: Negotiation = RULE) -> float:
    """Share of runs that stand at a stage after a week."""
    orders = worlds.orders(world, *moves) if moves else worlds.quiet(world)
    return float((rule(world, orders, worlds.draws(runs=RUNS)).stage == stage).mean())


@pytest.mark.parametrize(
    ("stage", "to", "hazard"),
    [
        (2, 3, 0.15),
        (2, 1, 0.015),
        (3, 4, 0.018),
        (3, 2, 0.05),
        (4, 5, 0.25),
        (4, 3, 0.06),
    ],
)
def test_every_step_has_its_weekly_hazard(stage: int, to: int, hazard: float) -> None:
    error = np.sqrt(hazard * (1 - hazard) / RUNS)
    assert abs(share(standing(stage), to) - hazard) < 4 * error


@pytest.mark.parametrize("stage", [0, 1, 5, 6])
def test_no_other_stage_moves_without_a_draft_or_a_proposal(stage: int) -> None:
    assert share(standing(stage), stage) == 1.0


def test_a_draft_opens_the_first_stage_and_never_the_second() -> None:
    world = standing(0)
    cells = np.flatnonzero(~world.repertoire.chosen)
    drafted = world.occurred.copy()
    label = world.repertoire.positions["USA>RUS:unofficial_draft"]
    drafted[:, int(np.flatnonzero(cells == label)[0])] = 1
    assert share(world.replace(occurred=drafted), 1) == 1.0
    assert share(at(world, stage=1.0).replace(occurred=drafted.copy()), 1) == 1.0


@pytest.mark.parametrize("label", ["USA>RUS", "USA>UKR", "UKR>RUS", "RUS>UKR"])
def test_a_formal_proposal_by_anybody_opens_the_second_stage(label: str) -> None:
    assert share(standing(1), 2, f"{label}:formal_proposal") == 1.0
    assert share(standing(6), 6, f"{label}:formal_proposal") == 1.0


def test_a_wider_range_and_more_mediation_speed_talks_and_frameworks_up() -> None:
    for stage in (2, 3):
        usual = share(standing(stage), stage + 1)
        assert share(standing(stage, offer_ukraine=0.7), stage + 1) > usual
        assert share(standing(stage, mediated=2.0), stage + 1) > usual
        assert share(standing(stage, offer_ukraine=0.7), stage - 1) < share(
            standing(stage), stage - 1
        )


def test_a_range_below_zero_halves_or_forbids_agreement_where_it_is_asked_for() -> None:
    for stage in (3, 4):
        narrow = standing(stage, offer_ukraine=0.495)
        loose, half, strict = (
            share(narrow, stage + 1, rule=Negotiation(without_range=left))
            for left in (1.0, 0.5, 0.0)
        )
        assert strict == 0.0 and abs(half - loose / 2) < 4 * np.sqrt(loose / RUNS)
        assert share(standing(stage), stage + 1, rule=Negotiation(without_range=0.0)) == share(
            standing(stage), stage + 1
        )


def test_hearsay_opens_talks_but_makes_no_framework() -> None:
    assert share(standing(2, hearsay=0.2), 3) > share(standing(2), 3)
    assert share(standing(3, hearsay=0.2), 4) == share(standing(3), 4)


def test_entrenched_audiences_stand_in_the_way() -> None:
    assert share(standing(3, stake=0.4), 4) < share(standing(3), 4)


def test_a_major_strike_pushes_talks_over() -> None:
    error = np.sqrt(0.1 * 0.9 / RUNS)
    assert abs(share(standing(3), 2, "RUS>UKR:major_strike") - 0.10) < 4 * error


def test_a_framework_is_accepted_by_both_parties_on_the_record() -> None:
    world = standing(3)
    after = RULE(world, worlds.quiet(world), worlds.draws(runs=RUNS))
    for label in ("RUS>UKR", "UKR>RUS"):
        accepted = ruled(after, f"{label}:accept_proposal")
        np.testing.assert_array_equal(accepted, (after.stage == 4)[:, 0])


def test_the_terms_of_a_ceasefire_split_the_range_and_are_counted_once() -> None:
    world = standing(4, terms=0.0)
    after = RULE(world, worlds.quiet(world), worlds.draws(runs=RUNS))
    silent = after.stage == 5
    np.testing.assert_allclose(after.terms[silent], 0.5175)
    np.testing.assert_allclose(after.terms[~silent], 0.0)
    np.testing.assert_array_equal(after.ceasefires, silent)


def test_the_stake_that_the_status_quo_knows_entrenches_nobody() -> None:
    world = standing(3, stake=0.3)
    usual = {"negotiation.stake": np.full(world.actors.dyads.count, 0.3)}
    known = world.replace(reference=type(world.reference)(usual))
    assert share(known, 4) == share(standing(3), 4) > share(world, 4)


def test_two_states_without_the_war_negotiate_nothing() -> None:
    for states in ("states=[CHN,IND]", "states=[USA,RUS]"):
        world = at(worlds.world(states), stage=3.0)
        after = RULE(world, worlds.quiet(world), worlds.draws())
        assert (after.stage == 3).all()
    # With the war the same stage moves, so it is the war that is missing.
    assert share(standing(3), 3) < 1
