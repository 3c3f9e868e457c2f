"""Why a state did what it did."""

from sim.analysis.trace.decision import Decision, Option
from sim.analysis.trace.explain import decisions, explain

__all__ = ["Decision", "Option", "decisions", "explain"]
