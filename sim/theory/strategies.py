"""Strategies of repeated Prisoner's Dilemma, as in the Axelrod library (Knight et al. 2016; BK).

A strategy sees its own past actions, the other's past actions (True is cooperate, oldest first, as
they were carried out) and one uniform number for its own chance; it returns its intended action.
"""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Final

History = Sequence[bool]
Strategy = Callable[[History, History, float], bool]

# The optimum of Nowak and Sigmund (1992) for payoffs 3, 0, 5, 1; see `learning.generous_optimum`.
FORGIVENESS: Final = 1.0 / 3.0


def cooperator(own: History, other: History, uniform: float) -> bool:
    """Always cooperate."""
    return True


def defector(own: History, other: History, uniform: float) -> bool:
    """Always defect."""
    return False


def alternator(own: History, other: History, uniform: float) -> bool:
    """Cooperate first, then do the opposite of the own last action."""
    return not own[-1] if own else True


def tit_for_tat(own: History, other: History, uniform: float) -> bool:
    """Cooperate first, then repeat the other's last action (Rapoport, in Axelrod 1984; BK)."""
    return other[-1] if other else True


def suspicious_tit_for_tat(own: History, other: History, uniform: float) -> bool:
    """Tit for tat that defects first."""
    return other[-1] if other else False


def generous_tit_for_tat(own: History, other: History, uniform: float) -> bool:
    """Tit for tat that forgives a defection with chance 1/3 (Nowak and Sigmund 1992)."""
    return tit_for_tat(own, other, uniform) or uniform < FORGIVENESS


def two_tits_for_tat(own: History, other: History, uniform: float) -> bool:
    """Defect if the other defected in either of the last two turns (Axelrod 1984; BK)."""
    return all(other[-2:])


def tit_for_two_tats(own: History, other: History, uniform: float) -> bool:
    """Defect only after two defections in a row (Axelrod 1984; BK)."""
    return len(other) < 2 or any(other[-2:])


def hard_tit_for_2_tats(own: History, other: History, uniform: float) -> bool:
    """Defect on two defections in a row in the last three turns (Stewart and Plotkin 2012; BK)."""
    recent = other[-3:]
    return all(a or b for a, b in zip(recent, recent[1:], strict=False))


def bully(own: History, other: History, uniform: float) -> bool:
    """Defect first, then do the opposite of the other's last action."""
    return not other[-1] if other else False


def grudger(own: History, other: History, uniform: float) -> bool:
    """Cooperate until the other's first defection, then defect for ever (Friedman 1971; BK)."""
    return all(other)


def win_stay_lose_shift(own: History, other: History, uniform: float) -> bool:
    """Cooperate first, then if both did the same last turn (Pavlov; Nowak and Sigmund 1993; BK)."""
    return own[-1] == other[-1] if own else True


def gradual(own: History, other: History, uniform: float) -> bool:
    """Punish as often as the other defected, then cooperate twice (Beaufils et al. 1997; BK)."""
    planned = 0
    defections = 0
    for cooperated in other:
        defections += not cooperated
        planned = max(0, planned - 1)
        if planned == 0 and not cooperated:
            planned = defections + 2
    return planned <= 2


STRATEGIES: Final[Mapping[str, Strategy]] = MappingProxyType(
    {
        "alternator": alternator,
        "bully": bully,
        "cooperator": cooperator,
        "defector": defector,
        "generous_tit_for_tat": generous_tit_for_tat,
        "gradual": gradual,
        "grudger": grudger,
        "hard_tit_for_2_tats": hard_tit_for_2_tats,
        "suspicious_tit_for_tat": suspicious_tit_for_tat,
        "tit_for_tat": tit_for_tat,
        "tit_for_two_tats": tit_for_two_tats,
        "two_tits_for_tat": two_tits_for_tat,
        "win_stay_lose_shift": win_stay_lose_shift,
    }
)
