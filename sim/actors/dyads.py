"""Directed dyads and the unordered pairs that they form."""

import dataclasses
from functools import cached_property

import numpy as np
from jaxtyping import Float, Int


@dataclasses.dataclass(frozen=True)
class Dyads:
    """The active directed dyads, sorted by sender, with their attributes at the start.

    `sender` and `target` are positions in the table of states; `pair` numbers the unordered
    pairs; `sign` is +1 from a pair's first state to its second and -1 back; `reverse` is the
    position of the opposite dyad.
    """

    labels: tuple[str, ...]
    sender: Int[np.ndarray, " dyad"]
    target: Int[np.ndarray, " dyad"]
    pair: Int[np.ndarray, " dyad"]
    sign: Float[np.ndarray, " dyad"]
    reverse: Int[np.ndarray, " dyad"]
    forward: Int[np.ndarray, " pair"]
    alliance: Float[np.ndarray, " dyad"]
    alignment_distance: Float[np.ndarray, " dyad"]
    sanctions_level: Float[np.ndarray, " dyad"]
    trust: Float[np.ndarray, " dyad"]
    cooperation: Float[np.ndarray, " dyad"]
    rivalry: Float[np.ndarray, " dyad"]
    nearness: Float[np.ndarray, " dyad"]
    trade: Float[np.ndarray, " dyad"]

    @property
    def count(self) -> int:
        """Number of directed dyads."""
        return len(self.labels)

    @property
    def pairs(self) -> int:
        """Number of unordered pairs."""
        return len(self.forward)

    @cached_property
    def positions(self) -> dict[str, int]:
        """Position of each dyad by its label, as in `USA>RUS`."""
        return {label: i for i, label in enumerate(self.labels)}

    @cached_property
    def senders(self) -> tuple[Int[np.ndarray, " sender"], Int[np.ndarray, " sender"]]:
        """The states that send anything, and the first dyad of each."""
        present, starts = np.unique(self.sender, return_index=True)
        return present, starts

    @cached_property
    def backward(self) -> Int[np.ndarray, " pair"]:
        """Dyad from the second state of each pair to the first."""
        return self.reverse[self.forward]
