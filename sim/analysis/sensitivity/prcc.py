"""Partial rank correlations: does an outcome rise with a parameter, all others held?"""

import numpy as np
import pandas as pd
from jaxtyping import Float
from scipy.stats import norm, rankdata, t

from sim.analysis.compare import holm
from sim.analysis.sensitivity.points import Points

LEVEL = 0.95
SPARE = 4
"""Points that must be left when every parameter has taken one."""


def prcc(given: Points) -> pd.DataFrame:
    """Partial rank correlation (PRCC) of every parameter with every outcome.

    Marino et al. (2008): the correlation of ranks once the ranks of all other parameters are
    taken out by regression. Columns outcome, index, parameter, value, low and high (95 %, by
    Fisher's z), p_value, and clear: Holm's correction over parameters leaves p below 5 %.
    Outcomes must vary. Raises ValueError for too few points or parameters that move together.
    """
    runs, number = given.parameters.shape
    if runs < number + SPARE:
        raise ValueError(
            f"prcc has {runs} points for {number} parameters; allowed are {number + SPARE} points "
            "or more: take more runs or fewer uncertainty.parameters"
        )
    value = partial(_ranks(given.parameters), _ranks(given.outcomes))
    free = runs - number - 1
    p_value = 2 * t.sf(np.abs(value) * np.sqrt(free / (1 - value**2)), free)
    half = norm.ppf((1 + LEVEL) / 2) / np.sqrt(free - 1)
    low, high = (np.tanh(np.arctanh(value) + side * half) for side in (-1, 1))
    clear = np.apply_along_axis(holm, 0, p_value) < 1 - LEVEL
    columns = {"value": value, "low": low, "high": high, "p_value": p_value, "clear": clear}
    names = [str(name) for name in given.outcomes]
    return pd.DataFrame(
        {
            "outcome": np.repeat(names, number),
            "index": "PRCC",
            "parameter": np.tile(list(given.sampled.labels), len(names)),
            **{key: array.T.reshape(-1) for key, array in columns.items()},
        }
    )


def partial(
    parameters: Float[np.ndarray, "run parameter"], outcomes: Float[np.ndarray, "run outcome"]
) -> Float[np.ndarray, "parameter outcome"]:
    """Partial correlation of each parameter and outcome, the other parameters held.

    From the inverse of the correlation matrix of the parameters, bordered by the outcome.
    """
    runs = len(parameters)
    correlation = parameters.T @ parameters / runs
    if np.linalg.cond(correlation) > 1e10:
        raise ValueError("prcc cannot tell parameters apart that move together; allowed is pawn")
    inverse, joint = np.linalg.inv(correlation), parameters.T @ outcomes / runs
    slope = inverse @ joint
    left = np.maximum(1 - (joint * slope).sum(axis=0), 1e-12)
    value: np.ndarray = slope / np.sqrt(left * np.diag(inverse)[:, None] + slope**2)
    return np.clip(value, -1 + 1e-12, 1 - 1e-12)


def _ranks(frame: pd.DataFrame) -> Float[np.ndarray, "run column"]:
    ranks = rankdata(frame.to_numpy(), axis=0)
    return (ranks - ranks.mean(axis=0)) / ranks.std(axis=0)
