"""The calendar of joint exercises, as rows of configuration."""

import dataclasses
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import numpy as np
from jaxtyping import Bool

from sim.actors import Actors

WEEKS_A_YEAR = 52
FIRST_WEEK = 3
"""ISO week of the year at the start of the world, the week of 2026-01-12."""


@dataclasses.dataclass(frozen=True)
class Drill:
    """A joint exercise: who hosts, who takes part, where, when and how often.

    With a `week` of the year it is held then with chance `a_year`; without one it comes
    unannounced, `a_year` times a year on average.
    """

    name: str
    host: str
    participants: tuple[str, ...]
    place: str
    week: int | None
    a_year: float
    source: str

    def chance(self, week: int) -> float:
        """Chance that it is held in a week of the simulation."""
        if self.week is None:
            return self.a_year / WEEKS_A_YEAR
        return self.a_year if self.week == week_of_year(week) else 0.0

    def pairs(self, actors: Actors) -> Bool[np.ndarray, " pair"]:
        """Pairs of states that both take part."""
        return _pairs(self.participants, actors)


@lru_cache(maxsize=256)
def _pairs(participants: tuple[str, ...], actors: Actors) -> Bool[np.ndarray, " pair"]:
    part, forward = actors.states.among(participants), actors.dyads.forward
    both = part[actors.dyads.sender[forward]] & part[actors.dyads.target[forward]]
    both.flags.writeable = False
    return both


def week_of_year(week: int) -> int:
    """Week of the year, 1 to 52, of a week of the simulation."""
    return (FIRST_WEEK - 1 + week) % WEEKS_A_YEAR + 1


def read_calendar(rows: Mapping[str, Mapping[str, Any]]) -> tuple[Drill, ...]:
    """The drills of a table by name. Raises ValueError naming the row and what is allowed."""
    return tuple(_drill(name, row) for name, row in rows.items())


def _drill(name: str, row: Mapping[str, Any]) -> Drill:
    keys = {field.name for field in dataclasses.fields(Drill)} - {"name"}
    if set(row) != keys:
        odd = sorted(set(row) ^ keys)[0]
        raise ValueError(f"calendar.{name}.{odd}: a row has exactly {', '.join(sorted(keys))}")
    week, most = row["week"], 1.0 if row["week"] is not None else WEEKS_A_YEAR
    if week is not None and not 1 <= week <= WEEKS_A_YEAR:
        raise ValueError(f"calendar.{name}.week is {week}; allowed is 1 to 52 or null")
    if not 0 <= row["a_year"] <= most:
        raise ValueError(f"calendar.{name}.a_year is {row['a_year']}; allowed is 0 to {most:g}")
    part = tuple(row["participants"])
    return Drill(**{**row, "name": name, "participants": part, "a_year": float(row["a_year"])})
