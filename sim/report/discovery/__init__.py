"""The report of a box of inputs."""

from sim.report.discovery.page import write_discovery
from sim.report.discovery.sentences import headline, rows

__all__ = ["headline", "rows", "write_discovery"]
