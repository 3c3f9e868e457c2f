"""The world in the week of 2026-01-12, before anything happens."""

import dataclasses

import numpy as np
from jaxtyping import Float

from sim.actors import Actors
from sim.draws import Draws
from sim.moves import Repertoire
from sim.quantities import Value, param
from sim.world.reference import Reference
from sim.world.state import BLOCS, THEATRES, World

EVIDENCE = 10.0
"""Observations behind a belief at the start (alpha + beta), MODEL 5.3."""


@dataclasses.dataclass(frozen=True)
class PostureStart:
    """Filtered state of each pair's posture at the start, over (S, A, F, G)."""

    level: float
    mean: Float[np.ndarray, "pair 4"]
    root: Float[np.ndarray, "pair 4 4"]


@dataclasses.dataclass(frozen=True)
class Start:
    """Facts of January 2026 that are not attributes of a state or dyad."""

    price: Value = param(
        62.0,
        unit="US dollars/barrel",
        source="EIA, Europe Brent spot, week to 2026-01-09; December 2025 averaged 62.54",
        bounds=(1.0, 500.0),
    )
    discount: Value = param(
        10.0,
        unit="US dollars/barrel",
        source="Urals against Brent at Chinese ports late 2025: 10-12 (Reuters)",
        range=(8.0, 13.0),
        bounds=(0.0, 35.0),
    )
    stage: Value = param(
        1.0,
        unit="stage",
        source="unofficial drafts since 2025-11-23 (28 points), no formal proposal",
        bounds=(0.0, 6.0),
    )
    belief_russia: Value = param(
        0.62,
        unit="1",
        source="assumption: Russia's belief of its military share",
        range=(0.55, 0.70),
        bounds=(0.0, 1.0),
    )
    belief_ukraine: Value = param(
        0.50,
        unit="1",
        source="assumption: Ukraine's belief of Russia's military share",
        range=(0.43, 0.57),
        bounds=(0.0, 1.0),
    )
    guarantee: Value = param(
        0.3,
        unit="1",
        source="assumption: declared, not binding (Paris declaration of 2026-01-06)",
        range=(0.15, 0.45),
        bounds=(0.0, 1.0),
    )
    mediated: Value = param(
        0.6,
        unit="1",
        source="assumption: scale of recent mediation at the status quo",
        bounds=(0.0, 10.0),
    )
    cohesion: Value = param(
        0.6,
        unit="1",
        source="assumption: allied cohesion in January 2026",
        range=(0.45, 0.75),
        bounds=(0.0, 1.0),
    )


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
    return world.replace({**_posture(actors, posture, draws), **_facts(world, facts)})


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
            dtype = np.int64 if field.type.dtypes[0].startswith("int") else float
            arrays[field.name] = np.zeros((runs, widths[field.type.dim_str]), dtype=dtype)
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
        "belief_russia": facts.belief_russia,
        "belief_ukraine": facts.belief_ukraine,
        "guarantee": facts.guarantee,
        "mediated": facts.mediated,
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
