"""State of every pair's posture at the start of the simulated world, from the event data."""

from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import yaml
from jaxtyping import Float

from sim.analysis.posture.events import (
    WEEKLY_FILE,
    Pair,
    PairWeeks,
    elapsed_weeks,
    pair_weeks,
    read_weekly,
)
from sim.analysis.posture.filter import Belief, kalman_filter, prior, propagate
from sim.analysis.posture.law import SOURCE, STATE, PostureLaw
from sim.analysis.posture.law_file import LawFile
from sim.analysis.posture.tone import tone_by_dyad

START_WEEK = "2026-01-12"
LAW_WORD = "law=configs/estimates/posture.yaml "
UPPER = tuple((a, b) for k, a in enumerate(STATE) for b in STATE[k:])
_SECONDS = {
    "USA": "RUS UKR CHN IRN IND TUR BRA ZAF ISR SAU GBR FRA DEU POL EUU",
    "RUS": "UKR CHN IRN IND TUR ZAF GBR FRA DEU POL EUU",
    "UKR": "TUR GBR FRA DEU POL EUU",
    "CHN": "IRN IND ZAF",
    "IRN": "ISR SAU ZAF",
}
PAIRS: tuple[Pair, ...] = tuple((a, b) for a, row in _SECONDS.items() for b in row.split())
"""The pairs of the default world, first state first."""


def start_table(
    data: Path, week: str, pairs: tuple[Pair, ...], law: PostureLaw | None = None
) -> pd.DataFrame:
    """Belief about each pair in `week` (a date), from all weekly rows before it.

    One row per pair: first, second, means S, A, F, G (Goldstein points), the upper triangle of
    their covariance (var_S, cov_S_A, ..., squared points), weeks and events observed, last week
    observed. A pair without data keeps the prior. Raises ValueError for a week before all data.
    """
    law = PostureLaw() if law is None else law
    table = read_weekly(data)
    table = table[table["week"] < pd.Timestamp(week)]
    if table.empty:
        raise ValueError(f"week={week}: no data before it in {WEEKLY_FILE}")
    return _rows(law, pair_weeks(table, pairs), week)


def _rows(law: PostureLaw, observed: PairWeeks, week: str) -> pd.DataFrame:
    belief = _belief_at(law, observed, week)
    columns: dict[str, Any] = {
        "first": [pair[0] for pair in observed.pairs],
        "second": [pair[1] for pair in observed.pairs],
    }
    columns |= dict(zip(STATE, belief.mean.T, strict=True))
    rows, cols = np.triu_indices(len(STATE))
    names = [f"var_{a}" if a == b else f"cov_{a}_{b}" for a, b in UPPER]
    columns |= dict(zip(names, belief.covariance[:, rows, cols].T, strict=True))
    seen = observed.n.sum(axis=2) > 0
    columns["weeks"] = seen.sum(axis=0)
    columns["events"] = observed.n.sum(axis=(0, 2)).astype(int)
    days = observed.weeks.astype("datetime64[D]")
    columns["last_week"] = [str(days[active][-1]) if active.any() else "" for active in seen.T]
    return pd.DataFrame(columns)


def _belief_at(law: PostureLaw, observed: PairWeeks, week: str) -> Belief:
    filtered = kalman_filter(law, observed).updated
    ends = np.array([observed.weeks[-1], np.datetime64(week)], dtype="datetime64[D]")
    last = Belief(filtered.mean[-1], filtered.covariance[-1])
    later = propagate(law, last, int(elapsed_weeks(ends)[1]))
    unseen = observed.n.sum(axis=(0, 2)) == 0
    blank = prior(law, len(observed.pairs))
    mean: Float[np.ndarray, "pair 4"] = np.where(unseen[:, None], blank.mean, later.mean)
    covariance = np.where(unseen[:, None, None], blank.covariance, later.covariance)
    return Belief(mean, covariance)


def write_start(data: Path, out: Path, law: LawFile | None = None) -> Path:
    """Write start.csv, start.yaml (how it was made) and tone_by_dyad.csv into the folder `out`.

    The law is that of the file, or by default that of `PostureLaw`. Returns the path of
    start.csv. Raises as `start_table`.
    """
    out.mkdir(parents=True, exist_ok=True)
    table = read_weekly(data)
    path = out / "start.csv"
    _write_csv(start_table(data, START_WEEK, PAIRS, law.law if law else None), path)
    _write_csv(tone_by_dyad(table, PAIRS), out / "tone_by_dyad.csv")
    (out / "start.yaml").write_text(yaml.safe_dump(_origin(table, law), sort_keys=False, width=100))
    return path


def _write_csv(table: pd.DataFrame, path: Path) -> None:
    numbers = table.select_dtypes("float").columns
    # Adding zero turns the -0.0 of a decayed mean into 0.0.
    table.assign(**{name: table[name].round(6) + 0.0 for name in numbers}).to_csv(path, index=False)


def _origin(table: pd.DataFrame, law: LawFile | None) -> dict[str, Any]:
    last = table["week"].max()
    return {
        "command": f"sim posture data=DIR {LAW_WORD if law else ''}out=configs/posture",
        "start_week": START_WEEK,
        "data_file": WEEKLY_FILE,
        "samples": sorted(set(table["sample"])),
        "last_week_used": f"{last:%Y-%m-%d}",
        "weeks_from_last_data_to_start": int((pd.Timestamp(START_WEEK) - last).days // 7),
        "law": asdict(law.law if law else PostureLaw()),
        "law_units": "Goldstein points, their squares, weeks; see the fields of PostureLaw",
        "law_source": law.source if law else SOURCE,
        "sources": [
            "ICEWS coded event data (Boschee et al. 2015), research samples of 2018, 2021, 2022",
            "tone: mean Goldstein (1992) score of the events of a directed dyad and week",
        ],
        "start_csv": (
            "mean and covariance of S, A, F, G of each pair {first, second}; tone of first toward "
            "second is mu + S + F + A + G, of second toward first mu + S + F - A - G"
        ),
        "tone_by_dyad_csv": (
            "active weeks (n above 0) of the same samples: number, events per active week, mean "
            "and standard deviation of weekly tone, correlation of tone in consecutive weeks"
        ),
    }
