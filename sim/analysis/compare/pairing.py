"""Which runs of two studies are held against each other, and what stands between them."""

import dataclasses
from collections.abc import Mapping
from typing import Any, Protocol, runtime_checkable

import pandas as pd

from sim.analysis.compare.chances import chances_in

FEW = 30
"""Runs below which Student's interval leans on a normal distribution."""


@runtime_checkable
class Compared(Protocol):
    """What a comparison needs of a study: its outcomes and where they come from."""

    @property
    def outcomes(self) -> pd.DataFrame:
        """A row per run, a column per outcome."""

    @property
    def manifest(self) -> dict[str, Any]:
        """At least `seed` and `runs`."""


@dataclasses.dataclass(frozen=True)
class Pairing:
    """Outcomes of two studies as they are compared; run by run where `paired`.

    `warnings` are sentences that a reader must know before believing a difference; `never` is
    what stands for never where an outcome is the week of something; `chances` are the outcomes that
    are 1 where something happens and else 0.
    """

    first: pd.DataFrame
    second: pd.DataFrame
    paired: bool
    warnings: tuple[str, ...]
    never: Mapping[str, float] = dataclasses.field(default_factory=dict)
    chances: frozenset[str] = frozenset()


def share_luck(first: Compared, second: Compared) -> bool:
    """Whether two studies have seed and runs in common, so that runs can be paired."""
    return all(first.manifest[key] == second.manifest[key] for key in ("seed", "runs"))


def pair(first: Compared, second: Compared) -> Pairing:
    """Runs that two studies of equal luck share, or else all runs of both.

    Raises ValueError where there are fewer than two runs to compare.
    """
    one, other = first.outcomes, second.outcomes
    paired = share_luck(first, second)
    if paired:
        shared = one.index.intersection(other.index)
        one, other = one.loc[shared], other.loc[shared]
    if min(len(one), len(other)) < 2:
        raise ValueError("fewer than two runs to compare; allowed are studies with two or more")
    never = _never(first, second)
    one, other = _within(never, one), _within(never, other)
    said = (*_luck(first, second), *_failed(first, second, len(one), paired),
            *_horizon(first, second), *_few(min(len(one), len(other))),
            *_made(first, second), *_alone(first, second))  # fmt: skip
    chances = chances_in(one, first.manifest) & chances_in(other, second.manifest)
    return Pairing(one, other, paired, said, never, chances)


def _never(first: Compared, second: Compared) -> dict[str, float]:
    """Outcomes that are the week of something, with what stands for never in the shorter study."""
    one, other = ((study.manifest.get("outcomes") or {}) for study in (first, second))
    return {
        name: min(float(about["never"]), float(other[name]["never"]))
        for name, about in one.items()
        if "never" in about and "never" in other.get(name, {})
    }


def _within(never: Mapping[str, float], outcomes: pd.DataFrame) -> pd.DataFrame:
    """Outcomes in which what the shorter study could not have seen has never happened."""
    known = {name: limit for name, limit in never.items() if name in outcomes}
    return outcomes.assign(**{name: outcomes[name].clip(upper=x) for name, x in known.items()})


def _luck(first: Compared, second: Compared) -> list[str]:
    if share_luck(first, second):
        return []
    apart = [
        f"{key} {first.manifest[key]} against {second.manifest[key]}"
        for key in ("seed", "runs")
        if first.manifest[key] != second.manifest[key]
    ]
    return [
        f"Not paired run by run: {', '.join(apart)}. Luck does not cancel, so intervals are wider "
        "than they need be (Welch's)."
    ]


def _failed(first: Compared, second: Compared, runs: int, paired: bool) -> list[str]:
    wanted = int(first.manifest["runs"])
    if paired and runs < wanted:
        return [f"Only {runs} of {wanted} runs stand in both studies; the others are left out."]
    return []


def _horizon(first: Compared, second: Compared) -> list[str]:
    weeks = [study.manifest.get("weeks") for study in (first, second)]
    if weeks[0] == weeks[1]:
        return []
    return [
        f"The studies last {weeks[0]} and {weeks[1]} weeks: totals, peaks, chances and values at "
        "the end differ for that alone; weeks of events are counted up to the shorter end."
    ]


def _alone(first: Compared, second: Compared) -> list[str]:
    """Outcomes that cannot be compared; a sampled parameter, whose name has a dot, is none."""
    names = sorted(map(str, set(first.outcomes) ^ set(second.outcomes)))
    alone = [name for name in names if "." not in name]
    return [f"Left out, since one study alone has them: {', '.join(alone)}."] if alone else []


def _few(runs: int) -> list[str]:
    return [f"Intervals from {runs} runs are rough: take more."] if runs < FEW else []


def _made(first: Compared, second: Compared) -> list[str]:
    """Where code or kind of uncertainty differ, a difference may not be the scenarios'."""
    said = []
    made = [_code(study.manifest) for study in (first, second)]
    if made[0] != made[1]:
        said.append(f"Made by different code: {made[0]} and {made[1]}.")
    sampled = [set(study.manifest.get("sampled") or {}) for study in (first, second)]
    if sampled[0] != sampled[1]:
        said.append(
            f"Parameters vary from run to run in one study alone, or not the same ones "
            f"({len(sampled[0])} and {len(sampled[1])}): part of a difference is theirs."
        )
    return said


def _code(manifest: dict[str, Any]) -> str:
    commit = str((manifest.get("git") or {}).get("commit") or "")[:10]
    return " ".join(["version", str(manifest.get("code_version", "not known")), commit]).strip()
