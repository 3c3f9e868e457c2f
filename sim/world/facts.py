"""Facts of the week of 2026-01-12 that belong to no state or dyad."""

import dataclasses

import numpy as np
from jaxtyping import Float

from sim.quantities import Value, param


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
    cohesion: Value = param(
        0.6,
        unit="1",
        source="assumption: allied cohesion in January 2026",
        range=(0.45, 0.75),
        bounds=(0.0, 1.0),
    )
