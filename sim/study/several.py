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
    done, total = 0, sum(scenario.runs for scenario in scenarios.values())
    for task, result in work(_tasks(scenarios, plan), plan.site):
        if isinstance(result, str):
            first = task.block.first_run
            raise RuntimeError(f"{task.study}, runs from {first}, failed:\n{result}")
        done += task.block.runs
        progress(done, total)
        yield task.study, result


def _tasks(scenarios: Mapping[str, Scenario], plan: Plan) -> Iterator[Task]:
    for name, scenario in scenarios.items():
        sample = plan.uncertainty.sample(scenario)
        for block in blocks(scenario.runs, plan.batch, 1):
            yield dataclasses.replace(plan.task(scenario, block, sample), study=name)


def outcomes_of(
    scenarios: Mapping[str, Scenario], plan: Plan, progress: Progress = ignore
) -> dict[str, pd.DataFrame]:
    """Outcomes of each scenario, a row a run and a column an outcome; nothing else is kept."""
    plan = dataclasses.replace(plan, record=OutcomesOnly())
    frames: dict[str, list[pd.DataFrame]] = {name: [] for name in scenarios}
    for name, result in several(scenarios, plan, progress):
        frames[name].append(outcome_frame(result))
    return {name: pd.concat(parts).sort_index() for name, parts in frames.items()}
