"""What a run shows in a week beside tones: price of Brent, missiles, prisoner exchanges."""

from dataclasses import dataclass

import numpy as np
from jaxtyping import Bool, Float

from sim.world import World
from sim.world.axes import CEASEFIRE
from sim.world.war import MISSILES, at_war

SALVO = 20.0
"""Missiles in a salvo, as the theatre counts them."""


@dataclass(frozen=True)
class Weekly:
    """Series by run and week: log price, missiles fired, weeks with an exchange, and the war.

    `log_price` in log US dollars a barrel, `missiles` in missiles, `fighting` before any ceasefire,
    never in a world without both parties to the war.
    """

    log_price: Float[np.ndarray, "run week"]
    missiles: Float[np.ndarray, "run week"]
    exchanged: Bool[np.ndarray, "run week"]
    fighting: Bool[np.ndarray, "run week"]


def seen_in(world: World) -> Float[np.ndarray, "run 4"]:
    """The week's entries of all series, in the order of their fields."""
    missiles = SALVO * world.incidents[:, MISSILES : MISSILES + 1]
    shown = (
        world.log_price,
        missiles,
        world.since_exchange == 0,
        (world.stage < CEASEFIRE) & at_war(world),
    )
    return np.concatenate([np.asarray(column, dtype=float) for column in shown], axis=1)


def weekly(weeks: list[Float[np.ndarray, "run 4"]]) -> Weekly:
    """Series of the weeks that `seen_in` has seen, first week first."""
    price, missiles, exchanged, fighting = np.stack(weeks, axis=-1).swapaxes(0, 1)
    return Weekly(price, missiles, exchanged > 0, fighting > 0)
