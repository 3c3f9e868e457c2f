"""Answers to the questions of the watch list, in words and numbers."""

from sim.report.findings.questions import SECTIONS
from sim.report.findings.section import Section

__all__ = ["SECTIONS", "Section"]
