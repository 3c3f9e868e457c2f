"""Build a scenario from a resolved configuration."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sim.actors import Actors, load_actors
from sim.choice import Choice, Doctrine
from sim.config.calibration import load_calibration
from sim.config.compose import CONFIGS
from sim.config.interventions import make_interventions
from sim.config.parts import make_part, make_parts
from sim.config.posture import load_posture
from sim.moves import load_moves, load_repertoire
from sim.scenario import Scenario
from sim.world import Start


def build(config: Mapping[str, Any], configs: Path = CONFIGS) -> Scenario:
    """The scenario that a resolved configuration describes, every part checked.

    Raises ValueError in one sentence naming the key, the value and what is allowed.
    """
    check_sizes(config)
    actors = load_actors(
        config["states"],
        configs / "states",
        configs / "dyads" / f"{config['dyads']}.csv",
        config["values"],
    )
    moves = load_moves(configs / "moves" / f"{config['moves']}.yaml")
    table = configs / "repertoires" / f"{config['repertoire']}.csv"
    repertoire = load_repertoire(moves, table, actors.dyads.labels, config["rates"])
    doctrines = make_doctrines(actors, config["policy"], config["terms"])
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
        doctrines=doctrines,
        rules=rules,
        indicators=make_parts("indicators", config["indicators"]),
        outcomes=make_parts("outcomes", config["outcomes"]),
        interventions=make_interventions(config["interventions"], actors, repertoire, rules),
        calibration=load_calibration(estimate, repertoire, actors),
    )


def check_sizes(config: Mapping[str, Any]) -> None:
    """Refuse sizes that make no study."""
    for key, least in (("runs", 1), ("weeks", 1), ("seed", 0)):
        value = config[key]
        if not isinstance(value, int) or isinstance(value, bool) or value < least:
            raise ValueError(f"{key} is {value}; allowed is a whole number from {least}")


def make_doctrines(
    actors: Actors, policies: Mapping[str, Any], terms: Mapping[str, Any]
) -> dict[str, Doctrine]:
    """The doctrine of every state; a state that is not named takes the default's."""
    known = set(policies) - {"default"}
    unknown = known - set(actors.states.codes)
    doctrines = {}
    for code in actors.states.codes:
        row = {**policies.get("default", {}), **(policies.get(code) or {})}
        if not row.get("policy"):
            raise ValueError(f"policy.{code}: the state has no policy, and there is no default")
        doctrines[code] = make_doctrine(f"policy.{code}", row, terms)
    if unknown and not known & set(actors.states.codes):
        raise ValueError(f"policy.{sorted(unknown)[0]}: no such state in this world")
    return doctrines


def make_doctrine(label: str, row: Mapping[str, Any], terms: Mapping[str, Any]) -> Doctrine:
    """One doctrine: a policy and weights of known terms."""
    weights = {name: float(weight) for name, weight in (row.get("weights") or {}).items()}
    for name in weights:
        if name not in (terms or {}):
            raise ValueError(f"{label}.weights.{name}: no such term; known are {sorted(terms)}")
    return Doctrine(make_part(f"{label}.policy", row["policy"]), weights)
