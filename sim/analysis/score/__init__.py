"""Chances of dated yes/no questions, registered before the facts."""

from sim.analysis.score.chances import Material, chances
from sim.analysis.score.questions import Question, read_questions

__all__ = ["Material", "Question", "chances", "read_questions"]
