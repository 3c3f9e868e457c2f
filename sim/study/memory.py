"""What a simulation in memory came to, as a study on disk has it."""

import dataclasses
from typing import Any

import numpy as np
import pandas as pd
import xarray as xr

from sim.scenario import Scenario
from sim.study.manifest import told_outcomes


@dataclasses.dataclass(frozen=True)
class InMemory:
    """Outcomes, a row a run, and what a comparison must know of where they come from."""

    outcomes: pd.DataFrame
    manifest: dict[str, Any]


def study_of(scenario: Scenario, dataset: xr.Dataset) -> InMemory:
    """The outcomes of a scenario in the Dataset that `simulate` has made of it.

    Raises ValueError where the Dataset is another scenario's.
    """
    if dataset.attrs.get("scenario") != scenario.name:
        raise ValueError(
            f"the Dataset is of scenario {dataset.attrs.get('scenario')}; allowed is one of "
            f"{scenario.name}"
        )
    values = {name: np.asarray(part(dataset)) for name, part in scenario.outcomes.items()}
    weeks = int(dataset["week"].max())
    told = told_outcomes(dataclasses.replace(scenario, weeks=weeks))
    return InMemory(
        pd.DataFrame(values, index=pd.Index(dataset["run"].to_numpy(), name="run"), dtype=float),
        {
            "scenario": scenario.name,
            "seed": int(dataset.attrs["seed"]),
            "runs": dataset.sizes["run"],
            "weeks": weeks,
            "outcomes": told,
        },
    )
