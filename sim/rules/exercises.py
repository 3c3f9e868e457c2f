"""Joint exercises from a calendar and from invitations, and the cooperation they build."""

import dataclasses
from collections.abc import Mapping
from functools import cached_property, lru_cache
from typing import Any

import numpy as np
from jaxtyping import Float, Int

from sim.actors import Actors
from sim.draws import Draws
from sim.moves import Orders, Repertoire
from sim.quantities import Value, param
from sim.world import World
from sim.world.blocs import by_pair
from sim.world.calendar import Drill, read_calendar
from sim.world.derived import record, trust


@dataclasses.dataclass(frozen=True)
class Exercises:
    """A joint exercise is one event of the world: each pair of its participants practises.

    Exercises come from `calendar` (rows by name, see `sim.world.calendar.Drill`), from
    invitations that the partner accepts by trust and alignment, and, where a scenario raises
    a pair's rate above the table's, unannounced; a lower rate thins a pair's exercises.
    Cooperation follows `M' = B + persistence (M - B) + n gain (1 - M)` (MODEL 5.5), with B of
    each pair solved so that the table's rate keeps the start at rest. Where B would be below
    zero it is zero, and the gain is the smaller one that rests: the twentieth exercise of a
    series teaches less than the first.
    """

    calendar: Mapping[str, Mapping[str, Any]] = dataclasses.field(default_factory=dict)
    persistence: Value = param(
        0.995,
        unit="1/week",
        source="assumption: cooperation without exercises halves in 2.7 years (MODEL 5.5)",
        range=(0.990, 0.998),
        bounds=(0.0, 0.9999),
    )
    gain: Value = param(
        0.1,
        unit="1/exercise",
        source="assumption: share of what is missing that an exercise adds (MODEL 5.5)",
        range=(0.05, 0.15),
        bounds=(0.0, 1.0),
    )
    willingness: Value = param(
        0.4,
        unit="1",
        source="assumption: chance that a fully trusting and aligned partner accepts in time",
        range=(0.2, 0.7),
        bounds=(0.0, 1.0),
    )
    tolerance: Value = param(
        2.5,
        unit="ideal-point units",
        source="assumption: gap in UN votes over which acceptance falls to 1/e",
        range=(1.5, 4.0),
        bounds=(0.1, 100.0),
    )

    @cached_property
    def drills(self) -> tuple[Drill, ...]:
        """The calendar, read and checked."""
        return read_calendar(self.calendar)

    def __post_init__(self) -> None:
        self.drills  # noqa: B018  reads the calendar, so that a bad row fails at load

    def __call__(self, world: World, orders: Orders, draws: Draws) -> World:
        """This week's exercises, recorded, and the cooperation they build."""
        held = self._scheduled(world, draws) * self._kept(world, draws)
        held = held + self._unannounced(world, draws) + self._accepted(world, orders, draws)
        base, gain = self._rest(world)
        cooperation = base + self.persistence * (world.cooperation - base)
        cooperation = cooperation + gain * (1.0 - world.cooperation) * held
        world = record(world, "exercises", held[:, world.actors.dyads.pair])
        return world.replace(cooperation=np.clip(cooperation, 0.0, 1.0))

    def acceptance(
        self, world: World, inviting: Int[np.ndarray, " some"] | None = None
    ) -> Float[np.ndarray, "run some"]:
        """Chance that the target of each dyad, or of some, accepts its sender's invitation."""
        dyads = world.actors.dyads
        some = np.arange(dyads.count) if inviting is None else inviting
        gap = world.alignment[:, dyads.sender[some]] - world.alignment[:, dyads.target[some]]
        trusting = trust(world)[:, dyads.reverse[some]]
        return self.willingness * trusting * np.exp(-np.abs(gap) / self.tolerance)

    def _scheduled(self, world: World, draws: Draws) -> Float[np.ndarray, "run pair"]:
        counts = np.zeros_like(world.cooperation)
        for drill in self.drills:
            chance = drill.chance(draws.week)
            if chance > 0:
                held = draws.uniform("exercises", drill.name, 1) < chance
                counts[:, drill.pairs(world.actors)] += held
        return counts

    def _kept(self, world: World, draws: Draws) -> Float[np.ndarray, "run pair"]:
        rate, reference = _rates(world)
        share = np.divide(rate, reference, out=np.ones_like(rate), where=reference > 0)
        if (share >= 1.0).all():
            return np.ones_like(share)
        kept = draws.uniform("exercises", "kept", world.actors.dyads.pairs) < share
        return kept.astype(float)

    def _unannounced(self, world: World, draws: Draws) -> Float[np.ndarray, "run pair"]:
        rate, reference = _rates(world)
        if (rate <= reference).all():
            return np.zeros_like(rate)
        extra = draws.uniform("exercises", "unannounced", world.actors.dyads.pairs)
        return (extra < rate - reference).astype(float)

    def _accepted(
        self, world: World, orders: Orders, draws: Draws
    ) -> Float[np.ndarray, "run pair"]:
        answer = draws.uniform("exercises", "acceptance", world.actors.dyads.count)
        inviting = world.repertoire.dyads_with("invites_exercise")
        accepted = np.zeros_like(world.posture)
        accepted[:, inviting] = answer[:, inviting] < self.acceptance(world, inviting)
        return by_pair(world.actors, orders.counted("invites_exercise") * accepted)

    def _rest(
        self, world: World
    ) -> tuple[Float[np.ndarray, "#run pair"], Float[np.ndarray, "#run pair"]]:
        start = world.actors.dyads.cooperation[None, world.actors.dyads.forward]
        growth = (1.0 - start) * _rates(world)[1]
        loss = 1.0 - self.persistence
        base = np.maximum(0.0, start - self.gain * growth / loss)
        least = np.divide(loss * start, growth, out=np.ones_like(growth * loss), where=growth > 0)
        return base, np.where(start - self.gain * growth / loss < 0, least, self.gain)


def _rates(world: World) -> tuple[Float[np.ndarray, "1 pair"], Float[np.ndarray, "1 pair"]]:
    """Weekly exercises of each pair in this scenario and at the status quo."""
    return _rates_of(world.actors, world.repertoire)


@lru_cache(maxsize=16)
def _rates_of(
    actors: Actors, repertoire: Repertoire
) -> tuple[Float[np.ndarray, "1 pair"], Float[np.ndarray, "1 pair"]]:
    chosen = repertoire.does("exercises")
    sums = [
        np.bincount(repertoire.dyad, weights=base * chosen, minlength=repertoire.dyads)[None, :]
        for base in (repertoire.base, repertoire.reference_base)
    ]
    return by_pair(actors, sums[0]), by_pair(actors, sums[1])
