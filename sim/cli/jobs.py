"""Commands that the app has begun, each in a process of its own."""

import dataclasses
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from sim.app import Job, RefusalError

MOST = 2
"""Jobs at work at once: a study of its own uses a processor or all of them."""


@dataclasses.dataclass
class Begun:
    """A process with the file in which it says what it says."""

    words: tuple[str, ...]
    place: str
    process: "subprocess.Popen[bytes]"
    said: Path

    def text(self) -> str:
        """What it has said so far."""
        lines = self.said.read_text(encoding="utf-8", errors="replace").splitlines()
        return "\n".join(line for line in lines if line.strip())


class Jobs:
    """Processes by number; they end with the app."""

    def __init__(self) -> None:
        self.begun: list[Begun] = []
        self.folder = tempfile.TemporaryDirectory()

    def begin(self, words: Sequence[str], place: str) -> int:
        """Begin `sim` with words whose page will stand at a place. Returns its number."""
        if sum(each.process.poll() is None for each in self.begun) >= MOST:
            raise RefusalError(f"{MOST} commands are at work; allowed is another once one is done")
        said = Path(self.folder.name) / f"{len(self.begun)}.txt"
        # The process has the file to itself: a page that reads moves nobody's place in it.
        with said.open("wb") as output:
            process = subprocess.Popen(
                [sys.executable, "-m", "sim", *words],
                stdout=output,
                stderr=subprocess.STDOUT,
                stdin=subprocess.DEVNULL,
            )
        self.begun.append(Begun(tuple(words), place, process, said))
        return len(self.begun) - 1

    def look(self, number: int) -> Job:
        """A job as it stands."""
        if not 0 <= number < len(self.begun):
            raise RefusalError(f"job {number} is unknown; there are {len(self.begun)}, from 0 on")
        one = self.begun[number]
        status = one.process.poll()
        state = "running" if status is None else "done" if status == 0 else "failed"
        place = one.place if state == "done" else None
        return Job(number, command(one.words), state, one.text(), place)

    def end(self) -> None:
        """Stop whatever is still at work."""
        for each in self.begun:
            if each.process.poll() is None:
                each.process.terminate()
                each.process.wait()
        self.folder.cleanup()


def command(words: Sequence[str]) -> str:
    """Words as they are typed."""
    return shlex.join(["sim", *words])


def ask(words: Sequence[str]) -> str:
    """What a short command says. Raises RefusalError with its sentence where it fails."""
    ran = subprocess.run(
        [sys.executable, "-m", "sim", *words], capture_output=True, text=True, check=False
    )
    if ran.returncode:
        raise RefusalError(ran.stderr.strip().removeprefix("error: ") or f"{command(words)} failed")
    return ran.stdout


def inside(root: Path, place: str) -> Path:
    """A folder below the app's own. Raises RefusalError for any other."""
    folder = root.joinpath(place.replace("\0", "?")).resolve()
    if not folder.is_relative_to(root.resolve()) or not folder.is_dir():
        raise RefusalError(f"{place!r} is no folder of {root}")
    return folder
