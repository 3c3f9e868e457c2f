"""The table of states."""

import dataclasses
from collections.abc import Collection
from functools import cached_property, lru_cache

import numpy as np
from jaxtyping import Bool, Float, Int

from sim.actors.dyads import Dyads

ORGANISATIONS = ("BRICS", "EU", "G7", "NATO", "OPEC", "P5", "SCO")
"""What a state can be a member of. A rule that reads another one adds its name here."""


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

    def among(self, codes: Collection[str]) -> Bool[np.ndarray, " state"]:
        """Which states these codes name."""
        return np.array([code in codes for code in self.codes], dtype=bool)

    def member(self, organisation: str) -> Bool[np.ndarray, " state"]:
        """Which states belong to an organisation of `ORGANISATIONS`; none where none is here."""
        return self.memberships.get(organisation, np.zeros(self.count, dtype=bool))


@dataclasses.dataclass(frozen=True, eq=False)
class Actors:
    """States and dyads together. Compared by identity, so that what follows can be remembered."""

    states: States
    dyads: Dyads

    def dyads_of(
        self, sender: str | None = None, target: str | None = None
    ) -> Int[np.ndarray, " some"]:
        """Positions of the dyads with this sender and this target; absent states give none."""
        return self.dyads_among((sender,) if sender else (), (target,) if target else ())

    def dyads_among(
        self, senders: tuple[str, ...], targets: tuple[str, ...]
    ) -> Int[np.ndarray, " some"]:
        """Positions of the dyads from any of these senders to any of these targets.

        An empty list of senders or targets means any.
        """
        return _dyads_among(self, senders, targets)

    def state_of(self, code: str) -> Int[np.ndarray, " some"]:
        """Position of a state as an array: empty if the state is not in this world."""
        position = self.states.positions.get(code)
        return np.array([] if position is None else [position], dtype=np.int64)


@lru_cache(maxsize=1024)
def _dyads_among(
    actors: Actors, senders: tuple[str, ...], targets: tuple[str, ...]
) -> Int[np.ndarray, " some"]:
    chosen = np.ones(actors.dyads.count, dtype=bool)
    for wanted, end in ((senders, actors.dyads.sender), (targets, actors.dyads.target)):
        if wanted:
            chosen &= actors.states.among(wanted)[end]
    found = np.flatnonzero(chosen)
    found.flags.writeable = False
    return found
