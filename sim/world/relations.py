"""What follows from the world for threats, felt threat and the news in other states' acts."""

import numpy as np
from jaxtyping import Bool, Float

from sim.moves import Orders, Repertoire
from sim.moves.table import CHANNELS
from sim.theory.coercion import credibility as tested_share
from sim.world.state import World

REMEMBERED = 5
"""Threats of a sender that others remember (MODEL 4)."""

PRIOR_CARRIED_OUT, PRIOR_TESTED = 1.2, 2.0
"""Before any record: two threats' worth of the share .03/(.03 + .02) carried out (MODEL 4)."""

_ONES = np.array([bin(number).count("1") for number in range(2**REMEMBERED)])


def credibility(world: World) -> Float[np.ndarray, "run state"]:
    """Share of each sender's last five tested threats that it carried out, with a prior."""
    carried = _ONES[world.threat_history]
    return tested_share(carried, world.threats_resolved, PRIOR_CARRIED_OUT, PRIOR_TESTED)


def sanctions_carried_out(repertoire: Repertoire) -> Bool[np.ndarray, " cell"]:
    """Cells that make a threat of sanctions good."""
    does = repertoire.does
    return does("imposes") | does("penalises_buyer") | does("counters")


def force_carried_out(repertoire: Repertoire) -> Bool[np.ndarray, " cell"]:
    """Cells that make a threat of force good."""
    return repertoire.does("shows_force") | repertoire.does("strikes")


def friendly(repertoire: Repertoire) -> Bool[np.ndarray, " cell"]:
    """Cells with a positive score that a state chooses."""
    return (repertoire.goldstein > 0) & repertoire.chosen


def in_cyber(repertoire: Repertoire) -> Bool[np.ndarray, " cell"]:
    """Cells of the cyber channel."""
    return repertoire.moves.channel[repertoire.move] == CHANNELS.index("cyber")


def news(
    world: World, orders: Orders, value: Float[np.ndarray, " cell"]
) -> Float[np.ndarray, "run dyad"]:
    """Sum of a value over what each target did to the sender, beyond the status quo's rates."""
    surprise = orders.total(value) - world.repertoire.expected(value)
    return surprise[:, world.actors.dyads.reverse]


def strength(world: World) -> Float[np.ndarray, " state"]:
    """Material capability of each state; a collective has that of its members."""
    states = world.actors.states
    members = states.capability[states.member("EU") & ~states.collective].sum()
    return np.where(states.collective, members, states.capability)


def menace(world: World) -> Float[np.ndarray, " dyad"]:
    """How far what the target does can frighten the sender, by capability and nearness.

    The target's share of the pair's capability, halved for the far ends of the world.
    """
    dyads, able = world.actors.dyads, strength(world)
    theirs, ours = able[dyads.target], able[dyads.sender]
    share = np.divide(theirs, theirs + ours, out=np.zeros_like(ours), where=theirs > 0)
    return share * (0.5 + 0.5 * dyads.nearness)


def strongest(
    world: World, values: Float[np.ndarray, "run dyad"]
) -> Float[np.ndarray, "run state"]:
    """The greatest of a value over each sender's dyads; zero for a state without any."""
    greatest = np.zeros((world.actors.states.count, len(values)))
    rows, (present, starts) = values.T, world.actors.dyads.senders
    for state, first, last in zip(present, starts, [*starts[1:], len(rows)], strict=True):
        np.maximum.reduce(rows[first:last], axis=0, out=greatest[state])
    return greatest.T
