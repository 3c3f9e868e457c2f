"""The continuous series: the share of a pair in the world's conflict and cooperation scores."""

from pathlib import Path

import numpy as np
import pandas as pd
from jaxtyping import Bool, Float

from sim.analysis.hindcast.series import Series
from sim.analysis.hindcast.shares import GDELT_FILE, read_shares
from sim.analysis.posture.events import PairWeeks, elapsed_weeks
from sim.analysis.posture.law import PostureLaw

FEWEST = 20
"""Weeks before the split that a pair needs, so that its spread is known."""

MOST = 9.9
"""Standardised shares are cut here: further out is a fault of collection, not a relation."""

FIRST_GUESS = PostureLaw(
    mu=0.0,
    slow_persistence=0.99,
    S_innovation=0.01,
    S_start=0.5,
    A_innovation=1e-4,
    A_start=1e-3,
    F_persistence=0.5,
    F_variance=0.4,
    G_persistence=0.5,
    G_variance=0.01,
    noise_floor=0.1,
    noise_event=0.1,
    noise_correlation=0.0,
)
"""Where the search for the law of standardised shares begins; it decides no result by itself.
One direction is seen, so the one-sided parts cannot be told from the shared ones.
"""


def read_gdelt(data: Path, split: str, until: str | None) -> Series:
    """Weekly score shares of undirected pairs, standardised by their weeks before the split.

    Units are standard deviations of the pair; each week counts as one event of direction 0.
    Raises ValueError without the file, for a missing column, an unknown code or too few weeks.
    """
    rows = read_shares(data)
    rows = rows if until is None else rows[rows["week"] < pd.Timestamp(until)]
    ends = np.sort(rows[["a", "b"]].to_numpy(dtype=str), axis=1)
    rows = rows.assign(pair=[f"{a} {b}" for a, b in ends])
    wide = rows.pivot_table(index="week", columns="pair", values="score_share", aggfunc="mean")
    values = wide.to_numpy(dtype=float)
    past = np.asarray(wide.index < pd.Timestamp(split), dtype=bool)
    if past.sum() < FEWEST or past.all():
        raise ValueError(
            f"{GDELT_FILE}: split={split} needs {FEWEST} weeks before it and one from it"
        )
    tone, seen = _standardised(values, past)
    kept = np.flatnonzero(seen.any(axis=0))
    pairs = tuple((name[: name.index(" ")], name[name.index(" ") + 1 :]) for name in wide.columns)
    weeks = wide.index.to_numpy()
    table = PairWeeks(
        weeks,
        tuple(pairs[k] for k in kept),
        elapsed_weeks(weeks),
        _one_way(seen[:, kept].astype(float)),
        _one_way(tone[:, kept]),
    )
    return Series("gdelt", table, np.zeros((*table.n.shape[:2], 2)), FIRST_GUESS)


def _standardised(
    values: Float[np.ndarray, "week pair"], past: Bool[np.ndarray, "week"]
) -> tuple[Float[np.ndarray, "week pair"], Bool[np.ndarray, "week pair"]]:
    there = np.isfinite(values)
    count = np.maximum((there & past[:, None]).sum(axis=0), 1)
    known = np.where(there, values, 0.0)
    mean = known[past].sum(axis=0) / count
    spread = np.sqrt((there[past] * (known[past] - mean) ** 2).sum(axis=0) / count)
    usable = (count >= FEWEST) & (spread > 0)
    tone = (known - mean) / np.where(usable, spread, 1.0)
    seen = there & usable
    return np.clip(tone, -MOST, MOST) * seen, seen


def _one_way(values: Float[np.ndarray, "week pair"]) -> Float[np.ndarray, "week pair 2"]:
    return np.stack([values, np.zeros_like(values)], axis=-1)
