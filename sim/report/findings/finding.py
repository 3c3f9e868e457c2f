"""Sentences made from numbers; None where the study lacks the indicator they speak about."""

from collections.abc import Callable
from typing import TypeAlias

from sim.report.calendar import spoken
from sim.report.findings import measures
from sim.report.folder import Study
from sim.report.likelihood import movement
from sim.report.words import number, typical, verdict

Finding: TypeAlias = Callable[[Study], str | None]


def chance_of(name: str, level: float, what: str) -> Finding:
    """How likely it is that an indicator reaches a level in any week."""

    def say(study: Study) -> str | None:
        found = measures.ever(study, name, level)
        return None if found is None else f"{what} by {spoken(study.weeks)}: {verdict(found)}."

    return say


def level_at_end(name: str, what: str) -> Finding:
    """Where an indicator starts and where it ends."""

    def say(study: Study) -> str | None:
        found = measures.final(study, name)
        if found is None:
            return None
        units, start = study.units(name), measures.start(study, name)
        like = max(abs(found.low), abs(found.high), abs(start))
        return (
            f"{what}: {movement(start, found)}, from {number(start, like)} in January 2026 "
            f"to {typical(found, units, f' in {spoken(study.weeks)}')}."
        )

    return say


def flow_at_end(name: str, what: str) -> Finding:
    """A weekly flow in the last year against the first, or in quarters where a study is short."""

    def say(study: Study) -> str | None:
        begun, found = measures.at_first(study, name), measures.at_last(study, name)
        if begun is None or found is None:
            return None
        _, span = measures.stretch(study)
        return (
            f"{what}: {movement(begun.median, found)}, from {number(begun.median)} in the first "
            f"{span} to {typical(found, study.units(name), ' in the last')}."
        )

    return say


def falls_below(name: str, share: float, what: str) -> Finding:
    """How likely it is that an indicator ends below a share of its start."""

    def say(study: Study) -> str | None:
        found = measures.falls_below(study, name, share)
        return None if found is None else f"{what} in {spoken(study.weeks)}: {verdict(found)}."

    return say
