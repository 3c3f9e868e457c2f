"""Paste: a box grows again where what it takes in has more events than it has itself."""

import math
from collections.abc import Iterator

import numpy as np
from jaxtyping import Bool

from sim.analysis.discovery.inputs import Box, Inputs
from sim.analysis.discovery.peel import USUAL, Patience


def paste(
    inputs: Inputs,
    happened: Bool[np.ndarray, " run"],
    box: Box,
    patience: Patience = USUAL,
) -> Box:
    """The box grown by slabs for as long as its share of events rises.

    Peeling looks one slab ahead and may cut too deep at an early face; pasting mends that
    (Friedman and Fisher 1999). Slabs are as thick as those of peeling.
    """
    while True:
        share = happened[box.holds(inputs)].mean()
        larger = list(_larger(inputs, box, patience.slab))
        shares = [float(happened[grown.holds(inputs)].mean()) for grown in larger]
        if not larger or max(shares) <= share:
            return box
        box = larger[int(np.argmax(shares))]


def _larger(inputs: Inputs, box: Box, slab: float) -> Iterator[Box]:
    within = box.within(inputs)
    violations = (~within).sum(axis=1)
    thick = max(1, math.ceil(slab * int((violations == 0).sum())))
    for place in box.restricted(inputs):
        only_here = (violations == 1) & ~within[:, place]
        if inputs.numeric[place]:
            yield from _wider(inputs, box, place, (only_here, thick))
        else:
            for level in np.unique(inputs.codes[only_here, place]):
                yield Box(box.low, box.high, box.barred - {(place, int(level))})


def _wider(
    inputs: Inputs, box: Box, place: int, near: tuple[Bool[np.ndarray, " run"], int]
) -> Iterator[Box]:
    only_here, thick = near
    codes = np.sort(inputs.codes[only_here, place])
    below, above = codes[codes < box.low[place]], codes[codes > box.high[place]]
    if len(below):
        low = box.low.copy()
        low[place] = below[-min(thick, len(below))]
        yield Box(low, box.high, box.barred)
    if len(above):
        high = box.high.copy()
        high[place] = above[min(thick, len(above)) - 1]
        yield Box(box.low, high, box.barred)
