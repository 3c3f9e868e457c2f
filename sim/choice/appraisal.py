"""Utility as a sum of named terms, each standardised by the status quo."""

import dataclasses
from functools import lru_cache
from typing import Protocol, runtime_checkable

import numpy as np
from jaxtyping import Float, Int
from scipy import sparse

from sim.moves import Repertoire
from sim.world import World


@runtime_checkable
class Term(Protocol):
    """One nameable reason: what it says of the cells that it speaks to."""

    def cells(self, repertoire: Repertoire) -> Int[np.ndarray, " some"]: ...

    def __call__(
        self, world: World, cells: Int[np.ndarray, " some"]
    ) -> Float[np.ndarray, "run some"]: ...


@dataclasses.dataclass(frozen=True)
class Standard:
    """Mean of a term for each cell, and its spread, in the status-quo reference run."""

    centre: Float[np.ndarray, " cell"]
    scale: float


@dataclasses.dataclass(frozen=True, eq=False)
class Appraisal:
    """A term made ready: its cells, their doctrine weights and the standard."""

    name: str
    term: Term
    cells: Int[np.ndarray, " some"]
    weight: Float[np.ndarray, " some"]
    centre: Float[np.ndarray, " some"]
    scale: float

    def raw(self, world: World) -> Float[np.ndarray, "run some"]:
        """The term as its own unit has it."""
        return self.term(world, self.cells)

    def __call__(self, world: World) -> Float[np.ndarray, "run some"]:
        """The term's share of the utility: weight times standardised value."""
        value = np.empty((len(self.cells), len(world.posture)))
        self.write(world, value)
        return value.T

    def write(self, world: World, rows: Float[np.ndarray, "some run"]) -> None:
        """Write its share of the utility into rows of its cells."""
        np.subtract(self.raw(world).T, self.centre[:, None], out=rows)
        rows *= (self.weight / self.scale)[:, None]


def appraise(world: World, appraisals: tuple[Appraisal, ...]) -> Float[np.ndarray, "run cell"]:
    """Utility of every cell: the sum of its terms, in the order of the terms."""
    if not appraisals:
        return np.zeros((len(world.posture), world.repertoire.count))
    # The terms' rows of cells lie below each other and are added up in one go, each run by itself.
    ends = np.cumsum([0, *(len(appraisal.cells) for appraisal in appraisals)]).tolist()
    rows = np.empty((ends[-1], len(world.posture)))
    for appraisal, first, last in zip(appraisals, ends, ends[1:], strict=False):
        appraisal.write(world, rows[first:last])
    utility: Float[np.ndarray, "run cell"] = (_adder(appraisals, world.repertoire.count) @ rows).T
    return utility


@lru_cache(maxsize=16)
def _adder(appraisals: tuple[Appraisal, ...], count: int) -> sparse.csr_array:
    """Ones that add each row of a term to that of its cell."""
    cells = np.concatenate([appraisal.cells for appraisal in appraisals])
    place = (cells, np.arange(len(cells)))
    adder = sparse.csr_array((np.ones(len(cells)), place), shape=(count, len(cells)))
    # The order of the columns is the order in which terms are added.
    adder.sort_indices()
    return adder
