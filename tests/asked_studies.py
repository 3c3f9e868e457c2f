"""A made-up study in which a sampled parameter decides an outcome."""

from pathlib import Path

import numpy as np
import pandas as pd
import yaml
from studies import write_config, write_study

from sim.study import open_study

RUNS = 240


def make_study(folder: Path) -> Path:
    """The study in a new folder; `ceasefire` has a week, `never` never happens."""
    write_study(folder, runs=RUNS)
    table = pd.read_parquet(folder / "outcomes.parquet")
    share = np.where(table["rules.oil_price.noise"] > 0.035, 0.8, 0.1)
    table["reached_ceasefire"] = (np.random.default_rng(1).random(RUNS) < share) * 1.0
    stage = open_study(folder).trajectories["stage"].to_numpy()
    table["ceasefire"] = (stage >= 3).any(axis=1) * 1.0
    table["never"] = 0.0
    table.to_parquet(folder / "outcomes.parquet")
    config = yaml.safe_load((folder / "config.yaml").read_text())
    config["outcomes"]["ceasefire"]["level"] = 3
    config["outcomes"]["ceasefire"]["long_name"] = "a ceasefire is reached"
    write_config(folder, config)
    return folder
