"""What the app shows and begins, over one folder of studies."""

import dataclasses
import functools
import threading
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

from sim.app import ComparisonRow, Group, Job, RefusalError, StudyRow
from sim.cli import app_jobs
from sim.cli.app_studies import MANIFEST, REPORT, comparisons, row_of, rows, told_apart
from sim.cli.catalogue import titles
from sim.cli.jobs import Jobs, ask, command, inside
from sim.config.compose import CONFIGS
from sim.report import indicator
from sim.study import Study, open_study
from sim.yaml_files import read_yaml

NAMES = {"brics": "BRICS", "middle_east": "Middle East"}


class StudyDesk:
    """The desk of the app: a folder, and the jobs that work in it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.jobs = Jobs()
        self._drawing = threading.Lock()

    @functools.cached_property
    def _groups(self) -> tuple[Group, ...]:
        drivers = sorted(path.name for path in (CONFIGS / "driver").iterdir() if path.is_dir())
        keys = ["scenario", *(f"driver/{name}" for name in drivers)]
        return tuple(Group(key, _spoken(key), titles(key)) for key in keys)

    def groups(self) -> Sequence[Group]:
        """Scenarios and drivers with the titles of their options."""
        return self._groups

    def studies(self) -> Sequence[StudyRow]:
        """Whatever has a manifest below the folder, the newest first."""
        return rows(self.root)

    def comparisons(self) -> Sequence[ComparisonRow]:
        """Whatever says that it is a comparison, the newest first."""
        return comparisons(self.root)

    def study(self, place: str) -> StudyRow:
        """The study of a place."""
        row = row_of(self.root, inside(self.root, place) / MANIFEST)
        if row is None:
            raise RefusalError(f"{place!r} is no study: it has no {MANIFEST} that can be read")
        return row

    def page(self, place: str) -> str:
        """The report in a folder."""
        path = inside(self.root, place) / REPORT
        if not path.is_file():
            raise RefusalError(f"{place!r} has no report; sim report {self.root / place} draws it")
        return path.read_text(encoding="utf-8")

    def indicators(self, place: str) -> Mapping[str, str]:
        """Indicators by name."""
        return indicator.indicators(self._open(place).trajectories)

    def figure(self, place: str, name: str, beside: str | None) -> bytes:
        """The figure of an indicator."""
        # Settings of the drawing library belong to the process, pages to threads.
        with self._drawing:
            return indicator.figure(*self._shown(place, name, beside))

    def told(self, place: str, name: str, beside: str | None) -> str:
        """The figure in words."""
        return indicator.told(*self._shown(place, name, beside))

    def states(self, place: str) -> Mapping[str, str]:
        """Names of states by their codes."""
        return {str(code): _name_of(str(code)) for code in self._open(place).config["states"]}

    def why(self, place: str, words: Sequence[str]) -> tuple[str, str]:
        """What `sim trace` says."""
        words = ("trace", str(self.root / self.study(place).place), *words)
        return command(words), ask(words)

    def run(self, words: Sequence[str]) -> int:
        """Begin `sim run`."""
        return app_jobs.begin(self.jobs, ["run", *words], self.root, f"app/{self._name()}")

    def compare(self, places: Sequence[str]) -> int:
        """Begin `sim compare`, the oldest first."""
        if len(places) < 2:
            raise RefusalError(f"ticked: {len(places)}; allowed are two studies or more")
        folders = [str(self.root / self.study(place).place) for place in reversed(places)]
        place = f"comparisons/{self._name()}"
        return app_jobs.begin(self.jobs, ["compare", *folders], self.root, place)

    def job(self, number: int) -> Job:
        """How far a job has got."""
        return app_jobs.look(self.jobs, number, self.root)

    def at_work(self) -> Sequence[Job]:
        """Jobs that have not ended."""
        return app_jobs.at_work(self.jobs, self.root)

    def stop(self, number: int) -> None:
        """End a job."""
        app_jobs.stop(self.jobs, number, self.root)

    def _name(self) -> str:
        return f"{datetime.now():%Y-%m-%d_%H-%M-%S}-{len(self.jobs.begun)}"

    def _open(self, place: str) -> Study:
        if not self.study(place).finished:
            raise RefusalError(f"{place} is not finished; sim resume {self.root / place} does it")
        return open_study(inside(self.root, place))

    def _shown(
        self, place: str, name: str, beside: str | None
    ) -> tuple[indicator.Shown, indicator.Shown | None]:
        first = self._one(place, name)
        if beside is None:
            return first, None
        second = self._one(beside, name)
        if second.name == first.name:
            names = told_apart(self.study(place), self.study(beside))
            first, second = (
                dataclasses.replace(one, name=each)
                for one, each in zip((first, second), names, strict=True)
            )
        return first, second

    def _one(self, place: str, name: str) -> indicator.Shown:
        study = self._open(place)
        if name not in indicator.indicators(study.trajectories):
            raise RefusalError(f"{place} has no indicator {name}")
        luck = (int(study.manifest["seed"]), int(study.manifest["runs"]))
        data = indicator.pick(study.trajectories, name)
        return indicator.Shown(str(study.manifest.get("title", place)), data, luck)


def _spoken(key: str) -> str:
    name = key.rpartition("/")[2]
    return NAMES.get(name) or name.capitalize()


def _name_of(code: str) -> str:
    path = CONFIGS / "states" / f"{code}.yaml"
    return str(read_yaml(path)["name"]) if path.is_file() else code
