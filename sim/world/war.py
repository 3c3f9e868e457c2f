"""What follows from the world's fields about the war between Russia and Ukraine."""

import numpy as np
from jaxtyping import Bool, Float

from sim.moves import across
from sim.quantities import Value
from sim.world.axes import CEASEFIRE, THEATRES
from sim.world.derived import trust
from sim.world.flags import between_parties, parties
from sim.world.state import World

DRAFT, TALKS, FRAMEWORK, SETTLEMENT = 1, 3, 4, 6
"""Stages of the negotiation; between them lie a formal proposal (2) and a ceasefire (5)."""

USUAL_MEDIATION = 0.6
"""Scale on which recent mediation is measured: its mean at the status quo (MODEL 5.4)."""

MISSILES = THEATRES.index("missiles")


def at_war(world: World) -> bool:
    """Whether both parties to the war are in this world."""
    return bool(between_parties(world).any())


def bargaining_range(world: World) -> Float[np.ndarray, "run 1"]:
    """Z, by how much what Ukraine would concede exceeds what Russia demands (Fearon 1995)."""
    return world.offer_ukraine - world.demand_russia


def seen_range(world: World) -> Float[np.ndarray, "run 1"]:
    """The bargaining range with what drafts and envoys make the parties believe."""
    return bargaining_range(world) + world.hearsay


def willingness(world: World, width: Value) -> Float[np.ndarray, "run 1"]:
    """Chance that the parties would agree: logistic in the range as they see it."""
    return 1.0 / (1.0 + np.exp(-seen_range(world) / width))


def aimed_at(world: World, target: str) -> Bool[np.ndarray, " dyad"]:
    """Dyads with this target."""
    chosen = np.zeros(world.actors.dyads.count, dtype=bool)
    chosen[world.actors.dyads_of(target=target)] = True
    return chosen


def deliberating(world: World) -> Bool[np.ndarray, "run 1"]:
    """Talks are on, from their opening to a framework."""
    return (world.stage >= TALKS) & (world.stage < CEASEFIRE)


def talking(world: World) -> Bool[np.ndarray, "run 1"]:
    """Something is on the table, from an unofficial draft to a framework."""
    return (world.stage >= DRAFT) & (world.stage < CEASEFIRE)


def silent(world: World) -> Bool[np.ndarray, "run 1"]:
    """The guns are silent."""
    return world.stage >= CEASEFIRE


def mediating(world: World) -> Bool[np.ndarray, " dyad"]:
    """Dyads along which the war is mediated.

    The parties themselves and whoever has it in the repertoire to mediate, in both directions.
    """
    repertoire, dyads = world.repertoire, world.actors.dyads
    mediators = np.zeros(dyads.count, dtype=bool)
    mediators[repertoire.dyad[repertoire.does("mediates")]] = True
    mediators &= parties(world)[dyads.target]
    return mediators | mediators[dyads.reverse] | between_parties(world)


def pressure(world: World) -> Float[np.ndarray, "run 1"]:
    """Sanctions on Russia beside those of the start, senders weighted by GDP; 1 at the start."""
    actors = world.actors
    dyads = actors.dyads_of(target="RUS")
    weight = actors.states.gdp[actors.dyads.sender[dyads]]
    start = (weight * actors.dyads.sanctions_level[dyads]).sum()
    if start == 0:
        return np.ones_like(world.stage)
    return across(weight * world.level[:, dyads]) / start


def bombardment(world: World) -> Float[np.ndarray, "run 1"]:
    """Expected missile salvoes beside those of the status quo.

    1 where nothing counts them and in a ceasefire, when the cost of war is that of its return.
    """
    columns = world.actors.dyads_of("RUS", "UKR")
    usual = float(world.repertoire.expected_count("bombards")[columns].sum())
    intensity = world.intensity[:, MISSILES : MISSILES + 1]
    if usual == 0:
        return np.ones_like(intensity)
    return np.where((intensity > 0) & ~silent(world), intensity / usual, 1.0)


def heeded(world: World) -> Float[np.ndarray, "run dyad"]:
    """How far the target of each dyad believes what the sender says: its trust in the sender."""
    return trust(world)[:, world.actors.dyads.reverse]


def surprise(
    world: World, effect: str, counts: Float[np.ndarray, "run dyad"]
) -> Float[np.ndarray, "run dyad"]:
    """Moves of an effect beyond what the status quo expects of each dyad."""
    return counts - world.repertoire.expected_count(effect)


def received(
    world: World, values: Float[np.ndarray, "run dyad"], target: str, sender: str | None = None
) -> Float[np.ndarray, "run 1"]:
    """Sum of a value over the dyads at a target, from one sender or from any."""
    return across(values[:, world.actors.dyads_of(sender, target)])


def entrenched(world: World) -> Float[np.ndarray, "run 1"]:
    """Mean audience stake of the parties beyond the status quo's (Fearon 1994).

    Over the stakes of Russia toward Ukraine and USA and of Ukraine toward Russia.
    """
    actors = world.actors
    ends = (("RUS", "UKR"), ("UKR", "RUS"), ("RUS", "USA"))
    columns = np.concatenate([actors.dyads_of(*end) for end in ends])
    usual = world.reference.mean("negotiation.stake", actors.dyads.count)[..., columns]
    beyond = world.stake[:, columns] - usual
    return across(beyond) / max(len(columns), 1)
