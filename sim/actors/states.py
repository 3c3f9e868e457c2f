"""The table of states."""

import dataclasses
from functools import cached_property

import numpy as np
from jaxtyping import Bool, Float, Int

from sim.actors.dyads import Dyads


@dataclasses.dataclass(frozen=True)
class States:
    """Attributes of the states; units and sources stand in their configuration files."""

    codes: tuple[str, ...]
    names: tuple[str, ...]
    collective: Bool[np.ndarray, " state"]
    memberships: dict[str, Bool[np.ndarray, " state"]]
    gdp: Float[np.ndarray, " state"]
    military_spending: Float[np.ndarray, " state"]
    capability: Float[np.ndarray, " state"]
    ideal_point: Float[np.ndarray, " state"]
    regime: Float[np.ndarray, " state"]
    warheads: Float[np.ndarray, " state"]
    oil_exports: Float[np.ndarray, " state"]
    oil_imports: Float[np.ndarray, " state"]
    us_troops: Float[np.ndarray, " state"]
    salience: Float[np.ndarray, " state"]

    @property
    def count(self) -> int:
        """Number of states."""
        return len(self.codes)

    @cached_property
    def positions(self) -> dict[str, int]:
        """Position of each state by its code."""
        return {code: i for i, code in enumerate(self.codes)}

    def member(self, organisation: str) -> Bool[np.ndarray, " state"]:
        """Which states belong to an organisation."""
        return self.memberships.get(organisation, np.zeros(self.count, dtype=bool))


@dataclasses.dataclass(frozen=True)
class Actors:
    """States and dyads together."""

    states: States
    dyads: Dyads

    def dyads_of(
        self, sender: str | None = None, target: str | None = None
    ) -> Int[np.ndarray, " some"]:
        """Positions of the dyads with this sender and this target; absent states give none."""
        chosen = np.ones(self.dyads.count, dtype=bool)
        if sender is not None:
            chosen &= self.dyads.sender == self.states.positions.get(sender, -1)
        if target is not None:
            chosen &= self.dyads.target == self.states.positions.get(target, -1)
        return np.flatnonzero(chosen)

    def state_of(self, code: str) -> Int[np.ndarray, " some"]:
        """Position of a state as an array: empty if the state is not in this world."""
        return np.flatnonzero(np.array(self.states.codes) == code)
