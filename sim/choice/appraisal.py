"""Utility as a sum of named terms, each standardised by the status quo."""

import dataclasses
from typing import Protocol, runtime_checkable

import numpy as np
from jaxtyping import Float, Int

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


@dataclasses.dataclass(frozen=True)
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
        value = self.raw(world) - self.centre
        value *= self.weight / self.scale
        return value


def appraise(world: World, appraisals: tuple[Appraisal, ...]) -> Float[np.ndarray, "run cell"]:
    """Utility of every cell: the sum of its terms, in the order of the terms."""
    # Whole rows are added, one a cell, which is much faster than scattered columns.
    utility = np.zeros((world.repertoire.count, len(world.posture)))
    for appraisal in appraisals:
        utility[appraisal.cells] += appraisal(world).T
    return utility.T
