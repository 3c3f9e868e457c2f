"""The world in the week of 2026-01-12, before anything happens."""

import dataclasses
from typing import Any

import numpy as np

from sim.actors import Actors
from sim.draws import Draws
from sim.moves import Repertoire
from sim.world.axes import BLOCS, THEATRES
from sim.world.facts import PostureStart, Start
from sim.world.reference import Reference
from sim.world.state import World

EVIDENCE = 10.0
"""Observations behind a belief at the start (alpha + beta), MODEL 5.3."""


def initial_world(
    actors: Actors,
    repertoire: Repertoire,
    reference: Reference,
    start: tuple[Start, PostureStart],
    draws: Draws,
) -> World:
    """The world at week 0 for a block of runs; rules then settle their own stocks."""
    facts, posture = start
    zeros = _zeros(actors, repertoire, draws.runs)
    world = World(actors=actors, repertoire=repertoire, reference=reference, week=0, **zeros)
    return world.replace({**zeros, **_posture(actors, posture, draws), **_facts(world, facts)})


def _zeros(actors: Actors, repertoire: Repertoire, runs: int) -> dict[str, np.ndarray]:
    widths = {
        "run ruled": int((~repertoire.chosen).sum()),
        "run dyad": actors.dyads.count,
        "run pair": actors.dyads.pairs,
        "run state": actors.states.count,
        "run theatre": len(THEATRES),
        "run bloc": len(BLOCS),
        "run 1": 1,
    }
    arrays = {}
    for field in dataclasses.fields(World):
        if "unit" in field.metadata:
            array: Any = field.type
            dtype = np.int64 if array.dtypes[0].startswith("int") else float
            arrays[field.name] = np.zeros((runs, widths[array.dim_str]), dtype=dtype)
    return arrays


def _posture(actors: Actors, posture: PostureStart, draws: Draws) -> dict[str, np.ndarray]:
    dyads = actors.dyads
    noise = draws.normal("posture", "start", 4 * dyads.pairs).reshape(draws.runs, dyads.pairs, 4)
    state = posture.mean + (posture.root * noise[:, :, None, :]).sum(axis=-1)
    slow, sided, fast, fast_sided = np.moveaxis(state, -1, 0).copy()
    resting = posture.level + slow[:, dyads.pair] + dyads.sign * sided[:, dyads.pair]
    tone = resting + fast[:, dyads.pair] + dyads.sign * fast_sided[:, dyads.pair]
    return {
        "slow_shared": slow,
        "slow_sided": sided,
        "fast_shared": fast,
        "fast_sided": fast_sided,
        "posture": tone,
        "resting": resting,
    }


def _facts(world: World, facts: Start) -> dict[str, np.ndarray]:
    runs, dyads, states = len(world.stage), world.actors.dyads, world.actors.states
    once = {
        "log_price": np.log(facts.price),
        "discount": facts.discount,
        "stage": facts.stage,
    }
    fields = {name: np.zeros((runs, 1)) + value for name, value in once.items()}
    fields["cohesion"] = np.zeros((runs, len(BLOCS))) + facts.cohesion
    fields["alignment"] = np.zeros((runs, 1)) + states.ideal_point
    fields["buyer_risk"] = np.ones((runs, states.count))
    fields["level"] = np.zeros((runs, 1)) + dyads.sanctions_level
    fields["cooperation"] = np.zeros((runs, 1)) + dyads.cooperation[dyads.forward]
    for kind in ("trust", "cyber"):
        fields[f"{kind}_good"] = np.zeros((runs, 1)) + EVIDENCE * dyads.trust
        fields[f"{kind}_bad"] = np.zeros((runs, 1)) + EVIDENCE * (1 - dyads.trust)
    return fields
