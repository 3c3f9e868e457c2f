"""How threatened each state feels by each other."""

import dataclasses
from functools import lru_cache

import numpy as np
from jaxtyping import Float

from sim.draws import Draws
from sim.moves import Orders, Repertoire
from sim.quantities import Value, param
from sim.world import World
from sim.world.derived import happened, trust
from sim.world.economy import by_sender
from sim.world.relations import menace

_JUDGED = "assumption: share of the distance to full alarm that one act covers (MODEL 4)"

ACTS = {
    "show": ("shows_force", "threatens_force"),
    "strike": ("strikes",),
    "salvo": ("bombards",),
    "cyber_attack": ("attacks_cyber",),
}
"""Effects of hostile acts, by the weight that they carry."""


@dataclasses.dataclass(frozen=True)
class FeltThreat:
    """Felt threat fades, and hostile shows, rival exercises and the precedent renew it.

    `F' = .92 F + f (1 - F)`; a disavowal from the target multiplies it by one minus the
    hearer's trust. Acts frighten by the target's share of capability and by nearness: the
    balance of threat (Walt 1987); why arms alarm their addressee, Jervis (1978).
    """

    persistence: Value = param(
        0.92, unit="1/week", source="MODEL 4", range=(0.88, 0.95), bounds=(0.0, 0.999)
    )
    show: Value = param(0.2, unit="1", source=_JUDGED, range=(0.1, 0.3), bounds=(0.0, 1.0))
    strike: Value = param(0.3, unit="1", source=_JUDGED, range=(0.15, 0.45), bounds=(0.0, 1.0))
    salvo: Value = param(0.05, unit="1", source=_JUDGED, range=(0.02, 0.1), bounds=(0.0, 1.0))
    cyber_attack: Value = param(0.05, unit="1", source=_JUDGED, range=(0.02, 0.1), bounds=(0, 1))
    exercise: Value = param(
        0.08,
        unit="1",
        source="assumption: the same for a joint exercise of a full rival with others (MODEL 5.5)",
        range=(0.03, 0.15),
        bounds=(0.0, 1.0),
    )
    precedent: Value = param(
        0.02,
        unit="1/week",
        source="assumption: the same for a week under a fresh precedent of a leader's capture",
        range=(0.005, 0.04),
        bounds=(0.0, 1.0),
    )
    precedent_of: str = "USA"
    precedent_felt_by: tuple[str, ...] = ("RUS", "CHN", "IRN")

    def settle(self, world: World) -> World:
        """The fixed point under the status quo's rates of hostile shows and disavowals."""
        repertoire = world.repertoire
        expected = {act: repertoire.expected(_does(repertoire, act))[None, :] for act in ACTS}
        alarm = self._alarm(world, expected, repertoire.expected_count("exercises")[None, :])
        calmed = self._calmed(world, repertoire.expected_count("reassures")[None, :])
        kept = (1 - calmed) * (self.persistence - alarm)
        return world.replace(felt=(1 - calmed) * alarm / (1 - kept))

    def __call__(self, world: World, orders: Orders, draws: Draws) -> World:
        """The next week's felt threat."""
        moves = happened(world, orders)
        counted = {act: moves.total(_does(world.repertoire, act)) for act in ACTS}
        alarm = self._alarm(world, counted, moves.counted("exercises"))
        felt = self.persistence * world.felt + alarm * (1 - world.felt)
        return world.replace(felt=felt * (1 - self._calmed(world, moves.counted("reassures"))))

    def _alarm(
        self,
        world: World,
        acts: dict[str, Float[np.ndarray, "_ dyad"]],
        exercises: Float[np.ndarray, "_ dyad"],
    ) -> Float[np.ndarray, "run dyad"]:
        """Share of the distance to full alarm covered this week, before the precedent's part."""
        dyads = world.actors.dyads
        shown = sum(getattr(self, act) * acts[act] for act in ACTS)
        with_others = self._exercises_with_others(world, exercises)
        rival = self.exercise * dyads.rivalry * with_others
        pushed = np.asarray(shown)[:, dyads.reverse] + rival + self._recalled(world)
        return np.minimum(pushed * menace(world), 1.0)

    def _recalled(self, world: World) -> Float[np.ndarray, "run dyad"]:
        actors = world.actors
        afraid = actors.states.among(self.precedent_felt_by)[actors.dyads.sender]
        of_actor = actors.states.among((self.precedent_of,))[actors.dyads.target]
        return self.precedent * world.precedent * (afraid & of_actor)

    def _exercises_with_others(
        self, world: World, exercises: Float[np.ndarray, "_ dyad"]
    ) -> Float[np.ndarray, "_ dyad"]:
        """Joint exercises of each dyad's target in which its sender takes no part."""
        dyads = world.actors.dyads
        shared = exercises + exercises[:, dyads.reverse]
        return by_sender(world.actors, shared)[:, dyads.target] - shared

    def _calmed(
        self, world: World, disavowals: Float[np.ndarray, "_ dyad"]
    ) -> Float[np.ndarray, "run dyad"]:
        return np.minimum(trust(world) * disavowals[:, world.actors.dyads.reverse], 1.0)


@lru_cache(maxsize=64)
def _does(repertoire: Repertoire, act: str) -> Float[np.ndarray, " cell"]:
    """One for each cell that does such an act."""
    does = np.any([repertoire.does(effect) for effect in ACTS[act]], axis=0).astype(float)
    does.flags.writeable = False
    return does
