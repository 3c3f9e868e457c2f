"""Keyed uniform draws from a counter-based generator.

Philox (Salmon et al. 2011) turns a key and a counter into numbers. The key is made of
seed, owner and purpose; the counter of week and run. So run 7 draws the same numbers in
any block, and a new owner shifts nobody else's.
"""

import dataclasses
import hashlib
import threading
from functools import lru_cache
from typing import Any

import numpy as np
from jaxtyping import Float
from scipy.special import ndtri

WORDS = 4
"""Numbers that one tick of the Philox-4x64 counter yields."""

SMALLEST = 2.0**-54
"""Replaces an exact zero, whose normal quantile would be infinite."""

LARGEST = 1.0 - 2.0**-53
"""Replaces an exact one, likewise."""


@dataclasses.dataclass(frozen=True)
class Draws:
    """Uniform and normal numbers of one week for a block of consecutive runs.

    Where `common`, every run draws what run 0 draws: only parameters tell them apart. Where
    `mirrored`, runs 2k and 2k + 1 are a pair, u in one where the other has 1 - u, so that what is
    linear in normal numbers has no sampling error in the mean of pairs (antithetic variates:
    Hammersley and Morton 1956).
    """

    seed: int
    first_run: int
    runs: int
    week: int = 0
    common: bool = False
    mirrored: bool = False

    def at(self, week: int) -> "Draws":
        """The draws of another week for the same runs."""
        return dataclasses.replace(self, week=week)

    def uniform(self, owner: str, purpose: str, width: int) -> Float[np.ndarray, "run width"]:
        """Uniform numbers in (0, 1); a row depends on its run only, never on the block."""
        if self.mirrored:
            return self._mirrored(owner, purpose, width)
        ticks = -(-width // WORDS)
        first, rows = (0, 1) if self.common else (self.first_run, self.runs)
        generator = _generator(_key(self.seed, owner, purpose), (first * ticks, self.week, 0, 0))
        drawn = generator.random((rows, ticks * WORDS))[:, :width]
        # As everywhere in the world, the runs of a column lie side by side.
        numbers = np.asfortranarray(np.repeat(drawn, self.runs, axis=0) if self.common else drawn)
        # To look for a zero takes a seventh of the time of replacing none.
        return numbers if numbers.min() > 0.0 else np.maximum(numbers, SMALLEST)

    def _mirrored(self, owner: str, purpose: str, width: int) -> Float[np.ndarray, "run width"]:
        first, last = self.first_run // 2, (self.first_run + self.runs - 1) // 2
        own = dataclasses.replace(self, first_run=first, runs=last - first + 1, mirrored=False)
        numbers = np.repeat(own.uniform(owner, purpose, width), 2, axis=0)
        numbers[1::2] = np.minimum(1.0 - numbers[1::2], LARGEST)
        return numbers[self.first_run % 2 :][: self.runs]

    def normal(self, owner: str, purpose: str, width: int) -> Float[np.ndarray, "run width"]:
        """Standard normal numbers by the inverse of the distribution function."""
        return ndtri(self.uniform(owner, purpose, width))


class _Own(threading.local):
    """A generator for each thread. Making one costs more than the numbers of a small draw."""

    def __init__(self) -> None:
        self.generator = np.random.Generator(np.random.Philox(np.random.SeedSequence(0)))
        # No number of an earlier draw is left in the buffer.
        self.state: dict[str, Any] = {
            "bit_generator": "Philox",
            "buffer": [0] * WORDS,
            "buffer_pos": WORDS,
            "has_uint32": 0,
            "uinteger": 0,
        }


_OWN = _Own()


def _generator(key: tuple[int, int], counter: tuple[int, int, int, int]) -> np.random.Generator:
    """The thread's generator set to a key and counter: nothing of earlier draws is left."""
    generator, state = _OWN.generator, _OWN.state
    state["state"] = {"counter": counter, "key": key}
    generator.bit_generator.state = state
    return generator


@lru_cache(maxsize=4096)
def _key(seed: int, owner: str, purpose: str) -> tuple[int, int]:
    digest = hashlib.blake2b(f"{seed}/{owner}/{purpose}".encode(), digest_size=16).digest()
    return int.from_bytes(digest[:8], "little"), int.from_bytes(digest[8:], "little")
