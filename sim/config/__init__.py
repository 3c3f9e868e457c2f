"""From YAML and overrides to a checked scenario."""

from sim.config.build import build
from sim.config.compose import compose
from sim.config.load import load_scenario

__all__ = ["build", "compose", "load_scenario"]
