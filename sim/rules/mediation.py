"""Mediators between the parties: how busy they are, what they pass on, what they make believe."""

import dataclasses

import numpy as np
from jaxtyping import Float

from sim.draws import Draws
from sim.moves import Orders, across
from sim.quantities import Value, param
from sim.world import World
from sim.world.derived import record
from sim.world.flags import FORMAL, parties
from sim.world.war import USUAL_MEDIATION, at_war, heeded, mediating

Scalar = Float[np.ndarray, "run 1"]
PerDyad = Float[np.ndarray, "run dyad"]

WORK = ("mediates", "negotiates", "summits")
REPORTS = ("consults", "mediates", "negotiates")


@dataclasses.dataclass(frozen=True)
class Mediation:
    """Mediation fades; drafts arrive blurred; envoys' reports are cheap talk.

    `mediated' = keep mediated + (1 - keep) {mediated this week}`, scaled to `USUAL_MEDIATION` at
    the status quo. A report that the other side is ready costs nothing, so it is believed as far
    as the envoy's state is trusted (Crawford and Sobel 1982; Kydd 2003); a rejection says the
    opposite. Hearsay of either kind, beyond what the status quo expects, colours the range that
    the parties see until it fades or a formal proposal puts an end to it.
    """

    keep: Value = param(
        0.9,
        unit="1/week",
        source="assumption: MODEL 5.4",
        range=(0.85, 0.95),
        bounds=(0.0, 1.0),
    )
    draft: Value = param(
        0.05,
        unit="1/week",
        source="assumption: hazard of an unofficial draft while no proposal is formal (MODEL 5.4)",
        range=(0.025, 0.10),
        bounds=(0.0, 1.0),
    )
    blur: Value = param(
        0.04,
        unit="share of the stakes",
        source="assumption: standard deviation of what a draft makes the parties believe",
        range=(0.0, 0.08),
        bounds=(0.0, 1.0),
    )
    optimism: Value = param(
        0.02,
        unit="share of the stakes",
        source="assumption: by how much a report that is wholly believed widens the range seen",
        range=(0.0, 0.05),
        bounds=(0.0, 1.0),
    )
    memory: Value = param(
        0.8,
        unit="1/week",
        source="assumption: hearsay is half forgotten in three weeks",
        range=(0.6, 0.9),
        bounds=(0.0, 0.9999),
    )

    def __call__(self, world: World, orders: Orders, draws: Draws) -> World:
        """Mediation and hearsay of the week, and a draft passed on to one of the parties."""
        drafted = self._drafted(world, draws)
        noise = draws.normal("mediation", "blur", 1)
        heard = self.memory * world.hearsay + self.optimism * self._news(world, orders)
        heard = heard + self.blur * noise * across(drafted)
        proposed = orders.number("proposes") > 0
        return record(world, "drafts", drafted).replace(
            mediated=self._mediated(world, orders), hearsay=np.where(proposed, 0.0, heard)
        )

    def settle(self, world: World) -> World:
        """The usual amount of mediation."""
        return world.replace(mediated=np.zeros_like(world.mediated) + USUAL_MEDIATION)

    def _mediated(self, world: World, orders: Orders) -> Scalar:
        along = np.flatnonzero(mediating(world))
        usual = sum(world.repertoire.expected_count(tag)[along].sum() for tag in WORK)
        chance = 1 - np.exp(-usual)
        busy = sum(orders.number(tag, along) for tag in WORK) > 0
        if chance == 0:
            return np.zeros_like(world.mediated) + USUAL_MEDIATION
        return self.keep * world.mediated + (1 - self.keep) * USUAL_MEDIATION * busy / chance

    def _drafted(self, world: World, draws: Draws) -> PerDyad:
        """One draft by USA to one of the parties, each as likely as the other."""
        passes, chosen = np.split(draws.uniform("mediation", "draft", 2), 2, axis=1)
        drafted = np.zeros_like(world.posture)
        if not at_war(world):
            return drafted
        open_field = (world.stage < FORMAL) & (passes < self.draft)
        drafted[:, world.actors.dyads_of("USA", "RUS")] = open_field & (chosen < 0.5)
        drafted[:, world.actors.dyads_of("USA", "UKR")] = open_field & (chosen >= 0.5)
        return drafted

    def _news(self, world: World, orders: Orders) -> Scalar:
        """Reports believed beyond those of the status quo, less rejections by the parties."""
        dyads, expected = world.actors.dyads, world.repertoire.expected_count
        along, party = mediating(world), parties(world)
        hearing = np.flatnonzero(along & party[dyads.target] & ~party[dyads.sender])
        refusing = np.flatnonzero(along & party[dyads.sender])
        # One move with two of these effects counts twice.
        told: PerDyad = np.sum([orders.counted(tag)[:, hearing] for tag in REPORTS], axis=0)
        usual = sum(expected(tag)[hearing] for tag in REPORTS)
        believed = heeded(world)[:, hearing] * told - dyads.trust[dyads.reverse][hearing] * usual
        refused = orders.number("rejects", refusing) - expected("rejects")[refusing].sum()
        return across(believed) - refused
