"""Pages of the documentation say what the code says."""

import re
from pathlib import Path

import pytest
from worlds import scenario

from sim.analysis.calibration import fit
from sim.analysis.docs import render, stale, write
from sim.analysis.docs.drivers import read_drivers
from sim.analysis.docs.judged import Judged, judged
from sim.analysis.docs.markdown import fill, first_sentence, shown, table
from sim.analysis.docs.numbers import assumptions, numbered, read_leaning, read_numbers, written
from sim.analysis.docs.parts import parts
from sim.analysis.docs.render import LEANING, NUMBERS
from sim.cli.docs import docs

ROOT = Path(__file__).parents[2]
CONFIGS = ROOT / "configs"
PAGE = "Before.\n<!-- generated: one -->\nold\nlines\n<!-- end -->\nAfter.\n"


def judged_rows() -> list[Judged]:
    return list(judged(scenario(), read_drivers(CONFIGS), CONFIGS))


def test_generated_tables_are_up_to_date() -> None:
    behind = stale(ROOT, scenario())
    assert not behind, f"run `sim docs` to renew {', '.join(behind)}"


def test_a_page_renewed_once_needs_no_second_time(tmp_path: Path) -> None:
    for folder in ("docs", "configs", "sim"):
        (tmp_path / folder).symlink_to(ROOT / folder)
    texts = render(tmp_path, scenario())
    (tmp_path / "docs").unlink()
    for path, text in texts.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text)
    (tmp_path / LEANING).write_text((ROOT / LEANING).read_text())
    assert write(tmp_path, scenario()) == []


def test_a_table_takes_the_place_between_its_marks_and_prose_stays() -> None:
    filled = fill(PAGE, {"one": "new"})
    assert filled == "Before.\n<!-- generated: one -->\nnew\n<!-- end -->\nAfter.\n"
    assert fill(filled, {"one": "new"}) == filled


def test_a_mark_that_names_no_table_is_refused() -> None:
    with pytest.raises(ValueError, match="one is no table; known are other"):
        fill(PAGE, {"other": "new"})


def test_bars_and_line_ends_do_not_break_a_table() -> None:
    assert table(("a",), [("x|y\nz",)]) == "| a |\n| --- |\n| x\\|y z |"


def test_values_are_written_as_people_read_them() -> None:
    assert shown(0.1 + 0.2) == "0.3"
    assert shown((1.0, 2.0)) == "1, 2"
    assert shown(tuple(float(i) for i in range(9))) == "9 values, 0 to 8"


def test_the_first_sentence_ends_where_a_new_one_begins() -> None:
    assert (
        first_sentence("Half, by .5 of it\nat rest. The rest.\n\nMore.")
        == "Half, by .5 of it at rest."
    )


def test_numbers_stay_when_parameters_come_and_go() -> None:
    known = {"rules.a.x": 101, "rules.gone.y": 102}
    numbers = numbered(["rules.new.z", "rules.a.x"], known)
    assert numbers == {"rules.a.x": 101, "rules.gone.y": 102, "rules.new.z": 103}
    assert read_numbers(written(numbers)) == numbers


def test_a_number_may_not_stand_twice() -> None:
    with pytest.raises(ValueError, match="stands twice"):
        read_numbers("number,label\n101,a\n101,b\n")


def test_every_judged_number_has_a_place_value_and_reason() -> None:
    rows = judged_rows()
    assert len({row.label for row in rows}) == len(rows)
    assert [row.label for row in rows if not row.value or not row.reason] == []


def test_judged_numbers_are_found_in_rules_terms_tables_and_drivers() -> None:
    roots = {row.label.split(".")[0] for row in judged_rows()}
    assert {"rules", "terms", "weights", "states", "dyads", "repertoires", "drivers"} <= roots


def test_what_leans_on_a_part_are_outcomes_of_the_model() -> None:
    leaning = read_leaning(ROOT / LEANING)
    named = {outcome for outcomes in leaning.values() for outcome in outcomes}
    assert named - set(scenario().outcomes) == set()
    places = {label for label, _ in parts(scenario())} | {row.part for row in judged_rows()}
    assert set(leaning) - places == set()


def test_a_part_stands_with_its_number_and_the_outcomes_that_lean_on_it() -> None:
    row = Judged("rules.a.x", "0.5", "1", "0.1 to 0.9", "a reason")
    text = assumptions([row], {"rules.a.x": 101}, {"rules.a": ("final",)})
    assert text.splitlines()[0] == "**`rules.a`**: `final`"
    assert text.splitlines()[-1] == "| A101 | `rules.a.x` | 0.5 | 1 | 0.1 to 0.9 | a reason |"


def test_numbers_of_the_project_cover_every_judged_number() -> None:
    numbers = read_numbers((ROOT / NUMBERS).read_text())
    assert {row.label for row in judged_rows()} <= set(numbers)


def test_the_command_fails_where_a_page_is_out_of_date() -> None:
    assert docs(["--check"]) == (1 if stale(ROOT, scenario()) else 0)


def test_the_command_refuses_other_words() -> None:
    with pytest.raises(ValueError, match=r"allowed is sim docs \[--check\]"):
        docs(["--force"])


NUMBERS_AS_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def in_model(pattern: str) -> list[str]:
    """What stands in the model's page in place of the groups of a pattern, in lower case."""
    text = " ".join((ROOT / "docs" / "model.md").read_text().split())
    found = re.search(pattern, text)
    assert found, f"docs/model.md no longer says {pattern}"
    return [group.lower() for group in found.groups()]


def test_the_model_counts_states_dyads_cells_and_moves_as_the_code_does() -> None:
    repertoire, dyads = scenario().repertoire, scenario().actors.dyads
    assert in_model(r"(\d+) directed dyads \((\d+) pairs\)") == [str(dyads.count), str(dyads.pairs)]
    assert in_model(r"\*\*repertoire\*\*: (\d+) cells") == [str(repertoire.count)]
    by_rule = repertoire.moves.by_rule
    assert in_model(r"\*\*Notable moves\.\*\* (\d+) kinds") == [str(len(by_rule))]
    assert in_model(r"(\w+) kinds are drawn by rules") == [NUMBERS_AS_WORDS[by_rule.sum()]]


def test_the_model_describes_the_fit_of_constants_as_the_code_does() -> None:
    assert in_model(r"with (\d+) runs of (\d+) weeks a round") == [str(fit.RUNS), str(fit.WEEKS)]
    assert in_model(r"set (\w+) times, each time followed by up to (\w+) rounds") == [
        NUMBERS_AS_WORDS[fit.ROUNDS_STANDARDS],
        NUMBERS_AS_WORDS[fit.ROUNDS],
    ]
    close, step = (f"{number:g}".lstrip("0") for number in (fit.CLOSE, fit.STEP))
    assert in_model(r"no log ratio exceeds (\.\d+); `step` begins at (\.\d+)") == [close, step]


def test_every_name_of_a_parameter_in_the_model_is_a_word_of_the_code() -> None:
    sources = [*(ROOT / "sim").rglob("*.py"), *CONFIGS.rglob("*.yaml")]
    words = {word for path in sources for word in re.findall(r"\w+", path.read_text())}
    text = (ROOT / "docs" / "model.md").read_text()
    named = set(re.findall(r"`([a-z]{2,}(?:_[a-z]{2,})*)`", text))
    files = {path.stem for path in (ROOT / "sim").rglob("*.py")}
    assert named - words - files == set()
