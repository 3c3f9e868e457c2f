"""What the attributes of states and dyads can be, in a file or on a command line."""

import numpy as np

SHARES = {
    *("capability", "regime", "salience", "alliance", "sanctions_level", "trust"),
    *("cooperation", "rivalry", "nearness", "trade"),
}
FARTHEST = 6.0
"""Ends of the UNGA ideal point scale from each other."""
SIGNED = frozenset({"ideal_point"})


def bounds(name: str) -> tuple[float, float]:
    """Least and largest value of an attribute."""
    if name in SHARES:
        return 0.0, 1.0
    if name == "alignment_distance":
        return 0.0, FARTHEST
    return (-np.inf if name in SIGNED else 0.0), np.inf
