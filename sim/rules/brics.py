"""Where the states of BRICS and those courted by it stand between the US and a rival order."""

import dataclasses

import numpy as np
from jaxtyping import Float, Int

from sim.actors import Actors
from sim.draws import Draws
from sim.moves import Orders, across
from sim.quantities import Value, param
from sim.theory.voting import probabilistic_condorcet
from sim.world import World
from sim.world.blocs import pressure_at_rest

QUARTER = 13
"""Weeks between two elections of the common line (assumption: as often as ministers meet)."""
OPTIONS = np.array([[-1.0, 0.0, 1.0]])
"""The common line may move a step to the rival order, stay, or move a step to the West."""

_UNGA = "UN ideal points 2010-2024 (Bailey, Strezhnev and Voeten), changes from year to year"


@dataclasses.dataclass(frozen=True)
class Brics:
    """Every quarter a probabilistic Condorcet election moves the common line (MODEL 5.6).

    Voters are the members and swing states, weighted by capability times salience, with
    quadratic losses around their positions. Pressure by USA beyond the usual pushes a voter's
    preference away from it: balancing (Walt 1987, BK). The step drawn, less what the start
    itself expects, moves every voter; positions return slowly to the UN ideal points of the
    start, so the status quo is at rest in expectation. `shift` and `convergence` are zero at
    the status quo.
    """

    step: Value = param(
        0.07,
        unit="ideal-point units/quarter",
        source=f"{_UNGA}: sd of the common change of eight states .13 a year",
        range=(0.04, 0.11),
        bounds=(0.0, 1.0),
    )
    spread: Value = param(
        0.04,
        unit="ideal-point units/quarter",
        source=f"{_UNGA}: sd of own changes .15 a year, half taken as error, an assumption",
        range=(0.02, 0.08),
        bounds=(0.0, 1.0),
    )
    persistence: Value = param(
        0.9,
        unit="1/quarter",
        source=f"{_UNGA}: autocorrelation -.3 to .8 a year; .66 net of error, an assumption",
        range=(0.8, 0.97),
        bounds=(0.0, 0.999),
    )
    following: Value = param(
        0.5,
        unit="1",
        source="assumption: share of a step that a swing state follows; members follow in full",
        range=(0.2, 0.8),
        bounds=(0.0, 1.0),
    )
    balancing: Value = param(
        1.0,
        unit="ideal-point units/(hostility/week)",
        source="assumption: a tariff in fresh memory (hostility .08) moves a preference by .08",
        range=(0.4, 2.0),
        bounds=(-50.0, 50.0),
    )
    shift: Value = param(
        0.0,
        unit="ideal-point units",
        source="assumption: preferences toward the West beyond positions; 0 at the status quo",
        range=(-0.05, 0.05),
        bounds=(-2.0, 2.0),
    )
    convergence: Value = param(
        0.0,
        unit="1/quarter",
        source="assumption: share of the way to the common line; 0 at the status quo",
        range=(-0.01, 0.01),
        bounds=(-0.2, 0.5),
    )
    swing: tuple[str, ...] = param(
        ("TUR", "SAU"),
        unit="states",
        source="assumption: invited or applied by January 2026 without full membership (BK)",
    )

    def __call__(self, world: World, orders: Orders, draws: Draws) -> World:
        """Positions after this quarter's election; unchanged in other weeks."""
        voters = self._voters(world.actors)
        if draws.week % QUARTER or len(voters) < 2:
            return world
        ticket = draws.uniform("brics", "line", 1)
        own = draws.normal("brics", "own", world.actors.states.count)
        home = world.actors.states.ideal_point[None, voters]
        position = world.alignment[:, voters]
        moved = self._surprise(world, voters, ticket) * self._share(world.actors, voters)
        drawn = self.convergence * (_line(world.actors, voters, position) - position)
        position = home + self.persistence * (position - home) + moved + drawn
        alignment = world.alignment.copy()
        alignment[:, voters] = np.clip(position + self.spread * own[:, voters], -5.0, 5.0)
        return world.replace(alignment=alignment)

    def _voters(self, actors: Actors) -> Int[np.ndarray, " voter"]:
        swing = actors.states.among(self.swing)
        return np.flatnonzero((actors.states.member("BRICS") | swing) & ~actors.states.collective)

    def _share(
        self, actors: Actors, voters: Int[np.ndarray, " voter"]
    ) -> Float[np.ndarray, "#run voter"]:
        return np.where(actors.states.member("BRICS")[None, voters], 1.0, self.following)

    def _surprise(
        self, world: World, voters: Int[np.ndarray, " voter"], ticket: Float[np.ndarray, "run 1"]
    ) -> Float[np.ndarray, "run 1"]:
        home = world.actors.states.ideal_point[None, voters]
        pressed = (world.coercion - pressure_at_rest(world))[:, voters]
        preference = world.alignment[:, voters] + self.shift - self.balancing * pressed
        chance = self._election(world.actors, voters, world.alignment[:, voters], preference)
        usually = self._election(world.actors, voters, home, home)
        drawn = 1.0 - (ticket < chance[:, :1]) - (ticket < chance[:, :1] + chance[:, 1:2])
        return self.step * (drawn - (usually[:, 2:] - usually[:, :1]))

    def _election(
        self,
        actors: Actors,
        voters: Int[np.ndarray, " voter"],
        position: Float[np.ndarray, "#run voter"],
        preference: Float[np.ndarray, "#run voter"],
    ) -> Float[np.ndarray, "#run 3"]:
        options = _line(actors, voters, position) + self.step * OPTIONS
        utility = -((options[:, None, :] - preference[:, :, None]) ** 2)
        return probabilistic_condorcet(utility, _weight(actors, voters))


def _weight(actors: Actors, voters: Int[np.ndarray, " voter"]) -> Float[np.ndarray, " voter"]:
    """Capability times salience."""
    weight: np.ndarray = actors.states.capability[voters] * actors.states.salience[voters]
    return weight


def _line(
    actors: Actors, voters: Int[np.ndarray, " voter"], position: Float[np.ndarray, "#run voter"]
) -> Float[np.ndarray, "#run 1"]:
    weight = _weight(actors, voters)
    line: np.ndarray = across(position * weight) / weight.sum()
    return line
