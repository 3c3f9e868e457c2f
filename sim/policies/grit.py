"""Take friendly steps whatever the answer, for a while."""

import dataclasses

import numpy as np

from sim.choice import Mix, Situation
from sim.choice.kinds import leaning
from sim.quantities import Value, param


@dataclasses.dataclass(frozen=True)
class Grit:
    """Graduated and reciprocated initiatives in tension reduction (Osgood 1962).

    Friendly steps go on for `patience` weeks of hostile answers on average; each such week
    ends them with chance one over `patience`, and then one week is answered in kind. A
    friendly or quiet answer keeps the steps going.
    """

    patience: Value = param(
        8.0,
        unit="weeks",
        source="assumption: about two months of unanswered steps before one is withheld",
        range=(4.0, 16.0),
        bounds=(1.0, 520.0),
    )

    def __call__(self, situation: Situation) -> Mix:
        """Friendly, but for the weeks in which patience runs out."""
        provoked = situation.received < 0
        return leaning(situation, np.where(provoked, 1 - 1 / np.asarray(self.patience), 1.0))
