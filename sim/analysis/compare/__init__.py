"""Scenarios compared run by run."""

from sim.analysis.compare.chances import is_chance, paired_chances, separate_chances
from sim.analysis.compare.multiple import holm
from sim.analysis.compare.paired import compare_outcomes
from sim.analysis.compare.pairing import Compared, Pairing, pair, share_luck
from sim.analysis.compare.parent import apart_before, events_apart_before
from sim.analysis.compare.studies import compare, compare_pairing

__all__ = [
    "Compared",
    "Pairing",
    "apart_before",
    "compare",
    "compare_outcomes",
    "compare_pairing",
    "events_apart_before",
    "holm",
    "is_chance",
    "pair",
    "paired_chances",
    "separate_chances",
    "share_luck",
]
