"""What becomes of a ceasefire."""

import dataclasses

import numpy as np

from sim.draws import Draws
from sim.moves import Orders
from sim.quantities import Value, param
from sim.world import World
from sim.world.axes import CEASEFIRE
from sim.world.war import MISSILES, SETTLEMENT


@dataclasses.dataclass(frozen=True)
class Peace:
    """A ceasefire is settled for good, goes on, or relapses into war.

    The hazard of relapse falls with the credibility of guarantees (Walter 1997; BK) and rises with
    the week's incidents: `relapse exp(-calm (G - declared)) (1 + alarm incidents)`, MODEL 5.4. That
    of a settlement, `settlement exp(assurance (G - declared))`, can be made to rise with it. A
    settlement is final here; a relapse leaves nothing on the table.
    """

    settlement: Value = param(
        0.01,
        unit="1/week",
        source="assumption: MODEL 5.4",
        range=(0.005, 0.02),
        bounds=(0.0, 0.5),
    )
    assurance: Value = param(
        0.0,
        unit="1",
        source="assumption: effect of guarantees on settlement (Walter 1997); 0 in MODEL 5.4",
        range=(0.0, 2.0),
        bounds=(0.0, 5.0),
    )
    relapse: Value = param(
        0.00094,
        unit="1/week",
        source="assumption: MODEL 5.4, at declared guarantees",
        range=(0.0004, 0.002),
        bounds=(0.0, 0.01),
    )
    calm: Value = param(
        1.3,
        unit="1",
        source="assumption: effect of guarantees on relapse (MODEL 5.4)",
        range=(0.8, 2.0),
        bounds=(0.0, 5.0),
    )
    declared: Value = param(
        0.3,
        unit="1",
        source="definition: credibility at which the hazard is quoted (MODEL 5.4)",
        bounds=(0.0, 1.0),
    )
    alarm: Value = param(
        0.1,
        unit="1/incident",
        source="assumption: MODEL 5.4",
        range=(0.0, 0.2),
        bounds=(0.0, 1.0),
    )

    def __call__(self, world: World, orders: Orders, draws: Draws) -> World:
        uniform = draws.uniform("peace", "step", 1)
        holds = world.stage == CEASEFIRE
        incidents = world.incidents[:, MISSILES : MISSILES + 1]
        beyond = world.guarantee - self.declared
        settlement = self.settlement * np.exp(self.assurance * beyond)
        relapse = self.relapse * np.exp(-self.calm * beyond) * (1 + self.alarm * incidents)
        settled = holds & (uniform < settlement)
        relapsed = holds & ~settled & (uniform < settlement + relapse)
        stage = np.where(settled, float(SETTLEMENT), world.stage)
        return world.replace(
            stage=np.where(relapsed, 0.0, stage), relapses=world.relapses + relapsed
        )
