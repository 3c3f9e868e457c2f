"""How a study is to be carried out, apart from what it is about."""

import dataclasses
from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from sim.scenario import Scenario
from sim.study.block import Block, Task
from sim.study.executors import Serial, Site
from sim.study.record import Record
from sim.study.sampling import Fixed, Sample, Uncertainty

Progress: TypeAlias = Callable[[int, int], None]
"""Told of runs done and runs in all."""


@dataclasses.dataclass(frozen=True)
class Plan:
    """Batch size (none: chosen), where blocks run, what to keep, what varies from run to run."""

    batch: int | None = None
    site: Site = dataclasses.field(default_factory=Serial)
    record: Record = dataclasses.field(default_factory=Record)
    uncertainty: Uncertainty = dataclasses.field(default_factory=Fixed)

    def task(self, scenario: Scenario, block: Block, sample: Sample) -> Task:
        """The task of a block, with the block's share of the sample."""
        share = slice(block.first_run, block.first_run + block.runs)
        own: Mapping[str, Any] = {label: values[share] for label, values in sample.items()}
        return Task(scenario, block, self.record, own)


PLAN = Plan()
"""Everything in this process, nothing uncertain, the standard record."""


def ignore(done: int, total: int) -> None:
    """Progress that nobody watches."""
