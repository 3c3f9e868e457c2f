"""Read the words of commands that take no configuration."""

from collections.abc import Sequence
from pathlib import Path


def typed(command: str, words: Sequence[str]) -> str:
    """A command with its words, as it was typed."""
    return " ".join(["sim", command, *words])


def one_folder(words: Sequence[str], command: str) -> Path:
    """The one study folder that a command takes. Raises ValueError for anything else."""
    if len(words) != 1 or words[0].startswith("-"):
        raise ValueError(f"{typed(command, words)}: allowed is sim {command} DIR")
    return Path(words[0])


def named(words: Sequence[str], known: Sequence[str], command: str) -> dict[str, str]:
    """Values of known keys, each given as KEY=VALUE. Raises ValueError for any other word."""
    values = {}
    for word in words:
        key, _, value = word.partition("=")
        if key not in known or not value:
            allowed = " ".join(f"{name}=VALUE" for name in known)
            raise ValueError(f"sim {command} {word}: allowed is {allowed}")
        values[key] = value
    return values
