"""Why a state did what it did."""

from sim.analysis.trace.arrive import arrive
from sim.analysis.trace.decision import Decision, Option
from sim.analysis.trace.explain import decisions, explain

__all__ = ["Decision", "Option", "arrive", "decisions", "explain"]
