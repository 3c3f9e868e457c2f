"""Draw the figures of a study in several processes at once."""

from collections.abc import Callable
from concurrent.futures import Executor
from functools import lru_cache
from pathlib import Path
from typing import TypeAlias

from sim.report.drawing import Drawn, draw_all
from sim.report.folder import Study, read_study
from sim.report.registry import FIGURES

Facts: TypeAlias = tuple[Path, str, tuple[str, ...], tuple[int, int]]
"""What there is to tell of a figure that has been drawn: path, words, missing panels, size."""


def begin_figures(study: Path, folder: Path, helpers: Executor) -> Callable[[], list[Drawn]]:
    """Hand all figures of a study to an executor; the result waits for them, in their order.

    Helpers read the study's folder themselves and put the files into `folder`.
    """
    places = range(len(FIGURES))
    begun = [helpers.submit(_figure, study, place, folder) for place in places]

    def drawn() -> list[Drawn]:
        told = [each.result() for each in begun]
        return [
            Drawn(FIGURES[place], *facts)
            for place, facts in zip(places, told, strict=True)
            if facts is not None
        ]

    return drawn


def _figure(study: Path, place: int, folder: Path) -> Facts | None:
    """Draw one figure; a figure itself holds functions, so that only facts can travel."""
    drawn = draw_all([FIGURES[place]], _study(study), folder)
    return (drawn[0].path, drawn[0].alt, drawn[0].missing, drawn[0].size) if drawn else None


@lru_cache(maxsize=1)
def _study(folder: Path) -> Study:
    return read_study(folder)
