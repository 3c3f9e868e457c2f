"""Keyed uniform draws from a counter-based generator.

Philox (Salmon et al. 2011) turns a key and a counter into numbers. The key is made of
seed, owner and purpose; the counter of week and run. So run 7 draws the same numbers in
any block, and a new owner shifts nobody else's.
"""

import dataclasses
import hashlib
from functools import lru_cache

import numpy as np
from jaxtyping import Float
from scipy.special import ndtri

WORDS = 4
"""Numbers that one tick of the Philox-4x64 counter yields."""

SMALLEST = 2.0**-54
"""Replaces an exact zero, whose normal quantile would be infinite."""


@dataclasses.dataclass(frozen=True)
class Draws:
    """Uniform and normal numbers of one week for a block of consecutive runs."""

    seed: int
    first_run: int
    runs: int
    week: int = 0

    def at(self, week: int) -> "Draws":
        """The draws of another week for the same runs."""
        return dataclasses.replace(self, week=week)

    def uniform(self, owner: str, purpose: str, width: int) -> Float[np.ndarray, "run width"]:
        """Uniform numbers in (0, 1); a row depends on its run only, never on the block."""
        ticks = -(-width // WORDS)
        generator = np.random.Philox(
            key=_key(self.seed, owner, purpose),
            counter=np.array([self.first_run * ticks, self.week, 0, 0], dtype=np.uint64),
        )
        numbers = np.random.Generator(generator).random((self.runs, ticks * WORDS))
        return np.maximum(numbers[:, :width], SMALLEST)

    def normal(self, owner: str, purpose: str, width: int) -> Float[np.ndarray, "run width"]:
        """Standard normal numbers by the inverse of the distribution function."""
        return ndtri(self.uniform(owner, purpose, width))


@lru_cache(maxsize=4096)
def _key(seed: int, owner: str, purpose: str) -> int:
    digest = hashlib.blake2b(f"{seed}/{owner}/{purpose}".encode(), digest_size=16)
    return int.from_bytes(digest.digest(), "little")
