"""Small tables of events that the posture tests make themselves."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

from sim.analysis.posture.events import WEEKLY_FILE, Pair
from sim.analysis.posture.law import PostureLaw
from sim.analysis.posture.moves import EVENT_FILE

IMPOSE, SCORE, CHANCE, OMEGA = "163", -8.0, 0.08, 0.12
KINDS = np.array([-10.0, -4.0, 0.0, 3.0, 7.0])
MIX = np.array([0.05, 0.15, 0.35, 0.3, 0.15])
SLOPE_V = 12.0


@dataclass(frozen=True)
class Simulated:
    """Weekly rows, and the moves and ordinary events drawn beside them."""

    weekly: pd.DataFrame
    moves: pd.DataFrame
    ordinary: pd.DataFrame


def write_weekly(folder: Path, rows: pd.DataFrame) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    rows.to_csv(folder / WEEKLY_FILE, index=False)
    return folder


def write_events(folder: Path, rows: pd.DataFrame) -> Path:
    rows.to_csv(folder / EVENT_FILE, index=False)
    return folder


def simulate_weekly(law: PostureLaw, pairs: tuple[Pair, ...], weeks: int, seed: int) -> Simulated:
    """Draw tables from the law: one direction-week in ten is missing, some hold a move."""
    rng = np.random.default_rng(seed)
    shape = (len(pairs), 4)
    state = rng.standard_normal(shape) * np.sqrt(np.diag(law.start_covariance()))
    tables: list[list[pd.DataFrame]] = [[], [], []]
    for day in pd.date_range("2023-01-02", periods=weeks, freq="7D").strftime("%Y-%m-%d"):
        level = both_ways(law.mu + state[:, 0], state[:, 1])
        tone = level + both_ways(state[:, 2], state[:, 3])
        move = rng.random(level.shape) < CHANCE
        weekly, ordinary = _weekly(law, pairs, tone, rng), _ordinary(pairs, tone - level, rng)
        for rows, table in zip(tables, (weekly, _moves(pairs, move), ordinary), strict=True):
            rows.append(table.assign(week=day, date=day, sample="made_up"))
        state = state * law.decay(1) + rng.standard_normal(shape) * np.sqrt(law.innovation(1))
        impulse = OMEGA * (SCORE - level) * (move - CHANCE)
        state[:, 2] += 0.75 * impulse.sum(axis=1)
        state[:, 3] += 0.25 * (impulse[:, 0] - impulse[:, 1])
    return Simulated(*(pd.concat(rows, ignore_index=True) for rows in tables))


def both_ways(shared: np.ndarray, onesided: np.ndarray) -> np.ndarray:
    return np.stack([shared + onesided, shared - onesided], axis=1)


def _weekly(
    law: PostureLaw, pairs: tuple[Pair, ...], tone: np.ndarray, rng: np.random.Generator
) -> pd.DataFrame:
    n = rng.poisson(rng.gamma(1.0, 12.0, tone.shape)) * (rng.random(tone.shape) > 0.1)
    error = rng.standard_normal(tone.shape)
    r = law.noise_correlation
    error[:, 1] = r * error[:, 0] + np.sqrt(1 - r**2) * error[:, 1]
    seen = tone + error * np.sqrt(law.noise_variance(np.maximum(n, 1.0)))
    rows = _directions(pairs).assign(n=n.T.ravel(), g_mean=np.clip(seen, -10, 10).T.ravel())
    return rows[rows["n"] > 0]


def _moves(pairs: tuple[Pair, ...], move: np.ndarray) -> pd.DataFrame:
    rows = _directions(pairs)[move.T.ravel()].assign(code=IMPOSE, goldstein=SCORE)
    return pd.concat([rows] * 3)


def _ordinary(pairs: tuple[Pair, ...], away: np.ndarray, rng: np.random.Generator) -> pd.DataFrame:
    weight = MIX * np.exp(KINDS * away.T.ravel()[:, None] / SLOPE_V)
    chance = (weight / weight.sum(axis=1, keepdims=True)).cumsum(axis=1)
    kind = (rng.random(len(chance))[:, None] > chance).sum(axis=1)
    return _directions(pairs).assign(code="010", goldstein=KINDS[kind])


def _directions(pairs: tuple[Pair, ...]) -> pd.DataFrame:
    first, second = zip(*pairs, strict=True)
    return pd.DataFrame({"src": first + second, "tgt": second + first})
