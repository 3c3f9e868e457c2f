"""Cohesion of NATO and the EU."""

import dataclasses

import numpy as np
from jaxtyping import Bool, Float

from sim.actors import Actors
from sim.draws import Draws
from sim.moves import Orders, across
from sim.quantities import Value, param
from sim.world import BLOCS, THEATRES, World
from sim.world.economy import by_sender


@dataclasses.dataclass(frozen=True)
class Cohesion:
    """`k' = k + e1 (1 - k) threat - e2 k coercion - e3 k gap + trend`, in 0..1 (MODEL 5.6).

    A common danger binds and pressure from inside loosens (Walt 1987, BK); an uneven burden
    wears (Olson and Zeckhauser 1966). Threat is the members' mean alarm about outsiders plus
    weighted missile incidents; coercion the leading power's weighted mean pressure on members
    plus transatlantic incidents. The trend is solved at the start so that the status quo is
    at rest; the flows alone then lead back to it.
    """

    binding: Value = param(
        0.025,
        unit="1/week",
        source="assumption: half of a threat's effect shows in half a year (MODEL 5.6)",
        range=(0.012, 0.05),
        bounds=(0.0, 0.3),
    )
    loosening: Value = param(
        0.009,
        unit="1/week",
        source="assumption: usual coercion weighs as much as usual threat (MODEL 5.6)",
        range=(0.005, 0.015),
        bounds=(0.0, 0.3),
    )
    wearing: Value = param(
        0.05,
        unit="1/week",
        source="assumption: a gap of .1 wears half as fast as a usual threat binds (MODEL 5.6)",
        range=(0.02, 0.1),
        bounds=(0.0, 0.3),
    )
    missile_weight: Value = param(
        0.12,
        unit="alarm/incident",
        source="assumption: the usual 1.8 salvoes at Ukraine count as much as usual alarm, .2",
        range=(0.05, 0.25),
        bounds=(0.0, 10.0),
    )
    pressure_weight: Value = param(
        50.0,
        unit="incidents/hostility",
        source="assumption: one imposition (hostility .8) on eight members counts as 5 incidents",
        range=(25.0, 80.0),
        bounds=(0.0, 1000.0),
    )

    def settle(self, world: World) -> World:
        """The trend under which alarm, pressure and incidents as usual leave cohesion at rest."""
        return world.replace(cohesion_trend=-self._flow(world, world.incidents_usual))

    def __call__(self, world: World, orders: Orders, draws: Draws) -> World:
        """Cohesion after this week's threats and quarrels."""
        cohesion = world.cohesion + self._flow(world, world.incidents) + world.cohesion_trend
        return world.replace(cohesion=np.clip(cohesion, 0.0, 1.0))

    def _flow(
        self, world: World, incidents: Float[np.ndarray, "run theatre"]
    ) -> Float[np.ndarray, "run bloc"]:
        missiles = incidents[:, [THEATRES.index("missiles")]]
        quarrels = incidents[:, [THEATRES.index("transatlantic")]]
        threat = self._alarm(world) + self.missile_weight * missiles
        coercion = self.pressure_weight * _members_mean(world.actors, world.coercion) + quarrels
        bound = self.binding * (1.0 - world.cohesion) * threat
        loosened = self.loosening * world.cohesion * coercion
        return bound - loosened - self.wearing * world.cohesion * world.burden_gap

    def _alarm(self, world: World) -> Float[np.ndarray, "run bloc"]:
        inside = np.any([_members(world.actors, bloc) for bloc in BLOCS], axis=0)
        outward = world.alarm * ~inside[world.actors.dyads.target]
        return _members_mean(world.actors, by_sender(world.actors, outward))


def _members(actors: Actors, bloc: str) -> Bool[np.ndarray, " state"]:
    return actors.states.member(bloc)


def _members_mean(
    actors: Actors, values: Float[np.ndarray, "run state"]
) -> Float[np.ndarray, "run bloc"]:
    means = []
    for bloc in BLOCS:
        members = np.flatnonzero(_members(actors, bloc))
        means.append(across(values[:, members]) / max(1, len(members)))
    return np.concatenate(means, axis=1)
