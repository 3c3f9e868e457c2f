"""Draw the figures of a study in several processes at once."""

from collections.abc import Callable, Iterator
from concurrent.futures import Executor, wait
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import TypeAlias

from sim.report.drawing import Drawn, draw_all
from sim.report.folder import Study, read_study
from sim.report.registry import FIGURES

Facts: TypeAlias = tuple[Path, str, tuple[str, ...], tuple[int, int]]
"""What there is to tell of a figure that has been drawn: path, words, missing panels, size."""

STOP = "stop"
"""File in the folder of figures that tells helpers that nobody waits for them any more."""


@contextmanager
def begun_figures(
    study: Path, folder: Path, helpers: Executor
) -> Iterator[Callable[[], list[Drawn]]]:
    """Hand all figures of a study to an executor; what is given waits for them, in their order.

    Helpers read the study's folder themselves and put the files into `folder`, which none of them
    touches any more when the context ends, however it ends.
    """
    written = (study / "manifest.json").stat().st_mtime_ns
    begun = [helpers.submit(_figure, study, written, k, folder) for k in range(len(FIGURES))]

    def drawn() -> list[Drawn]:
        told = zip(FIGURES, [each.result() for each in begun], strict=True)
        return [Drawn(figure, *facts) for figure, facts in told if facts is not None]

    try:
        yield drawn
    except BaseException:
        # To cancel futures of a pool that breaks at the same moment makes the pool itself fail.
        (folder / STOP).touch()
        wait(begun)
        raise


def _figure(study: Path, written: int, place: int, folder: Path) -> Facts | None:
    """Draw one figure; a figure itself holds functions, so that only facts can travel."""
    if (folder / STOP).exists():
        return None
    drawn = draw_all([FIGURES[place]], _study(study, written), folder)
    return (drawn[0].path, drawn[0].alt, drawn[0].missing, drawn[0].size) if drawn else None


@lru_cache(maxsize=1)
def _study(folder: Path, written: int) -> Study:
    """A study, read once by each helper as long as it was `written` at the same time."""
    return read_study(folder)
