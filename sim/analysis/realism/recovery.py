"""Does the estimate give back the law that the engine runs on, within its stated intervals?"""

from collections.abc import Callable
from dataclasses import fields

import numpy as np
import pandas as pd
from jaxtyping import Float

from sim.analysis.posture.events import PairWeeks
from sim.analysis.posture.law import PostureLaw
from sim.analysis.posture.likelihood import Fit, fit_law
from sim.analysis.realism.coding import coded_tone
from sim.analysis.realism.paths import pairs_of, simulate
from sim.analysis.realism.reaction import Recovery, at_the_law, law_of
from sim.scenario import Scenario

FIRST_WEEK = "2026-01-12"
EVENTS, CLUSTERING = 12.0, 1.0
"""Assumption: mean events of a dyad-week and shape of their gamma mixture, near the real table's;
a twelfth of the dyad-weeks has none."""


def recover(
    scenario: Scenario, plan: Recovery, say: Callable[[str], None] = lambda _: None
) -> pd.DataFrame:
    """A row a parameter: truth, mean and sd of the estimates, stated error, share of 95 % covered.

    Every set is a run of the scenario's rules at lambda = 0, coded into events and fitted as `sim
    estimate` fits real ones; see `at_the_law` for what differs from the scenario.
    """
    law = law_of(scenario)
    fits = []
    for number, table in enumerate(coded_sets(scenario, law, plan), start=1):
        fits.append(fit_law(table, law))
        say(f"{number}/{plan.sets} sets fitted")
    return coverage(law, fits)


def coded_sets(scenario: Scenario, law: PostureLaw, plan: Recovery) -> list[PairWeeks]:
    """Tables of events, one from each run of the scenario at lambda = 0."""
    chosen = at_the_law(scenario, law, plan)
    posture = simulate(chosen, np.arange(1, plan.weeks + 1)).posture
    rng = np.random.default_rng(plan.seed)
    n = rng.poisson(rng.gamma(CLUSTERING, EVENTS / CLUSTERING, posture.shape[1:])).astype(float)
    tones = coded_tone(law, posture, n, plan.seed)
    weeks = np.datetime64(FIRST_WEEK) + 7 * np.arange(plan.weeks)
    steps = np.minimum(np.arange(plan.weeks), 1)
    pairs = pairs_of(scenario.actors.dyads)
    return [PairWeeks(weeks, pairs, steps, n, tone) for tone in tones]


def coverage(law: PostureLaw, fits: list[Fit]) -> pd.DataFrame:
    """How often the 95 % limits of the fits hold the law's parameters."""
    rows = []
    for place, item in enumerate(fields(PostureLaw)):
        truth = getattr(law, item.name)
        values: Float[np.ndarray, " fit"] = np.array([getattr(fit.law, item.name) for fit in fits])
        held = [fit.low[place] <= truth <= fit.high[place] for fit in fits]
        stated = float(np.median([fit.robust[place] for fit in fits]))
        spread = float(values.std(ddof=1)) if len(fits) > 1 else float("nan")
        rows.append((item.name, truth, values.mean(), spread, stated, float(np.mean(held))))
    columns = ["parameter", "truth", "mean", "sd", "stated_error", "covered"]
    return pd.DataFrame(rows, columns=columns)
