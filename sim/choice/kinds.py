"""Friendly and hostile moves as the two kinds between which simple strategies choose."""

import numpy as np
from jaxtyping import Bool, Float, Int

from sim.choice.situation import Layout, Mix, Situation
from sim.moves import Groups


def friendly_cells(layout: Layout) -> Bool[np.ndarray, " own_cell"]:
    """Cells whose move has no negative score."""
    return layout.goldstein >= 0


def own_dyad_of(layout: Layout) -> Int[np.ndarray, " own_cell"]:
    """Place of each cell's dyad among the state's own."""
    return layout.dyad - layout.dyads[0]


def by_kind(
    layout: Layout, weight: Float[np.ndarray, "run own_cell"]
) -> tuple[Float[np.ndarray, "run own_dyad"], Float[np.ndarray, "run own_dyad"]]:
    """Summed weight of the friendly and of the hostile cells of each of the state's dyads."""
    friendly, sums = friendly_cells(layout), Groups(own_dyad_of(layout), len(layout.dyads))
    return sums(weight * friendly), sums(weight * ~friendly)


def leaning(situation: Situation, friendly: Float[np.ndarray, "run own_dyad"]) -> Mix:
    """Mix that acts as often as base rates say and is friendly with the given chance.

    Within a kind, moves keep the proportions of their base rates. Where a channel has no
    feasible move of the kind, the state holds instead.
    """
    layout, weight = situation.layout, situation.weights_at_base()
    chance = friendly[:, own_dyad_of(layout)]
    is_friendly = friendly_cells(layout)
    pace = situation.by_group(weight)
    of_kind = np.where(
        is_friendly,
        situation.by_group(weight * is_friendly)[:, layout.group_of],
        situation.by_group(weight * ~is_friendly)[:, layout.group_of],
    )
    share = np.divide(weight, of_kind, out=np.zeros_like(weight), where=of_kind > 0)
    answer = share * pace[:, layout.group_of] * np.where(is_friendly, chance, 1 - chance)
    return Mix(weight=answer, hold=np.maximum(0.0, 1.0 - situation.by_group(answer)))


def shifted(situation: Situation, mix: Mix, friendly: Float[np.ndarray, "run own_dyad"]) -> Mix:
    """The mix with the friendly share of each dyad's moves brought to the given chance.

    A dyad that has moves of one kind only keeps them.
    """
    layout = situation.layout
    warm, cold = by_kind(layout, mix.weight)
    both = (warm > 0) & (cold > 0)
    total = warm + cold
    up = np.divide(friendly * total, warm, out=np.ones_like(warm), where=both)
    down = np.divide((1 - friendly) * total, cold, out=np.ones_like(cold), where=both)
    place = own_dyad_of(layout)
    factor = np.where(friendly_cells(layout), up[:, place], down[:, place])
    return Mix(weight=mix.weight * factor, hold=mix.hold)


def friendly_odds(situation: Situation, mix: Mix) -> Float[np.ndarray, "run own_dyad"]:
    """Log-odds of a friendly against a hostile move of each dyad; zero with one kind only."""
    warm, cold = by_kind(situation.layout, mix.weight)
    both = (warm > 0) & (cold > 0)
    ratio = np.divide(warm, cold, out=np.ones_like(warm), where=both)
    return np.log(ratio)
