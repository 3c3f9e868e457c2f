"""What a form says, as words of a command, and back."""

import shlex
from collections.abc import Mapping, Sequence
from urllib.parse import parse_qs

from sim.app.desk import Group, RefusalError

SIZES = {"runs": (1, 5000, 200), "weeks": (1, 520, 104), "seed": (0, 2**31 - 1, 1)}
"""Smallest and largest number that a form takes, and the one that it begins with."""


def fields(body: bytes) -> dict[str, list[str]]:
    """The fields of a form that a browser has sent."""
    return parse_qs(body.decode("utf-8", errors="replace"))


def words_of(form: Mapping[str, Sequence[str]], groups: Sequence[Group]) -> list[str]:
    """The words of `sim run` for a form; what is left as it is needs no word.

    Raises RefusalError where a number is none that the form takes, or where the words that were
    typed cannot be told apart.
    """
    words = []
    for group in groups:
        chosen = form.get(group.key, [""])[0]
        if chosen:
            words.append(f"{group.key}={chosen}")
    words += [f"{key}={_number(key, form[key][0])}" for key in SIZES if form.get(key)]
    return [*words, *_apart(form.get("more", [""])[0])]


def form_of(words: str, groups: Sequence[Group]) -> dict[str, str]:
    """The form that says the words of `sim run`: what it has no field for stands in `more`."""
    form = {key: str(usual) for key, (_, _, usual) in SIZES.items()}
    keys, more = {*SIZES, *(group.key for group in groups)}, []
    for word in _apart(words):
        key, _, value = word.partition("=")
        if key in keys:
            form[key] = value
        else:
            more.append(word)
    return {**form, "more": shlex.join(more)}


def _number(key: str, word: str) -> str:
    least, most, _ = SIZES[key]
    said = word.strip()
    if not said.isdecimal() or not least <= int(said) <= most:
        raise RefusalError(
            f"{key} is {said}; allowed here is a whole number from {least} to {most}"
        )
    return said


def _apart(words: str) -> list[str]:
    try:
        return shlex.split(words)
    except ValueError as error:
        raise RefusalError(
            f"more words: {error}; allowed are words as on a command line"
        ) from error
