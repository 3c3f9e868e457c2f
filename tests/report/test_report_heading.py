"""The title of a report says what was changed."""

import dataclasses
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
import xarray as xr

from sim.report.folder import Study
from sim.report.heading import question, title

AS_IT_IS = {"guarantees": {"option": "declared"}, "cyber": {"option": "signalled"}}


def study(words: list[str], options: dict[str, str], scenario: str = "baseline") -> Study:
    given = {name: dict(row) for name, row in AS_IT_IS.items()}
    for name, option in options.items():
        given[name]["option"] = option
    manifest: dict[str, Any] = {"scenario": scenario, "title": "A world", "drivers": given,
                                "made": [["run", *words]]}  # fmt: skip
    empty = pd.DataFrame()
    return Study(Path(), manifest, {"question": "What then?"}, xr.Dataset(), empty, empty)


def test_a_scenario_as_it_is_keeps_its_title_and_question() -> None:
    plain = study(["runs=20", "seed=3", "executor.workers=2", "out=x"], {})
    assert (title(plain), question(plain)) == ("A world", "What then?")
    bound = study(["scenario=bound"], {"guarantees": "binding"}, "bound")
    assert (title(bound), question(bound)) == ("A world", "What then?")


def test_drivers_chosen_beside_a_scenario_are_named_and_its_question_is_not_asked() -> None:
    words = ["driver/guarantees=binding", "driver/cyber=rebuffed", "runs=20"]
    changed = study(words, {"guarantees": "binding", "cyber": "rebuffed"})
    assert title(changed) == "A world, with guarantees: binding and cyber: rebuffed"
    assert question(changed) == ""
    beside = study(["scenario=bound", "driver/cyber=rebuffed"],
                   {"guarantees": "binding", "cyber": "rebuffed"}, "bound")  # fmt: skip
    assert title(beside) == "A world, with cyber: rebuffed"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["rules.peace.settlement=0.1"], "1 setting changed"),
        (["+interventions.relief={week: 2}", "start.stage=5"], "2 settings changed"),
    ],
)
def test_other_settings_are_counted(words: list[str], said: str) -> None:
    assert title(study(words, {})) == f"A world, with {said}"


def test_a_branch_says_so_and_a_study_without_a_record_goes_by_its_drivers() -> None:
    branch = study([], {})
    branch.manifest["made"].append(["branch", "week=3"])
    assert title(branch) == "A world, branched"
    bare = dataclasses.replace(study([], {"cyber": "rebuffed"}))
    del bare.manifest["made"]
    assert title(bare) == "A world, with cyber: rebuffed"
