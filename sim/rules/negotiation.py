"""The stages of the war's negotiation, from drafts to a ceasefire and back."""

import dataclasses

import numpy as np
from jaxtyping import Bool, Float

from sim.draws import Draws
from sim.moves import Orders
from sim.quantities import Value, param
from sim.theory.bargaining import nash_split
from sim.world import World
from sim.world.derived import happened, record
from sim.world.flags import FORMAL, between_parties
from sim.world.war import (
    DRAFT,
    FRAMEWORK,
    TALKS,
    USUAL_MEDIATION,
    at_war,
    bargaining_range,
    entrenched,
)

Scalar = Float[np.ndarray, "run 1"]
Truth = Bool[np.ndarray, "run 1"]

_MODEL = "assumption: MODEL 5.4, calibrated to .0040 negotiated ends a week of interstate war"
_A_WEEK = (0.0, 0.6)


@dataclasses.dataclass(frozen=True)
class Negotiation:
    """Weekly hazards from stage to stage, faster forward the wider the range of bargaining.

    What the parties are told opens talks and keeps a proposal alive; only the range itself makes
    frameworks and holds them (Fearon 1995); how far an agreement needs a range above zero is a
    choice (`without_range`). Entrenched audiences stand in the way (Fearon 1994).
    A formal proposal comes by a move alone. The terms of a ceasefire split the range after Nash
    (1950). Stages and hazards: MODEL 5.4.
    """

    talks: Value = param(0.15, unit="1/week", source=_MODEL, range=(0.10, 0.22), bounds=_A_WEEK)
    stale: Value = param(0.015, unit="1/week", source=_MODEL, range=(0.007, 0.03), bounds=_A_WEEK)
    framework: Value = param(
        0.018, unit="1/week", source=_MODEL, range=(0.010, 0.022), bounds=_A_WEEK
    )
    breakdown: Value = param(0.05, unit="1/week", source=_MODEL, range=(0.03, 0.08), bounds=_A_WEEK)
    ceasefire: Value = param(0.25, unit="1/week", source=_MODEL, range=(0.15, 0.40), bounds=_A_WEEK)
    withdrawal: Value = param(
        0.06, unit="1/week", source=_MODEL, range=(0.03, 0.12), bounds=_A_WEEK
    )
    slope: Value = param(
        7.0,
        unit="1/share of the stakes",
        source="assumption: .7 for a tenth of the stakes (MODEL 5.4)",
        range=(4.0, 10.0),
        bounds=(0.0, 50.0),
    )
    centre: Value = param(
        0.035,
        unit="share of the stakes",
        source="assumption: MODEL 5.4",
        range=(0.015, 0.055),
        bounds=(-1.0, 1.0),
    )
    without_range: Value = param(
        1.0,
        unit="1",
        source="assumption: part of agreement's hazards left at a range below 0; none in Fearon",
        range=(0.0, 1.0),
        bounds=(0.0, 1.0),
    )
    limit: Value = param(
        2.5, unit="1", source="assumption: MODEL 5.4", range=(2.0, 2.5), bounds=(0.0, 2.5)
    )
    help: Value = param(
        0.3,
        unit="1",
        source="assumption: effect of a unit of mediation (MODEL 5.4)",
        range=(0.0, 0.6),
        bounds=(0.0, 2.0),
    )
    entrenchment: Value = param(
        2.0,
        unit="1",
        source="assumption: effect of a full audience stake of the parties",
        range=(0.0, 4.0),
        bounds=(0.0, 20.0),
    )
    power: Value = param(
        0.5,
        unit="1",
        source="assumption: Russia's bargaining power, the even Nash solution",
        range=(0.35, 0.65),
        bounds=(0.0, 1.0),
    )

    def __call__(self, world: World, orders: Orders, draws: Draws) -> World:
        uniform = draws.uniform("negotiation", "step", 1)
        if not at_war(world):
            return world
        ease, seen = self._ease(world, 0.0), self._ease(world, world.hearsay)
        struck = orders.number("strikes", np.flatnonzero(between_parties(world))) > 0
        forward = self._forward(world, ease, seen)
        back = self._back(world, ease, seen) * np.where(struck, 2.0, 1.0)
        rises = uniform < forward
        falls = ~rises & (uniform < forward + back)
        stage = self._opened(world, orders) + rises - falls
        return self._agreed(world, rises).replace(stage=stage)

    def at_rest(self, world: World, orders: Orders) -> dict[str, Float[np.ndarray, "run dyad"]]:
        """Audience stakes, whose status-quo mean entrenches nobody further."""
        return {"negotiation.stake": world.stake}

    def _ease(self, world: World, hearsay: Scalar | float) -> Scalar:
        score = self.slope * (bargaining_range(world) + hearsay - self.centre)
        score = score - self.entrenchment * entrenched(world)
        return np.exp(np.clip(score, -self.limit, self.limit))

    def _forward(self, world: World, ease: Scalar, seen: Scalar) -> Scalar:
        help = np.exp(self.help * (world.mediated - USUAL_MEDIATION))
        hazard = np.where(world.stage == FORMAL, self.talks * help * np.sqrt(seen), 0.0)
        possible = np.where(bargaining_range(world) < 0, self.without_range, 1.0)
        hazard = np.where(world.stage == TALKS, self.framework * help * ease * possible, hazard)
        return np.where(world.stage == FRAMEWORK, self.ceasefire * possible, hazard)

    def _back(self, world: World, ease: Scalar, seen: Scalar) -> Scalar:
        hazard = np.where(world.stage == FORMAL, self.stale / np.sqrt(seen), 0.0)
        hazard = np.where(world.stage == TALKS, self.breakdown / np.sqrt(ease), hazard)
        return np.where(world.stage == FRAMEWORK, self.withdrawal, hazard)

    def _opened(self, world: World, orders: Orders) -> Scalar:
        """The stage after this week's drafts and formal proposals."""
        drafted = happened(world, orders).number("drafts") > 0
        proposed = orders.number("proposes") > 0
        stage = np.where(drafted, np.maximum(world.stage, DRAFT), world.stage)
        return np.where(proposed, np.maximum(stage, FORMAL), stage)

    def _agreed(self, world: World, rises: Truth) -> World:
        """Acceptance written down; terms set where the guns fall silent."""
        accepted = rises & (world.stage == TALKS)
        silenced = rises & (world.stage == FRAMEWORK)
        share = nash_split(world.demand_russia, 0.0, bargaining_range(world), self.power)
        return record(world, "accepts", between_parties(world) * accepted).replace(
            terms=np.where(silenced, share, world.terms),
            ceasefires=world.ceasefires + silenced,
        )
