"""Sentences made from numbers; an absent indicator leaves its sentence out."""

import dataclasses
from collections.abc import Callable

from sim.report.findings import measures
from sim.report.folder import Study
from sim.report.words import number, typical, unit, verdict


@dataclasses.dataclass(frozen=True)
class Finding:
    """A sentence maker: None where the study cannot say it."""

    say: Callable[[Study], str | None]


def chance_of(name: str, level: float, what: str) -> Finding:
    """How likely it is that an indicator reaches a level in any week."""

    def say(study: Study) -> str | None:
        found = measures.ever(study, name, level)
        return None if found is None else f"{what}: {verdict(found)}."

    return Finding(say)


def chance_by(name: str, level: float, weeks: tuple[int, ...], what: str) -> Finding:
    """How likely it is that an indicator has reached a level by each of some weeks."""

    def say(study: Study) -> str | None:
        parts = []
        for week in weeks:
            found = measures.by_week(study, name, level, week)
            if found is None or week > study.weeks:
                continue
            parts.append(f"within {week} weeks {verdict(found)}")
        return f"{what}: {'; '.join(parts)}." if parts else None

    return Finding(say)


def level_at_end(name: str, what: str) -> Finding:
    """Where an indicator starts and where it ends."""

    def say(study: Study) -> str | None:
        found = measures.final(study, name)
        if found is None:
            return None
        units, start = study.units(name), measures.start(study, name)
        like = max(abs(found.low), abs(found.high), abs(start))
        began = f"{number(start, like)}{unit(units)} in January 2026"
        return f"{what}: from {began} to {typical(found, units)} at the end."

    return Finding(say)


def rate(name: str, what: str) -> Finding:
    """How often something happens a year."""

    def say(study: Study) -> str | None:
        found = measures.yearly(study, name)
        return None if found is None else f"{what}: {typical(found, '1')} a year."

    return Finding(say)


def direction(name: str, what: str) -> Finding:
    """How likely it is that an indicator ends above its start."""

    def say(study: Study) -> str | None:
        found = measures.ends_above_start(study, name)
        return None if found is None else f"{what}: {verdict(found)}."

    return Finding(say)
