"""Run one block of replicate worlds and keep what the record asks for."""

import dataclasses
from collections.abc import Iterator, Mapping

import numpy as np
from jaxtyping import Float, Int

from sim.interfaces import Indicator
from sim.model import InternationalSystem
from sim.scenario import Scenario
from sim.study.dataset import dataset
from sim.study.record import Record
from sim.study.sampling import Sample, instil


@dataclasses.dataclass(frozen=True)
class Block:
    """Consecutive runs that are worked on together."""

    number: int
    first_run: int
    runs: int

    @property
    def numbers(self) -> range:
        """Numbers of the runs."""
        return range(self.first_run, self.first_run + self.runs)


@dataclasses.dataclass(frozen=True)
class Task:
    """What a worker needs to run a block: the scenario, what to keep, its share of the sample.

    `study` names the study that the block is of, where one executor serves several.
    """

    scenario: Scenario
    block: Block
    record: Record
    sample: Sample
    study: str = ""

    def part(self, start: int, stop: int) -> "Task":
        """The task of some of its runs, counted from the first."""
        block = Block(self.block.number, self.block.first_run + start, stop - start)
        sample = {label: values[start:stop] for label, values in self.sample.items()}
        return dataclasses.replace(self, block=block, sample=sample)


@dataclasses.dataclass(frozen=True)
class BlockResult:
    """What a block has yielded.

    Trajectories have axes run, week and at most one more; outcomes and sampled parameters one
    number a run; events are columns `run`, `week` and `cell` (position in the repertoire). Runs
    that have failed are in none of them; `failed` has their tracebacks by number.
    """

    block: Block
    trajectories: Mapping[str, Float[np.ndarray, "run week *width"]]
    outcomes: Mapping[str, Float[np.ndarray, " run"]]
    events: Mapping[str, Int[np.ndarray, " event"]]
    failed: Mapping[int, str] = dataclasses.field(default_factory=dict)

    @property
    def runs(self) -> tuple[int, ...]:
        """Numbers of the runs that have reached the end."""
        return tuple(number for number in self.block.numbers if number not in self.failed)


def run_block(task: Task) -> BlockResult:
    """Run a block to the end.

    Raises FloatingPointError where an indicator or an outcome is not finite.
    """
    block, scenario = task.block, task.record.extend(task.scenario)
    system = InternationalSystem(instil(scenario, task.sample), block.first_run, block.runs)
    events = _joined(list(_weekly_events(system)), block.first_run)
    values = {
        name: _stacked(system.datacollector.model_vars.pop(name), indicator)
        for name, indicator in scenario.indicators.items()
    }
    _check_finite(values, "indicator", block.first_run)
    trajectories = dataset(values, scenario, block.numbers)
    outcomes = {name: outcome(trajectories) for name, outcome in scenario.outcomes.items()}
    _check_finite(outcomes, "outcome", block.first_run)
    kept = {
        name: values[name].astype(np.float32)
        for name, indicator in scenario.indicators.items()
        if task.record.keeps(indicator)
    }
    events = events if task.record.events else {}
    return BlockResult(block, kept, {**outcomes, **task.sample}, events)


def _stacked(
    weeks: list[Float[np.ndarray, "run width"]], indicator: Indicator
) -> Float[np.ndarray, "run week *width"]:
    """The weeks of an indicator along their own axis; a single number needs no other."""
    return np.concatenate(weeks, axis=1) if indicator.dims is None else np.stack(weeks, axis=1)


def _weekly_events(system: InternationalSystem) -> Iterator[dict[str, np.ndarray]]:
    for week in range(1, system.scenario.weeks + 1):
        system.step()
        orders = system.orders
        yield {
            "run": np.repeat(orders.run, orders.count),
            "week": np.full(int(orders.count.sum()), week),
            "cell": np.repeat(orders.cell, orders.count),
        }


def _joined(weeks: list[dict[str, np.ndarray]], first_run: int) -> dict[str, np.ndarray]:
    """One row an event, in order of run, week and cell."""
    columns = {name: np.concatenate([part[name] for part in weeks]) for name in weeks[0]}
    # Each week is in order of run and cell, so that a stable sort by run is all it takes.
    short = np.min_scalar_type(columns["run"].max(initial=0))
    order = np.argsort(columns["run"].astype(short), kind="stable")
    joined = {name: column[order].astype(np.int32) for name, column in columns.items()}
    return {**joined, "run": joined["run"] + np.int32(first_run)}


def _check_finite(values: Mapping[str, np.ndarray], kind: str, first_run: int) -> None:
    for name, array in values.items():
        if not np.isfinite(array).all():
            place = np.argwhere(~np.isfinite(array))[0]
            week = f" in week {place[1]}" if array.ndim > 1 else ""
            raise FloatingPointError(
                f"{kind} {name} is not finite in run {first_run + place[0]}{week}"
            )
