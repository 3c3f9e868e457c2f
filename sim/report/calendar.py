"""Weeks of the simulation as dates."""

import datetime

import numpy as np
from jaxtyping import Int

START = datetime.date(2026, 1, 12)
"""Monday of week 0."""


def date_of(week: int) -> datetime.date:
    """Monday of a week."""
    return START + datetime.timedelta(weeks=week)


def dates(weeks: Int[np.ndarray, " week"]) -> np.ndarray:
    """Mondays of weeks as `datetime64`, the form in which matplotlib draws a time axis."""
    mondays: np.ndarray = np.datetime64(START, "D") + 7 * weeks.astype("timedelta64[D]")
    return mondays


def spoken(week: float | int) -> str:
    """A week as a reader says it, as in `July 2027`."""
    return date_of(round(week)).strftime("%B %Y")
