"""The words of a trace on what a state left alone: a line a channel instead of a table."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sim.cli.tables import Table

if TYPE_CHECKING:
    from sim.analysis.trace import Decision

COLUMNS = ("toward", "channel", "hold", "next likeliest", "chance")
NOTE = "--target T shows the tables toward T, held channels too; --all shows every table."


def is_still(decision: "Decision") -> bool:
    """Whether a state held by its own draw, so that a line says enough."""
    return decision.choice == "hold" and not decision.forced and decision.stopped_by is None


def stillness(decisions: "Sequence[Decision]") -> Table:
    """The channels in which a state held: its chance to, and the move that came next."""
    return Table("Held, where nothing was done:", COLUMNS, [_row(each) for each in decisions], NOTE)


def _row(decision: "Decision") -> tuple[str, ...]:
    first = max(decision.options, key=lambda option: option.chance, default=None)
    after = ("", "") if first is None else (first.move, f"{first.chance:.4f}")
    return (decision.target, decision.channel, f"{decision.hold:.4f}", *after)
