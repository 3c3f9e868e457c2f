"""Utility as a sum of named terms, each standardised by the status quo."""

import dataclasses
from functools import lru_cache
from typing import Protocol, runtime_checkable

import numpy as np
from jaxtyping import Float, Int
from scipy import sparse

from sim.moves import Repertoire, weighing
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

    @property
    def worth(self) -> Float[np.ndarray, " some"]:
        """Utility of one unit of the term."""
        return self.weight / self.scale

    def __call__(self, world: World) -> Float[np.ndarray, "run some"]:
        """The term's share of the utility: weight times standardised value."""
        return (self.raw(world) - self.centre) * self.worth


def appraise(world: World, appraisals: tuple[Appraisal, ...]) -> Float[np.ndarray, "run cell"]:
    """Utility of every cell: the sum of its terms, in the order of the terms."""
    if not appraisals:
        return np.zeros((len(world.posture), world.repertoire.count))
    # The terms' rows of cells lie below each other and are added up in one go, each run by itself.
    rows = np.concatenate([appraisal.raw(world).T for appraisal in appraisals])
    adder, usual = _adder(appraisals, world.repertoire.count)
    utility = adder @ rows
    utility -= usual
    return utility.T


@lru_cache(maxsize=16)
def _adder(
    appraisals: tuple[Appraisal, ...], count: int
) -> tuple[sparse.csr_array, Float[np.ndarray, "cell 1"]]:
    """What adds each row of a term, by its worth, to that of its cell; and the usual sum."""
    cells = np.concatenate([appraisal.cells for appraisal in appraisals])
    worth = np.concatenate([appraisal.worth for appraisal in appraisals])
    centre = np.concatenate([appraisal.centre for appraisal in appraisals])
    adder = weighing(cells, worth, count)
    return adder, adder @ centre[:, None]
