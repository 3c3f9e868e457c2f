"""Event tables that the hindcast tests make themselves, from a law that they know."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from sim.analysis.posture.law import PostureLaw

CODES = ("CHN", "IND", "RUS", "UKR", "USA")
LAW = PostureLaw(S_innovation=0.03, F_persistence=0.7, F_variance=1.5)


def weekly_rows(weeks: int = 60, seed: int = 3, label: str = "any_label") -> pd.DataFrame:
    """Weekly rows of every pair, a part of them without events."""
    rng = np.random.default_rng(seed)
    pairs = [(a, b) for k, a in enumerate(CODES) for b in CODES[k + 1 :]]
    state = rng.standard_normal((len(pairs), 4)) * np.sqrt(np.diag(LAW.start_covariance()))
    rows = []
    for day in pd.date_range("2023-01-02", periods=weeks, freq="7D").strftime("%Y-%m-%d"):
        shared, sided = state[:, 0] + state[:, 2], state[:, 1] + state[:, 3]
        for k, (a, b) in enumerate(pairs):
            for src, tgt, tone in ((a, b, shared[k] + sided[k]), (b, a, shared[k] - sided[k])):
                n = int(rng.poisson(rng.gamma(1.0, 12.0)))
                if n:
                    noise = rng.standard_normal() * np.sqrt(
                        LAW.noise_variance(np.array([float(n)]))[0]
                    )
                    seen = float(np.clip(LAW.mu + tone + noise, -10, 10))
                    conflict = int(rng.random() < 1 / (1 + np.exp(seen)))
                    help_given = int(rng.random() < 1 / (1 + np.exp(-seen)))
                    talk = max(n - conflict - help_given, 0)
                    rows.append((label, day, src, tgt, n, seen, talk, help_given, conflict))
        innovation = rng.standard_normal(state.shape) * np.sqrt(LAW.innovation(1))
        state = state * LAW.decay(1) + innovation
    columns = ["sample", "week", "src", "tgt", "n", "g_mean", "vc", "mc", "mf"]
    return pd.DataFrame(rows, columns=columns)


def folder(path: Path, rows: pd.DataFrame | None = None) -> Path:
    path.mkdir(parents=True, exist_ok=True)
    (weekly_rows() if rows is None else rows).to_csv(path / "icews_dyad_weekly.csv", index=False)
    return path


def read(path: Path) -> dict[str, Any]:
    content: dict[str, Any] = json.loads((path / "hindcast.json").read_text())
    return content
