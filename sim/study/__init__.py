"""Studies: a scenario run many times, in blocks, on any executor, kept in a folder."""

# First: Mesa looks for its own module among all that are loaded, the longer the more there are.
import sim.model  # noqa: F401
from sim.study.memory import study_of
from sim.study.plan import Plan, ignore
from sim.study.reader import Study, open_study
from sim.study.run import begin_study, finish_study
from sim.study.simulate import simulate

__all__ = [
    "Plan",
    "Study",
    "begin_study",
    "finish_study",
    "ignore",
    "open_study",
    "simulate",
    "study_of",
]
