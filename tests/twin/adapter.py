"""Hand the engine's tables, start values and drawn numbers to the twin as plain Python."""

import dataclasses
import importlib
from types import ModuleType, SimpleNamespace
from typing import Any

import numpy as np
from scipy.special import ndtri

from sim.draws import Draws
from sim.model import InternationalSystem
from sim.quantities import parameters
from sim.scenario import Scenario
from sim.world import World
from tests.twin.model import World as Twin

GROUPS = ("economy", "blocs", "war", "relations", "last")


@dataclasses.dataclass(frozen=True)
class RecordedDraws(Draws):
    """Draws that remember every array they hand out."""

    log: dict[tuple[int, str, str], np.ndarray] = dataclasses.field(default_factory=dict)

    def uniform(self, owner: str, purpose: str, width: int) -> np.ndarray:
        numbers = super().uniform(owner, purpose, width)
        self.log[self.week, owner, purpose] = numbers
        return numbers


def recorded(system: InternationalSystem) -> dict[tuple[int, str, str], np.ndarray]:
    """Make a system log its draws, from now on, and return the log."""
    old = system.draws
    draws = RecordedDraws(old.seed, old.first_run, old.runs, old.week)
    system.draws = draws
    return draws.log


def twin(system: InternationalSystem, log: dict[Any, np.ndarray], run: int) -> Twin:
    """The twin of one run, at the world that the system now holds."""
    scenario, world = system.scenario, system.world
    w = SimpleNamespace(**{name: _plain(value[run]) for name, value in arrays(world).items()})
    w.t = _tables(scenario)
    w.week = world.week
    w.cells = _cells(scenario)
    w.ruled = [c for c, cell in enumerate(w.cells) if cell["by_rule"]]
    w.rest = {k: v.tolist() for k, v in scenario.calibration.reference.rest.items()}
    return Twin(w, _parts(scenario, system, log, run))


def arrays(world: World) -> dict[str, np.ndarray]:
    """All arrays of a world by name."""
    return {
        field.name: getattr(world, field.name)
        for field in dataclasses.fields(world)
        if "unit" in field.metadata
    }


def _plain(row: np.ndarray) -> Any:
    return row.tolist() if len(row) != 1 else row.tolist()[0]


def _tables(scenario: Scenario) -> SimpleNamespace:
    t = SimpleNamespace()
    for table in (scenario.actors.states, scenario.actors.dyads):
        for field in dataclasses.fields(table):
            value = getattr(table, field.name)
            setattr(t, field.name, value.tolist() if isinstance(value, np.ndarray) else value)
    organisations = scenario.actors.states.memberships
    t.member = {name: row.tolist() for name, row in organisations.items()}
    return t


def _cells(scenario: Scenario) -> list[dict[str, Any]]:
    repertoire, moves = scenario.repertoire, scenario.repertoire.moves
    names = [effect for effect in _effects()]
    return [
        {
            "dyad": int(repertoire.dyad[c]),
            "move": moves.names[m],
            "sender": repertoire.senders[c],
            "does": {names[k] for k in np.flatnonzero(moves.effects[m])},
            "goldstein": float(moves.goldstein[m]),
            "rivera": float(moves.rivera[m]),
            "by_rule": bool(moves.by_rule[m]),
            "public": bool(moves.public[m]),
            "needs": moves.needs[m],
            "rate": float(repertoire.rate[c]),
            "reference": float(repertoire.reference[c]),
            "channel": int(moves.channel[m]),
        }
        for c, m in enumerate(repertoire.move.tolist())
    ]


def _effects() -> tuple[str, ...]:
    from sim.moves import EFFECTS

    return EFFECTS


def _parts(
    scenario: Scenario, system: InternationalSystem, log: dict[Any, np.ndarray], run: int
) -> SimpleNamespace:
    def numbers(week: int, owner: str, purpose: str, normal: bool) -> list[float]:
        row = log[week, owner, purpose][run]
        values: list[float] = (ndtri(row) if normal else row).tolist()
        return values

    policy = next(iter(scenario.doctrines.values())).policy
    return SimpleNamespace(
        numbers=numbers,
        spread=scenario.choice.spread,
        spread_at_war=scenario.choice.spread_at_war,
        strategy=policy.strategy,  # type: ignore[attr-defined]
        grid=scenario.calibration.grid.tolist(),
        constants=scenario.calibration.constants.tolist(),
        rules={name: _function("rules", name) for name in scenario.rules},
        parameters={name: _fields(rule) for name, rule in scenario.rules.items()},
        terms={name: _function("terms", name) for name in scenario.terms},
        term_parameters={name: _fields(term) for name, term in scenario.terms.items()},
        speaks_to={a.name: set(a.cells.tolist()) for a in system.appraisals},
        standards={a.name: (_full(scenario, a), a.scale) for a in system.appraisals},
        weights={code: dict(d.weights) for code, d in scenario.doctrines.items()},
    )


def _full(scenario: Scenario, appraisal: Any) -> list[float]:
    centre = np.zeros(scenario.repertoire.count)
    centre[appraisal.cells] = appraisal.centre
    values: list[float] = centre.tolist()
    return values


def _fields(part: Any) -> dict[str, Any]:
    plain = {field.name: getattr(part, field.name) for field in dataclasses.fields(part)}
    return {**plain, **{item.name: item.value for item in parameters(part)}}


def _function(kind: str, name: str) -> Any:
    for group in GROUPS:
        module = _module(f"tests.twin.{kind}_{group}")
        if module is not None and hasattr(module, name):
            return getattr(module, name)
    raise LookupError(f"no plain twin of {kind} {name}")


def _module(name: str) -> ModuleType | None:
    try:
        return importlib.import_module(name)
    except ModuleNotFoundError:
        return None
