"""Weighted least squares with standard errors clustered by pair."""

import numpy as np
from jaxtyping import Float, Int


def clustered_fit(
    outcome: Float[np.ndarray, "row"],
    regressors: Float[np.ndarray, "row column"],
    weight: Float[np.ndarray, "row"],
    cluster: Int[np.ndarray, "row"],
) -> tuple[Float[np.ndarray, "column"], Float[np.ndarray, "column"]]:
    """Coefficients and their cluster-robust standard errors (Liang and Zeger 1986).

    Units are those of the outcome over the regressor's.
    """
    weighted = regressors * weight[:, None]
    inverse = np.linalg.pinv(weighted.T @ regressors, hermitian=True)
    coefficients = inverse @ (weighted.T @ outcome)
    scores = weighted * (outcome - regressors @ coefficients)[:, None]
    total = np.zeros((int(cluster.max()) + 1, regressors.shape[1]))
    np.add.at(total, cluster, scores)
    return coefficients, np.sqrt(np.diag(inverse @ (total.T @ total) @ inverse))
