"""What is watched of the war."""

import numpy as np
import pytest
import worlds
from war_worlds import at

from sim.indicators.bargaining import BargainingRange
from sim.indicators.stages import AtStage


def test_the_range_is_watched_as_it_is_and_as_it_seems() -> None:
    world = at(worlds.world(), demand_russia=0.5, offer_ukraine=0.53, hearsay=0.02)
    quiet = worlds.quiet(world)
    np.testing.assert_allclose(BargainingRange()(world, quiet), 0.03)
    np.testing.assert_allclose(BargainingRange(seen=True)(world, quiet), 0.05)


def test_a_stage_counts_from_the_week_it_stands() -> None:
    world = worlds.world()
    world = world.replace(stage=np.array([[4.0], [5.0], [6.0]]))
    values = AtStage(stage=5)(world, worlds.quiet(world))
    assert values[:, 0].tolist() == [0.0, 1.0, 1.0]
    with pytest.raises(ValueError, match="stage is 7; allowed is 0 to 6"):
        AtStage(stage=7)


def test_every_indicator_of_the_war_is_finite_and_its_flows_start_at_zero() -> None:
    system = worlds.run(worlds.scenario(), runs=5, weeks=20)
    for name in ("stage", "bargaining_range", "seen_range", "terms", "accusations", "truce"):
        assert np.isfinite(worlds.history(system, name)).all()
    for name in ("drafts", "formal_proposals", "prisoner_exchanges", "ordinary_strikes"):
        values = worlds.history(system, name)
        assert (values[0] == 0).all() and np.isfinite(values).all()
