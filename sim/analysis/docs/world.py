"""Tables of what the world holds: quantities, states, dyads, moves and repertoires."""

import dataclasses
import inspect
from typing import Any

import numpy as np

from sim.analysis.docs.markdown import first_sentence, shown, table
from sim.moves import CHANNELS, EFFECTS, Repertoire
from sim.scenario import Scenario
from sim.world import World
from sim.world.flags import FLAGS

SHORT = ("gdp", "military_spending", "capability", "ideal_point", "regime", "warheads")
ATTRIBUTES = ("alliance", "sanctions_level", "trust", "cooperation", "rivalry", "nearness", "trade")


def quantities_table() -> str:
    """Every quantity of the world that changes."""
    rows = []
    for field in dataclasses.fields(World):
        if "unit" in field.metadata:
            kind: Any = field.type
            axis = kind.dim_str.split()[1]
            one = "once" if axis == "1" else axis
            rows.append((f"`{field.name}`", one, field.metadata["unit"], field.metadata["meaning"]))
    return table(("quantity", "for each", "unit", "meaning"), rows)


def states_table(scenario: Scenario) -> str:
    """The states at the start."""
    states = scenario.actors.states
    rows = [
        (
            f"`{code}`",
            states.names[i],
            ", ".join(name for name, member in states.memberships.items() if member[i]),
            *(shown(float(getattr(states, name)[i])) for name in SHORT),
        )
        for i, code in enumerate(states.codes)
    ]
    header = ("state", "name", "member of", *(name.replace("_", " ") for name in SHORT))
    return table(header, rows)


def dyads_table(scenario: Scenario) -> str:
    """The directed dyads at the start."""
    dyads = scenario.actors.dyads
    rows = [
        (f"`{label}`", *(shown(float(getattr(dyads, name)[i])) for name in ATTRIBUTES))
        for i, label in enumerate(dyads.labels)
    ]
    return table(("dyad", *(name.replace("_", " ") for name in ATTRIBUTES)), rows)


def moves_table(scenario: Scenario) -> str:
    """The notable moves, by channel."""
    moves = scenario.repertoire.moves
    rows = [
        (
            f"`{moves.names[i]}`",
            moves.titles[i],
            CHANNELS[moves.channel[i]],
            moves.cameo[i],
            shown(float(moves.goldstein[i])),
            shown(float(moves.rivera[i])),
            "a rule" if moves.by_rule[i] else "choice",
            moves.needs[i] or "",
            ", ".join(e for e, has in zip(EFFECTS, moves.effects[i], strict=True) if has),
        )
        for i in np.argsort(moves.channel, kind="stable")
    ]
    scores = ("CAMEO", "Goldstein", "Rivera")
    return table(("move", "what", "channel", *scores, "drawn by", "needs", "does"), rows)


def repertoire_table(scenario: Scenario) -> str:
    """What each state can do, to whom and how often at the status quo."""
    repertoire, states = scenario.repertoire, scenario.actors.states
    rows = [
        _repertoire_row(repertoire, scenario.actors.dyads.labels, code) for code in states.codes
    ]
    header = ("state", "cells", "targets", *(f"{channel}, a year" for channel in CHANNELS))
    return table(header, rows)


def _repertoire_row(repertoire: Repertoire, labels: tuple[str, ...], code: str) -> tuple[Any, ...]:
    own = np.array(repertoire.senders) == code
    channel = repertoire.moves.channel[repertoire.move]
    rates = [
        float(repertoire.rate[own & (channel == number)].sum()) for number in range(len(CHANNELS))
    ]
    targets = [labels[dyad].partition(">")[2] for dyad in np.unique(repertoire.dyad[own])]
    return (f"`{code}`", int(own.sum()), ", ".join(targets), *(f"{rate:.1f}" for rate in rates))


def flags_table() -> str:
    """Flags of the world on which the feasibility of moves hangs."""
    rows = [(f"`{name}`", first_sentence(inspect.getdoc(flag))) for name, flag in FLAGS.items()]
    return table(("flag", "holds while"), rows)


def weights_table(scenario: Scenario) -> str:
    """Policy and weights of the terms in each state's doctrine."""
    terms, doctrines = list(scenario.terms), scenario.doctrines
    rows = [
        (
            f"`{code}`",
            type(doctrine.policy).__name__,
            *(shown(doctrine.weights.get(term, 0.0)) for term in terms),
        )
        for code, doctrine in doctrines.items()
    ]
    return table(("state", "policy", *(term.replace("_", " ") for term in terms)), rows)


def calendar_table(scenario: Scenario) -> str:
    """The calendar of joint exercises."""
    rows = [
        (
            f"`{name}`",
            drill["host"],
            ", ".join(drill["participants"]),
            drill["place"],
            "any" if drill["week"] is None else drill["week"],
            shown(float(drill["a_year"])),
            drill["source"],
        )
        for rule in scenario.rules.values()
        for name, drill in getattr(rule, "calendar", {}).items()
    ]
    header = ("exercise", "host", "participants", "place", "week", "a year", "source")
    return table(header, rows)


def world_tables(scenario: Scenario) -> dict[str, str]:
    """All tables of the world, by the name of their mark."""
    return {
        "quantities": quantities_table(),
        "states": states_table(scenario),
        "dyads": dyads_table(scenario),
        "moves": moves_table(scenario),
        "repertoire": repertoire_table(scenario),
        "flags": flags_table(),
        "weights": weights_table(scenario),
        "calendar": calendar_table(scenario),
    }
