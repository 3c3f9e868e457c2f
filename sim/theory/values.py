"""What the functions of this package accept as a number or as an array of numbers.

`numpy.typing.ArrayLike` would say the same to a type checker, but is refused for plain numbers when
types are checked at run time.
"""

from collections.abc import Sequence
from typing import Any, TypeAlias

import numpy as np
from jaxtyping import Float, Shaped

Real: TypeAlias = int | float
Values: TypeAlias = int | float | np.generic | Sequence[Any] | Shaped[np.ndarray, "..."]


def at_least(least: Values, values: Float[np.ndarray, "*shape"]) -> Float[np.ndarray, "*shape"]:
    """The greater of each value and a bound.

    As `numpy.maximum`, which takes four times as long when one side is a lone number.
    """
    return np.asarray(np.clip(values, least, np.inf))
