"""The report of a study is one page that says what its numbers are."""

import json
import re
import shutil
from pathlib import Path

import numpy as np
import pytest
from worlds import scenario

from sim.config import compose
from sim.report import write_report
from sim.report.likelihood import likelihood
from sim.report.statistics import chance, spread
from sim.report.words import number, percent, verdict
from sim.study import begin_study, finish_study, ignore
from sim.study.executors import Local
from sim.study.plan import PLAN

SIZE = ("runs=12", "weeks=9", "executor=serial")


def make(folder: Path, *overrides: str) -> Path:
    words = (*SIZE, *overrides)
    made = scenario(*words)
    begin_study(folder, made, PLAN, compose(words), False)
    assert finish_study(folder, made, PLAN, ignore) == []
    return folder


@pytest.fixture(scope="module")
def study(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = make(tmp_path_factory.mktemp("report") / "study")
    write_report(folder)
    return folder


def test_the_page_needs_no_other_file(study: Path) -> None:
    page = (study / "report.html").read_text()
    assert not re.findall(r'(?:src|href)="(?!data:|#)[^"]*"', page)
    assert "<script" not in page


@pytest.mark.slow
def test_helpers_that_draw_the_figures_change_nothing(study: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copytree(study, tmp_path / "copy"))
    (copy / "report.html").unlink()
    with Local(1).open() as helpers:
        page = write_report(copy, helpers)
    assert page.read_text() == (study / "report.html").read_text()
    for figure in (study / "figures").iterdir():
        assert (copy / "figures" / figure.name).read_bytes() == figure.read_bytes()


def test_every_image_has_words_for_those_who_cannot_see_it(study: Path) -> None:
    page = (study / "report.html").read_text()
    images = re.findall(r"<img [^>]*>", page)
    assert len(images) == len(list((study / "figures").glob("*.png"))) >= 10
    assert all(len(re.search(r'alt="([^"]*)"', image)[1]) > 40 for image in images)  # type: ignore[index]


def test_each_question_is_answered_with_numbers_and_intervals(study: Path) -> None:
    page = (study / "report.html").read_text()
    for name in ("sanctions", "axis", "peace", "trust", "regions", "overall"):
        section = page.split(f'<section id="{name}">')[1].split("</section>")[0]
        assert section.count("<li>") >= 3
        assert (
            "90\N{NO-BREAK SPACE}% of runs" in section
            or "95\N{NO-BREAK SPACE}% interval" in section
        )


def test_all_twelve_drivers_say_what_they_stand_for(study: Path) -> None:
    drivers = json.loads((study / "manifest.json").read_text())["drivers"]
    page = (study / "report.html").read_text().split('<section id="assumed">')[1]
    assert len(drivers) == 12
    assert page.count("<strong>") >= 12


def test_every_outcome_stands_in_the_table(study: Path) -> None:
    names = json.loads((study / "manifest.json").read_text())["outcomes"]
    page = (study / "report.html").read_text()
    assert all(f'<span class="tag">{name}</span>' in page for name in names)


def test_a_mechanism_left_out_leaves_a_report_without_its_sentences(tmp_path: Path) -> None:
    folder = make(tmp_path / "study", "states=[CHN,IND]")
    page = write_report(folder).read_text()
    assert "What this scenario assumes" in page


def test_a_folder_that_is_no_study_is_refused_and_left_alone(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no finished study"):
        write_report(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_writing_again_replaces_figures_and_page(study: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copytree(study, tmp_path / "copy"))
    (copy / "figures" / "old.png").write_bytes(b"")
    write_report(copy)
    assert not (copy / "figures" / "old.png").exists()
    assert not list(copy.glob("*.tmp"))


def test_the_wilson_interval_is_the_published_one() -> None:
    found = chance(10, 100)
    assert (found.low, found.high) == pytest.approx((0.0552, 0.1744), abs=1e-4)
    assert chance(0, 50).low == 0.0
    assert chance(0, 50).high == pytest.approx(0.0714, abs=1e-3)


def test_words_of_likelihood_follow_the_stated_scale() -> None:
    said = [likelihood(share) for share in (0.005, 0.05, 0.2, 0.5, 0.7, 0.95, 1.0)]
    assert said[0] == "exceptionally unlikely"
    assert said[3] == "about as likely as not"
    assert said[-1] == "virtually certain"
    assert len(set(said)) == 7


def test_a_verdict_gives_share_and_interval() -> None:
    assert verdict(chance(12, 100)).startswith("unlikely (12\N{NO-BREAK SPACE}%, 95")


def test_numbers_keep_as_many_digits_as_their_size_deserves() -> None:
    assert number(1234.5) == "1\N{NO-BREAK SPACE}234"
    assert number(0.123) == "0.12"
    assert number(-0.001) == "0.00"
    assert percent(0.004) == "0.4\N{NO-BREAK SPACE}%"


def test_the_error_of_the_median_matches_its_large_sample_theory() -> None:
    values = np.random.default_rng(1).normal(size=4000)
    theory = np.sqrt(np.pi / 2 / len(values))
    assert spread(values).median_error == pytest.approx(theory, rel=0.25)
