"""In which runs an outcome is as asked for."""

import dataclasses
import math
from collections.abc import Collection
from difflib import get_close_matches

import numpy as np
import pandas as pd
from jaxtyping import Bool, Float, Int

NORMAL_95 = 1.959964
TOP, RARE = 0.9, 0.1
FEWEST = 20
"""Runs with an event, and runs without, below which nothing is said about it."""


@dataclasses.dataclass(frozen=True)
class Event:
    """An outcome on one side of a limit: above it or below it, the limit itself left out.

    `usual` says that the limit was chosen; readers know the outcome as `called`, in `units`.
    """

    outcome: str
    side: str
    limit: float
    usual: str
    happened: Bool[np.ndarray, " run"]
    called: str = ""
    units: str = ""

    @property
    def words(self) -> str:
        """What happens, as in `Brent price at the end above 80 US dollars a barrel`."""
        name = self.called or self.outcome
        if self.usual == "event":
            return name
        return f"{name} {self.side} {self.limit:.4g} {self.units.replace('/', ' a ')}".rstrip()

    @property
    def origin(self) -> str:
        """Where the limit comes from."""
        kinds = {"event": "the event itself, 0 or 1", "top": "its top decile, as none was given"}
        return kinds.get(self.usual, "as given")


def define_event(
    outcomes: pd.DataFrame, name: str, above: float | None = None, below: float | None = None
) -> Event:
    """The event that an outcome lies above or below a limit.

    Without a limit it is the event itself for outcomes of 0 and 1, else the top decile. Raises
    ValueError for an unknown outcome, for two limits, and where it never or always happens.
    """
    if above is not None and below is not None:
        raise ValueError("--above and --below: allowed is one of them")
    values = _column(outcomes, name)
    side = "above" if below is None else "below"
    limit, usual = _limit(values, above if below is None else below)
    happened = values > limit if side == "above" else values < limit
    event = Event(name, side, limit, usual, happened)
    if happened.all() or not happened.any():
        often = "every run" if happened.all() else "no run"
        raise ValueError(
            f"{event.words} happens in {often} of {len(values)}, where {name} lies between "
            f"{values.min():.4g} and {values.max():.4g}; allowed is what happens in some"
        )
    return event


def enough(event: Event, least: int = 0) -> str | None:
    """Why there are too few runs to say anything, or None; `least` are needed in any case."""
    happened, runs = int(event.happened.sum()), len(event.happened)
    if min(happened, runs - happened) >= FEWEST and runs >= least:
        return None
    tenth = ", its top tenth," if event.usual == "top" else ""
    ends = ("too rare", "in nearly every run", "too few runs")
    far = (not tenth and happened < RARE * runs, happened > (1 - RARE) * runs, True)
    return (
        f"{ends[far.index(True)]}: {event.words}{tenth} in {happened} of {runs} runs; needed are "
        f"{FEWEST} with it and {FEWEST} without, and so about {max(least, needed(event))} runs"
    )


def needed(event: Event) -> int:
    """Runs that would hold enough with the event and without, were its rate to stay."""
    happened, runs = int(event.happened.sum()), len(event.happened)
    tenth = event.usual == "top" and abs(happened - (1 - TOP) * runs) <= 1
    share = 1 - TOP if tenth else happened / runs
    # Rounded first: twenty by a tenth would be a run more than 200.
    return math.ceil(round(FEWEST / min(share, 1 - share), 6))


def halves(
    happened: Bool[np.ndarray, " run"], seed: int, groups: Int[np.ndarray, " run"] | None = None
) -> Bool[np.ndarray, " run"]:
    """A random half of the runs, with half of those in which the event happens.

    Runs of a group stay together, or one half would know the luck of the other.
    """
    generator = np.random.Generator(np.random.Philox(key=seed))
    if groups is not None and len(different := np.unique(groups)) < len(groups):
        return np.isin(groups, generator.permutation(different)[::2])
    order = np.argsort(happened + 0.5 * generator.random(len(happened)))
    chosen = np.zeros(len(happened), dtype=bool)
    chosen[order[::2]] = True
    return chosen


def wilson(happened: int, number: int, inflation: float = 1.0) -> tuple[float, float]:
    """95 % interval of a share (Wilson 1927); 0 to 1 where there are no runs.

    `inflation` is how many runs with common luck tell as much as one of its own.
    """
    if not number:
        return 0.0, 1.0
    share, z, runs = happened / number, NORMAL_95, number / inflation
    centre = (share + z**2 / (2 * runs)) / (1 + z**2 / runs)
    half = z * np.sqrt(share * (1 - share) / runs + z**2 / (4 * runs**2)) / (1 + z**2 / runs)
    # At 0 and 1 rounding would leave the share itself out by the last digit.
    low = 0.0 if happened == 0 else max(0.0, float(centre - half))
    return low, 1.0 if happened == number else min(1.0, float(centre + half))


def refuse(kind: str, name: str, known: Collection[str]) -> str:
    """One sentence for a name that does not exist, with names near it."""
    near = get_close_matches(name, sorted(known), n=5, cutoff=0.4) or sorted(known)[:5]
    return f"{kind} {name} is unknown; near are {', '.join(near)}, {len(known)} in all"


def _column(outcomes: pd.DataFrame, name: str) -> Float[np.ndarray, " run"]:
    if name not in outcomes:
        raise ValueError(refuse("outcome", name, [str(column) for column in outcomes.columns]))
    if not pd.api.types.is_numeric_dtype(outcomes[name]):
        raise ValueError(f"outcome {name} is no number; allowed is a number a run")
    values = outcomes[name].to_numpy(dtype=float)
    if not np.isfinite(values).all():
        raise ValueError(f"outcome {name} has no finite value in some runs; allowed are numbers")
    return values


def _limit(values: Float[np.ndarray, " run"], given: float | None) -> tuple[float, str]:
    if given is not None:
        return given, ""
    different = np.unique(values)
    if set(different) <= {0.0, 1.0}:
        return 0.5, "event"
    limit = float(np.quantile(values, TOP))
    return (limit if limit < different[-1] else float(different[-2:][0])), "top"
