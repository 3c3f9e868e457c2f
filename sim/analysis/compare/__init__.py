"""Scenarios compared run by run."""

from sim.analysis.compare.chances import (
    chance_row,
    chances_in,
    fisher,
    is_chance,
    mcnemar,
    paired_chances,
    separate_chances,
)
from sim.analysis.compare.multiple import holm
from sim.analysis.compare.paired import compare_outcomes
from sim.analysis.compare.pairing import Compared, Pairing, pair, share_luck
from sim.analysis.compare.parent import apart_before, events_apart_before
from sim.analysis.compare.studies import compare, compare_pairing

__all__ = [
    "Compared",
    "Pairing",
    "apart_before",
    "chance_row",
    "chances_in",
    "compare",
    "compare_outcomes",
    "compare_pairing",
    "events_apart_before",
    "fisher",
    "holm",
    "is_chance",
    "mcnemar",
    "pair",
    "paired_chances",
    "separate_chances",
    "share_luck",
]
