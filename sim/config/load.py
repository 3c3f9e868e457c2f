"""Load a scenario by name and overrides."""

from collections.abc import Sequence

from sim.config.build import build
from sim.config.compose import compose
from sim.scenario import Scenario


def load_scenario(name: str = "baseline", overrides: Sequence[str] = ()) -> Scenario:
    """The scenario of this name with overrides, as in `load_scenario("baseline", ["runs=50"])`.

    Raises ValueError in one sentence for bad input.
    """
    if isinstance(overrides, str):
        raise ValueError(f"overrides is the text {overrides!r}; allowed is a list of such texts")
    return build(compose([f"scenario={name}", *overrides]))
