"""What the parties believe of the war."""

import dataclasses

import numpy as np
from jaxtyping import Float

from sim.draws import Draws
from sim.moves import Orders
from sim.quantities import Value, param
from sim.world import World
from sim.world.flags import fighting
from sim.world.war import received, surprise

Scalar = Float[np.ndarray, "run 1"]


@dataclasses.dataclass(frozen=True)
class Beliefs:
    """Each party learns a slowly moving truth from biased signals (Slantchev 2003).

    `p' = p + learning (truth +- bias + noise - p)`; Russia's signals flatter Russia, Ukraine's
    Ukraine, so the beliefs stay apart however long they learn. A major strike sways the state it
    hits, military aid shifts the truth; both only beyond what the status quo expects.
    """

    share: Value = param(
        0.56,
        unit="1",
        source="assumption: Russia's military share, midway between p_R .62 and p_U .50 (MODEL)",
        range=(0.49, 0.63),
        bounds=(0.0, 1.0),
    )
    persistence: Value = param(
        0.99,
        unit="1/week",
        source="assumption: fortunes of war last about two years",
        range=(0.98, 0.995),
        bounds=(0.0, 0.9999),
    )
    fortune: Value = param(
        0.005,
        unit="1/week",
        source="assumption: standard deviation of a week's change of fortune",
        range=(0.002, 0.008),
        bounds=(0.0, 0.1),
    )
    bias: Value = param(
        0.06,
        unit="1",
        source="assumption: each side's signals flatter it by this much (MODEL 5.4)",
        range=(0.04, 0.08),
        bounds=(0.0, 0.5),
    )
    signal_noise: Value = param(
        0.05,
        unit="1",
        source="assumption: standard deviation of a week's signal (MODEL 5.4)",
        range=(0.03, 0.08),
        bounds=(0.0, 1.0),
    )
    learning: Value = param(
        0.03,
        unit="1/week",
        source="assumption: gain of learning (MODEL 5.4; Slantchev 2003)",
        range=(0.015, 0.06),
        bounds=(0.0, 1.0),
    )
    nudge: Value = param(
        0.001,
        unit="1/strike",
        source="assumption: what a major strike moves the belief of the state it hits",
        range=(0.0, 0.003),
        bounds=(0.0, 0.1),
    )
    aid: Value = param(
        0.001,
        unit="1/package",
        source="assumption: what a package of military aid takes off Russia's military share",
        range=(0.0, 0.002),
        bounds=(0.0, 0.1),
    )

    def __call__(self, world: World, orders: Orders, draws: Draws) -> World:
        truth, flattering, hopeful = np.split(draws.normal("beliefs", "week", 3), 3, axis=1)
        strikes = surprise(world, "strikes", orders.counted("strikes")) * fighting(world)
        aid = surprise(world, "aids", orders.counted("aids"))
        share = self.share + self.persistence * (world.military_share - self.share)
        share = share + self.fortune * truth - self.aid * received(world, aid, "UKR")
        russia = self._learnt(world.belief_russia, share + self.bias, flattering)
        ukraine = self._learnt(world.belief_ukraine, share - self.bias, hopeful)
        russia = russia - self.nudge * received(world, strikes, "RUS", "UKR")
        ukraine = ukraine + self.nudge * received(world, strikes, "UKR", "RUS")
        return world.replace(
            military_share=np.clip(share, 0.0, 1.0),
            belief_russia=np.clip(russia, 0.0, 1.0),
            belief_ukraine=np.clip(ukraine, 0.0, 1.0),
        )

    def settle(self, world: World) -> World:
        """Beliefs on either side of the truth, as far apart as the signals' bias keeps them."""
        share = np.zeros_like(world.stage) + self.share
        return world.replace(
            military_share=share,
            belief_russia=np.clip(share + self.bias, 0.0, 1.0),
            belief_ukraine=np.clip(share - self.bias, 0.0, 1.0),
        )

    def _learnt(self, belief: Scalar, truth: Scalar, noise: Scalar) -> Scalar:
        return belief + self.learning * (truth + self.signal_noise * noise - belief)
