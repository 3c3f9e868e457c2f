"""The command line."""

from sim.cli.program import main

__all__ = ["main"]
