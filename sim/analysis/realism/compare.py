"""The status quo of the model against the event data, by directed dyad."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from jaxtyping import Float

from sim.analysis.posture.events import WEEKLY_FILE, PairWeeks, pair_weeks, read_weekly
from sim.analysis.posture.law import PostureLaw
from sim.analysis.realism.coding import coded_tone
from sim.analysis.realism.moves import move_table
from sim.analysis.realism.paths import pairs_of, simulate
from sim.analysis.realism.reasons import with_reasons
from sim.analysis.realism.records import read_records, series_table
from sim.analysis.realism.statistics import Weeks, statistics
from sim.analysis.realism.tables import Sides, dyad_table, pooled_table
from sim.scenario import Scenario

ENOUGH = 30
"""Active weeks that a dyad needs to count in the averages over dyads."""


@dataclass(frozen=True)
class Realism:
    """Tables of a comparison, and the weekly tones that they were made of.

    `dyads` has a row a dyad, worst first, `pooled` one a statistic averaged over dyads, `moves`
    one a kind of move of a dyad, `series` one a statistic of Brent, missiles and exchanges, without
    those whose files are `absent`. `data` and `model` are tones in points where `seen`.
    """

    dyads: pd.DataFrame
    pooled: pd.DataFrame
    moves: pd.DataFrame
    series: pd.DataFrame
    absent: tuple[str, ...]
    labels: tuple[str, ...]
    data: Float[np.ndarray, "week dyad"]
    model: Float[np.ndarray, "run week dyad"]
    seen: np.ndarray


def realism(scenario: Scenario, data: Path, law: PostureLaw) -> Realism:
    """Run the scenario for as long as the data last, code it by the data's events and compare.

    Every run is seen in the weeks, and with the numbers of events, in which the data see the
    world; simulated weeks count from the start. `law` is the one that the scenario's estimate has
    fitted: it says how far coders scatter. Raises ValueError for a bad table of the data, or
    events without a dyad of the scenario.
    """
    table, (records, absent) = _table(scenario, data), read_records(data)
    paths = simulate(scenario, np.cumsum(table.steps) + 1)
    coded = coded_tone(law, paths.posture, table.n, scenario.seed)
    weeks = Weeks(_flat(table.seen), np.cumsum(table.steps > 1))
    sides = Sides(_flat(table.tone), _flat(coded), weeks, _flat(table.n))
    own, runs = (statistics(tone, weeks) for tone in (sides.data[None], sides.model))
    labels = tuple(f"{a}>{b}" for pair in table.pairs for a, b in (pair, pair[::-1]))
    dyads = dyad_table(labels, sides, own, runs).assign(start=paths.start.ravel())
    worst = dyads.dropna(subset="distance").sort_values("distance", ascending=False)
    return Realism(
        with_reasons(worst.reset_index(drop=True)),
        pooled_table(own, runs, weeks.seen.sum(axis=0) >= ENOUGH),
        move_table(scenario.repertoire, paths),
        series_table(paths.weekly, records),
        absent,
        labels,
        sides.data,
        sides.model,
        weeks.seen,
    )


def _table(scenario: Scenario, data: Path) -> PairWeeks:
    table = pair_weeks(read_weekly(data), pairs_of(scenario.actors.dyads))
    if not table.seen.any():
        raise ValueError(f"data={data}: {WEEKLY_FILE} has no events of the scenario's dyads")
    return table


def _flat(values: Any) -> Any:
    return values.reshape(*values.shape[:-2], -1)
