"""Find the command, run it, and turn what goes wrong into a sentence and an exit status."""

import sys
import traceback
from collections.abc import Callable, Sequence
from importlib import import_module

from sim.cli.commands import COMMANDS, OVERVIEW, Command
from sim.cli.failure import WorkError
from sim.cli.pipe import hush

HELP = ("--help", "-h", "help")
DONE, FAILED, BAD_INPUT = 0, 1, 2


def main(words: Sequence[str]) -> int:
    """Run a command line and return its exit status: 0 done, 1 failed, 2 bad input."""
    name, *rest = words or HELP[:1]
    try:
        status = _run(name, rest)
        # Short output waits until here; Python itself would find the pipe closed only at exit.
        sys.stdout.flush()
        return status
    except ValueError as error:
        return _say(f"error: {error}", BAD_INPUT)
    except WorkError as error:
        return _say(f"failed: {error}", FAILED)
    except BrokenPipeError:
        hush(sys.stdout)
        return FAILED
    except KeyboardInterrupt:
        return _say("interrupted", FAILED)
    except Exception:
        return _say(traceback.format_exc().rstrip(), FAILED)


def overview() -> str:
    """What the program is for and which commands it has."""
    width = max(map(len, COMMANDS)) + 2
    lines = [f"  {name:<{width}}{command.summary}" for name, command in COMMANDS.items()]
    return "\n".join([OVERVIEW, "", *lines, "", "sim COMMAND --help says more."])


def _run(name: str, words: list[str]) -> int:
    if name in HELP:
        print(overview())
        return DONE
    if name not in COMMANDS:
        from sim.config.near import unknown

        raise ValueError(unknown(name, COMMANDS))
    command = COMMANDS[name]
    if set(words) & set(HELP[:2]):
        print(f"{command.usage}\n\n{command.help}")
        return DONE
    return _load(command)(words)


def _load(command: Command) -> Callable[[list[str]], int]:
    module, _, function = command.place.partition(":")
    loaded: Callable[[list[str]], int] = getattr(import_module(module), function)
    return loaded


def _say(sentence: str, status: int) -> int:
    print(sentence, file=sys.stderr)
    return status
