"""Generic indicators pick the number that they name."""

import numpy as np
import pytest
import worlds

from sim.indicators.field import FIELDS, Field
from sim.indicators.moves import MoveCount
from sim.indicators.pick import BlocValue, DyadValue, PairValue, StateValue, TheatreValue
from sim.indicators.trust import Trust
from sim.world.derived import happened, record


def marked(field: str, column: int) -> object:
    """The starting world with a field of zeros but for a seven in one column."""
    world = worlds.world()
    values = np.zeros_like(getattr(world, field), dtype=float)
    values[:, column] = 7.0
    return world.replace({field: values})


def test_a_dyad_value_is_that_of_the_directed_dyad() -> None:
    actors = worlds.world().actors
    world = marked("level", int(actors.dyads_of("USA", "RUS")[0]))
    orders = worlds.quiet(world)
    assert DyadValue("level", "USA", "RUS")(world, orders).tolist() == [[7.0]] * 3
    assert DyadValue("level", "RUS", "USA")(world, orders).tolist() == [[0.0]] * 3


def test_a_pair_value_is_the_same_from_both_ends() -> None:
    actors = worlds.world().actors
    world = marked("rung", int(actors.dyads.pair[actors.dyads_of("RUS", "UKR")[0]]))
    orders = worlds.quiet(world)
    assert (PairValue("rung", "RUS", "UKR")(world, orders) == 7).all()
    assert (PairValue("rung", "UKR", "RUS")(world, orders) == 7).all()
    assert (PairValue("rung", "USA", "RUS")(world, orders) == 0).all()


def test_state_theatre_and_bloc_values_pick_their_column() -> None:
    state = worlds.world().actors.states.positions["IND"]
    cases = [
        (StateValue("gdp_loss", "IND"), marked("gdp_loss", state)),
        (TheatreValue("incidents", "gulf"), marked("incidents", 1)),
        (BlocValue("cohesion", "EU"), marked("cohesion", 1)),
    ]
    for indicator, world in cases:
        assert (indicator(world, worlds.quiet(world)) == 7).all()


def test_a_field_of_pairs_stands_at_both_dyads_of_the_pair() -> None:
    world = worlds.world()
    whole = Field("cooperation")
    values = whole(world, worlds.quiet(world))
    assert whole.dims == "dyad" and values.shape == world.level.shape
    assert (values == values[:, world.actors.dyads.reverse]).all()


def test_the_configuration_may_rename_an_indicator() -> None:
    named = StateValue("gdp_loss", "RUS", long_name="Russia's loss", units="%")
    assert (named.long_name, named.units) == ("Russia's loss", "%")
    assert Field("stage", long_name="step").long_name == "step"


def test_an_unnamed_indicator_takes_meaning_and_unit_of_its_field() -> None:
    metadata = FIELDS["gdp_loss"].metadata
    indicator = StateValue("gdp_loss", "RUS")
    assert indicator.long_name == f"{metadata['meaning']}, RUS"
    assert indicator.units == metadata["unit"]


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: Field("levels"),
        lambda: DyadValue("rung", "USA", "RUS"),
        lambda: StateValue("level", "USA"),
        lambda: TheatreValue("incidents", "arctic"),
        lambda: BlocValue("cohesion", "ASEAN"),
        lambda: MoveCount("sanctions"),
        lambda: Trust("USA", "RUS", "secret"),
    ],
)
def test_an_indicator_of_nothing_that_exists_is_refused(wrong: object) -> None:
    with pytest.raises(ValueError, match="indicators: "):
        wrong()


def test_a_number_about_absent_states_is_zero() -> None:
    world = worlds.world("states=[CHN,IND]")
    orders = worlds.quiet(world)
    for indicator in (
        DyadValue("level", "USA", "RUS"),
        PairValue("rung", "USA", "RUS"),
        StateValue("gdp_loss", "RUS"),
        MoveCount("imposes", ("USA",)),
        Trust("USA", "RUS"),
    ):
        assert indicator(world, orders).tolist() == [[0.0]] * 3


def test_moves_are_counted_by_effect_sender_and_target() -> None:
    world = worlds.world()
    orders = worlds.orders(
        world, "USA>RUS:impose_sanctions", "EUU>RUS:impose_sanctions", "USA>IRN:impose_sanctions"
    )
    counts = {
        (): 3,
        (("USA",),): 2,
        (("USA", "EUU"), ("RUS",)): 2,
        ((), ("IRN",)): 1,
        (("RUS",),): 0,
    }
    for ends, expected in counts.items():
        assert (MoveCount("imposes", *ends)(world, orders) == expected).all()
    assert (MoveCount("eases")(world, orders) == 0).all()


def test_exercises_of_a_pair_count_for_either_state_whoever_is_named_first() -> None:
    world = worlds.world()
    chinese = MoveCount("exercises", ("CHN",), ("RUS", "IRN"), both_ways=True)
    for first, second in (("RUS", "CHN"), ("CHN", "IRN"), ("RUS", "IRN")):
        pair = [(first, second), (second, first)]
        dyads = np.concatenate([world.actors.dyads_of(*ends) for ends in pair])
        held = np.zeros((3, world.actors.dyads.count), dtype=np.int64)
        held[:, dyads] = 1
        orders = happened(record(world, "exercises", held), worlds.quiet(world))
        assert (chinese(world, orders) == float("CHN" in (first, second))).all()


def test_trust_is_the_mean_of_the_belief_in_its_own_channel() -> None:
    world = worlds.world()
    column = world.actors.dyads_of("USA", "RUS")
    good = world.cyber_good.copy()
    good[:, column] = 3 * world.cyber_bad[:, column]
    changed = world.replace(cyber_good=good)
    orders = worlds.quiet(world)
    start = world.actors.dyads.trust[column[0]]
    np.testing.assert_allclose(Trust("USA", "RUS", "cyber")(changed, orders), 0.75)
    np.testing.assert_allclose(Trust("USA", "RUS")(changed, orders), start)
