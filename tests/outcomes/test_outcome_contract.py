"""Every outcome of every configuration file keeps the contract."""

from typing import Any

import numpy as np
import pytest
import trajectories

from sim.config.parts import make_part
from sim.outcomes.summary import with_units

LINES = list(trajectories.lines("outcomes"))

every_line = pytest.mark.parametrize(("label", "config"), LINES, ids=[line[0] for line in LINES])


@every_line
def test_an_outcome_is_one_finite_number_a_run_with_name_and_unit(label: str, config: Any) -> None:
    dataset = trajectories.dataset()
    units = {name: str(data.attrs["units"]) for name, data in dataset.items()}
    part = with_units(make_part(label, config), units)
    values = part(dataset)
    assert values.shape == (3,) and values.dtype == float
    assert np.isfinite(values).all()
    assert part.long_name.strip() and part.units.strip()


@every_line
def test_an_outcome_of_one_run_does_not_depend_on_the_others(label: str, config: Any) -> None:
    dataset = trajectories.dataset()
    part = make_part(label, config)
    whole = part(dataset)
    single = [part(dataset.isel(run=[run]))[0] for run in range(3)]
    assert single == whole.tolist()


def test_no_two_files_give_one_name_to_two_outcomes() -> None:
    names = [label.split(":")[1] for label, _ in LINES]
    assert len(names) == len(set(names))
