"""What varies from run to run, numbers and choices alike."""

import dataclasses

import numpy as np
import pandas as pd
from jaxtyping import Bool, Float, Int


@dataclasses.dataclass(frozen=True)
class Inputs:
    """Inputs as whole numbers: places among the sorted values of each.

    `values` has the sorted values of every input: numbers where it is `numeric`, else words.
    Runs of one of the `groups` share their luck, as run 7 of every cell of a sweep does.
    """

    names: tuple[str, ...]
    numeric: Bool[np.ndarray, " input"]
    values: tuple[np.ndarray, ...]
    codes: Int[np.ndarray, "run input"]
    groups: Int[np.ndarray, " run"]

    @property
    def grouped(self) -> bool:
        """Whether some runs share their luck."""
        return len(np.unique(self.groups)) < len(self.groups)

    @property
    def runs(self) -> int:
        """Number of runs."""
        return len(self.codes)

    @property
    def last(self) -> Int[np.ndarray, " input"]:
        """Code of the largest value of each input."""
        return np.array([len(values) - 1 for values in self.values], dtype=int)

    def of(self, runs: np.ndarray) -> "Inputs":
        """Some of the runs; codes keep their meaning."""
        return dataclasses.replace(self, codes=self.codes[runs], groups=self.groups[runs])


def read_inputs(frame: pd.DataFrame, luck: pd.Series | None = None) -> Inputs:
    """Inputs of a table with a row a run; what never varies is left out.

    `luck` names the random numbers of each run; without it every run has its own. Raises
    ValueError where nothing varies.
    """
    names = [str(name) for name in frame if frame[name].nunique() > 1]
    if not names:
        raise ValueError(
            "no input varies from run to run; allowed is a study with sampled parameters "
            "(uncertainty=assumptions) or a sweep"
        )
    values, codes, numeric = [], [], []
    for name in names:
        is_number = pd.api.types.is_numeric_dtype(frame[name])
        column = frame[name].to_numpy(dtype=float) if is_number else frame[name].astype(str)
        known, places = np.unique(np.asarray(column), return_inverse=True)
        values.append(known)
        codes.append(places)
        numeric.append(is_number)
    groups = np.arange(len(frame)) if luck is None else pd.factorize(luck)[0]
    return Inputs(tuple(names), np.array(numeric), tuple(values), np.stack(codes, axis=1), groups)


@dataclasses.dataclass(frozen=True)
class Box:
    """A corner of the space of inputs: codes from `low` to `high`, without choices `barred`."""

    low: Int[np.ndarray, " input"]
    high: Int[np.ndarray, " input"]
    barred: frozenset[tuple[int, int]] = frozenset()

    def within(self, inputs: Inputs) -> Bool[np.ndarray, "run input"]:
        """Which runs satisfy the restriction of which input."""
        inside = np.asarray((inputs.codes >= self.low) & (inputs.codes <= self.high))
        for place, level in self.barred:
            inside[:, place] &= inputs.codes[:, place] != level
        return inside

    def holds(self, inputs: Inputs) -> Bool[np.ndarray, " run"]:
        """Which runs are in the box."""
        return np.asarray(self.within(inputs).all(axis=1))

    def restricted(self, inputs: Inputs) -> tuple[int, ...]:
        """Places of the inputs that the box restricts."""
        cut = (self.low > 0) | (self.high < inputs.last)
        barred = {place for place, _ in self.barred}
        return tuple(place for place in range(len(cut)) if cut[place] or place in barred)

    def freed(self, place: int, inputs: Inputs) -> "Box":
        """The box without the restriction of one input."""
        low, high = self.low.copy(), self.high.copy()
        low[place], high[place] = 0, inputs.last[place]
        return Box(low, high, frozenset(cut for cut in self.barred if cut[0] != place))

    def limits(self, place: int, inputs: Inputs) -> tuple[float, float]:
        """Smallest and largest value of a numeric input that the box holds."""
        values: Float[np.ndarray, " value"] = inputs.values[place]
        return float(values[self.low[place]]), float(values[self.high[place]])

    def choices(self, place: int, inputs: Inputs) -> tuple[str, ...]:
        """Values of an input of words that the box holds."""
        values = inputs.values[place]
        return tuple(
            str(value) for level, value in enumerate(values) if (place, level) not in self.barred
        )


def whole(inputs: Inputs) -> Box:
    """The box that holds everything."""
    return Box(np.zeros(len(inputs.names), dtype=int), inputs.last)
