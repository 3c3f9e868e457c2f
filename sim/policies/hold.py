"""Never act."""

import dataclasses

import numpy as np

from sim.choice import Mix, Situation


@dataclasses.dataclass(frozen=True)
class Hold:
    """The state makes no notable move; its posture still drifts."""

    def __call__(self, situation: Situation) -> Mix:
        """All weight on holding."""
        hold = np.ones((situation.runs, len(situation.layout.starts)))
        return Mix(weight=np.zeros_like(situation.tilt), hold=hold)
