"""A sweep as a whole, from tables of its cells."""

from sim.report.field.page import write_field
from sim.report.field.setting import Field, foremost

__all__ = ["Field", "foremost", "write_field"]
