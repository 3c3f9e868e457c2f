"""Peel a box: thin slabs come off as long as enough runs are left.

The patient rule induction method (Friedman and Fisher 1999), with a criterion for many inputs and
rare events, where the thinnest slab of some idle input is empty of events by luck: the face from
which a slab comes off is the one for which the evidence is strongest that runs near it have the
event less often than the box, seen at several depths. Choices of a list are faces of one depth.
"""

import dataclasses
import math
from collections.abc import Iterator

import numpy as np
from jaxtyping import Bool, Float, Int

from sim.analysis.discovery.inputs import Box, Inputs, whole

DEPTHS = (1, 2, 4, 8)
"""How many slabs deep the evidence for a face is sought."""

Face = tuple[float, int, int | None, bool]
"""Evidence, place of the input, the choice if it is one of words, and whether from above."""


@dataclasses.dataclass(frozen=True)
class Patience:
    """How thick a slab is, and how small a box may become, both as shares.

    Friedman and Fisher (1999) suggest slabs of 0.05 to 0.1.
    """

    slab: float = 0.05
    least: float = 0.05


USUAL = Patience()


def peel(
    inputs: Inputs, happened: Bool[np.ndarray, " run"], patience: Patience = USUAL
) -> list[Box]:
    """Boxes from the one that holds everything to the smallest, each inside the one before."""
    order = np.argsort(inputs.codes[:, inputs.numeric], axis=0, kind="stable").T
    boxes, inside = [whole(inputs)], np.ones(inputs.runs, dtype=bool)
    least = max(1, math.ceil(patience.least * inputs.runs))
    while 0 < happened[inside].sum() < inside.sum():
        order = order[inside[order]].reshape(len(order), int(inside.sum()))
        box = _peeled(_Peeling(inputs, happened, boxes[-1], inside, order), patience.slab, least)
        if box is None:
            break
        boxes.append(box)
        inside = box.holds(inputs)
    return boxes


@dataclasses.dataclass(frozen=True)
class _Peeling:
    """A box on its way; `order` has its runs sorted by each numeric input."""

    inputs: Inputs
    happened: Bool[np.ndarray, " run"]
    box: Box
    inside: Bool[np.ndarray, " run"]
    order: Int[np.ndarray, "number inside"]


def _peeled(data: _Peeling, slab: float, least: int) -> Box | None:
    """The box without a slab of its worst face; None where none may go."""
    thick = max(1, math.ceil(slab * data.order.shape[1])) if len(data.order) else 1
    left = int(data.inside.sum()) - least
    share = data.happened[data.inside].mean()
    faces = sorted([*_ends(data, thick), *_choices(data)], key=lambda face: -face[0])
    for evidence, place, choice, from_above in faces:
        if evidence <= 0:
            break
        box = _without(data, thick, (place, choice, from_above))
        gone = data.inside & ~box.holds(data.inputs)
        if 0 < gone.sum() <= left and data.happened[gone].mean() <= share:
            return box
    return None


def _ends(data: _Peeling, thick: int) -> Iterator[Face]:
    places = np.flatnonzero(data.inputs.numeric)
    hits = np.cumsum(data.happened[data.order], axis=1)
    runs = data.order.shape[1]
    for from_above in (False, True):
        found = np.full(len(places), -np.inf)
        for deep in {min(thick * depth, runs - 1) for depth in DEPTHS} - {0}:
            some = hits[:, -1] - hits[:, runs - deep - 1] if from_above else hits[:, deep - 1]
            found = np.maximum(found, _evidence(some, deep, hits[:, -1], runs))
        for place, evidence in zip(places, found, strict=True):
            yield float(evidence), int(place), None, from_above


def _choices(data: _Peeling) -> Iterator[Face]:
    runs, events = int(data.inside.sum()), data.happened[data.inside].sum()
    for place in np.flatnonzero(~data.inputs.numeric):
        codes = data.inputs.codes[data.inside, place]
        counts = np.bincount(codes)
        hits = np.bincount(codes, data.happened[data.inside])
        for level in np.flatnonzero((counts > 0) & (counts < runs)):
            evidence = _evidence(hits[[level]], int(counts[level]), events, runs)
            yield float(evidence[0]), int(place), int(level), False


def _evidence(
    hits: np.ndarray, deep: int, events: np.ndarray | np.integer, runs: int
) -> Float[np.ndarray, " face"]:
    """How many standard deviations fewer events than a random part of the box would have."""
    share = events / runs
    variance = deep * share * (1 - share) * (runs - deep) / max(1, runs - 1)
    return np.asarray((deep * share - hits) / np.sqrt(variance), dtype=float)


def _without(data: _Peeling, thick: int, face: tuple[int, int | None, bool]) -> Box:
    """The box without a slab; runs with equal values go together."""
    place, choice, from_above = face
    box, codes = data.box, np.sort(data.inputs.codes[data.inside, place])
    if choice is not None:
        return Box(box.low, box.high, box.barred | {(place, choice)})
    low, high = box.low.copy(), box.high.copy()
    if from_above:
        high[place] = min(codes[-1 - thick], codes[-1] - 1)
    else:
        low[place] = max(codes[thick], codes[0] + 1)
    return Box(low, high, box.barred)
