"""The words of a trace: tables of decisions, and how to read them."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sim.cli.tables import Table

if TYPE_CHECKING:
    from sim.analysis.trace import Decision


def table(decision: "Decision", cause: str | None = None) -> Table:
    """One decision as a table: a row an option, hold first, the choice marked.

    `cause` is the intervention that has forced it, if one has.
    """
    reasons, terms = _reasons(decision), _terms(decision)
    rows = [_hold(decision)]
    for option in decision.options:
        numbers = [option.chance, option.base, *(option.reasons.get(n, 0.0) for n in reasons)]
        cells = [f"{value:.4f}" for value in numbers]
        cells += [f"{option.terms[n]:+.3f}" if n in option.terms else "" for n in terms]
        rows.append((_mark(decision, option.move), option.move, *cells))
    if not _open(decision):
        rows.append(("*", decision.choice, "not open"))
    columns = ("", "option", "chance", "base", *reasons, *(f"[{name}]" for name in terms))
    return Table(
        f"toward {decision.target}, {decision.channel}: {decision.choice}",
        columns,
        [(*row, *[""] * (len(columns) - len(row))) for row in rows],
        _course(decision, cause),
    )


def by_rules(decisions: "Sequence[Decision]") -> str:
    """What rules added for a state beside its choices."""
    found = [
        f"{move} at {decision.target} ({count}, rule {decision.drawn_by[move]})"
        for decision in decisions
        for move, count in decision.by_rules.items()
    ]
    return f"Drawn by rules in this week, not chosen: {', '.join(found) or 'nothing'}."


def legend(decisions: "Sequence[Decision]") -> str:
    """How to check a choice: what is laid end to end and what adds up to what."""
    from sim.choice.doctrine import CLIP

    reasons = " + ".join(dict.fromkeys(name for each in decisions for name in _reasons(each)))
    weights = (
        f"[terms] add up to the utility{_precision(decisions)}; "
        "those that are 0 throughout are left out.\n"
        f"Chances go by base x exp({reasons}), the sum in brackets\n"
        f"cut at {CLIP:g} either way, beside the base of hold, which is 1 less the other bases.\n"
        "Posture is the tilt by the tone of the week; constant keeps a move at its known rate at\n"
        "the status quo. A term above 0 speaks more for the move than usual, whatever its own sign."
        if reasons
        else "The policy of this state does not say how its chances come from the bases."
    )
    return (
        "How to read: the chances of a channel are laid end to end, hold first; the draw lies "
        f"within\nthat of what it chooses. {weights}"
    )


def _precision(decisions: "Sequence[Decision]") -> str:
    """What the policy multiplies the sum of the terms by, unless that is 1."""
    scales = [
        option.reasons["utility"] / option.utility
        for decision in decisions
        for option in decision.options
        if "utility" in option.reasons and abs(option.utility) > 1e-9
    ]
    if not scales or abs(scales[0] - 1.0) < 1e-9:
        return ""
    return f" once multiplied by {scales[0]:.4g}, the precision of the policy"


def _course(decision: "Decision", cause: str | None) -> str:
    """How the choice came about."""
    words = [f"draw {decision.draw:.4f}"]
    if decision.forced:
        words.append(f"forced by intervention {cause}")
        words.append(f"the draw alone would have chosen {decision.drawn}")
    if decision.stopped_by is not None:
        words.append(f"{decision.choice} did not happen: rule {decision.stopped_by} stopped it")
    return "; ".join(words)


def _reasons(decision: "Decision") -> list[str]:
    return list(dict.fromkeys(name for option in decision.options for name in option.reasons))


def _terms(decision: "Decision") -> list[str]:
    """Names of the terms that are not 0 for all options, to the decimals shown."""
    found = [(n, v) for option in decision.options for n, v in option.terms.items()]
    return list(dict.fromkeys(name for name, value in found if abs(value) >= 0.0005))


def _mark(decision: "Decision", move: str) -> str:
    return "*" if move == decision.choice else ""


def _open(decision: "Decision") -> bool:
    """Whether the choice was open; an intervention also forces what is not."""
    return decision.choice in ("hold", *(option.move for option in decision.options))


def _hold(decision: "Decision") -> tuple[str, ...]:
    total = sum(option.weight for option in decision.options) / max(1 - decision.hold, 1e-12)
    base = f"{decision.hold * total:.4f}" if _reasons(decision) else ""
    return (_mark(decision, "hold"), "hold", f"{decision.hold:.4f}", base)
