"""What is told of a box, in plain numbers and tables."""

import dataclasses
from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd
from jaxtyping import Bool

from sim.analysis.discovery.event import Event, wilson
from sim.analysis.discovery.inputs import Box, Inputs
from sim.analysis.discovery.quality import Quality, inflation, quality, quasi_p, tail
from sim.analysis.discovery.resample import Resample, reproduced

MATCHES = ("coverage", "density")
COLUMNS = (
    "input", "kind", "low", "high", "least", "most", "kept", "of",
    "quasi_p", "quasi_p_made", "reproduced_coverage", "reproduced_density",
)  # fmt: skip


@dataclasses.dataclass(frozen=True)
class Half:
    """Some of the runs."""

    inputs: Inputs
    happened: Bool[np.ndarray, " run"]

    def worth(self, box: Box) -> Quality:
        """What a box is worth here."""
        return quality(self.inputs, self.happened, box)


def about(event: Event, seed: int, times: int) -> dict[str, Any]:
    """The event, and the runs that are to tell of it."""
    return {
        "outcome": event.outcome,
        "event": event.words,
        "side": event.side,
        "limit": event.limit,
        "limit_is": event.origin,
        "runs": len(event.happened),
        "events": int(event.happened.sum()),
        "share": float(event.happened.mean()),
        "seed": seed,
        "bootstrap_samples": times,
    }


def worth(half: Half, box: Box) -> dict[str, Any]:
    """Counts, shares and 95 % intervals of a box; `p` is that of its density against all runs."""
    found, inside = half.worth(box), box.holds(half.inputs)
    dense = inflation(half.inputs, half.happened, inside)
    covered = inflation(half.inputs, inside, half.happened)
    return {
        **dataclasses.asdict(found),
        "support": found.support,
        "density": found.density,
        "density95": list(wilson(found.hits, found.inside, dense)),
        "coverage": found.coverage,
        "coverage95": list(wilson(found.hits, found.events, covered)),
        "outside": (found.events - found.hits) / max(1, found.runs - found.inside),
        "p": tail(half.inputs, half.happened, inside, ~inside),
    }


def restrictions(box: Box, halves: tuple[Half, Half], samples: list[Resample]) -> pd.DataFrame:
    """A row a restricted input: what is kept, whether it is needed, how often it comes again."""
    made, judge = halves
    inputs, found = made.inputs, made.worth(box)
    by = {kind: reproduced(samples, inputs, kind, getattr(found, kind)) for kind in MATCHES}
    rows = [
        {
            "input": inputs.names[place],
            **_kept(box, place, inputs),
            "quasi_p": quasi_p(judge.inputs, judge.happened, box, place),
            "quasi_p_made": quasi_p(inputs, made.happened, box, place),
            **{f"reproduced_{kind}": float(by[kind][place]) for kind in MATCHES},
        }
        for place in box.restricted(inputs)
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS)).sort_values("quasi_p", ignore_index=True)


def records(table: pd.DataFrame) -> list[dict[str, Any]]:
    """Rows as plain dictionaries without what they lack."""
    rows = table.astype(object).where(table.notna(), None).to_dict("records")
    return [{str(key): row[key] for key in row if row[key] is not None} for row in rows]


def _kept(box: Box, place: int, inputs: Inputs) -> dict[str, Any]:
    """What the box keeps of an input: an interval of its range, or some of its choices."""
    values = inputs.values[place]
    if not inputs.numeric[place]:
        every = [str(value) for value in values]
        return {"kind": "choice", "kept": list(box.choices(place, inputs)), "of": every}
    low, high = box.limits(place, inputs)
    ends = {"low": low, "high": high, "least": float(values[0]), "most": float(values[-1])}
    return {"kind": "number", **ends}


def steps(boxes: Sequence[Box], made: Half, judge: Half) -> pd.DataFrame:
    """A row a box of the peeling, with its density and coverage on both halves."""
    rows = []
    for number, box in enumerate(boxes):
        own, other = made.worth(box), judge.worth(box)
        rows.append(
            {
                "step": number,
                "support": own.support,
                "density": own.density,
                "coverage": own.coverage,
                "density_judged": other.density,
                "coverage_judged": other.coverage,
                "restricted": len(box.restricted(made.inputs)),
            }
        )
    return pd.DataFrame(rows)
