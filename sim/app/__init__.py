"""The app: a browser page to run, look at and question studies. It sees what a `Desk` gives it."""

from sim.app.desk import ComparisonRow, Desk, Group, Job, RefusalError, StudyRow
from sim.app.server import application

__all__ = ["ComparisonRow", "Desk", "Group", "Job", "RefusalError", "StudyRow", "application"]
