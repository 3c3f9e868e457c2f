"""Shares of the variance of an outcome: first-order and total Sobol indices."""

from importlib import import_module
from typing import Any

import numpy as np
import pandas as pd
from jaxtyping import Float
from scipy.stats import t

from sim.analysis.compare import holm
from sim.analysis.sensitivity.points import Points

RESAMPLES = 500
SEED = 1
LEVEL = 0.95
COLUMNS = ("outcome", "index", "parameter", "value", "low", "high", "p_value", "clear")


def sobol(given: Points) -> pd.DataFrame:
    """First-order (S1) and total (ST) index of every parameter for every outcome.

    By SALib after Saltelli et al. (2010): S1 is the share of the variance that a parameter
    explains alone, ST with all of its interactions. Columns outcome, index, parameter, value,
    low and high (1.96 standard deviations of a bootstrap over groups, with a fixed seed, either
    way), p_value and clear, which are the parameter's and the same in both of its rows: Holm's
    correction over parameters leaves p, that S1 is no more than zero, below 5 %. Outcomes must
    vary.
    """
    analyze, labels = salib("sobol"), list(given.sampled.labels)
    group = given.sampled.group or len(labels) + 2
    problem = {"num_vars": len(labels), "names": labels}
    second = group != len(labels) + 2
    frames = []
    for name in given.outcomes:
        values = given.outcomes[name].to_numpy(dtype=float)
        found = analyze(
            problem, values, calc_second_order=second, num_resamples=RESAMPLES, seed=SEED
        )
        columns: dict[str, Any] = {"outcome": str(name), "parameter": labels}
        # By S1: ST holds the noise of single runs, so that it is far from zero for any parameter.
        columns["p_value"] = _p_values(values.reshape(-1, group), len(labels))
        columns["clear"] = holm(columns["p_value"]) < 1 - LEVEL
        frames += [_frame(columns, index, found) for index in ("S1", "ST")]
    return pd.concat(frames, ignore_index=True)[list(COLUMNS)]


def _p_values(rows: Float[np.ndarray, "group row"], number: int) -> Float[np.ndarray, " parameter"]:
    """Chance of an S1 so far above zero for each parameter if it does nothing, by Student's t.

    S1 is the mean over groups of the last run, less the mean of all runs, times what turning
    one parameter adds to the first. Where it adds nothing but noise, the product is as likely to
    be above zero as below, which is all that the test needs: outcomes may be skewed or rare.
    """
    first, mixed, last = rows[:, :1], rows[:, 1 : 1 + number], rows[:, -1:]
    products = (last - rows.mean()) * (mixed - first)
    mean, error = products.mean(axis=0), products.std(axis=0, ddof=1) / len(rows) ** 0.5
    # Products without spread are those of a parameter that turns nothing in any group.
    score = np.divide(mean, error, out=np.zeros(number), where=error > 0)
    found: np.ndarray = t.sf(score, len(rows) - 1)
    return found


def _frame(columns: dict[str, Any], index: str, found: Any) -> pd.DataFrame:
    value, half = np.asarray(found[index]), np.asarray(found[f"{index}_conf"])
    return pd.DataFrame(
        {
            **columns,
            "index": index,
            "value": value,
            "low": value - half,
            "high": value + half,
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
