"""Answers to the questions of the watch list, in words and numbers."""

from sim.report.findings.finding import Finding
from sim.report.findings.questions import SECTIONS, Section

__all__ = ["SECTIONS", "Finding", "Section"]
