"""Reads the weekly table of each pair's share in the world's conflict and cooperation scores."""

from pathlib import Path

import pandas as pd

from sim.analysis.posture.codes import STATE_CODES
from sim.analysis.posture.events import monday

GDELT_FILE = "gdelt_dyad_weekly.csv"
COLUMNS = ("week", "a", "b", "days_observed", "score_share")
FULL_DAYS = 4
"""Assumption: weeks with fewer days of data are missing (range 3 to 7)."""


def read_shares(data: Path) -> pd.DataFrame:
    """Rows of the weekly shares in the folder `data`, each week by its Monday, thin weeks left out.

    Raises ValueError without the file, for a missing column or an unknown code.
    """
    if not (data / GDELT_FILE).is_file():
        raise ValueError(f"data={data}: the folder has no {GDELT_FILE}")
    rows = pd.read_csv(data / GDELT_FILE)
    missing = [name for name in COLUMNS if name not in rows.columns]
    if missing:
        raise ValueError(
            f"{GDELT_FILE}: missing column {', '.join(missing)}; needs {', '.join(COLUMNS)}"
        )
    unknown = sorted((set(rows["a"]) | set(rows["b"])) - STATE_CODES, key=str)
    if unknown:
        raise ValueError(f"{GDELT_FILE}: unknown state code {unknown[0]}")
    rows = rows[rows["days_observed"] >= FULL_DAYS]
    return rows.assign(week=monday(rows["week"]))
