"""Uncertain parameters, sampled along the run axis."""

import dataclasses
from collections.abc import Iterator, Mapping
from typing import Any, Protocol, runtime_checkable

import numpy as np
from jaxtyping import Float

from sim.scenario import Scenario
from sim.study.design import DESIGNS
from sim.study.design_distributions import Distribution
from sim.study.design_instil import NOISE, Sample, instil
from sim.study.design_parameters import RANGE, Wanted, chosen, labelled, parts, ranges

__all__ = [
    "Assumptions",
    "Fixed",
    "Sample",
    "Uncertainty",
    "instil",
    "ranges",
    "sampled_parameters",
]


@runtime_checkable
class Uncertainty(Protocol):
    """Which parameters vary from run to run, and how."""

    def sample(self, scenario: Scenario) -> Sample:
        """The values of all runs of a study."""
        ...


@dataclasses.dataclass(frozen=True)
class Fixed:
    """No parameter varies: all runs share the values of the configuration."""

    design: str | None = None
    parameters: Wanted = ()

    def __post_init__(self) -> None:
        if self.design or self.parameters:
            raise ValueError(
                "uncertainty is none, which takes no design and no parameters; allowed is "
                "uncertainty=assumptions"
            )

    def sample(self, scenario: Scenario) -> Sample:
        """No values."""
        return {}


@dataclasses.dataclass(frozen=True)
class Drawn(Mapping[str, Float[np.ndarray, " run"]]):
    """A sample with what each parameter is drawn from, by label."""

    columns: Mapping[str, Float[np.ndarray, " run"]]
    distributions: Mapping[str, Distribution]

    def __getitem__(self, label: str) -> Float[np.ndarray, " run"]:
        return self.columns[label]

    def __iter__(self) -> Iterator[str]:
        return iter(self.columns)

    def __len__(self) -> int:
        return len(self.columns)


@dataclasses.dataclass(frozen=True)
class Assumptions:
    """Parameters vary from run to run: by default all with a plausible range, uniformly in it.

    `design` is latin_hypercube, monte_carlo, sobol or saltelli (`sim.study.design`).
    `parameters` are labels and patterns such as `rules.oil_price.*`, sampled over their ranges,
    or a mapping from labels to distributions. A value that the configuration sets is a choice
    and stays fixed unless it is given a distribution. States with the same policy share its
    values. With `common_noise` all runs draw the random numbers of run 0, so that indices are of
    the parameters alone. Raises ValueError naming the key, the value and what is allowed.
    """

    design: str = "latin_hypercube"
    parameters: Wanted = ()
    common_noise: bool = False

    def __post_init__(self) -> None:
        if not isinstance(self.common_noise, bool):
            raise ValueError(
                f"uncertainty.common_noise is {self.common_noise}; allowed are true and false"
            )
        if self.design not in DESIGNS:
            known = ", ".join(DESIGNS)
            raise ValueError(f"uncertainty.design is {self.design}; allowed are {known}")
        listed = isinstance(self.parameters, Mapping | list | tuple)
        if not listed or not all(isinstance(name, str) for name in self.parameters):
            raise ValueError(
                f"uncertainty.parameters is {self.parameters}; allowed is a list of labels or "
                "patterns, or a mapping from labels to distributions"
            )

    def sample(self, scenario: Scenario) -> Sample:
        """The values of all runs, a column a parameter."""
        distributions = chosen(scenario, self.parameters)
        if not distributions:
            return {}
        points = DESIGNS[self.design](scenario.seed, list(distributions), scenario.runs)
        columns = {
            label: distribution.quantile(column)
            for (label, distribution), column in zip(distributions.items(), points.T, strict=True)
        }
        shared = {NOISE: np.zeros(scenario.runs)} if self.common_noise else {}
        return Drawn({**columns, **shared}, distributions)


def sampled_parameters(scenario: Scenario, sample: Sample) -> dict[str, dict[str, Any]]:
    """Unit, source, range, distribution and usual value of every sampled parameter, by label."""
    known = sample.distributions if isinstance(sample, Drawn) else {}
    return {
        label: {
            "unit": parameter.unit,
            "source": parameter.source,
            "range": known[label].range if label in known else parameter.range,
            "distribution": str(known.get(label, RANGE)),
            "value": parameter.value,
        }
        for name, part in parts(scenario)
        for label, parameter, _ in labelled(name, part)
        if label in sample
    }
