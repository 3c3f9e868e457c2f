"""What every target at one horizon is scored on."""

from dataclasses import dataclass
from typing import Any

from sim.analysis.hindcast.ensemble import Simulated
from sim.analysis.hindcast.forecasts import Cells
from sim.analysis.hindcast.measure import Losses, measured, summary
from sim.analysis.hindcast.origins import Targets
from sim.analysis.hindcast.series import Series
from sim.analysis.posture.law import PostureLaw


@dataclass(frozen=True)
class Case:
    """A series, its targets at one horizon and what the simulator says of them."""

    series: Series
    law: PostureLaw
    targets: Targets
    cells: Cells
    simulated: Simulated

    def entry(self, target: str, losses: Losses) -> dict[str, Any]:
        """The part of a result that all targets share."""
        pairs = self.series.table.pairs
        return {
            "target": target,
            "data": self.series.name,
            "horizon": self.targets.horizon,
            "origins": self.targets.origins,
            **summary(measured(losses, self.cells, pairs, self.targets)),
        }
