"""Why a state did what it did."""

from sim.analysis.trace.explain import Decision, Option, explain

__all__ = ["Decision", "Option", "explain"]
