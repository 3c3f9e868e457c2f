"""The international system as a Mesa model: one step is one week."""

from functools import cached_property

import mesa
import numpy as np

from sim.choice import Doctrine, Layout, Situation, layout
from sim.draws import Draws
from sim.interfaces import Settles
from sim.model.collector import Collector
from sim.model.interventions import forced, intervene
from sim.model.prospect import Prospect, make_appraisals, prospect
from sim.model.state import State
from sim.model.together import Together
from sim.moves import choices, no_orders
from sim.scenario import Scenario
from sim.world import World, initial_world
from sim.world.derived import happened


class InternationalSystem(mesa.Model):
    """Owns the world of a block of runs and lets a week pass: choose, act, collect.

    Every state reads the same unchanged world, so the order of activation cannot matter.
    """

    def __init__(self, scenario: Scenario, first_run: int, runs: int) -> None:
        super().__init__(rng=scenario.seed)
        self.scenario = scenario
        self.rules = dict(scenario.rules)
        self.doctrines: dict[str, Doctrine] = dict(scenario.doctrines)
        noise = (scenario.common_noise, scenario.mirrored_noise)
        self.draws = Draws(scenario.seed, first_run, runs, 0, *noise)
        self.world = self._begin()
        self.seen = self.world
        self.orders = no_orders(scenario.repertoire, runs)
        self.prospect: Prospect | None = None
        self._admit_states()
        self.datacollector = Collector(scenario.indicators)
        self.datacollector.collect(self)

    @property
    def week(self) -> int:
        """Weeks passed since the start."""
        return self.world.week

    def step(self) -> None:
        """States choose, rules fold over the world, indicators are collected."""
        week = self.week + 1
        self.draws = self.draws.at(week)
        intervene(self, week)
        self.choose()
        self.world = self._next_world(week)
        self.datacollector.collect(self)

    def choose(self) -> None:
        """Let every state choose and put the orders of the week together."""
        self.seen = self.world
        self.prospect = prospect(self.world, self.scenario.choice, self.appraisals)
        self.agents.do("step")
        orders = choices(self.scenario.repertoire, self.prospect.expected, self._together.decide())
        self.orders = forced(orders, self.scenario.interventions, self.week + 1)

    def situation(self, layout: Layout) -> Situation:
        """What one state faces: its own columns of the week's prospect."""
        if self.prospect is None:
            raise RuntimeError("no week has begun")
        cells, dyads = layout.cells, self.world.actors.dyads
        return Situation(
            layout=layout,
            base=self.scenario.repertoire.base[cells],
            feasible=self.prospect.feasible[:, cells],
            tilt=self.prospect.tilt[:, cells],
            utility=self.prospect.utility[:, cells],
            constants=self.scenario.calibration.constants[:, cells],
            grid=self.scenario.calibration.grid,
            received=self.world.last_score[:, dyads.reverse[layout.dyads]],
            week=self.week + 1,
            at_base=self.prospect.at_base[:, cells],
            held=self.prospect.held[:, self.scenario.repertoire.groups_of(cells)],
        )

    @cached_property
    def _together(self) -> Together:
        return Together.of(self.states)

    def _begin(self) -> World:
        scenario = self.scenario
        reference = scenario.calibration.reference
        world = initial_world(
            scenario.actors, scenario.repertoire, reference, scenario.start, self.draws
        )
        for rule in scenario.rules.values():
            if isinstance(rule, Settles):
                world = rule.settle(world)
        return world

    def instruct(self, code: str, doctrine: Doctrine) -> None:
        """Give one state another doctrine from now on."""
        for state in self.states:
            if state.layout.code == code:
                state.doctrine = doctrine
        self.doctrines = {**self.doctrines, code: doctrine}
        self._rewire()

    def _rewire(self) -> None:
        scenario = self.scenario
        self.appraisals = make_appraisals(
            scenario.terms, self.doctrines, scenario.repertoire, scenario.calibration.standards
        )

    def _admit_states(self) -> None:
        scenario = self.scenario
        self.states: list[State] = []
        self._rewire()
        for number, code in enumerate(scenario.actors.states.codes):
            plan = layout(scenario.repertoire, scenario.actors.dyads.sender, number, code)
            if len(plan.starts):
                self.states.append(State(self, plan, scenario.doctrines[code]))

    def _next_world(self, week: int) -> World:
        world = self.world.replace(occurred=np.zeros_like(self.world.occurred))
        for rule in self.rules.values():
            world = rule(world, self.orders, self.draws)
        self.orders = happened(world, self.orders).in_order()
        score = self.orders.total(world.repertoire.goldstein)
        return world.replace(week=week, last_score=score)


def block(scenario: Scenario, first_run: int, runs: int) -> InternationalSystem:
    """A block of runs, run to the end of the scenario."""
    system = InternationalSystem(scenario, first_run, runs)
    for _ in range(scenario.weeks):
        system.step()
    return system
