"""Explain one state's choices of one week from the keyed draws; nothing has to be recorded."""

import dataclasses

import numpy as np

from sim.analysis.trace.arrive import arrive
from sim.analysis.trace.course import Course, course
from sim.analysis.trace.decision import Decision, Option, Part
from sim.choice import Layout, Mix, Policy, Situation
from sim.choice.appraisal import Appraisal
from sim.model import InternationalSystem
from sim.model.state import State
from sim.moves import CHANNELS
from sim.scenario import Scenario
from sim.world import World


def explain(scenario: Scenario, run: int, week: int, code: str) -> tuple[Decision, ...]:
    """All decisions of a state in a week of a run, re-computed for that run alone.

    Raises ValueError for a run, week or state that the scenario does not have.
    """
    _check(scenario, run, week, code)
    return decisions(arrive(scenario, run, week), code)


def decisions(system: InternationalSystem, code: str) -> tuple[Decision, ...]:
    """All decisions of a state in the week to which `arrive` has brought a system."""
    state = next((s for s in system.states if s.layout.code == code), None)
    if state is None or state.answer is None or state.faced is None:
        return ()
    view = _view(system, state, state.faced, state.answer)
    return tuple(_decision(view, group) for group in range(len(state.layout.starts)))


@dataclasses.dataclass(frozen=True)
class View:
    """Everything about one state's week that its decisions are explained from."""

    names: tuple[str, ...]
    labels: tuple[str, ...]
    layout: Layout
    situation: Situation
    mix: Mix
    parts: dict[str, dict[int, Part]]
    reasons: dict[str, np.ndarray]
    draws: np.ndarray
    course: Course


def _view(system: InternationalSystem, state: State, faced: Situation, mix: Mix) -> View:
    layout, scenario = state.layout, system.scenario
    uniform = system.draws.uniform(layout.code, "choice", layout.width)
    repertoire = scenario.repertoire
    return View(
        names=tuple(repertoire.moves.names[m] for m in repertoire.move[layout.cells]),
        labels=scenario.actors.dyads.labels,
        layout=layout,
        situation=faced,
        mix=mix,
        parts=_parts(system, layout),
        reasons=_reasons(state.doctrine.policy, faced),
        draws=uniform[0, layout.column],
        course=course(system, layout, mix, uniform),
    )


def _check(scenario: Scenario, run: int, week: int, code: str) -> None:
    if not 0 <= run < scenario.runs:
        raise ValueError(f"run is {run}; allowed is 0 to {scenario.runs - 1}")
    if not 1 <= week <= scenario.weeks:
        raise ValueError(f"week is {week}; allowed is 1 to {scenario.weeks}")
    if code not in scenario.actors.states.codes:
        raise ValueError(f"state is {code}; known are {', '.join(scenario.actors.states.codes)}")


def _parts(system: InternationalSystem, layout: Layout) -> dict[str, dict[int, Part]]:
    """What terms were made of, by name and own cell, in the world that the states saw."""
    return {a.name: _parts_of(a, system.seen, layout) for a in system.appraisals}


def _parts_of(term: Appraisal, seen: World, layout: Layout) -> dict[int, Part]:
    adds, raw = term(seen)[0], term.raw(seen)[0]
    first, last = layout.cells.start, layout.cells.stop
    return {
        int(cell) - first: Part(
            value=float(raw[i]),
            usual=float(term.centre[i]),
            spread=float(term.scale),
            weight=float(term.weight[i]),
            adds=float(adds[i]),
        )
        for i, cell in enumerate(term.cells)
        if first <= cell < last
    }


def _reasons(policy: Policy, situation: Situation) -> dict[str, np.ndarray]:
    """Parts of the score by name, of a policy that can name them."""
    reasons = getattr(policy, "reasons", None)
    return {name: values[0] for name, values in reasons(situation).items()} if reasons else {}


def _decision(view: View, group: int) -> Decision:
    start, size = int(view.layout.starts[group]), int(view.layout.sizes[group])
    own = [cell for cell in range(start, start + size) if view.mix.weight[0, cell] > 0]
    total = float(view.mix.hold[0, group] + view.mix.weight[0, own].sum())
    added = view.course.added(group)
    return Decision(
        target=view.labels[int(view.layout.dyad[start])].split(">")[1],
        channel=CHANNELS[int(view.layout.column[group]) % len(CHANNELS)],
        hold=float(view.mix.hold[0, group]) / total,
        options=tuple(_option(view, cell, total) for cell in own),
        draw=float(view.draws[group]),
        drawn=_name(view, view.course.drawn.get(group)),
        choice=_name(view, view.course.choice(group)),
        forced=group in view.course.forced,
        by_rules={view.names[cell]: count for cell, count in added.items()},
        drawn_by={view.names[cell]: view.course.authors[cell] for cell in added},
        stopped_by=view.course.stopped_by(group),
    )


def _name(view: View, cell: int | None) -> str:
    return "hold" if cell is None else view.names[cell]


def _option(view: View, cell: int, total: float) -> Option:
    weight = float(view.mix.weight[0, cell])
    parts = {name: found[cell] for name, found in view.parts.items() if cell in found}
    return Option(
        move=view.names[cell],
        base=float(view.situation.base[cell]),
        terms={name: part.adds for name, part in parts.items()},
        parts=parts,
        utility=float(view.situation.utility[0, cell]),
        reasons={name: float(values[cell]) for name, values in view.reasons.items()},
        weight=weight,
        chance=weight / total,
    )
