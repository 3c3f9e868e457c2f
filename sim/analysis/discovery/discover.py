"""Where among the inputs an outcome happens: the box, what it is worth, and how sure that is."""

import dataclasses
from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from sim.analysis.discovery.event import Event, halves
from sim.analysis.discovery.inputs import Box, Inputs
from sim.analysis.discovery.paste import paste
from sim.analysis.discovery.peel import peel
from sim.analysis.discovery.quality import prune
from sim.analysis.discovery.resample import Resample, honest_association, resample
from sim.analysis.discovery.tables import Half, about, records, restrictions, steps, worth

TIMES = 50
"""Bootstrap samples."""


@dataclasses.dataclass(frozen=True)
class Discovery:
    """The box of an event. One half of the runs makes it, the other half judges it.

    `steps` has a row a box of the peeling with density and coverage on both halves;
    `restrictions` a row a restricted input; `summary` everything else, plain.
    """

    summary: dict[str, Any]
    steps: pd.DataFrame
    restrictions: pd.DataFrame


def discover(
    inputs: Inputs, event: Event, seed: int = 1, times: int = TIMES, step: int | None = None
) -> Discovery:
    """Peel, choose a step, paste, drop needless restrictions, and judge on the other half.

    The step is that whose size goes best with the event on runs left out of bootstrap samples,
    unless one is asked for. Raises ValueError for a step that there is not.
    """
    chosen = halves(event.happened, seed, inputs.groups)
    made, judge = (
        Half(inputs.of(runs), event.happened[runs])
        for runs in (np.flatnonzero(chosen), np.flatnonzero(~chosen))
    )
    boxes = peel(made.inputs, made.happened)
    samples = resample(made.inputs, made.happened, times, seed)
    at = _best(boxes, made, samples) if step is None else _asked(step, boxes)
    box = prune(made.inputs, made.happened, paste(made.inputs, made.happened, boxes[at]))
    found = restrictions(box, (made, judge), samples)
    summary = {
        **about(event, seed, times),
        "step": at,
        "asked_for": step is not None,
        "made_on": worth(made, box),
        "judged_on": worth(judge, box),
        "box": records(found),
        "boxes": len(boxes),
        "shared_luck": inputs.grouped,
    }
    return Discovery(summary, steps(boxes, made, judge), found)


def _best(boxes: Sequence[Box], made: Half, samples: list[Resample]) -> int:
    supports = np.array([made.worth(box).support for box in boxes])
    return int(np.argmax(honest_association(samples, supports)))


def _asked(step: int, boxes: Sequence[Box]) -> int:
    if not 0 <= step < len(boxes):
        raise ValueError(f"--step {step}: allowed is 0 to {len(boxes) - 1}")
    return step
