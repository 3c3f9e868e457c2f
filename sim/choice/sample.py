"""Draw at most one move of each group by the inverse of its distribution."""

import dataclasses
from collections.abc import Sequence

import numpy as np
from jaxtyping import Float, Int

from sim.choice.situation import Layout, Mix


def draw_moves(
    mix: Mix, layout: Layout, uniform: Float[np.ndarray, "run width"]
) -> tuple[Int[np.ndarray, " event"], Int[np.ndarray, " event"]]:
    """Run and cell of each move drawn. Low numbers hold; then the cells follow in order.

    Only the few groups that act are followed to their cell, so the work grows with the
    number of events.
    """
    excess = uniform[:, layout.column] * (mix.hold + layout.sums(mix.weight))
    excess -= mix.hold
    # Among rows of groups laid end to end what acts is found five times as fast.
    by_group = np.ascontiguousarray(excess.T)
    place = np.flatnonzero(by_group >= 0)
    group, run = np.divmod(place, len(uniform))
    cell = layout.starts[group]
    weight = np.ascontiguousarray(mix.weight.T).ravel()
    left, last = by_group.ravel()[place], cell + layout.sizes[group] - 1
    going = np.flatnonzero(cell < last)
    while len(going):
        step = weight[cell[going] * len(uniform) + run[going]]
        further = left[going] >= step
        going, step = going[further], step[further]
        left[going] -= step
        cell[going] += 1
        going = going[cell[going] < last[going]]
    possible = weight[cell * len(uniform) + run] > 0
    return run[possible], cell[possible] + layout.cells.start


def side_by_side(layouts: Sequence[Layout]) -> Layout:
    """The layouts of several states as one, for moves that are drawn for all of them at once.

    Their cells must follow on each other.
    """
    first = layouts[0].cells.start
    widths = np.cumsum([0, *(layout.width for layout in layouts)])
    each = list(zip(layouts, widths.tolist(), strict=False))
    return dataclasses.replace(
        layouts[0],
        state=-1,
        dyads=_whole(layouts, "dyads"),
        sizes=_whole(layouts, "sizes"),
        dyad=_whole(layouts, "dyad"),
        chosen=_whole(layouts, "chosen"),
        goldstein=_whole(layouts, "goldstein"),
        rivera=_whole(layouts, "rivera"),
        code="all",
        cells=slice(first, layouts[-1].cells.stop),
        starts=np.concatenate([layout.starts + layout.cells.start - first for layout in layouts]),
        column=np.concatenate([layout.column + before for layout, before in each]),
        labels=tuple(label for layout in layouts for label in layout.labels),
    )


def _whole(layouts: Sequence[Layout], name: str) -> np.ndarray:
    return np.concatenate([getattr(layout, name) for layout in layouts])


def mixed(mixes: Sequence[Mix]) -> Mix:
    """The mixes of several states as one."""
    return Mix(*(_beside([getattr(mix, name) for mix in mixes]) for name in ("weight", "hold")))


def _beside(parts: Sequence[Float[np.ndarray, "run _"]]) -> Float[np.ndarray, "run all"]:
    # Rows of cells lie side by side in memory, so that they are put together in one piece.
    return np.concatenate([part.T for part in parts]).T
