"""Yearly rates of moves against the table of repertoires."""

from collections.abc import Sequence

import numpy as np
import pandas as pd
from jaxtyping import Float

from sim.analysis.rates.rate import FITTED, Rate

CLOSE = 0.2
"""Largest |log ratio| at which a rate counts as reproduced."""

SOURCE = "table of repertoires (docs/data.md)"


def compare_rates(
    labels: Sequence[str],
    simulated: Float[np.ndarray, " cell"],
    table: Float[np.ndarray, " cell"],
    judged: Float[np.ndarray, " cell"],
) -> pd.DataFrame:
    """Simulated and tabulated events a year while feasible, worst first.

    `judged` is the weight of evidence of each cell, in feasible weeks or expected events; cells
    with none are left out. Column `log_ratio` is ln(simulated/table).
    """
    frame = pd.DataFrame(
        {"cell": list(labels), "simulated": simulated, "table": table, "evidence": judged}
    )
    frame = frame[(frame["evidence"] > 0) & (frame["table"] > 0)]
    ratio = np.maximum(frame["simulated"], 1e-12) / frame["table"]
    frame = frame.assign(log_ratio=np.log(ratio))
    order = frame["log_ratio"].abs().sort_values(ascending=False, kind="stable").index
    return frame.loc[order].reset_index(drop=True)


def move_rates(compared: pd.DataFrame, drawn: str, kind: str = FITTED) -> list[Rate]:
    """Median, largest and share within `CLOSE` of |log ratio| of the moves drawn in one way."""
    size = compared["log_ratio"].abs()
    within = float((size < CLOSE).mean())
    return [
        Rate(f"moves by {drawn}, median |log ratio|", float(size.median()), "1", (0.0, CLOSE),
             kind, SOURCE),
        Rate(f"moves by {drawn}, largest |log ratio|", float(size.max()), "1", (0.0, CLOSE),
             kind, SOURCE),
        Rate(f"moves by {drawn}, share of cells below {CLOSE}", within, "1", (0.95, 1.0),
             kind, SOURCE),
    ]  # fmt: skip
