"""Every indicator of every configuration file keeps the contract."""

from typing import Any

import numpy as np
import pytest
import trajectories

from sim.config.parts import make_part

LINES = list(trajectories.lines("indicators"))
WORLDS = ((), ("states=[USA,RUS]",), ("states=[CHN,IND]",))

every_line = pytest.mark.parametrize(("label", "config"), LINES, ids=[line[0] for line in LINES])


@every_line
def test_an_indicator_says_what_it_is_and_in_which_unit(label: str, config: Any) -> None:
    part = make_part(label, config)
    assert part.long_name.strip() and part.units.strip()
    assert part.dims in (None, "state", "dyad", "bloc", "theatre")


@every_line
@pytest.mark.parametrize("overrides", WORLDS, ids=str)
def test_an_indicator_is_finite_in_every_week_of_any_world(
    label: str, config: Any, overrides: tuple[str, ...]
) -> None:
    part = make_part(label, config)
    for world, orders in trajectories.weeks(*overrides):
        width = {
            "state": world.actors.states.count,
            "dyad": world.actors.dyads.count,
            "bloc": world.cohesion.shape[1],
            "theatre": world.incidents.shape[1],
        }.get(part.dims, 1)
        values = part(world, orders)
        assert values.shape == (3, width)
        assert np.isfinite(values).all()


@every_line
def test_a_count_of_moves_is_zero_at_the_start(label: str, config: Any) -> None:
    part = make_part(label, config)
    world, orders = trajectories.weeks()[0]
    if part.units == "moves/week":
        assert (part(world, orders) == 0).all()


def test_no_two_files_give_one_name_to_two_indicators() -> None:
    names = [label.split(":")[1] for label, _ in LINES]
    assert len(names) == len(set(names))
