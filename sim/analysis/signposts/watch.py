"""Which indicator, in which week, tells most about what comes later."""

import dataclasses
from collections.abc import Sequence

import numpy as np
from jaxtyping import Bool, Float

from sim.analysis.discovery import Event, halves
from sim.analysis.discovery.event import FEWEST
from sim.analysis.signposts.columns import Columns
from sim.analysis.signposts.luck import shuffles
from sim.analysis.signposts.ranks import ranked

SHUFFLES = 300
QUARTER = 13


@dataclasses.dataclass(frozen=True)
class Watched:
    """What is to be foretold: the event, its week in each run if it has one, and when to look.

    `when` is infinite where the event does not happen, and None where it is known at the end
    alone. Half of the runs chooses, the other half judges.
    """

    event: Event
    when: Float[np.ndarray, " run"] | None
    weeks: tuple[int, ...]
    seed: int = 1

    def waiting(self, week: int) -> Bool[np.ndarray, " run"]:
        """Runs in which the event has not happened by a week."""
        if self.when is None:
            return np.ones(len(self.event.happened), dtype=bool)
        return np.asarray(self.when > week)

    @property
    def choosing(self) -> Bool[np.ndarray, " run"]:
        """The half that chooses indicator, week and threshold."""
        return halves(self.event.happened, self.seed)


@dataclasses.dataclass(frozen=True)
class Cells:
    """Every column in every week that can be told about, `weeks` in order.

    `auc` and `bits` are of all runs that wait; `p` is corrected for all columns and weeks;
    `choice` is the score on the half that chooses.
    """

    weeks: tuple[int, ...]
    auc: Float[np.ndarray, "week column"]
    bits: Float[np.ndarray, "week column"]
    p: Float[np.ndarray, "week column"]
    choice: Float[np.ndarray, "week column"]
    waiting: tuple[int, ...]
    later: tuple[int, ...]


def look(columns: Columns, watched: Watched, number: int = SHUFFLES) -> Cells:
    """Hold every column of every week against what comes later.

    Weeks in which fewer than twenty runs that wait have the event later, or do not, are left
    out. Raises ValueError where none is left.
    """
    weeks = [week for week in watched.weeks if _enough(watched, week)]
    if not weeks:
        raise ValueError(
            f"{watched.event.words}: in no week asked for do {FEWEST} runs wait in which it comes "
            f"later and {FEWEST} in which it does not"
        )
    luck = shuffles(len(watched.event.happened), number, watched.seed)
    found = []
    for week in weeks:
        waiting = watched.waiting(week)
        happened, values = watched.event.happened[waiting], columns.at(week)[waiting]
        here = ranked(values)
        luck.look(here, waiting, int(happened.sum()))
        half = watched.choosing[waiting]
        choice = here.of(half).scores(happened[half][None])[0]
        score = here.scores(happened[None])[0]
        found.append((here.auc(happened), here.bits(happened), score, choice))
    auc, bits, scores, choice = (np.stack(part) for part in zip(*found, strict=True))
    waiting_runs = [watched.waiting(week) for week in weeks]
    return Cells(
        tuple(weeks), auc, bits, luck.corrected(scores), choice,
        tuple(int(runs.sum()) for runs in waiting_runs),
        tuple(int((watched.event.happened & runs).sum()) for runs in waiting_runs),
    )  # fmt: skip


def _enough(watched: Watched, week: int) -> bool:
    happened = watched.event.happened[watched.waiting(week)]
    return bool(FEWEST <= happened.sum() <= len(happened) - FEWEST)


def usual_weeks(last: int, when: Float[np.ndarray, " run"] | None) -> Sequence[int]:
    """Weeks to look at: all but the last quarter, or the first half where the event has no week.

    On its eve everything is told best, which helps nobody.
    """
    until = last // 2 if when is None else max(last - QUARTER, last // 2)
    return range(1, max(1, until) + 1)
