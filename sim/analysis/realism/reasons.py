"""Why a dyad's simulated tone is off, as far as the comparison itself can tell."""

from typing import Any

import pandas as pd

FEW_EVENTS = 4.0
FEW_WEEKS = 30
MOVED = 1.5
"""Assumption: points between the means of two stretches beyond which a level has moved; the errors
of a stretch's mean are about .3 (range 1 to 2)."""


def with_reasons(dyads: pd.DataFrame) -> pd.DataFrame:
    """The table of dyads with a column `why`: clauses joined by semicolons, empty where near."""
    return dyads.assign(why=["; ".join(_reasons(row)) for _, row in dyads.iterrows()])


def _reasons(row: Any) -> list[str]:
    apart = row["mean_model"] - row["mean"]
    said = []
    if row["weeks"] < FEW_WEEKS or row["events_a_week"] < FEW_EVENTS:
        said.append(f"few events ({row['events_a_week']:.1f} in {row['weeks']:.0f} weeks)")
    if abs(apart) > row["distance"] / 2:
        said.append(f"starts at {row['start']:.1f}, its years had {row['mean']:.1f}")
    if row["moved"] > MOVED:
        said.append(f"its level moved by {row['moved']:.1f} between the years")
    if row["shape"] > row["usual_shape"]:
        wider = "wider" if row["sd_within"] > row["sd_within_model"] else "narrower"
        said.append(f"its tones are {wider} or longer-tailed than the law's")
    return said
