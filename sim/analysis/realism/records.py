"""Series beside the tone of relations, data against runs: Brent, missiles, prisoner exchanges."""

from collections.abc import Callable, Mapping
from pathlib import Path

import numpy as np
import pandas as pd
from jaxtyping import Float

from sim.analysis.realism.features import Found, exchanges, missiles, price
from sim.analysis.realism.weekly import Weekly

Series = Float[np.ndarray, " week"]

BRENT = "brent_weekly.csv"
STRIKES = "ukraine_missile_drone_attacks_weekly.csv"
EXCHANGES = "ukraine_prisoner_exchanges_2022_2025.csv"

LEAST = 52
"""Weeks of war that a run needs to count in what only a war has."""

COLUMNS = ("series", "statistic", "data", "model", "low", "high")
LOW, HIGH = 0.025, 0.975


def read_records(data: Path) -> tuple[dict[str, Series], tuple[str, ...]]:
    """Weekly series of the data by name, and the files that are not there.

    Log prices of Brent, missiles a week, and ones in weeks with an exchange. Raises ValueError for
    a file that has no such column, or values that are none.
    """
    there = {name: (data / file).is_file() for name, file, _, _ in _KINDS}
    records = {name: read(data) for name, _, read, _ in _KINDS if there[name]}
    return records, tuple(file for name, file, _, _ in _KINDS if not there[name])


def series_table(runs: Weekly, records: Mapping[str, Series]) -> pd.DataFrame:
    """A row a statistic of each series: the data's, the mean over runs and 95 % of the runs.

    A price is looked at in all weeks of a run; missiles and exchanges before a ceasefire, in runs
    with LEAST weeks of it and in as many weeks as the data have.
    """
    rows = []
    for name, _, _, look in _KINDS:
        if name in records:
            own = records[name]
            found = pd.DataFrame([look(each) for each in _runs(runs, name, len(own))])
            rows += [(name, key, value, *_spread(found, key)) for key, value in look(own).items()]
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _runs(runs: Weekly, name: str, longest: int) -> list[Series]:
    if name == "Brent":
        return list(runs.log_price)
    values = (runs.missiles if name == "missiles" else runs.exchanged).astype(float)
    lengths = np.minimum(runs.fighting.cumprod(axis=1).sum(axis=1), longest)
    return [own[:n] for own, n in zip(values, lengths, strict=True) if n >= LEAST]


def _spread(found: pd.DataFrame, statistic: str) -> tuple[float, float, float]:
    values = found[statistic].dropna() if statistic in found else pd.Series(dtype=float)
    if values.empty:
        return (np.nan, np.nan, np.nan)
    return (float(values.mean()), float(values.quantile(LOW)), float(values.quantile(HIGH)))


def _brent(data: Path) -> Series:
    prices = _numbers(data, BRENT, "Price")
    if not (prices > 0).all():
        raise ValueError(f"{BRENT}: Price must be above 0")
    found: Series = np.log(prices)
    return found


def _fired(data: Path) -> Series:
    return _numbers(data, STRIKES, "missile_launched")


def _exchanged(data: Path) -> Series:
    days = pd.to_datetime(_column(data, EXCHANGES, "date"), format="%Y%m%d", errors="coerce")
    if days.isna().any() or days.empty:
        raise ValueError(f"{EXCHANGES}: date must be of the form 20260112")
    return (np.bincount(((days - days.min()).dt.days // 7).to_numpy()) > 0).astype(float)


def _numbers(data: Path, file: str, column: str) -> Series:
    read = pd.to_numeric(_column(data, file, column), errors="coerce")
    if read.empty or not bool((read >= 0).all()):
        raise ValueError(f"{file}: {column} must be numbers of 0 or more")
    found: Series = read.to_numpy(float)
    return found


def _column(data: Path, file: str, column: str) -> pd.Series:
    table = pd.read_csv(data / file, dtype=str)
    if column not in table.columns:
        raise ValueError(f"{file}: missing column {column}")
    return table[column]


_KINDS: tuple[tuple[str, str, Callable[[Path], Series], Callable[[Series], Found]], ...] = (
    ("Brent", BRENT, _brent, price),
    ("missiles", STRIKES, _fired, missiles),
    ("prisoner exchanges", EXCHANGES, _exchanged, exchanges),
)
