"""Every driver option does what its file says, and nothing else."""

import pytest

from sim.analysis.effects import failures, read_rows
from sim.cli.effects import measure, unusual
from sim.config import compose
from sim.config.compose import CONFIGS
from sim.config.plan import make_plan

WORDS = ("runs=200", "weeks=52", "executor=local")


def test_each_driver_has_a_row_and_at_least_two_options_beside_the_status_quo() -> None:
    turned = [group for group, _ in unusual()]
    assert set(read_rows(CONFIGS / "rows.yaml")) == set(turned)
    assert min(turned.count(group) for group in turned) >= 2


@pytest.mark.slow
def test_each_option_moves_an_outcome_of_its_own_row_and_none_that_it_does_not_declare() -> None:
    table, _ = measure(WORDS, make_plan(compose(WORDS)))
    assert failures(table) == []
