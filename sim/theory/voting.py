"""Collective choice among options by actors of unequal weight."""

import numpy as np
from jaxtyping import Bool, Float

from sim.theory.values import Values

# The three constants are those of the KTAB algorithm (Wise, Lester and Efird 2015).
COALITION_FLOOR = 1e-8
DIAGONAL_FLOOR = 1e-10
TOLERANCE = 1e-8
# A guard, not part of the method: elections of a dozen options settle in about a hundred steps.
MOST_ITERATIONS = 100_000

Batch = Float[np.ndarray, "batch option"]
Pairs = Float[np.ndarray, "batch option option"]


def coalition_strength(utility: Values, weight: Values) -> Float[np.ndarray, "..."]:
    """Support for each option against each other, `c_ij = 1e-8 + sum_k max(0, w_k (u_ki - u_kj))`.

    `utility` has shape (*batch, actor, option), in any common unit; `weight` (*batch, actor), not
    negative. Returns (*batch, option, option). Raises ValueError on bad input.
    """
    values = np.asarray(utility, dtype=float)
    strength = np.asarray(weight, dtype=float)
    if values.ndim < 2 or strength.ndim < 1 or values.shape[-2] != strength.shape[-1]:
        raise ValueError("utility must be (..., actor, option) and weight (..., actor)")
    if np.any(strength < 0) or not np.all(np.isfinite(strength)) or not np.all(np.isfinite(values)):
        raise ValueError("weight must be finite and not negative, utility finite")
    # The actor axis goes last, where sums do not depend on how many elections are in the block.
    by_option = np.ascontiguousarray(np.swapaxes(values, -1, -2))
    gain = by_option[..., :, None, :] - by_option[..., None, :, :]
    votes = np.maximum(0.0, gain * strength[..., None, None, :])
    return np.asarray(COALITION_FLOOR + np.ascontiguousarray(votes).sum(axis=-1))


def _challenge(coalition: Pairs) -> tuple[Pairs, Pairs]:
    """The chance `v` that i beats j, and the transposed chance `Q_ji` that j is i's challenger."""
    mirrored = np.ascontiguousarray(np.swapaxes(coalition, -1, -2))
    victory = coalition / (coalition + mirrored)
    challenge = coalition * victory + DIAGONAL_FLOOR * np.eye(coalition.shape[-1])
    challenged = np.ascontiguousarray(np.swapaxes(challenge, -1, -2))
    return victory, challenged / challenged.sum(axis=-1, keepdims=True)


def _iterate(probability: Batch, victory: Pairs, challenger: Pairs) -> Batch:
    """One round: `C_ij = p_i Q_ji`, `q_i = sum_j v_ij (C_ij + C_ji)`."""
    contest = probability[:, :, None] * challenger
    mirrored = np.ascontiguousarray(np.swapaxes(contest, -1, -2))
    return np.asarray((victory * (contest + mirrored)).sum(axis=-1))


def probabilistic_condorcet(utility: Values, weight: Values) -> Float[np.ndarray, "*batch option"]:
    """Chance that each option wins a probabilistic Condorcet election (KTAB; Wise et al. 2015).

    Every pair of options is a contest of weighted utility differences; the stationary law of a
    process in which challengers replace the standing option is the collective choice.

    `utility` has shape (*batch, actor, option) in any common unit, `weight` (*batch, actor), not
    negative; the leading axes broadcast. Returns probabilities (*batch, option) that sum to one. An
    election stops when its own largest `|q - p|` is under 1e-8, so that its answer is the same to
    the bit in any block. Raises ValueError on bad input, ArithmeticError without convergence.
    """
    coalition = coalition_strength(utility, weight)
    shape = coalition.shape[:-1]
    options = shape[-1]
    victory, challenger = _challenge(coalition.reshape(-1, options, options))
    probability = np.full((len(victory), options), 1.0 / options)
    active: Bool[np.ndarray, " batch"] = np.ones(len(victory), dtype=bool)
    for _ in range(MOST_ITERATIONS):
        update = _iterate(probability, victory, challenger)
        active &= np.abs(update - probability).max(axis=-1) >= TOLERANCE
        if not active.any():
            return probability.reshape(shape)
        probability = np.where(active[:, None], (probability + update) / 2.0, probability)
    raise ArithmeticError(f"the election did not settle in {MOST_ITERATIONS} rounds")
