"""Explain one state's choices of one week from the keyed draws; nothing has to be recorded."""

import dataclasses

import numpy as np

from sim.choice import Layout, Mix, Policy, Situation, draw_moves
from sim.model import InternationalSystem
from sim.moves import CHANNELS
from sim.scenario import Scenario
from sim.world import World


@dataclasses.dataclass(frozen=True)
class Option:
    """One move that was open: why it weighed what it did.

    `terms` are the utility terms by name, weighted by the doctrine; their sum is `utility`.
    `reasons` are the parts of the score by name (posture, utility, constant for a logit).
    """

    move: str
    base: float
    terms: dict[str, float]
    utility: float
    reasons: dict[str, float]
    weight: float
    chance: float


@dataclasses.dataclass(frozen=True)
class Decision:
    """One draw: a channel toward one target. `choice` is "hold" or the name of a move."""

    target: str
    channel: str
    hold: float
    options: tuple[Option, ...]
    draw: float
    choice: str


def explain(scenario: Scenario, run: int, week: int, code: str) -> tuple[Decision, ...]:
    """All decisions of a state in a week of a run, re-computed for that run alone.

    Raises ValueError for a run, week or state that the scenario does not have.
    """
    _check(scenario, run, week, code)
    system = InternationalSystem(scenario, run, 1)
    for _ in range(week - 1):
        system.step()
    world = system.world
    system.step()
    state = next((s for s in system.states if s.layout.code == code), None)
    if state is None or state.answer is None or state.faced is None:
        return ()
    layout = state.layout
    uniform = system.draws.uniform(layout.code, "choice", layout.width)[0]
    view = View(
        names=tuple(system.scenario.repertoire.moves.names[m] for m in _own_moves(system, layout)),
        labels=system.scenario.actors.dyads.labels,
        layout=layout,
        situation=state.faced,
        mix=state.answer,
        terms=_terms(system, world, layout),
        reasons=_reasons(state.doctrine.policy, state.faced),
        draws=uniform[layout.column],
        drawn=frozenset(
            (draw_moves(state.answer, layout, uniform[None])[1] - layout.cells.start).tolist()
        ),
    )
    return tuple(_decision(view, group) for group in range(len(layout.starts)))


@dataclasses.dataclass(frozen=True)
class View:
    """Everything about one state's week that its decisions are explained from."""

    names: tuple[str, ...]
    labels: tuple[str, ...]
    layout: Layout
    situation: Situation
    mix: Mix
    terms: dict[str, dict[int, float]]
    reasons: dict[str, np.ndarray]
    draws: np.ndarray
    drawn: frozenset[int]


def _check(scenario: Scenario, run: int, week: int, code: str) -> None:
    if not 0 <= run < scenario.runs:
        raise ValueError(f"run is {run}; allowed is 0 to {scenario.runs - 1}")
    if not 1 <= week <= scenario.weeks:
        raise ValueError(f"week is {week}; allowed is 1 to {scenario.weeks}")
    if code not in scenario.actors.states.codes:
        raise ValueError(f"state is {code}; known are {', '.join(scenario.actors.states.codes)}")


def _own_moves(system: InternationalSystem, layout: Layout) -> list[int]:
    moves: list[int] = system.scenario.repertoire.move[layout.cells].tolist()
    return moves


def _terms(
    system: InternationalSystem, world: World, layout: Layout
) -> dict[str, dict[int, float]]:
    """Weighted terms by name and own cell."""
    first, last = layout.cells.start, layout.cells.stop
    return {
        a.name: {
            cell - first: value
            for cell, value in zip(a.cells.tolist(), a(world)[0].tolist(), strict=True)
            if first <= cell < last
        }
        for a in system.appraisals
    }


def _reasons(policy: Policy, situation: Situation) -> dict[str, np.ndarray]:
    """Parts of the score by name, of a policy that can name them."""
    reasons = getattr(policy, "reasons", None)
    return {name: values[0] for name, values in reasons(situation).items()} if reasons else {}


def _decision(view: View, group: int) -> Decision:
    start, size = int(view.layout.starts[group]), int(view.layout.sizes[group])
    own = [cell for cell in range(start, start + size) if view.mix.weight[0, cell] > 0]
    total = float(view.mix.hold[0, group] + view.mix.weight[0, own].sum())
    chosen = [view.names[cell] for cell in own if cell in view.drawn]
    return Decision(
        target=view.labels[int(view.layout.dyad[start])].split(">")[1],
        channel=CHANNELS[int(view.layout.column[group]) % len(CHANNELS)],
        hold=float(view.mix.hold[0, group]) / total,
        options=tuple(_option(view, cell, total) for cell in own),
        draw=float(view.draws[group]),
        choice=chosen[0] if chosen else "hold",
    )


def _option(view: View, cell: int, total: float) -> Option:
    weight = float(view.mix.weight[0, cell])
    return Option(
        move=view.names[cell],
        base=float(view.situation.base[cell]),
        terms={name: values[cell] for name, values in view.terms.items() if cell in values},
        utility=float(view.situation.utility[0, cell]),
        reasons={name: float(values[cell]) for name, values in view.reasons.items()},
        weight=weight,
        chance=weight / total,
    )
