"""What a form says, as words of a command."""

import shlex
from collections.abc import Mapping, Sequence
from urllib.parse import parse_qs

from sim.app.desk import Group, RefusalError

SIZES = ("runs", "weeks", "seed")


def fields(body: bytes) -> dict[str, list[str]]:
    """The fields of a form that a browser has sent."""
    return parse_qs(body.decode("utf-8", errors="replace"))


def words_of(form: Mapping[str, Sequence[str]], groups: Sequence[Group]) -> list[str]:
    """The words of `sim run` for a form; what is left as it is needs no word.

    Raises RefusalError where the words that were typed cannot be told apart.
    """
    words = []
    for group in groups:
        chosen = form.get(group.key, [""])[0]
        if chosen:
            words.append(f"{group.key}={chosen}")
    words += [f"{key}={form[key][0]}" for key in SIZES if form.get(key)]
    try:
        return [*words, *shlex.split(form.get("more", [""])[0])]
    except ValueError as error:
        raise RefusalError(
            f"more words: {error}; allowed are words as on a command line"
        ) from error
