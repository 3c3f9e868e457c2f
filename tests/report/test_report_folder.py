"""A report speaks about what its study holds, and about nothing else."""

import json
import re
from pathlib import Path

import pytest
import studies
import yaml

from sim.report import write_report
from sim.report.again import command
from sim.report.assumed import drivers, sampled, warnings
from sim.report.drawing import draw_all
from sim.report.findings import SECTIONS
from sim.report.findings.peace import pace, stages_by_week
from sim.report.findings.table import rates
from sim.report.folder import Study, read_study
from sim.report.outcome_table import outcome_rows
from sim.report.registry import FIGURES


@pytest.fixture(scope="module")
def study(tmp_path_factory: pytest.TempPathFactory) -> Study:
    return read_study(studies.write_study(tmp_path_factory.mktemp("made_up") / "study"))


def test_a_mechanism_that_is_absent_leaves_its_panels_out_and_says_so(
    study: Study, tmp_path: Path
) -> None:
    drawn = {figure.figure.name: figure for figure in draw_all(FIGURES, study, tmp_path)}
    assert {"sanctions", "oil", "peace", "theatres", "tone", "mix", "rates"} <= set(drawn)
    assert "blocs" not in drawn and not (tmp_path / "blocs.png").exists()
    assert drawn["sanctions"].missing == ("European Union on Russia", "Russia on the United States")


def test_an_indicator_that_is_zero_throughout_counts_as_absent(study: Study) -> None:
    silent = study.trajectories.assign(brent=study.trajectories["brent"] * 0.0)
    changed = Study(study.folder, {}, {}, silent, study.outcomes, study.events)
    assert changed.level("brent") is None
    assert changed.series("brent") is not None


def test_every_section_is_silent_about_a_study_without_indicators(study: Study) -> None:
    empty = study.trajectories[["posture"]]
    bare = Study(study.folder, {}, {}, empty, study.outcomes, study.events)
    for section in SECTIONS:
        assert section.brief(bare) is None
        assert [finding(bare) for finding in section.findings if finding(bare)] == []
        assert section.table(bare) is None and rates(bare, section.rates) is None


def test_sentences_end_with_one_stop_and_hold_a_number(study: Study) -> None:
    said = [finding(study) for section in SECTIONS for finding in section.findings]
    said += [section.brief(study) for section in SECTIONS]
    spoken = [sentence for sentence in said if sentence is not None]
    assert len(spoken) >= 8
    assert all(re.search(r"\d", line) and line.endswith(".") for line in spoken)
    assert not any(line.endswith("..") or "nan" in line for line in spoken)


def test_the_pace_of_ceasefires_is_their_number_by_weeks_at_risk(study: Study) -> None:
    stage = study.series("stage")
    assert stage is not None
    first = [next((week for week, at in enumerate(run) if at >= 5), None) for run in stage]
    ended = sum(week is not None for week in first)
    at_risk = sum(week if week is not None else study.weeks for week in first)
    assert f"{ended / at_risk:.4f} a week" in str(pace(study))


def test_the_table_of_stages_is_read_at_the_weeks_that_the_study_has(study: Study) -> None:
    table = stages_by_week(study)
    assert table is not None
    assert table.headers == ("Stage reached", "week 13", "week 26", "week 30", "median date")
    assert len(table.rows) == 5 and all(len(row) == 5 for row in table.rows)


def test_outcomes_take_their_unit_from_the_indicator_and_chances_are_chances(
    study: Study,
) -> None:
    rows = {row.name: row for row in outcome_rows(study)}
    assert set(rows) == {"final_brent", "packages", "ceasefire"}
    assert rows["final_brent"].units == "US dollars/barrel"
    assert rows["packages"].units == "moves"
    assert rows["ceasefire"].units == "chance" and rows["ceasefire"].mean.endswith("%")


def test_drivers_that_depart_from_the_status_quo_are_marked(study: Study) -> None:
    assert [(row["group"], row["changed"]) for row in drivers(study)] == [("sanctions", True)]
    assert "driver/sanctions=oil_act" not in command(study)
    named = Study(study.folder, study.manifest | study.config, {}, study.trajectories,
                  study.outcomes, study.events)  # fmt: skip
    assert command(named).startswith("sim run scenario=made_up driver/sanctions=oil_act runs=40")


def test_sampled_parameters_are_listed_with_range_and_source(study: Study) -> None:
    assert sampled(study) == [("rules.oil_price.noise", "0.02 to 0.05", "", "made up")]


def test_runs_that_failed_and_small_studies_are_owned_up_to(study: Study) -> None:
    assert len(warnings(study)) == 1
    wanted = dict(study.manifest, runs=50)
    part = Study(study.folder, wanted, {}, study.trajectories, study.outcomes, study.events)
    assert "Only 40 of 50 runs" in warnings(part)[0]


def test_made_up_text_cannot_break_the_page(study: Study) -> None:
    page = write_report(study.folder).read_text()
    assert "<b>of</b>" not in page and "&lt;b&gt;of&lt;/b&gt;" in page
    assert "freeze" in page


def test_a_report_that_fails_leaves_the_last_one_standing(tmp_path: Path) -> None:
    folder = studies.write_study(tmp_path / "study", runs=4, weeks=6)
    before = write_report(folder).read_text()
    config = yaml.safe_load((folder / "config.yaml").read_text())
    (folder / "config.yaml").write_text(yaml.safe_dump(config | {"interventions": {"x": 1}}))
    with pytest.raises((AttributeError, TypeError)):
        write_report(folder)
    assert (folder / "report.html").read_text() == before
    assert {path.name for path in folder.iterdir()} == {
        *("manifest.json", "config.yaml", "trajectories.zarr", "outcomes.parquet"),
        *("events.parquet", "figures", "report.html"),
    }


def test_the_manifest_alone_does_not_make_a_study(tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_text(json.dumps(studies.MANIFEST))
    with pytest.raises(ValueError, match=r"config\.yaml"):
        read_study(tmp_path)
