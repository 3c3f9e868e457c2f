"""Collect indicators with Mesa's collector."""

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

import mesa
import numpy as np
from jaxtyping import Float

from sim.interfaces import Indicator

if TYPE_CHECKING:
    from sim.model.system import InternationalSystem


class Collector(mesa.DataCollector):
    """Mesa's collector of numbers of the model, with a plain copy in place of a deep one.

    A deep copy of an array takes longer than most indicators take to work it out.
    """

    def __init__(self, indicators: Mapping[str, Indicator]) -> None:
        reporters: dict[str, Any] = {
            name: partial(_report, indicator) for name, indicator in indicators.items()
        }
        super().__init__(model_reporters=reporters)  # type: ignore[no-untyped-call]

    def collect(self, model: "InternationalSystem") -> None:
        """Append this week's numbers."""
        for name, reporter in self.model_reporters.items():
            self.model_vars[name].append(np.array(reporter(model)))


def _report(indicator: Indicator, model: "InternationalSystem") -> Float[np.ndarray, "run width"]:
    return indicator(model.world, model.orders)
