"""One base rate: what the model yields, what is known, and whether it was used to set the model."""

import dataclasses

FITTED, IN_PART, HELD_OUT = "fitted", "fitted in part", "held out"


@dataclasses.dataclass(frozen=True)
class Rate:
    """A simulated number with a 95 % interval beside a target range.

    `kind` is fitted where the target has set a parameter, fitted in part where it has guided
    one, held out where it has done neither. `low` and `high` are None where the number is a
    summary of a table and has no interval.
    """

    name: str
    value: float
    unit: str
    target: tuple[float, float]
    kind: str
    source: str
    low: float | None = None
    high: float | None = None

    @property
    def inside(self) -> bool:
        """Whether the simulated number lies in the target's range."""
        return self.target[0] <= self.value <= self.target[1]

    def as_row(self) -> dict[str, object]:
        """All of it, for a table or a file."""
        return {**dataclasses.asdict(self), "inside": self.inside}
