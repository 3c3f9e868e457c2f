"""Build a scenario from a resolved configuration."""

import dataclasses
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from sim.actors import Actors, load_actors
from sim.config.calibration import load_calibration
from sim.config.compose import CONFIGS
from sim.config.doctrines import make_doctrines
from sim.config.estimated import labelled, load_estimate, with_estimate
from sim.config.interventions import Stage, make_interventions
from sim.config.observed import make_indicators, make_outcomes
from sim.config.parts import make_part, make_parts
from sim.config.posture import load_posture
from sim.config.tables import cell_labels, world_rates, world_values
from sim.moves import Repertoire, load_moves, load_repertoire
from sim.scenario import Scenario
from sim.world import PostureStart, Start


def build(config: Mapping[str, Any], configs: Path = CONFIGS) -> Scenario:
    """The scenario that a resolved configuration describes, every part checked.

    Raises ValueError in one sentence naming the key, the value and what is allowed.
    """
    states = known_states(configs)
    cells = cell_labels(configs / "repertoires" / f"{config['repertoire']}.csv")
    scenario = _assembled(config, configs, cells)
    stage = Stage(scenario, cells, states)
    changes = make_interventions(config["interventions"] or {}, stage)
    return dataclasses.replace(scenario, interventions=changes)


def _assembled(config: Mapping[str, Any], configs: Path, cells: tuple[str, ...]) -> Scenario:
    """The scenario without its interventions, which refer to all the rest."""
    states = known_states(configs)
    actors, known = _actors(config, configs, states)
    _check_ends(config, cells, states, known)
    repertoire = _repertoire(config, configs, cells, actors.dyads.labels)
    indicators = make_indicators(config["indicators"], actors, states)
    terms = make_parts("terms", config["terms"])
    estimates = configs / "estimates"
    estimate = load_estimate(estimates / f"{config['estimate']}.yaml")
    return Scenario(
        **{key: config[key] for key in ("name", "title", "weeks", "seed", "runs")},
        actors=actors,
        repertoire=repertoire,
        start=_start(config, configs, actors),
        choice=_facts("choice", "sim.choice.Choice", config),
        terms=terms,
        doctrines=make_doctrines(actors.states.codes, config["policy"] or {}, terms, states),
        rules=_posture_last(make_parts("rules", with_estimate(config["rules"], estimate))),
        indicators=indicators,
        outcomes=make_outcomes(config["outcomes"], config["indicators"], indicators),
        interventions=(),
        calibration=load_calibration(estimates / config["calibration"], repertoire, actors),
        estimated=labelled(estimate),
    )


def _posture_last(rules: dict[str, Any]) -> dict[str, Any]:
    """Rules in their order, but that of posture at the end, where all moves of a week are known.

    A rule that a scenario or a command adds comes behind those of the files.
    """
    return {name: rules[name] for name in sorted(rules, key="posture".__eq__)}


def _start(config: Mapping[str, Any], configs: Path, actors: Actors) -> tuple[Start, PostureStart]:
    facts = _facts("start", "sim.world.Start", config)
    return facts, load_posture(configs / "posture" / f"{config['posture']}.csv", actors)


def _facts(key: str, target: str, config: Mapping[str, Any]) -> Any:
    return make_part(key, {"_target_": target, **(config[key] or {})})


def known_states(configs: Path) -> tuple[str, ...]:
    """Codes of the states that could be in a world: those with a file."""
    return tuple(sorted(path.stem for path in (configs / "states").glob("*.yaml")))


def _actors(
    config: Mapping[str, Any], configs: Path, states: tuple[str, ...]
) -> tuple[Actors, tuple[str, ...]]:
    """Those of this world, and the dyads that there could be."""
    table = configs / "dyads" / f"{config['dyads']}.csv"
    everyone = load_actors(states, configs / "states", table, {})
    values = world_values(config["values"], states, everyone.dyads.labels)
    actors = load_actors(config["states"], configs / "states", table, values)
    return actors, everyone.dyads.labels


def _check_ends(
    config: Mapping[str, Any], cells: tuple[str, ...], states: tuple[str, ...], dyads: Sequence[str]
) -> None:
    """A row of a dyad that a world leaves out is passed over, one that no world has is not."""
    where = f"repertoires/{config['repertoire']}.csv"
    known = set(dyads)
    for cell in cells:
        dyad = cell.split(":")[0]
        unknown = [code for code in dyad.split(">") if code not in states]
        if unknown:
            raise ValueError(
                f"{where}: {cell}: no state is called {unknown[0]}; known are {', '.join(states)}"
            )
        if dyad not in known:
            raise ValueError(
                f"{where}: {cell}: {dyad} has no row in dyads/{config['dyads']}.csv, so that the "
                "move would never be made; add the dyad in both directions"
            )


def _repertoire(
    config: Mapping[str, Any], configs: Path, cells: tuple[str, ...], dyads: tuple[str, ...]
) -> Repertoire:
    moves = load_moves(configs / "moves" / f"{config['moves']}.yaml")
    table = configs / "repertoires" / f"{config['repertoire']}.csv"
    return load_repertoire(moves, table, dyads, world_rates(config["rates"], cells, dyads))
