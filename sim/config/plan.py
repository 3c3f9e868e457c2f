"""How a configuration wants its study carried out."""

import os
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from sim.config.parts import make_part
from sim.study import Plan
from sim.study.manifest import config_hash
from sim.study.record import RECORDS


def make_plan(config: Mapping[str, Any]) -> Plan:
    """The plan of a study. Raises ValueError naming the key, its value and what is allowed."""
    return Plan(
        batch=config["batch"],
        site=make_part("executor", config["executor"]),
        record=RECORDS[config["record"]],
        uncertainty=make_part("uncertainty", config["uncertainty"]),
    )


def study_folder(config: Mapping[str, Any]) -> Path:
    """The folder of a study: `out`, or else one named by scenario, time and configuration."""
    if config["out"] is not None:
        return Path(str(config["out"])).expanduser()
    # Hash and process keep studies apart that start within a second.
    time = datetime.now().strftime("%Y-%m-%d_%H-%M-%S")
    name = f"{time}-{config_hash(config)[:8]}-{os.getpid()}"
    return Path("outputs") / str(config["name"]) / name
