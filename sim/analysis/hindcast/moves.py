"""Notable moves as the events before the split tell of them: rates, impulse and tilt."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from jaxtyping import Float

from sim.analysis.posture.events import PairWeeks
from sim.analysis.posture.impulse import NOTABLE, estimate_impulse
from sim.analysis.posture.law import PostureLaw
from sim.analysis.posture.moves import CATEGORIES, EVENT_FILE, CodedEvents, counts, read_events
from sim.analysis.posture.tilt import estimate_tilt
from sim.choice import Choice
from sim.moves import Moves, Repertoire
from sim.moves.repertoire import WEEKS_A_YEAR

MOVE_OF = {
    "impose": "impose_sanctions",
    "fight": "major_strike",
    "negotiate": "negotiate",
    "posture": "show_of_force",
}
"""The model's move for each category of coded events."""

SPREADS = (1.0, 1000.0)
"""Bounds of the tilt in the model, squared points."""

WAR = frozenset({"RUS", "UKR"})


@dataclass(frozen=True)
class Estimated:
    """Yearly rates of moves by dyad label, omega (no unit) and the tilts v (squared points)."""

    rates: dict[tuple[str, str], float]
    impulse: float
    tilt: float
    tilt_at_war: float

    def repertoire(self, moves: Moves, dyads: tuple[str, ...]) -> Repertoire:
        """The moves with a rate above zero; one of rate zero where there is none."""
        rates = self.rates or {(dyads[0], MOVE_OF["negotiate"]): 0.0}
        place = {label: k for k, label in enumerate(dyads)}
        cells = sorted(
            (place[dyad], int(moves.channel[moves.positions[move]]), moves.positions[move], rate)
            for (dyad, move), rate in rates.items()
        )
        dyad, _, move, rate = (np.array(column) for column in zip(*cells, strict=True))
        names = [(dyads[d], moves.names[m]) for d, m in zip(dyad, move, strict=True)]
        return Repertoire(
            moves=moves,
            labels=tuple(f"{label}:{name}" for label, name in names),
            senders=tuple(label.partition(">")[0] for label, _ in names),
            dyad=dyad.astype(np.int64),
            move=move.astype(np.int64),
            rate=rate.astype(float),
            reference=rate.astype(float),
            dyads=len(dyads),
        )


STILL = Estimated({}, 0.0, float(np.mean(Choice().spread)), float(np.mean(Choice().spread_at_war)))
"""Posture alone: no events tell of moves, so their effects are off."""


def estimate_moves(law: PostureLaw, table: PairWeeks, data: Path) -> Estimated:
    """Moves of the table's weeks from the single events in the folder `data`; STILL without any.

    A week holds a move if at least NOTABLE events of its category are coded; the rate is the
    share of such weeks, the impulse is measured from the tone expected before the week.
    Raises ValueError for an event file without a column that it needs.
    """
    if not (data / EVENT_FILE).is_file():
        return STILL
    events = read_events(data, table)
    notable = counts(events, table) >= NOTABLE
    if not notable[:-1].any():
        return STILL
    rates = _rates(table, notable.mean(axis=0))
    try:
        impulse = estimate_impulse(law, table, events, "before").omega
    except ValueError:
        impulse = 0.0
    war = np.array([frozenset(pair) == WAR for pair in table.pairs])[events.pair]
    return Estimated(
        rates,
        float(np.clip(impulse, 0.0, 1.0)),
        _tilt(law, table, events.where(~war), STILL.tilt),
        _tilt(law, table, events.where(war), STILL.tilt_at_war),
    )


def _rates(
    table: PairWeeks, share: Float[np.ndarray, "pair 2 category"]
) -> dict[tuple[str, str], float]:
    # Two categories of one channel may share weeks; together they stay below one a week.
    weekly = np.minimum(share, 0.45)
    return {
        (f"{pair[way]}>{pair[1 - way]}", MOVE_OF[name]): float(weekly[k, way, c]) * WEEKS_A_YEAR
        for k, pair in enumerate(table.pairs)
        for way in (0, 1)
        for c, name in enumerate(CATEGORIES)
        if weekly[k, way, c] > 0
    }


def _tilt(law: PostureLaw, table: PairWeeks, events: CodedEvents, usual: float) -> float:
    try:
        v = estimate_tilt(law, table, events).v
    except ValueError:
        return usual
    return float(np.clip(v, *SPREADS)) if v > 0 else SPREADS[1]
