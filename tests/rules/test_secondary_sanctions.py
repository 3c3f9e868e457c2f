"""Felt risk of buying Russian oil."""

import dataclasses

import economies
import numpy as np
import worlds

from sim.rules.secondary_sanctions import SecondarySanctions
from sim.world import World
from sim.world.blocs import recorded

CALM = SecondarySanctions(act_chance=0.0)


def state(world: World, code: str) -> int:
    return world.actors.states.positions[code]


def test_a_penalty_raises_the_risk_of_its_target_alone() -> None:
    world = economies.world()
    quiet = CALM(world, worlds.quiet(world), worlds.draws())
    after = CALM(world, worlds.orders(world, "USA>IND:secondary_sanctions"), worlds.draws())
    change = after.buyer_risk - quiet.buyer_risk
    np.testing.assert_allclose(change[:, state(world, "IND")], CALM.penalty)
    others = np.arange(change.shape[1]) != state(world, "IND")
    np.testing.assert_allclose(change[:, others], 0.0, atol=1e-12)


def test_the_risk_is_at_rest_where_penalties_come_at_their_usual_rate() -> None:
    world = economies.world()
    chosen = world.repertoire.does("penalises_buyer") & world.repertoire.chosen
    usual = world.repertoire.expected(chosen * 1.0)
    rule = dataclasses.replace(CALM, penalty=0.5)
    rng, runs = np.random.default_rng(1), 3
    risks = []
    for week in range(1, 4000):
        orders = worlds.quiet(world)
        run, dyad = np.nonzero(rng.random((runs, len(usual))) < usual)
        cells = np.flatnonzero(chosen)
        cell_of = dict(zip(world.repertoire.dyad[cells], cells, strict=True))
        drawn = dataclasses.replace(
            orders,
            run=run,
            cell=np.array([cell_of[d] for d in dyad], dtype=np.int64),
            count=np.ones(len(run), dtype=np.int64),
        )
        world = rule(world, drawn, worlds.draws(week))
        risks.append(world.buyer_risk[:, state(world, "IND")].mean())
    assert abs(np.mean(risks[500:]) - 1.0) < 0.05


def test_the_act_raises_the_risk_of_every_buyer_within_weeks() -> None:
    world = economies.world()
    world = world.replace(sanctions_act=np.ones_like(world.sanctions_act))
    for week in range(1, 27):
        world = CALM(world, worlds.quiet(world), worlds.draws(week))
    for code in ("CHN", "IND", "TUR"):
        risk = world.buyer_risk[:, state(world, code)]
        assert (risk > 2.3).all() and (risk < 2.6).all()


def test_the_act_passes_at_its_chance_and_stays() -> None:
    runs, rule = 5000, SecondarySanctions(act_chance=0.1)
    world = economies.world(runs=runs)
    first = rule(world, worlds.quiet(world), worlds.draws(1, runs))
    assert abs(first.sanctions_act.mean() - 0.1) < 4 * np.sqrt(0.09 / runs)
    second = rule(first, worlds.quiet(first), worlds.draws(2, runs))
    assert (second.sanctions_act >= first.sanctions_act).all()
    assert second.sanctions_act.mean() > first.sanctions_act.mean()


def test_the_added_risk_fades_by_half_in_about_34_weeks() -> None:
    world = economies.world("states=[CHN,IND]")
    world = world.replace(buyer_risk=world.buyer_risk + 0.8)
    for week in range(1, 35):
        world = CALM(world, worlds.quiet(world), worlds.draws(week))
    np.testing.assert_allclose(world.buyer_risk, 1.0 + 0.8 * 0.98**34, rtol=1e-6)


def events(world: World) -> np.ndarray:
    """Moves that rules drew this week, a column for each cell of the act."""
    repertoire = world.repertoire
    acts = repertoire.does("enacts") | repertoire.does("penalises_buyer")
    return world.occurred[:, acts[repertoire.ruled]]


def test_an_act_that_is_not_in_force_makes_no_event() -> None:
    world = economies.world()
    assert not events(CALM(world, worlds.quiet(world), worlds.draws())).any()


def test_the_passing_of_the_act_is_an_event_of_one_week() -> None:
    world = economies.world()
    world = world.replace(sanctions_act=np.ones_like(world.sanctions_act))
    rule = dataclasses.replace(CALM, act_tariffs=0.0)
    seen = []
    for week in range(1, 4):
        world = world.replace(occurred=np.zeros_like(world.occurred))
        world = rule(world, worlds.quiet(world), worlds.draws(week))
        seen.append(events(world).sum(axis=1))
    assert (seen[0] == 1).all() and not seen[1].any() and not seen[2].any()


def test_tariffs_spare_who_buys_less_or_is_less_exposed() -> None:
    runs = 4000
    world = economies.world(runs=runs)
    india = world.actors.dyads_of("USA", "IND")
    volume = world.oil_volume.copy()
    volume[:, state(world, "IND")] *= 0.5
    world = world.replace(
        sanctions_act=np.ones_like(world.sanctions_act),
        act_known=np.ones_like(world.act_known),
        oil_volume=volume,
    )
    rule = dataclasses.replace(CALM, act_tariffs=10.4)
    after = rule(world, worlds.quiet(world), worlds.draws(1, runs))
    china = world.actors.dyads_of("USA", "CHN")
    hit = recorded(after, "penalises_buyer")
    for place, chance in ((china, 0.2), (india, 0.2 * 0.5 * 0.258 / 0.4)):
        assert abs(hit[:, place].mean() - chance) < 4 * np.sqrt(chance * (1 - chance) / runs)
    assert not hit[:, world.actors.dyads_of("USA", "RUS")].any()
    np.testing.assert_array_equal(after.buyer_risk, quiet_risk(world, rule, runs))


def quiet_risk(world: World, rule: SecondarySanctions, runs: int) -> np.ndarray:
    """The risk without tariffs: that which the act adds counts on them."""
    none = dataclasses.replace(rule, act_tariffs=0.0)
    return none(world, worlds.quiet(world), worlds.draws(1, runs)).buyer_risk
