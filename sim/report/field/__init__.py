"""A sweep as a whole, from tables of its cells."""

from sim.report.field.leaders import leaders
from sim.report.field.page import dominated, write_field
from sim.report.field.setting import Field, foremost

__all__ = ["Field", "dominated", "foremost", "leaders", "write_field"]
