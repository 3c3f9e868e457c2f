"""Build a scenario from a resolved configuration."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sim.actors import load_actors
from sim.config.calibration import load_calibration
from sim.config.compose import CONFIGS
from sim.config.doctrines import make_doctrines
from sim.config.interventions import make_interventions
from sim.config.parts import make_part, make_parts
from sim.config.posture import load_posture
from sim.moves import load_moves, load_repertoire
from sim.scenario import Scenario


def build(config: Mapping[str, Any], configs: Path = CONFIGS) -> Scenario:
    """The scenario that a resolved configuration describes, every part checked.

    Raises ValueError in one sentence naming the key, the value and what is allowed.
    """
    actors = load_actors(
        config["states"],
        configs / "states",
        configs / "dyads" / f"{config['dyads']}.csv",
        config["values"],
    )
    moves = load_moves(configs / "moves" / f"{config['moves']}.yaml")
    table = configs / "repertoires" / f"{config['repertoire']}.csv"
    repertoire = load_repertoire(moves, table, actors.dyads.labels, config["rates"])
    estimate = configs / "estimates" / str(config["calibration"])
    rules = make_parts("rules", config["rules"])
    return Scenario(
        name=str(config["name"]),
        title=str(config["title"]),
        weeks=config["weeks"],
        seed=config["seed"],
        runs=config["runs"],
        actors=actors,
        repertoire=repertoire,
        start=(
            make_part("start", {"_target_": "sim.world.Start", **config["start"]}),
            load_posture(configs / "posture" / f"{config['posture']}.csv", actors),
        ),
        choice=make_part("choice", {"_target_": "sim.choice.Choice", **config["choice"]}),
        terms=make_parts("terms", config["terms"]),
        doctrines=make_doctrines(
            actors.states.codes, config["policy"], config["terms"] or {}, known_states(configs)
        ),
        rules=rules,
        indicators=make_parts("indicators", config["indicators"]),
        outcomes=make_parts("outcomes", config["outcomes"]),
        interventions=make_interventions(config["interventions"], actors, repertoire, rules),
        calibration=load_calibration(estimate, repertoire, actors),
    )


def known_states(configs: Path) -> tuple[str, ...]:
    """Codes of the states that could be in a world: those with a file."""
    return tuple(sorted(path.stem for path in (configs / "states").glob("*.yaml")))
