"""What the status quo looks like on average: the constants that choices and stocks lean on."""

import dataclasses

import numpy as np
from jaxtyping import Float


@dataclasses.dataclass(frozen=True)
class Reference:
    """Averages of the status-quo run, fitted by the calibration and never by a scenario.

    `rest` holds status-quo means by name (`trust.gain`, ...), one value a dyad.
    """

    rest: dict[str, Float[np.ndarray, " width"]]

    def mean(self, name: str, width: int) -> Float[np.ndarray, " width"]:
        """A status-quo mean; zero where the calibration has not been run."""
        return self.rest.get(name, np.zeros(width))
