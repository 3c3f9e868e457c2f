"""Let a page and its figures appear whole."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

FIGURES = "figures"


def publish(page: Path, draw: Callable[[Path], str]) -> Path:
    """Write a page and the figures beside it; returns the page's path.

    `draw` puts the figures into an empty folder and returns the page's text. Where it fails,
    the page and the figures that were there stay.
    """
    folder = page.parent
    work = folder / f"{FIGURES}.{os.getpid()}.tmp"
    work.mkdir(parents=True)
    try:
        text = draw(work)
        shutil.rmtree(folder / FIGURES, ignore_errors=True)
        work.rename(folder / FIGURES)
    finally:
        shutil.rmtree(work, ignore_errors=True)
    half = page.with_name(f"{page.stem}.{os.getpid()}.tmp")
    half.write_text(text, encoding="utf-8")
    return half.replace(page)
