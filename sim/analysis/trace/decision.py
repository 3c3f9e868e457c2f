"""What a decision was made of."""

import dataclasses


@dataclasses.dataclass(frozen=True)
class Option:
    """One move that was open: why it weighed what it did.

    `terms` are the utility terms by name, weighted by the doctrine; their sum is `utility`.
    `reasons` are the parts of the score by name (posture, utility, constant for a logit).
    """

    move: str
    base: float
    terms: dict[str, float]
    utility: float
    reasons: dict[str, float]
    weight: float
    chance: float


@dataclasses.dataclass(frozen=True)
class Decision:
    """One draw: a channel toward one target. `choice` is "hold" or the name of a move.

    Where `forced`, an intervention has put its move in the place of what was drawn.
    """

    target: str
    channel: str
    hold: float
    options: tuple[Option, ...]
    draw: float
    choice: str
    forced: bool
