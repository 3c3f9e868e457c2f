"""From a state's situation to a draw among its moves."""

from sim.choice.appraisal import Appraisal, Standard, Term, appraise
from sim.choice.doctrine import Choice, Doctrine, Policy
from sim.choice.sample import draw_moves, mixed, side_by_side
from sim.choice.situation import Layout, Mix, Situation, layout

__all__ = [
    "Appraisal",
    "Choice",
    "Doctrine",
    "Layout",
    "Mix",
    "Policy",
    "Situation",
    "Standard",
    "Term",
    "appraise",
    "draw_moves",
    "mixed",
    "side_by_side",
    "layout",
]
