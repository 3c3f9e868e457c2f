"""Differences in standard deviations of single runs, in words where there is no such number."""

import math

EVERY_RUN = "in every run"
"""Said of a difference between two studies of which neither varies from run to run."""


def deviations(size: float) -> str:
    """A difference with sign and two digits; an infinite one in words."""
    return EVERY_RUN if math.isinf(size) else f"{size:+.2f}"
