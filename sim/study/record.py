"""How much of a study to keep."""

import dataclasses

from sim.indicators.field import FIELDS, Field
from sim.interfaces import Indicator
from sim.scenario import Scenario
from sim.study.dataset import AXES


@dataclasses.dataclass(frozen=True)
class Record:
    """Which trajectories and events a study keeps; outcomes are always kept.

    `arrays` keeps indicators with an axis of states, dyads, blocs or theatres beside the single
    numbers; `events` the notable moves; `whole_world` adds every quantity of the world.
    """

    arrays: bool = True
    events: bool = True
    whole_world: bool = False

    def keeps(self, indicator: Indicator) -> bool:
        """Whether the trajectories of an indicator are kept."""
        return self.arrays or indicator.dims is None

    def extend(self, scenario: Scenario) -> Scenario:
        """The scenario with the indicators that this record adds, named as the world's fields."""
        if not self.whole_world:
            return scenario
        fields = {name: Field(name) for name in FIELDS if Field(name).dims in AXES}
        indicators = {**fields, **scenario.indicators}
        return dataclasses.replace(scenario, indicators=indicators)


RECORDS = {
    "standard": Record(),
    "small": Record(arrays=False, events=False),
    "full": Record(whole_world=True),
}
