"""The table of moves."""

import dataclasses
from functools import cached_property

import numpy as np
from jaxtyping import Bool, Float, Int

CHANNELS = ("diplomatic", "economic", "military", "cyber")

EFFECTS = (
    "reassures",
    "consults",
    "summits",
    "criticises",
    "protests",
    "rejects",
    "threatens_sanctions",
    "imposes",
    "penalises_buyer",
    "enacts",
    "counters",
    "eases",
    "seizes",
    "threatens_force",
    "shows_force",
    "invites_exercise",
    "exercises",
    "aids",
    "strikes",
    "bombards",
    "guarantees",
    "drafts",
    "proposes",
    "negotiates",
    "accepts",
    "mediates",
    "exchanges",
    "offers_cyber",
    "attacks_cyber",
    "calls_council",
    "refuses_concessions",
)
"""What a move can do. Rules and utility terms act on these, never on names."""


@dataclasses.dataclass(frozen=True)
class Moves:
    """Attributes of the moves, one row each.

    `goldstein` is the score of the event (-10..10, Goldstein 1992), `rivera` the escalation
    weight (Rivera et al. 2024), `needs` the flag of the world without which a move is not
    feasible (or None).
    """

    names: tuple[str, ...]
    titles: tuple[str, ...]
    channel: Int[np.ndarray, " move"]
    cameo: tuple[str, ...]
    goldstein: Float[np.ndarray, " move"]
    rivera: Float[np.ndarray, " move"]
    by_rule: Bool[np.ndarray, " move"]
    public: Bool[np.ndarray, " move"]
    needs: tuple[str | None, ...]
    effects: Bool[np.ndarray, "move effect"]

    @cached_property
    def positions(self) -> dict[str, int]:
        """Position of each move by its name."""
        return {name: i for i, name in enumerate(self.names)}

    def does(self, effect: str) -> Bool[np.ndarray, " move"]:
        """Which moves have an effect."""
        return self.effects[:, EFFECTS.index(effect)]
