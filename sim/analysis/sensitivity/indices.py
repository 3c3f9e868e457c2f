"""Which parameter drives which outcome."""

import dataclasses
from collections.abc import Callable, Mapping, Sequence

import pandas as pd

from sim.analysis.sensitivity.ends import ends
from sim.analysis.sensitivity.pawn import pawn
from sim.analysis.sensitivity.points import Points, Sampled, points
from sim.analysis.sensitivity.prcc import prcc
from sim.analysis.sensitivity.sobol import sobol

METHODS: Mapping[str, Callable[[Points], pd.DataFrame]] = {
    "sobol": sobol,
    "pawn": pawn,
    "prcc": prcc,
}
SUITED = {
    "saltelli": ("sobol", "pawn"),
    "latin_hypercube": ("prcc", "pawn"),
    "monte_carlo": ("prcc", "pawn"),
    "sobol": ("pawn",),
}
"""Methods that each design allows, the usual one first."""

MAIN = {"sobol": "S1", "pawn": "PAWN", "prcc": "PRCC"}
"""The index by which each method orders parameters."""

AUTO = "auto"


@dataclasses.dataclass(frozen=True)
class Sensitivity:
    """Indices of a study.

    `table` has a row an outcome, index and parameter: value, low and high (95 %), p_value, clear
    (whether the parameter stands out from luck), and at_low and at_high with their intervals
    (mean outcome in the runs with the lowest and highest fifth of the parameter's values).
    `still` are outcomes that do not vary.
    """

    method: str
    table: pd.DataFrame
    still: tuple[str, ...]
    constant: tuple[str, ...]
    points: Points

    @property
    def runs(self) -> int:
        """Runs that the indices rest on."""
        return len(self.points.outcomes)

    @property
    def main(self) -> str:
        """The index that orders parameters."""
        return MAIN[self.method]

    @property
    def quiet(self) -> tuple[str, ...]:
        """Outcomes that vary, but with no parameter that stands out from luck."""
        driven = set(strongest(self, 1)["outcome"])
        return tuple(str(name) for name in self.points.outcomes if name not in driven)


def sensitivity(
    frame: pd.DataFrame, sampled: Sampled, outcomes: Sequence[str], method: str = AUTO
) -> Sensitivity:
    """Indices of outcomes with respect to all sampled parameters.

    `frame` has a row a run and a column an outcome or parameter. Raises ValueError for a method
    that the design does not allow and for tables that are not those of the design.
    """
    chosen = choose(method, sampled.design)
    given = points(frame, sampled, outcomes)
    moves = given.outcomes.max() > given.outcomes.min()
    still = tuple(str(name) for name in moves.index[~moves])
    given = dataclasses.replace(given, outcomes=given.outcomes.loc[:, moves])
    constant = _constant(given)
    if len(still) == len(outcomes):
        return Sensitivity(chosen, pd.DataFrame(columns=["outcome"]), still, constant, given)
    if constant:
        given = _without(given, constant, chosen)
    table = METHODS[chosen](given)
    table = table.merge(ends(given), on=["outcome", "parameter"])
    return Sensitivity(chosen, table, still, constant, given)


def strongest(found: Sensitivity, most: int) -> pd.DataFrame:
    """Rows of the parameters that drive each outcome most, of those that stand out from luck."""
    if found.table.empty:
        return found.table
    table = found.table[(found.table["index"] == found.main) & found.table["clear"].astype(bool)]
    order = table["value"].abs().sort_values(ascending=False, kind="stable").index
    ranked = table.loc[order].groupby("outcome", sort=False).head(most)
    place = {name: number for number, name in enumerate(found.points.outcomes)}
    return ranked.sort_values("outcome", key=lambda names: names.map(place), kind="stable")


def choose(method: str, design: str) -> str:
    """The method to use. Raises ValueError for one that the design does not allow."""
    suited = SUITED.get(design, ("pawn",))
    if method != AUTO and method not in suited:
        raise ValueError(
            f"method is {method}, which a {design} design does not allow; allowed are "
            f"{', '.join((AUTO, *suited))}"
        )
    return suited[0] if method == AUTO else method


def _constant(given: Points) -> tuple[str, ...]:
    fixed = given.parameters.max() <= given.parameters.min()
    return tuple(str(name) for name in fixed.index[fixed])


def _without(given: Points, constant: tuple[str, ...], method: str) -> Points:
    """Points without parameters that have one value only, which no index can judge."""
    left = tuple(label for label in given.sampled.labels if label not in constant)
    if method == "sobol" or not left:
        raise ValueError(f"{constant[0]} has one value in all runs; allowed are values that differ")
    sampled = dataclasses.replace(given.sampled, labels=left)
    return dataclasses.replace(given, parameters=given.parameters[list(left)], sampled=sampled)
