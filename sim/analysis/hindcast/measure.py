"""Scores of one target at one horizon, as plain numbers."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from jaxtyping import Bool, Float, Int

from sim.analysis.hindcast.forecasts import Cells
from sim.analysis.hindcast.losses import mean_loss, skill, skill_interval
from sim.analysis.hindcast.origins import Targets
from sim.analysis.posture.events import Pair

WAR = frozenset({"RUS", "UKR"})
ENOUGH_WEEKS = 8
"""Weeks that a dyad needs to be counted among those with positive or negative skill."""

Losses = dict[str, Float[np.ndarray, "row"]]


@dataclass(frozen=True)
class Measured:
    """Losses of each forecaster in the scored cells, with what is needed to sum them up."""

    losses: Losses
    weight: Float[np.ndarray, "row"]
    week: Int[np.ndarray, "row"]
    dyad: Int[np.ndarray, "row"]
    labels: tuple[str, ...]
    war: Bool[np.ndarray, "row"]
    horizon: int


def measured(losses: Losses, cells: Cells, pairs: Sequence[Pair], targets: Targets) -> Measured:
    """Losses of the scored cells alone."""
    keep = cells.scored
    _, pair, way = (place[keep] for place in cells.at)
    labels = tuple(f"{a}>{b}" for first in pairs for a, b in (first, first[::-1]))
    war = np.array([frozenset(ends) == WAR for ends in pairs])[pair]
    kept = {name: loss[keep] for name, loss in losses.items()}
    return Measured(
        kept, cells.weight[keep], cells.week[keep], 2 * pair + way, labels, war, targets.horizon
    )


def summary(found: Measured) -> dict[str, Any]:
    """Mean losses, and skills of the simulator, weighted, unweighted, without the war, by dyad."""
    own, reference = found.losses["simulator"], found.losses["climatology"]
    even = np.ones_like(found.weight)
    limits = skill_interval((own, reference), found.weight, found.week, found.horizon)
    dyads = by_dyad(found)
    enough = [row["skill"] for row in dyads.values() if row["weeks"] >= ENOUGH_WEEKS]
    return {
        "n": len(own),
        "scores": {name: mean_loss(loss, found.weight) for name, loss in found.losses.items()},
        "skill": skill(own, reference, found.weight),
        "interval": list(limits),
        "skill_over": {
            name: _with_interval(found, name, found.weight)
            for name in found.losses
            if name != "simulator"
        },
        "unweighted": {
            "scores": {name: mean_loss(loss, even) for name, loss in found.losses.items()},
            **_with_interval(found, "climatology", even),
        },
        "without_RUS_UKR": _with_interval(found, "climatology", found.weight * ~found.war),
        "dyads_enough_weeks": len(enough),
        "share_of_dyads_positive": float(np.mean(np.array(enough) > 0)) if enough else None,
        "by_dyad": dyads,
    }


def _with_interval(found: Measured, rival: str, weight: Float[np.ndarray, "row"]) -> dict[str, Any]:
    pair = (found.losses["simulator"], found.losses[rival])
    limits = skill_interval(pair, weight, found.week, found.horizon)
    return {"skill": skill(*pair, weight), "interval": list(limits)}


def by_dyad(found: Measured) -> dict[str, dict[str, Any]]:
    """Active weeks and skill over climatology of each directed dyad, in order of its label."""
    size = len(found.labels)
    weeks = np.bincount(found.dyad, minlength=size)
    own, reference = (
        np.bincount(found.dyad, found.weight * found.losses[name], minlength=size)
        for name in ("simulator", "climatology")
    )
    return {
        found.labels[k]: {
            "weeks": int(weeks[k]),
            "skill": float(1.0 - own[k] / reference[k]) if reference[k] > 0 else 0.0,
        }
        for k in sorted(np.flatnonzero(weeks), key=lambda k: found.labels[k])
    }


BINS = np.array([0.0, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 1.0])
"""Edges of the classes of chances in the reliability diagram."""


def reliability(
    chance: Float[np.ndarray, "row"],
    happened: Float[np.ndarray, "row"],
    weight: Float[np.ndarray, "row"],
) -> list[dict[str, Any]]:
    """Mean chance, observed share and number of dyad-weeks in each class of chances."""
    kind = np.clip(np.searchsorted(BINS, chance, side="right") - 1, 0, len(BINS) - 2)
    return [
        {
            "chance": mean_loss(chance[own], weight[own]),
            "observed": mean_loss(happened[own], weight[own]),
            "n": int(own.sum()),
        }
        for own in (kind == k for k in range(len(BINS) - 1))
        if own.any()
    ]
