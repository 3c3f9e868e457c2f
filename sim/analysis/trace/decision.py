"""What a decision was made of."""

import dataclasses


@dataclasses.dataclass(frozen=True)
class Part:
    """What a term of the utility was made of: `adds` is weight (value - usual) / spread.

    `usual` is the term's mean for this move at the status quo, `spread` its standard deviation
    over runs and weeks there, one for all moves; both have the term's own unit. `weight` is the
    doctrine's.
    """

    value: float
    usual: float
    spread: float
    weight: float
    adds: float


@dataclasses.dataclass(frozen=True)
class Option:
    """One move that was open: why it weighed what it did.

    `terms` are the utility terms by name, weighted by the doctrine; their sum is `utility`, and
    `parts` is what each was made of.
    `reasons` are the parts of the score by name (posture, utility, constant for a logit).
    """

    move: str
    base: float
    terms: dict[str, float]
    parts: dict[str, Part]
    utility: float
    reasons: dict[str, float]
    weight: float
    chance: float


@dataclasses.dataclass(frozen=True)
class Decision:
    """One draw: a channel toward one target. `choice` is "hold" or the name of a move.

    `drawn` is what the draw alone chooses; where `forced`, an intervention has put its move in its
    place. `stopped_by` is the rule that has stopped the choice, as the vote of a union may.
    `by_rules` are the moves, with their number, that rules have added toward the target in that
    week, and `drawn_by` the rules; they stand with the first channel of the target alone.
    """

    target: str
    channel: str
    hold: float
    options: tuple[Option, ...]
    draw: float
    drawn: str
    choice: str
    forced: bool
    by_rules: dict[str, int]
    drawn_by: dict[str, str]
    stopped_by: str | None
