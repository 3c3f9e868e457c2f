"""A state as a Mesa agent: one step chooses in every replicate world at once."""

import itertools
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

import mesa
import numpy as np
from jaxtyping import Float

from sim.choice import Doctrine, Layout, Mix, Situation

if TYPE_CHECKING:
    from sim.model.system import InternationalSystem


class Numbers:
    """Numbers the agents of each model from 1 without keeping the model alive."""

    def __init__(self) -> None:
        self._counts: WeakKeyDictionary[mesa.Model, Iterator[int]] = WeakKeyDictionary()

    def __getitem__(self, model: mesa.Model) -> Iterator[int]:
        """The next numbers of a model."""
        return self._counts.setdefault(model, itertools.count(1))


class State(mesa.Agent):
    """A country. Holds its doctrine and how it has weighed its moves this week."""

    model: "InternationalSystem"

    # The table of Mesa 3.3 would hold every block of a study in memory to the end.
    _ids: Any = Numbers()

    def __init__(self, model: "InternationalSystem", layout: Layout, doctrine: Doctrine) -> None:
        super().__init__(model)
        self.layout = layout
        self.doctrine = doctrine
        self.faced: Situation | None = None
        self.answer: Mix | None = None
        self.draws: Float[np.ndarray, "run width"] | None = None

    def situation(self) -> Situation:
        """What this state faces this week."""
        return self.model.situation(self.layout)

    def step(self) -> None:
        """Weigh the moves of each channel of each dyad, and draw the numbers that decide."""
        self.draws = self.model.draws.uniform(self.layout.code, "choice", self.layout.width)
        self.faced = self.situation()
        self.answer = self.doctrine.policy(self.faced)
