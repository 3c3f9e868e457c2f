"""Free scales on which the law's parameters are estimated, and back."""

from collections.abc import Callable

import numpy as np
from jaxtyping import Float

from sim.analysis.posture.law import PostureLaw, parameter_names

Scale = tuple[Callable[[float], float], Callable[[float], float], tuple[float, float]]


def _log(value: float) -> float:
    return float(np.log(value))


def _exp(free: float) -> float:
    return float(np.exp(free))


def _logit(value: float) -> float:
    return float(np.log(value / (1.0 - value)))


def _expit(free: float) -> float:
    return float(1.0 / (1.0 + np.exp(-free)))


def _atanh(value: float) -> float:
    return float(np.arctanh(value))


def _tanh(free: float) -> float:
    return float(np.tanh(free))


VARIANCE: Scale = (_log, _exp, (-12.0, 4.0))
PERSISTENCE: Scale = (_logit, _expit, (-7.0, 10.0))
CORRELATION: Scale = (_atanh, _tanh, (-4.0, 4.0))
MEAN: Scale = (float, float, (-10.0, 10.0))
# The floor's best value may be zero, which a log scale cannot reach.
FLOOR: Scale = (float, float, (0.0, 50.0))

_SPECIAL: dict[str, Scale] = {
    "mu": MEAN,
    "slow_persistence": PERSISTENCE,
    "F_persistence": PERSISTENCE,
    "G_persistence": PERSISTENCE,
    "noise_floor": FLOOR,
    "noise_correlation": CORRELATION,
}


def _scales() -> list[Scale]:
    return [_SPECIAL.get(name, VARIANCE) for name in parameter_names()]


def to_free(law: PostureLaw) -> Float[np.ndarray, "parameter"]:
    """The law's parameters on the free scale, clipped to its bounds."""
    with np.errstate(divide="ignore"):
        free = [scale[0](getattr(law, k)) for k, scale in _named()]
    low, high = np.array(bounds()).T
    return np.asarray(np.clip(np.array(free), low, high))


def from_free(free: Float[np.ndarray, "parameter"]) -> PostureLaw:
    """The law with these free parameters."""
    values = {k: scale[1](float(x)) for (k, scale), x in zip(_named(), free, strict=True)}
    return PostureLaw(**values)


def slopes(free: Float[np.ndarray, "parameter"]) -> Float[np.ndarray, "parameter"]:
    """Derivative of each natural parameter by its free one, for the delta method."""
    step = 1e-6
    pairs = zip(_scales(), free, strict=True)
    return np.array(
        [(s[1](float(x) + step) - s[1](float(x) - step)) / (2 * step) for s, x in pairs]
    )


def bounds() -> list[tuple[float, float]]:
    """Limits of the search on the free scale."""
    return [scale[2] for scale in _scales()]


def _named() -> list[tuple[str, Scale]]:
    return list(zip(parameter_names(), _scales(), strict=True))
