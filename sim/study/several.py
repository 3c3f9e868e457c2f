"""Several scenarios run on the same luck, in one pool of workers."""

import dataclasses
from collections.abc import Iterator, Mapping

import pandas as pd

from sim.interfaces import Indicator
from sim.scenario import Scenario
from sim.study.assemble import outcome_frame
from sim.study.block import BlockResult, Task
from sim.study.plan import Plan, Progress, ignore
from sim.study.record import Record
from sim.study.work import blocks, work


@dataclasses.dataclass(frozen=True)
class OutcomesOnly(Record):
    """Keeps outcomes and nothing else."""

    arrays: bool = False
    events: bool = False

    def keeps(self, indicator: Indicator) -> bool:
        """No trajectories."""
        return False


def several(
    scenarios: Mapping[str, Scenario], plan: Plan, progress: Progress = ignore
) -> Iterator[tuple[str, BlockResult]]:
    """Blocks of all scenarios, each with the name of its scenario, as they come.

    One pool serves them all, since starting workers costs more than many a block. Raises
    RuntimeError with the traceback where a block fails.
    """
    tasks = dict(enumerate(_tasks(scenarios, plan)))
    numbered = [_numbered(task, number) for number, (_, task) in tasks.items()]
    done, total = 0, sum(task.block.runs for task in numbered)
    for block, result in work(numbered, plan.site):
        name = tasks[block.number][0]
        if isinstance(result, str):
            raise RuntimeError(f"{name}, runs from {block.first_run}, failed:\n{result}")
        done += block.runs
        progress(done, total)
        yield name, result


def _tasks(scenarios: Mapping[str, Scenario], plan: Plan) -> Iterator[tuple[str, Task]]:
    for name, scenario in scenarios.items():
        sample = plan.uncertainty.sample(scenario)
        for block in blocks(scenario.runs, plan.batch, 1):
            yield name, plan.task(scenario, block, sample)


def _numbered(task: Task, number: int) -> Task:
    # The number tells which scenario a result belongs to; runs keep their own numbers.
    return dataclasses.replace(task, block=dataclasses.replace(task.block, number=number))


def outcomes_of(
    scenarios: Mapping[str, Scenario], plan: Plan, progress: Progress = ignore
) -> dict[str, pd.DataFrame]:
    """Outcomes of each scenario, a row a run and a column an outcome; nothing else is kept."""
    plan = dataclasses.replace(plan, record=OutcomesOnly())
    frames: dict[str, list[pd.DataFrame]] = {name: [] for name in scenarios}
    for name, result in several(scenarios, plan, progress):
        frames[name].append(outcome_frame(result))
    return {name: pd.concat(parts).sort_index() for name, parts in frames.items()}
