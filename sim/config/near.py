"""Say what is allowed, and what was probably meant."""

from collections.abc import Iterable
from difflib import get_close_matches

MOST = 40
"""Of longer lists a message shows the nearest few; `sim list` shows them all."""
NEAREST = 8


def refuse(key: str, value: object, known: Iterable[str], verb: str = "allowed are") -> str:
    """One sentence: the key, its value, a near miss if there is one, and what is allowed."""
    names = [str(name) for name in known]
    return f"{key} is {shown(value)}{meant(str(value), names)}; {_listed(str(value), names, verb)}"


def unknown(key: str, known: Iterable[str]) -> str:
    """One sentence for a key that does not exist."""
    names = [str(name) for name in known]
    head, dot, last = key.rpartition(".")
    return f"{key} is unknown{meant(last, names, head + dot)}; {_listed(last, names, 'known are')}"


def meant(word: str, names: Iterable[str], prefix: str = "") -> str:
    """A guess at what was meant, or nothing."""
    close = get_close_matches(word, list(names), n=1, cutoff=0.6)
    return f" (did you mean {prefix}{close[0]}?)" if close else ""


def shown(value: object) -> str:
    """A value as a reader would write it; nothing becomes the word empty."""
    return "empty" if value in ("", None) else str(value)


def _listed(word: str, names: list[str], verb: str) -> str:
    if not names:
        return "there is none to choose from"
    if len(names) <= MOST:
        return f"{verb} {', '.join(names)}"
    nearest = get_close_matches(word, names, n=NEAREST, cutoff=0.0)
    return f"{verb} {', '.join(nearest)} and {len(names) - NEAREST} more"
