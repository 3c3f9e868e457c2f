"""Brinkwatch: an open engine for exploring how states act under pressure."""

from importlib import import_module
from typing import Any

__all__ = ["compare", "load_scenario", "open_study", "simulate", "study_of"]

HOMES = {
    "compare": "sim.analysis.compare",
    "load_scenario": "sim.config",
    "open_study": "sim.study",
    "simulate": "sim.study",
    "study_of": "sim.study",
}


def __getattr__(name: str) -> Any:
    """Load a public name when it is asked for, so that importing the package stays fast."""
    if name not in HOMES:
        raise AttributeError(f"module 'sim' has no attribute {name!r}")
    return getattr(import_module(HOMES[name]), name)


def __dir__() -> list[str]:
    """Names of the public interface."""
    return sorted(__all__)
