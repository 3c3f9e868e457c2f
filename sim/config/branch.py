"""A what-if: a study's configuration with changes from a week on."""

import copy
from collections.abc import Mapping, Sequence
from typing import Any

from sim.config.changes import Change, apply
from sim.config.check import check, is_whole
from sim.config.compose import CONFIGS
from sim.config.near import refuse
from sim.config.words import read_words

AT_ONCE = ("out", "force", "batch", "executor", "record", "title", "name")
"""Keys that a branch may set as a whole: they change nothing in the world."""

FROM_THE_WEEK = ("interventions", "rules", "policy")


def branch(
    config: Mapping[str, Any], study: str, week: int, words: Sequence[str]
) -> dict[str, Any]:
    """The configuration of a branch that equals its parent in every week before `week`.

    Parameters of rules and doctrines of states that the words change become interventions of
    that week. Raises ValueError for a change that would reach further back.
    """
    if not is_whole(week, 1) or week > config["weeks"]:
        raise ValueError(f"week is {week}; allowed is a whole number from 1 to {config['weeks']}")
    made = copy.deepcopy(dict(config))
    made |= {"out": None, "force": False, "parent": {"study": study, "week": week}}
    if config.get("made"):
        made["made"] = [*config["made"], ["branch", f"week={week}", *words]]
    read = read_words(words, CONFIGS)
    if read.choices:
        raise ValueError(f"{read.choices[0]} reaches back to the start; a branch changes no driver")
    for number, change in enumerate(read.changes):
        apply(made, _dated(change, week, number))
    _check_past(config["interventions"] or {}, made["interventions"] or {}, week)
    check(made, CONFIGS)
    return made


def _dated(change: Change, week: int, number: int) -> Change:
    """A change that holds from the week on, as an intervention where it is none yet."""
    root = change.path[0]
    if root in AT_ONCE or root == "interventions":
        return change
    if root not in FROM_THE_WEEK or change.removes or len(change.path) < 2:
        raise ValueError(refuse("a branch's change", change.key, (*AT_ONCE, *FROM_THE_WEEK)))
    # The week tells changes of a branch from those of the branch that it leaves.
    name = f"branch_{week}_{number}_{'_'.join(change.path)}"
    if root == "rules":
        row = {"week": week, "parameter": change.key, "value": change.value}
    else:
        row = {"week": week, "state": change.path[1], "doctrine": _doctrine(change)}
    return Change(("interventions", name), row)


def _doctrine(change: Change) -> Any:
    inner = change.value
    for key in reversed(change.path[2:]):
        inner = {key: inner}
    return inner


def _check_past(before: Mapping[str, Any], after: Mapping[str, Any], week: int) -> None:
    """Refuse interventions that differ from the parent's and reach into the weeks it shares."""
    for name in {**before, **after}:
        if before.get(name) == after.get(name):
            continue
        first = min(_week(before.get(name), week), _week(after.get(name), week))
        if first < week:
            raise ValueError(f"interventions.{name}.week is {first}; allowed is {week} or later")


def _week(row: Any, otherwise: int) -> int:
    """Week of an intervention; what is none is left to whoever makes it."""
    given = row.get("week") if isinstance(row, Mapping) else None
    return given if isinstance(given, int) else otherwise
