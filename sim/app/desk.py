"""What the app asks for; the command line answers."""

import dataclasses
import re
from collections.abc import Mapping, Sequence
from typing import Protocol, runtime_checkable

RUNS = re.compile(r"^(\d+)/(\d+) runs$", re.MULTILINE)


class RefusalError(ValueError):
    """Something that the app was asked for and that there is not, in one sentence."""


@dataclasses.dataclass(frozen=True)
class Group:
    """Options of a scenario or driver, by name with their titles; the usual one first."""

    key: str
    name: str
    options: Mapping[str, str]


@dataclasses.dataclass(frozen=True)
class StudyRow:
    """A study under the folder of the app; `place` is its path within it.

    `words` say how it differs from the status quo; `again` are all words of the one `sim run`
    that made it, empty where something else has.
    """

    place: str
    title: str
    words: str
    again: str
    runs: int
    weeks: int
    seed: int
    started: str
    finished: bool


@dataclasses.dataclass(frozen=True)
class ComparisonRow:
    """A comparison under the folder of the app."""

    place: str
    title: str


@dataclasses.dataclass(frozen=True)
class Job:
    """A command that the app has begun: its words, state, what it said and where it led.

    `state` is running, done, failed or stopped; `place` is the folder of its page, once there is
    one; `again` are the words of `sim run` that the job was given, if it is one.
    """

    number: int
    command: str
    state: str
    said: str
    place: str | None
    again: str = ""

    @property
    def progress(self) -> tuple[int, int] | None:
        """Runs done and runs in all, as last told."""
        told = RUNS.findall(self.said)
        return (int(told[-1][0]), int(told[-1][1])) if told else None


@runtime_checkable
class Desk(Protocol):
    """Studies and commands, by names and words; all raise `RefusalError` for what there is not."""

    def groups(self) -> Sequence[Group]:
        """What a new study can be made of: scenarios, then drivers."""
        ...

    def studies(self) -> Sequence[StudyRow]:
        """Studies in the folder of the app, the newest first."""
        ...

    def comparisons(self) -> Sequence[ComparisonRow]:
        """Comparisons in the folder of the app, the newest first."""
        ...

    def study(self, place: str) -> StudyRow:
        """One study."""
        ...

    def page(self, place: str) -> str:
        """The report of a study or a comparison, as HTML."""
        ...

    def indicators(self, place: str) -> Mapping[str, str]:
        """Weekly indicators of a study, by name with their titles."""
        ...

    def figure(self, place: str, indicator: str, beside: str | None) -> bytes:
        """An indicator over the weeks, of one study or of two with their difference, as PNG."""
        ...

    def told(self, place: str, indicator: str, beside: str | None) -> str:
        """The figure in words."""
        ...

    def states(self, place: str) -> Mapping[str, str]:
        """Names of the states of a study, by code."""
        ...

    def why(self, place: str, words: Sequence[str]) -> tuple[str, str]:
        """The command that tells why a state did what it did, and what it says."""
        ...

    def run(self, words: Sequence[str]) -> int:
        """Begin a study, unless the same is at work; returns the number of the job."""
        ...

    def compare(self, places: Sequence[str]) -> int:
        """Begin a comparison, unless the same is at work; returns the number of the job."""
        ...

    def job(self, number: int) -> Job:
        """How far a job has got."""
        ...

    def at_work(self) -> Sequence[Job]:
        """Jobs that have not ended."""
        ...

    def stop(self, number: int) -> None:
        """End a job that is at work; nothing happens to one that has ended."""
        ...
