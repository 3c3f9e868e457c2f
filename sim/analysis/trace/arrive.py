"""Bring one run to a week, with a note of which rule added or stopped which moves in it."""

import dataclasses
import itertools

import numpy as np
from jaxtyping import Int

from sim.draws import Draws
from sim.interfaces import Rule
from sim.model import InternationalSystem
from sim.moves import Orders
from sim.scenario import Scenario
from sim.world import World
from sim.world.derived import happened


@dataclasses.dataclass
class Clerk:
    """A rule that changes nothing: it counts the moves of the week after the rule named."""

    after: str
    counts: Int[np.ndarray, " cell"]

    def __call__(self, world: World, orders: Orders, draws: Draws) -> World:
        """The world as it is, its moves counted."""
        self.counts = counted(happened(world, orders))
        return world


def counted(orders: Orders) -> Int[np.ndarray, " cell"]:
    """How often each cell of the repertoire happened in a single run."""
    counts = np.zeros(orders.repertoire.count, dtype=np.int64)
    np.add.at(counts, orders.cell, orders.count)
    return counts


def arrive(scenario: Scenario, run: int, week: int) -> InternationalSystem:
    """A system of one run, brought to a week."""
    system = InternationalSystem(scenario, run, 1)
    for _ in range(week - 1):
        system.step()
    _attend(system)
    system.step()
    return system


def authors(system: InternationalSystem) -> dict[int, str]:
    """The rule that first added or stopped moves this week, by cell."""
    clerks = [rule for rule in system.rules.values() if isinstance(rule, Clerk)]
    found: dict[int, str] = {}
    for before, clerk in itertools.pairwise(clerks):
        for cell in np.flatnonzero(before.counts != clerk.counts).tolist():
            found.setdefault(cell, clerk.after)
    return found


def _attend(system: InternationalSystem) -> None:
    # Clerks stand between the rules, not around them: interventions replace rules by name.
    nothing = np.zeros(system.scenario.repertoire.count, dtype=np.int64)
    attended: dict[str, Rule] = {"clerk of choices": Clerk("", nothing)}
    for name, rule in system.rules.items():
        attended |= {name: rule, f"clerk of {name}": Clerk(name, nothing)}
    system.rules = attended
