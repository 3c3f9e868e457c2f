"""What forms and traces say, and back."""

import pytest

from sim.app import Group, Job, RefusalError, StudyRow
from sim.app.forms import form_of, words_of
from sim.app.telling import decisions
from sim.cli.app_studies import told_apart

GROUPS = (Group("scenario", "Scenario", {}), Group("driver/war", "War", {}))
TRACE = """toward USA, cyber: hold

   option   chance
*  hold     0.9
   protest  0.1

draw 0.5; forced by intervention relief

toward UKR, military: strike

   option  chance
*  strike  0.9

draw 0.9

How to read: the chances lie
end to end.

toward UKR, military: what the terms were made of

term     value
[alarm]  0.1

A term adds.
[alarm] Of a
  rival.
"""


def test_a_form_made_of_words_says_the_same_words() -> None:
    words = ["driver/war=escalation", "runs=50", "weeks=26", "seed=1", "title=A small one"]
    form = form_of("driver/war=escalation runs=50 weeks=26 seed=1 'title=A small one'", GROUPS)
    assert form["driver/war"] == "escalation" and form["more"] == "'title=A small one'"
    assert words_of({key: [value] for key, value in form.items()}, GROUPS) == words


@pytest.mark.parametrize("runs", ["0", "5001", "-5", "many", "1e3", "2.5"])
def test_a_number_that_the_form_does_not_take_is_refused(runs: str) -> None:
    with pytest.raises(RefusalError, match=f"runs is {runs}; allowed here"):
        words_of({"runs": [runs]}, GROUPS)


def test_a_trace_is_cut_into_its_decisions_with_their_terms() -> None:
    told, rest = decisions(TRACE)
    assert [(each.target, each.channel, each.choice) for each in told] == [
        ("USA", "cyber", "hold"),
        ("UKR", "military", "strike"),
    ]
    assert told[0].tables[1] == "draw 0.5; forced by intervention relief"
    assert told[1].tables[-1] == "term     value\n[alarm]  0.1"
    assert rest == [
        "How to read: the chances lie end to end.",
        "A term adds.",
        "[alarm] Of a rival.",
    ]


def test_what_is_no_trace_is_kept_as_it_is() -> None:
    assert decisions("nothing to tell") == ([], ["nothing to tell"])


def test_progress_is_what_was_told_last() -> None:
    assert Job(0, "sim run", "running", "0/50 runs\n25/50 runs", None).progress == (25, 50)
    assert Job(0, "sim compare", "running", "", None).progress is None


def row(place: str, words: str, seed: int) -> StudyRow:
    return StudyRow(place, "As it stands", words, "", 50, 26, seed, "", True)


def test_studies_of_one_title_are_told_apart_by_the_least_that_does() -> None:
    war = row("a", "driver/war=escalation", 1)
    assert told_apart(war, row("b", "", 1)) == ("driver/war=escalation", "As it stands")
    assert told_apart(war, row("b", war.words, 2))[1] == "driver/war=escalation, 50 runs, seed 2"
    assert told_apart(war, row("b", war.words, 1)) == ("a", "b")
