"""Would other runs have given the same box? Boxes of bootstrap samples."""

import dataclasses

import numpy as np
from jaxtyping import Bool, Float

from sim.analysis.discovery.inputs import Box, Inputs
from sim.analysis.discovery.peel import USUAL, Patience, peel
from sim.analysis.discovery.quality import Quality, quality


@dataclasses.dataclass(frozen=True)
class Resample:
    """The boxes of one bootstrap sample, with what they are worth in it and left out of it."""

    boxes: list[Box]
    drawn: list[Quality]
    left_out: list[Quality]


def resample(
    inputs: Inputs,
    happened: Bool[np.ndarray, " run"],
    times: int,
    seed: int,
    patience: Patience = USUAL,
) -> list[Resample]:
    """Peel as many bootstrap samples; the runs that a sample lacks judge its boxes.

    Runs with common luck are drawn together.
    """
    generator = np.random.Generator(np.random.Philox(key=[seed, 1]))
    different, place = np.unique(inputs.groups, return_inverse=True)
    members = np.split(np.argsort(place, kind="stable"), np.cumsum(np.bincount(place))[:-1])
    made = []
    for _ in range(times):
        taken = generator.choice(len(different), len(different))
        drawn = np.concatenate([members[group] for group in taken])
        others = np.flatnonzero(~np.isin(place, taken))
        inside, outside = inputs.of(drawn), inputs.of(others)
        boxes = peel(inside, happened[drawn], patience)
        made.append(
            Resample(
                boxes,
                [quality(inside, happened[drawn], box) for box in boxes],
                [quality(outside, happened[others], box) for box in boxes],
            )
        )
    return made


def honest_association(
    resamples: list[Resample], supports: Float[np.ndarray, " box"]
) -> Float[np.ndarray, " box"]:
    """Mean association on runs left out, at boxes of given support."""
    curves = []
    for one in resamples:
        support = np.array([found.support for found in one.drawn])[::-1]
        association = np.array([found.association for found in one.left_out])[::-1]
        curves.append(np.interp(supports, support, association))
    return np.mean(curves, axis=0)


def reproduced(
    resamples: list[Resample], inputs: Inputs, match: str, value: float
) -> Float[np.ndarray, " input"]:
    """Share of samples that restrict each input in their box nearest in coverage or density.

    `match` is `coverage` or `density` (Bryant and Lempert 2010).
    """
    counts = np.zeros(len(inputs.names))
    for one in resamples:
        near = np.argmin([abs(getattr(found, match) - value) for found in one.drawn])
        counts[list(one.boxes[int(near)].restricted(inputs))] += 1
    return counts / max(1, len(resamples))
