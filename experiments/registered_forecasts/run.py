"""Chances of dated questions, with parameters as they stand and with assumptions varied."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from experiments.registered_forecasts.figure import draw
from experiments.registered_forecasts.table import put
from sim.analysis.score import Material, Question, chances, read_questions
from sim.cli.progress import watching
from sim.config import build, compose
from sim.config.plan import make_plan
from sim.study import begin_study, finish_study, open_study

HERE = Path(__file__).resolve().parent
SIZES = {"runs": 2000, "weeks": 104, "seed": 1}
STUDIES: Mapping[str, tuple[str, ...]] = {
    "as_they_stand": (),
    "varied": ("uncertainty=assumptions",),
}
ORIGIN = ("config_hash", "code_version", "git")


def main() -> None:
    """Run both studies and write the forecast, the figure and the table of the page."""
    questions = read_questions(HERE / "questions.csv", SIZES["weeks"])
    found: dict[str, Any] = {
        "registered": datetime.now(UTC).date().isoformat(),
        "informed_until": "the week of 2026-01-12",
        **SIZES,
        "interval": "95 %, from the number of runs alone",
        "studies": {name: _forecast(words, questions) for name, words in STUDIES.items()},
    }
    (HERE / "forecast.json").write_text(json.dumps(found, indent=1) + "\n")
    draw(HERE / "figure.png", HERE / "questions.csv", found)
    put(HERE / "README.md", HERE / "questions.csv", found)
    print(HERE / "forecast.json")


def _forecast(words: tuple[str, ...], questions: list[Question]) -> dict[str, Any]:
    """Chances of the questions in one study, and where they come from."""
    config = compose([*(f"{key}={size}" for key, size in SIZES.items()), *words, "executor=local"])
    scenario, plan = build(config), make_plan(config)
    with TemporaryDirectory() as place, watching() as watch:
        folder = Path(place) / "study"
        begin_study(folder, scenario, plan, config, False)
        if errors := finish_study(folder, scenario, plan, watch):
            raise RuntimeError(f"{len(errors)} runs failed, the first: {errors[0]}")
        study = open_study(folder)
        events = study.events
        material = Material(study.trajectories, lambda: events, scenario.repertoire.labels)
        return {
            **{key: study.manifest[key] for key in ORIGIN},
            "questions": chances(material, questions),
        }


if __name__ == "__main__":
    main()
