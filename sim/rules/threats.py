"""Open threats, and what becomes of them."""

import dataclasses

import numpy as np
from jaxtyping import Bool, Float

from sim.draws import Draws
from sim.moves import Orders
from sim.quantities import Value, param
from sim.theory.coercion import open_share
from sim.world import World
from sim.world.derived import happened
from sim.world.economy import by_sender
from sim.world.relations import REMEMBERED, force_carried_out, sanctions_carried_out

KINDS = (
    ("sanctions_threat", "threatens_sanctions", sanctions_carried_out),
    ("force_threat", "threatens_force", force_carried_out),
)
"""Field of the open threat, effect that opens it, cells that carry it out; sanctions first."""

FATES = ("carried_out", "conceded", "lapsed")
PerDyad = Float[np.ndarray, "run dyad"]


@dataclasses.dataclass(frozen=True)
class Threats:
    """A public threat stays open until it is carried out, heeded or let lapse.

    Carrying out is the sender's own move; concession and lapse are weekly hazards, the first
    in proportion to the target's chance to concede. TIES (Morgan, Bapat and Kobayashi 2014):
    .462 of 1,053 threats imposed. Only carrying out and lapse test a threat, so that a heeded
    one leaves the record alone (Sartori 2002). What was open before the start and the record
    of each sender are drawn in the first week from the law of the status quo.
    """

    concede: Value = param(
        0.015,
        unit="1/week",
        source="assumption: from TIES, where a target concedes as a rule (MODEL 4)",
        range=(0.008, 0.025),
        bounds=(0.0, 0.1),
    )
    lapse: Value = param(
        0.02,
        unit="1/week",
        source="assumption: as for concession",
        range=(0.012, 0.03),
        bounds=(0.0, 0.3),
    )
    usual: Value = param(
        0.44,
        unit="1",
        source="chance of concession at rest by the formula of MODEL 4, stake .1, credibility .6",
        bounds=(0.05, 1.0),
    )

    def settle(self, world: World) -> World:
        """The record nearest to the status quo's share of threats carried out."""
        share, known = self._record(world)
        carried = np.where(known, np.rint(REMEMBERED * share), 0.0).astype(np.int64)
        runs = np.zeros((len(world.stage), 1), dtype=np.int64)
        return world.replace(
            threat_history=runs + (1 << carried) - 1, threats_resolved=runs + REMEMBERED * known
        )

    def __call__(self, world: World, orders: Orders, draws: Draws) -> World:
        """The next week's open threats, with the fates of this week."""
        if world.week == 0:
            world = self._begin(world, draws)
        moves = happened(world, orders)
        fate = draws.uniform("threats", "fate", 2 * world.actors.dyads.count)
        fates, ages = {name: np.zeros_like(world.stake) for name in FATES}, {}
        enforced = np.zeros_like(world.stake)
        for place, (field, opens, carries) in enumerate(KINDS):
            age = getattr(world, field)
            # Most dyads have no threat in their repertoire.
            some = np.union1d(world.repertoire.dyads_with(opens), np.flatnonzero(age.any(axis=0)))
            before, number = age[:, some], fate[:, place * world.actors.dyads.count + some]
            done = moves.total(carries(world.repertoire) * 1.0)[:, some] > 0
            ended = self._ended(world.concede[:, some], before > 0, done, number)
            for name, those in zip(FATES, ended, strict=True):
                fates[name][:, some] += those
            stands = (before > 0) & ~(ended[0] | ended[1] | ended[2])
            ages[field] = np.zeros_like(age)
            ages[field][:, some] = np.where(stands, before + 1, moves.counted(opens)[:, some] > 0)
            if not place:
                enforced[:, some] = ended[0]
        return self._remember(world.replace({**ages, **fates}, enforced=enforced))

    def at_rest(self, world: World, orders: Orders) -> dict[str, PerDyad]:
        """How often each threat is open."""
        return {f"threats.{field}": (getattr(world, field) > 0) * 1.0 for field, _, _ in KINDS}

    def _ended(
        self,
        chance: Float[np.ndarray, "run some"],
        is_open: Bool[np.ndarray, "run some"],
        done: Bool[np.ndarray, "run some"],
        fate: Float[np.ndarray, "run some"],
    ) -> tuple[Bool[np.ndarray, "run some"], ...]:
        """Which open threats are carried out, conceded and lapsed."""
        concede = self.concede * chance / self.usual
        waiting = is_open & ~done
        conceded = waiting & (fate < concede)
        lapsed = waiting & ~conceded & (fate < concede + self.lapse)
        return is_open & done, conceded, lapsed

    def _remember(self, world: World) -> World:
        """Records with this week's tests, the carried out after the lapsed."""
        done = by_sender(world.actors, world.carried_out).astype(np.int64)
        lapsed = by_sender(world.actors, world.lapsed).astype(np.int64)
        history = (world.threat_history << (done + lapsed)) | ((1 << done) - 1)
        return world.replace(
            threat_history=history & (2**REMEMBERED - 1),
            threats_resolved=np.minimum(world.threats_resolved + done + lapsed, REMEMBERED),
        )

    def _begin(self, world: World, draws: Draws) -> World:
        ages, states = {}, world.actors.states.count
        for place, (field, _, _) in enumerate(KINDS):
            share, _, ends = self._law(world, place)
            number = draws.uniform("threats", field, world.actors.dyads.count)
            # Below the share the number is uniform again, and its logarithm gives the age.
            within = np.minimum(number / np.maximum(share, 1e-12), 1.0)
            age = 1 + np.floor(np.log(within) / np.log1p(-np.minimum(ends, 0.99)))
            ages[field] = np.where(number < share, age, 0.0)
        share, known = self._record(world)
        number = draws.uniform("threats", "record", REMEMBERED * states)
        bits = number.reshape(-1, REMEMBERED, states) < np.asarray(share)[:, None, :]
        history = (bits * (1 << np.arange(REMEMBERED))[:, None]).sum(axis=1)
        return world.replace({**ages, "threat_history": np.where(known, history, 0)})

    def _law(self, world: World, place: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Of a kind of threat: share of weeks open, weekly chances to be carried out and to end."""
        repertoire, (field, opens, carries) = world.repertoire, KINDS[place]
        done = repertoire.expected(carries(repertoire) * 1.0)[None, :]
        ends = done + self.concede + self.lapse
        expected = open_share(repertoire.expected_count(opens)[None, :], ends)
        share = world.reference.rest.get(f"threats.{field}", expected)
        return np.atleast_2d(share), done, ends

    def _record(self, world: World) -> tuple[np.ndarray, np.ndarray]:
        """Share of tested threats that each sender carries out, and whether it threatens at all."""
        first, second = (self._law(world, place) for place in range(len(KINDS)))
        carried = by_sender(world.actors, first[0] * first[1] + second[0] * second[1])
        lapsed = by_sender(world.actors, (first[0] + second[0]) * self.lapse)
        known = carried + lapsed > 0
        return np.divide(carried, carried + lapsed, out=np.zeros(known.shape), where=known), known
