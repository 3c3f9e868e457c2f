"""The weekly law of motion of each pair's posture, and the mark that moves leave on it."""

import dataclasses
from functools import lru_cache

import numpy as np
from jaxtyping import Float
from scipy import sparse

from sim.draws import Draws
from sim.moves import Orders, Repertoire, weighing
from sim.quantities import Value, param
from sim.world import World
from sim.world.derived import happened
from sim.world.relations import in_cyber

_LAW = (
    "maximum likelihood on ICEWS 2018, 2021 and 2022 weeks, configs/estimates/posture.yaml; by "
    "default as in docs/model.md 3, with weeks before 2022-06"
)


@dataclasses.dataclass(frozen=True)
class Posture:
    """Slow and fast, shared and one-sided components as a Gaussian state-space model.

    Moves shift the fast components of the next week by what they say beyond what the
    status quo already expects of the dyad (Goldstein 1992 for scores; MODEL 3).
    """

    slow_persistence: Value = param(0.998, unit="1/week", source=_LAW, bounds=(0.0, 1.0))
    slow_shared_variance: Value = param(0.0031, unit="Goldstein^2", source=_LAW, bounds=(0, 10))
    slow_sided_variance: Value = param(0.0003, unit="Goldstein^2", source=_LAW, bounds=(0, 10))
    fast_persistence: Value = param(0.705, unit="1/week", source=_LAW, bounds=(0.0, 0.9999))
    fast_variance: Value = param(0.650, unit="Goldstein^2", source=_LAW, bounds=(0, 100))
    sided_persistence: Value = param(0.575, unit="1/week", source=_LAW, bounds=(0.0, 0.9999))
    sided_variance: Value = param(0.160, unit="Goldstein^2", source=_LAW, bounds=(0, 100))
    level: Value = param(1.85, unit="Goldstein", source=_LAW, bounds=(-10.0, 10.0))
    impulse: Value = param(
        0.091,
        unit="1",
        source=(
            "next week's tone after impose, fight, negotiate, posture, as a share of g - c: .091 "
            "(.013) in configs/estimates/posture.yaml, .10-.14 in docs/model.md 3; .061 from the "
            "tone expected before the move's week"
        ),
        range=(0.03, 0.14),
        bounds=(0.0, 1.0),
    )
    cyber_impulse: Value = param(
        0.3,
        unit="1",
        source="assumption: impulse weight of the cyber channel, 3.3 times that of other moves, "
        "whose measured weight the range admits (MODEL 3)",
        range=(0.05, 0.6),
        bounds=(0.0, 1.0),
    )

    def __call__(self, world: World, orders: Orders, draws: Draws) -> World:
        """The next week's components and the posture that they make."""
        dyads = world.actors.dyads
        impulse = self._impulse(world, happened(world, orders))
        ahead, back = impulse[:, dyads.forward], impulse[:, dyads.backward]
        noise = draws.normal("posture", "innovation", 4 * dyads.pairs)
        noise = noise.reshape(len(noise), 4, dyads.pairs)
        slow = self._slow(world.slow_shared, self.slow_shared_variance, noise[:, 0])
        sided = self._slow(world.slow_sided, self.slow_sided_variance, noise[:, 1])
        fast_spread, sided_spread = self._spreads(world)
        fast = self.fast_persistence * world.fast_shared + fast_spread * noise[:, 2]
        fast_sided = self.sided_persistence * world.fast_sided + sided_spread * noise[:, 3]
        return self._combined(
            world, slow, sided, fast + 0.75 * (ahead + back), fast_sided + 0.25 * (ahead - back)
        )

    def at_rest(self, world: World, orders: Orders) -> dict[str, Float[np.ndarray, "run pair"]]:
        """Squared impulses, whose status-quo mean is taken off the innovation variance."""
        dyads = world.actors.dyads
        impulse = self._impulse(world, happened(world, orders))
        ahead, back = impulse[:, dyads.forward], impulse[:, dyads.backward]
        return {
            "posture.shared": (0.75 * (ahead + back)) ** 2,
            "posture.sided": (0.25 * (ahead - back)) ** 2,
        }

    def _impulse(self, world: World, orders: Orders) -> Float[np.ndarray, "run dyad"]:
        sums = (_sums(world.repertoire) @ orders.surprise().T).T
        score, number, cyber_score, cyber_number = np.split(sums, 4, axis=1)
        return self.impulse * (score - world.resting * number) + self.cyber_impulse * (
            cyber_score - world.resting * cyber_number
        )

    def _slow(
        self,
        value: Float[np.ndarray, "run pair"],
        variance: Value,
        noise: Float[np.ndarray, "run pair"],
    ) -> Float[np.ndarray, "run pair"]:
        return self.slow_persistence * value + np.sqrt(variance) * noise

    def _spreads(self, world: World) -> tuple[np.ndarray, np.ndarray]:
        pairs = world.actors.dyads.pairs
        shared = (1 - self.fast_persistence**2) * self.fast_variance
        sided = (1 - self.sided_persistence**2) * self.sided_variance
        shared_net = np.maximum(shared - world.reference.mean("posture.shared", pairs), shared / 4)
        sided_net = np.maximum(sided - world.reference.mean("posture.sided", pairs), sided / 4)
        return np.sqrt(shared_net), np.sqrt(sided_net)

    def _combined(
        self,
        world: World,
        slow: Float[np.ndarray, "run pair"],
        sided: Float[np.ndarray, "run pair"],
        fast: Float[np.ndarray, "run pair"],
        fast_sided: Float[np.ndarray, "run pair"],
    ) -> World:
        dyads = world.actors.dyads
        resting = self.level + slow[:, dyads.pair] + dyads.sign * sided[:, dyads.pair]
        deviation = fast[:, dyads.pair] + dyads.sign * fast_sided[:, dyads.pair]
        return world.replace(
            slow_shared=slow,
            slow_sided=sided,
            fast_shared=fast,
            fast_sided=fast_sided,
            resting=resting,
            posture=resting + deviation,
        )


@lru_cache(maxsize=16)
def _sums(repertoire: Repertoire) -> sparse.csr_array:
    """Rows that add up a week's cells by dyad: scores, numbers, and both of the cyber channel.

    The daily fire of a war leaves no mark.
    """
    cyber, marks = in_cyber(repertoire), ~repertoire.does("bombards")
    rows = [
        weighing(repertoire.dyad, value * (chosen & marks), repertoire.dyads)
        for chosen in (~cyber, cyber)
        for value in (repertoire.goldstein, np.ones(repertoire.count))
    ]
    stacked = sparse.csr_array(sparse.vstack(rows))
    stacked.eliminate_zeros()
    return stacked
