"""Whether what a trace tells is what happened in the study."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sim.analysis.trace import Decision
    from sim.study import Study


def strays(
    study: "Study", run: int, week: int, state: str, decisions: "Sequence[Decision]"
) -> list[str]:
    """Moves that only the trace or only the study's events have; none where it keeps no events.

    A trace works the week out anew: by other code it may come to something else.
    """
    if not (study.folder / "events.parquet").exists():
        return []
    events = study.events
    here = (events["run"] == run) & (events["week"] == week) & (events["sender"] == state)
    targets = {decision.target for decision in decisions}
    held = {
        (str(row.target), str(row.move))
        for row in events[here].itertuples()
        if row.target in targets
    }
    return sorted(f"{state}>{target}:{move}" for target, move in held ^ _told(decisions))


def _told(decisions: "Sequence[Decision]") -> set[tuple[str, str]]:
    chosen = {
        (each.target, each.choice)
        for each in decisions
        if each.choice != "hold" and each.stopped_by is None
    }
    return chosen | {(each.target, move) for each in decisions for move in each.by_rules}
