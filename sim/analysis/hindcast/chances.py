"""Scores of the chance of an event: a hostile week, a week with events of a kind."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from jaxtyping import Float

from sim.analysis.hindcast.case import Case
from sim.analysis.hindcast.forecasts import event_features, point_forecasts
from sim.analysis.hindcast.losses import brier, log_score, mean_loss, skill
from sim.analysis.hindcast.measure import reliability
from sim.analysis.hindcast.recalibration import clipped, logistic_fit


def score_event(
    cases: Sequence[Case], target: str, happened: Float[np.ndarray, "week pair 2"]
) -> dict[str, Any]:
    """Weeks with an event: Brier and log score of recalibrated chances, and their reliability.

    The last case is scored; those of shorter horizons help to learn the recalibration.
    """
    case = cases[-1]
    cells = case.cells
    observed = cells.pick(happened[case.targets.row])
    rivals = point_forecasts(happened, case.series, case.targets, cells)
    own, slope = _recalibrated(cases, happened)
    chances = {"simulator": own} | {name: clipped(chance) for name, chance in rivals.items()}
    losses = {name: brier(observed, chance) for name, chance in chances.items()}
    keep, weight = cells.scored, cells.weight[cells.scored]
    logs = {
        name: mean_loss(log_score(observed[keep], chance[keep]), weight)
        for name, chance in chances.items()
    }
    raw = brier(observed, cells.pick(case.simulated.hostile))[keep]
    return {
        **case.entry(target, losses),
        "log_score": logs,
        "skill_as_simulated": skill(raw, losses["climatology"][keep], weight),
        "recalibration": [float(x) for x in slope],
        "reliability": reliability(own[keep], observed[keep], weight),
    }


def _recalibrated(
    cases: Sequence[Case], happened: Float[np.ndarray, "week pair 2"]
) -> tuple[Float[np.ndarray, "row"], Float[np.ndarray, "7"]]:
    """Chances in the cells of the last case, and the coefficients that made them of simulated ones.

    Far horizons have few earlier origins, so all cases up to the last one teach together.
    """
    seen = [
        event_features(happened, case.simulated, case.series, case.targets, case.cells)
        for case in cases
    ]
    learn = [~case.cells.scored for case in cases]
    observed = [case.cells.pick(happened[case.targets.row]) for case in cases]
    parts = (seen, observed, [case.cells.weight for case in cases])
    slope = logistic_fit(
        *(np.concatenate([x[k] for x, k in zip(part, learn, strict=True)]) for part in parts)
    )
    return clipped(1.0 / (1.0 + np.exp(-seen[-1] @ slope))), slope
