"""Pages of the documentation whose tables are generated from the code and its configuration."""

from sim.analysis.docs.render import render, stale, write

__all__ = ["render", "stale", "write"]
