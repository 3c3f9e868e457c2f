"""Signposts in words, tables and heat maps."""

from sim.report.signposts.page import write_watch
from sim.report.signposts.sentences import headline, sentences
from sim.report.signposts.table import HEADERS, table

__all__ = ["HEADERS", "headline", "sentences", "table", "write_watch"]
