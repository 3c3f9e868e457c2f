"""Small tables of events that the posture tests make themselves."""

from pathlib import Path

import numpy as np
import pandas as pd
from jaxtyping import Int

from sim.analysis.posture.events import WEEKLY_FILE, Pair
from sim.analysis.posture.law import PostureLaw


def write_weekly(folder: Path, rows: pd.DataFrame) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    rows.to_csv(folder / WEEKLY_FILE, index=False)
    return folder


def simulate_weekly(
    law: PostureLaw, pairs: tuple[Pair, ...], weeks: int, seed: int, label: str = "made_up"
) -> pd.DataFrame:
    """Draw a weekly table from the law, with Poisson-like counts and one week in ten missing."""
    rng = np.random.default_rng(seed)
    shape = (len(pairs), 4)
    state = rng.standard_normal(shape) * np.sqrt(np.diag(law.start_covariance()))
    spread = np.sqrt(law.innovation(1))
    days = pd.date_range("2023-01-02", periods=weeks, freq="7D").strftime("%Y-%m-%d")
    tables = []
    for day in days:
        n = rng.poisson(rng.gamma(1.0, 12.0, (len(pairs), 2))) * (rng.random((len(pairs), 2)) > 0.1)
        tables.append(_week(law, pairs, state, n, rng).assign(week=day, sample=label))
        state = state * law.decay(1) + rng.standard_normal(shape) * spread
    return pd.concat(tables, ignore_index=True)


def _week(
    law: PostureLaw,
    pairs: tuple[Pair, ...],
    state: np.ndarray,
    n: Int[np.ndarray, "pair 2"],
    rng: np.random.Generator,
) -> pd.DataFrame:
    shared = law.mu + state[:, 0] + state[:, 2]
    onesided = state[:, 1] + state[:, 3]
    error = rng.standard_normal((len(pairs), 3))
    r = law.noise_correlation
    mixed = np.stack([error[:, 0], r * error[:, 0] + np.sqrt(1 - r**2) * error[:, 1]], axis=1)
    noise = mixed * np.sqrt(law.noise_variance(np.maximum(n, 1.0)))
    tone = np.stack([shared + onesided, shared - onesided], axis=1) + noise
    frames = [
        pd.DataFrame(
            {
                "src": [pair[k] for pair in pairs],
                "tgt": [pair[1 - k] for pair in pairs],
                "n": n[:, k],
                "g_mean": np.clip(tone[:, k], -10, 10),
            }
        )
        for k in (0, 1)
    ]
    both = pd.concat(frames, ignore_index=True)
    return both[both["n"] > 0]
