"""Answers to sanctions in kind."""

import dataclasses

import numpy as np
from jaxtyping import Float

from sim.draws import Draws
from sim.moves import Orders
from sim.quantities import Value, param
from sim.theory.sanctions import raised
from sim.world import World
from sim.world.derived import happened, record

PACKAGES = ("imposes", "penalises_buyer")
"""Effects that call for an answer."""


@dataclasses.dataclass(frozen=True)
class CounterSanctions:
    """Who is sanctioned may answer in the same or the next week with a package of its own.

    The chance of an answer is the dyad's base rate of counter-sanctions over the rate of what it
    answers, so that the status quo has both at their rates. Tit for tat in trade: MODEL 5.1.
    """

    willingness: Value = param(
        1.0,
        unit="1",
        source="assumption: factor on the chance of an answer in the tables of base rates",
        range=(0.5, 1.5),
        bounds=(0.0, 20.0),
    )
    prompt: Value = param(
        0.5,
        unit="1",
        source="assumption: share of answers in the same week; the others come a week later",
        range=(0.2, 0.8),
        bounds=(0.0, 1.0),
    )
    size: Value = param(
        0.05,
        unit="1",
        source="assumption: mirrors the share of the open rest that a package closes (MODEL 5.1)",
        range=(0.03, 0.08),
        bounds=(0.001, 0.5),
    )

    def __call__(self, world: World, orders: Orders, draws: Draws) -> World:
        """Decide answers, carry out those due, and note those that follow next week."""
        dyads, answering = world.actors.dyads, world.repertoire.dyads_with("counters")
        standing, received = happened(world, orders), dyads.reverse[answering]
        numbers = draws.uniform("counter_sanctions", "answer", 2 * dyads.count)
        decides, prompt = numbers[:, answering], numbers[:, dyads.count + answering]
        packages = sum(standing.counted(effect)[:, received] for effect in PACKAGES)
        answers = (packages > 0) & (decides < self.chance(world)[:, answering])
        at_once = answers & (prompt < self.prompt)
        due = world.answer_owed[:, answering] + at_once
        level, owed = world.level.copy(order="K"), np.zeros_like(world.answer_owed)
        level[:, answering] = raised(level[:, answering], due, self.size)
        owed[:, answering] = answers & ~at_once
        answered = record(world, "counters", due, answering)
        return answered.replace(level=level, answer_owed=owed)

    def chance(self, world: World) -> Float[np.ndarray, "#run dyad"]:
        """Chance of each sender to answer a package that its target has imposed on it."""
        repertoire, dyads = world.repertoire, world.actors.dyads
        provoked = repertoire.expected_count("imposes") + repertoire.expected_count(
            "penalises_buyer"
        )
        received = provoked[dyads.reverse]
        answering = repertoire.expected_count("counters")
        share = np.where(received > 0, answering / np.where(received > 0, received, 1.0), 0.0)
        return np.minimum(1.0, np.atleast_2d(self.willingness * share))
