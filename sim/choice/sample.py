"""Draw at most one move of each group by the inverse of its distribution."""

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
    total = mix.hold + np.add.reduceat(mix.weight, layout.starts, axis=1)
    excess = uniform[:, layout.column] * total - mix.hold
    run, group = np.nonzero(excess >= 0)
    left = excess[run, group]
    cell = layout.starts[group]
    last = cell + layout.sizes[group] - 1
    for _ in range(int(layout.sizes.max()) - 1):
        step = mix.weight[run, cell]
        further = (left >= step) & (cell < last)
        left = np.where(further, left - step, left)
        cell = cell + further
        if not further.any():
            break
    possible = mix.weight[run, cell] > 0
    return run[possible], cell[possible] + layout.cells.start
