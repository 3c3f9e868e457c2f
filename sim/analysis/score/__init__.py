"""Chances of dated yes/no questions, registered before the facts and scored on them."""

from sim.analysis.score.chances import Material, chances
from sim.analysis.score.facts import Fact, read_facts
from sim.analysis.score.questions import Question, read_questions
from sim.analysis.score.registered import Registered, read_forecast
from sim.analysis.score.settle import Verdict, settled

__all__ = [
    "Fact",
    "Material",
    "Question",
    "Registered",
    "Verdict",
    "chances",
    "read_facts",
    "read_forecast",
    "read_questions",
    "settled",
]
