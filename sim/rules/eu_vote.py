"""Unanimity: what the members of the Union let pass."""

import dataclasses

import numpy as np
from jaxtyping import Bool

from sim.draws import Draws
from sim.moves import Orders
from sim.quantities import Value, param
from sim.world import World
from sim.world.economy import voting
from sim.world.flags import IN_FORCE

_TABLE = "assumption: table of the 27 members, judged from votes and statements of 2022 to 2025"


@dataclasses.dataclass(frozen=True)
class EuVote:
    """A package of sanctions passes if each of the 27 members accepts it; renewals likewise.

    A package that one member stops is not lost: it stays on the table and comes to a vote again
    in a later round, as every known veto since 2022 was a delay (table of members). So packages
    pass as often as they are proposed. Unanimity: Treaty on European Union, article 31.
    """

    accepts: tuple[float, ...] = param((), unit="1", source=_TABLE)
    accepts_renewal: tuple[float, ...] = param((), unit="1", source=_TABLE)
    round: Value = param(
        0.25,
        unit="1/week",
        source="assumption: a stopped text comes back after about a month (package 18 took weeks)",
        range=(0.1, 0.5),
        bounds=(0.0, 1.0),
    )
    first_renewal: Value = param(
        28.0,
        unit="weeks",
        source="extended on 2025-12-22 to 2026-07-31 (timeline of the start)",
        bounds=(1.0, 60.0),
    )
    renewal_every: Value = param(
        26.0, unit="weeks", source="renewed every six months since 2015", bounds=(1.0, 520.0)
    )
    lapsing: Value = param(
        0.35,
        unit="1",
        source="assumption: share of the level up for renewal; the reserves' freeze has no term",
        range=(0.2, 0.6),
        bounds=(0.0, 1.0),
    )

    def __post_init__(self) -> None:
        for name in ("accepts", "accepts_renewal"):
            wrong = [chance for chance in getattr(self, name) if not 0 <= chance <= 1]
            if wrong:
                raise ValueError(f"eu_vote.{name} holds {wrong[0]}; allowed is 0 to 1")

    def settle(self, world: World) -> World:
        """The clock of the next renewal."""
        return world.replace(renewal=np.zeros_like(world.renewal) + self.first_renewal)

    def __call__(self, world: World, orders: Orders, draws: Draws) -> World:
        """Votes on new and stopped packages, then on the renewal if it is due."""
        return self._renew(self._vote(world, orders, draws), draws)

    def _vote(self, world: World, orders: Orders, draws: Draws) -> World:
        voted = voting(world).astype(float)
        unanimous = self._unanimous(draws, "package", self.accepts)
        again = draws.uniform("eu_vote", "round", 1) < self.round
        proposed = orders.counted("imposes") * voted
        refused = np.where(unanimous, 0.0, proposed)
        late = np.where(unanimous & again, world.pending, 0.0)
        return world.replace(
            refused=refused,
            passed_late=late,
            pending=world.pending + refused - late,
            ballot=np.full_like(world.ballot, draws.week),
        )

    def _renew(self, world: World, draws: Draws) -> World:
        due = world.renewal <= 1.0
        if not due.any():
            return world.replace(renewal=world.renewal - 1.0)
        failed = due & ~self._unanimous(draws, "renewal", self.accepts_renewal)
        bound = voting(world) & (world.level > IN_FORCE)
        level = np.where(failed & bound, world.level * (1.0 - self.lapsing), world.level)
        renewal = np.where(due, self.renewal_every, world.renewal - 1.0)
        return world.replace(level=level, renewal=renewal)

    def _unanimous(
        self, draws: Draws, purpose: str, chances: tuple[float, ...]
    ) -> Bool[np.ndarray, "run 1"]:
        stances = draws.uniform("eu_vote", purpose, len(chances)) < np.array(chances)
        return np.asarray(stances.all(axis=1, keepdims=True))
