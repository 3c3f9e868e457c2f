"""Say what is allowed, and what was probably meant."""

from collections.abc import Iterable
from difflib import get_close_matches

MOST = 40
"""Longer lists are left out of a message; `sim list` shows them."""


def refuse(key: str, value: object, known: Iterable[str], plural: str = "allowed are") -> str:
    """One sentence: the key, its value, a near miss if there is one, and what is allowed."""
    names = [str(name) for name in known]
    listed = f"; {plural} {', '.join(names)}" if 0 < len(names) <= MOST else ""
    return f"{key} is {shown(value)}{meant(str(value), names)}{listed or _none(names)}"


def unknown(key: str, known: Iterable[str]) -> str:
    """One sentence for a key that does not exist."""
    names = [str(name) for name in known]
    head, dot, last = key.rpartition(".")
    listed = f"; known are {', '.join(names)}" if 0 < len(names) <= MOST else ""
    return f"{key} is unknown{meant(last, names, head + dot)}{listed or _none(names)}"


def meant(word: str, names: Iterable[str], prefix: str = "") -> str:
    """A guess at what was meant, or nothing."""
    close = get_close_matches(word, list(names), n=1, cutoff=0.6)
    return f" (did you mean {prefix}{close[0]}?)" if close else ""


def shown(value: object) -> str:
    """A value as a reader would write it; nothing becomes the word empty."""
    return "empty" if value in ("", None) else str(value)


def _none(names: list[str]) -> str:
    return "" if names else "; there is none to choose from"
