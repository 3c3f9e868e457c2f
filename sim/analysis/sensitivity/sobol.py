"""Shares of the variance of an outcome: first-order and total Sobol indices."""

from importlib import import_module
from typing import Any

import numpy as np
import pandas as pd

from sim.analysis.sensitivity.points import Points

RESAMPLES = 500
SEED = 1


def sobol(given: Points) -> pd.DataFrame:
    """First-order (S1) and total (ST) index of every parameter for every outcome.

    By SALib after Saltelli et al. (2010): S1 is the share of the variance that a parameter
    explains alone, ST with all of its interactions. Columns outcome, index, parameter, value,
    low and high: 1.96 standard deviations of a bootstrap over groups, with a fixed seed, either
    way. Outcomes must vary.
    """
    analyze = salib("sobol")
    labels, group = list(given.sampled.labels), given.sampled.group
    problem = {"num_vars": len(labels), "names": labels}
    frames = []
    for name in given.outcomes:
        found = analyze(
            problem,
            given.outcomes[name].to_numpy(),
            calc_second_order=group != len(labels) + 2,
            num_resamples=RESAMPLES,
            seed=SEED,
        )
        frames += [_frame(str(name), index, labels, found) for index in ("S1", "ST")]
    return pd.concat(frames, ignore_index=True)


def _frame(outcome: str, index: str, labels: list[str], found: Any) -> pd.DataFrame:
    value, half = np.asarray(found[index]), np.asarray(found[f"{index}_conf"])
    return pd.DataFrame(
        {
            "outcome": outcome,
            "index": index,
            "parameter": labels,
            "value": value,
            "low": value - half,
            "high": value + half,
            "clear": value > half,
        }
    )


def salib(method: str) -> Any:
    """A method of SALib. Raises ValueError naming the extra where it is not installed."""
    try:
        return import_module(f"SALib.analyze.{method}").analyze
    except ImportError as error:
        raise ValueError(
            f"method {method} needs SALib, which is not installed; install the extra: "
            "pip install 'brinkwatch[sensitivity]'"
        ) from error
