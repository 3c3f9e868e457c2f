"""Signposts: what to watch, from when on, and what it foretells."""

from sim.analysis.signposts.columns import Columns, read_columns
from sim.analysis.signposts.find import Found, Looking, find
from sim.analysis.signposts.survey import Answered, survey

__all__ = ["Answered", "Columns", "Found", "Looking", "find", "read_columns", "survey"]
