"""What the app asks for; the command line answers."""

import dataclasses
from collections.abc import Mapping, Sequence
from typing import Protocol, runtime_checkable


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
    """A study under the folder of the app; `place` is its path within it."""

    place: str
    title: str
    words: str
    runs: int
    weeks: int
    seed: int
    started: str
    finished: bool


@dataclasses.dataclass(frozen=True)
class Job:
    """A command that the app has begun: its words, state, what it said and where it led.

    `state` is running, done or failed; `place` is the folder of its page, once it is done.
    """

    number: int
    command: str
    state: str
    said: str
    place: str | None


@runtime_checkable
class Desk(Protocol):
    """Studies and commands, by names and words; all raise `RefusalError` for what there is not."""

    def groups(self) -> Sequence[Group]:
        """What a new study can be made of: scenarios, then drivers."""
        ...

    def studies(self) -> Sequence[StudyRow]:
        """Studies in the folder of the app, the newest first."""
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

    def states(self, place: str) -> Sequence[str]:
        """Codes of the states of a study."""
        ...

    def why(self, place: str, words: Sequence[str]) -> tuple[str, str]:
        """The command that tells why a state did what it did, and what it says."""
        ...

    def run(self, words: Sequence[str]) -> int:
        """Begin a study; returns the number of the job."""
        ...

    def compare(self, places: Sequence[str]) -> int:
        """Begin a comparison of studies; returns the number of the job."""
        ...

    def job(self, number: int) -> Job:
        """How far a job has got."""
        ...
