"""Every mistake in a scenario is one sentence that names the key, the value and what is allowed."""

import re
from collections.abc import Sequence

import pytest

from sim.cli.run import run
from sim.config import compose, load_scenario
from sim.config.interventions import too_late

MISTAKES = [
    (["scenario=basline"], "scenario is basline (did you mean baseline?); allowed are"),
    (["scenario=baseline.yaml"], "scenario is baseline.yaml (did you mean baseline?)"),
    (["scenario=../x"], "scenario is ../x; allowed are"),
    (["scenario="], "scenario is empty; allowed are"),
    (["scenario=[baseline]"], "scenario is ['baseline']"),
    (["~scenario"], "scenario is empty; allowed are"),
    (["baseline"], "cannot be read (did you mean scenario=baseline?); allowed is KEY=VALUE"),
    (["rns=4"], "rns is unknown (did you mean runs?); known are"),
    (["+foo=4"], "foo is unknown; known are"),
    (["runs="], "runs has no value; allowed is runs=VALUE"),
    (["runs=0"], "runs is 0; allowed is a whole number from 1"),
    (["runs=1,2"], "runs=1,2 names several values"),
    (["weeks=-3"], "weeks is -3; allowed is a whole number from 1"),
    (["weeks=2.5"], "weeks is 2.5; allowed is a whole number from 1"),
    (["seed=-1"], "seed is -1; allowed is a whole number from 0"),
    (["batch=0"], "batch is 0; allowed is a whole number from 1, or null"),
    (["record=big"], "record is big; allowed are standard, small, full"),
    (["force=maybe"], "force is maybe; allowed are true, false"),
    (["~runs"], "~runs takes a needed key away"),
    (["hydra.job.chdir=true"], "reaches into Hydra"),
    (["states=[USA]"], "at least two different states"),
    (["states=[USA,QQQ]"], "no state is called QQQ; known are"),
    (["name=../../x"], "name is ../../x; allowed are letters, digits"),
    (["name=.."], "name is ..; allowed are letters, digits"),
    (["states=USA"], "states is USA; allowed is a list of codes"),
    (["moves=other"], "moves is other; allowed are default"),
    (["driver/sanctions=oilact"], "driver/sanctions is oilact (did you mean oil_act?)"),
    (["driver/sanction=enforced"], "did you mean driver/sanctions?"),
    (["sanctions=enforced"], "sanctions is unknown (did you mean driver/sanctions?)"),
    (["rules=economy"], "rules is economy; allowed are default"),
    (["executor=locl"], "executor is locl (did you mean local?); allowed are serial"),
    (["uncertainty=all"], "uncertainty is all; allowed are none, assumptions"),
    (["rules.posture.impulse=3"], "rules.posture.impulse is 3.0; allowed is 0 to 1"),
    (["rules.posture.impuls=.1"], "(did you mean rules.posture.impulse?); known are"),
    (["rules.postur.impulse=.1"], "rules.postur is unknown (did you mean rules.posture?)"),
    (["rules.posture.impulse=abc"], "rules.posture.impulse is abc; allowed is a number"),
    (
        ["rules.x={_target_: os.system}"],
        "rules.x._target_ is os.system; allowed are classes of sim",
    ),
    (["rules.x={_target_: sim.cli.main}"], "sim.cli.main, which is no part"),
    (["start.price=-3"], "start.price is -3.0; allowed is 1 to 500"),
    (["choice.spread=-3"], "choice.spread is -3.0; allowed is 1 to 1000"),
    (["~policy.default"], "policy.USA has no policy; allowed is policy.USA.policy=NAME"),
    (["policy.USA=hlod"], "policy.USA.policy is hlod (did you mean hold?)"),
    (["policy.QQQ=hold"], "policy.QQQ is unknown; known are default"),
    (["policy.USA.weights.foo=1"], "policy.USA.weights.foo is unknown"),
    (["rates.USA>RUS.sieze_vessel=1"], "sieze_vessel is no move of USA>RUS (did you mean seize"),
    (["rates.USA>RUS.seize_vessel=-1"], "rates.USA>RUS.seize_vessel is -1; allowed is 0 or more"),
    (["rates.USA>RUS.seize_vessel=x"], "rates.USA>RUS.seize_vessel is x; allowed is a number"),
    (["rates.USA>RSU.seize_vessel=1"], "no dyad is called USA>RSU"),
    (["rates.USA>RUS.consult=5000"], "allowed is below 52"),
    (["rates=5"], "rates is 5; allowed is a mapping"),
    (['values={"USA>RUS": {trust: 1.3}}'], "values.USA>RUS.trust is 1.3; allowed is 0 to 1"),
    (["values.RUS.regime=2"], "values.RUS.regime is 2; allowed is 0 to 1"),
    (["values.RUS.gpd=3"], "(did you mean values.RUS.gdp?)"),
    (["values.RUZ.gdp=3"], "values.RUZ: no state is called so (did you mean RUS?)"),
]

OUTCOMES = [
    ("summary.Final, indicator: brnt", "indicator is brnt (did you mean brent?); allowed are"),
    ("share.Share, part: brent, whole: [brnt]", "indicator is brnt (did you mean brent?)"),
    ("answer.Answer, cause: brnt, answer: brent", "indicator is brnt (did you mean brent?)"),
    ("summary.Final, indicator: posture", "indicator posture has a number for each dyad; allowed"),
    ("answer.Answer, cause: brent, answer: alignment", "alignment has a number for each state"),
    ("share.Share, part: brent, whole: [incidents]", "incidents has a number for each theatre"),
]

CHANGES = [
    ("3", "interventions.x is 3; allowed is a mapping"),
    ("{week: 1}", "interventions.x has no change; allowed is one of move, shock"),
    ('{week: 0, move: "USA>RUS:criticise"}', "interventions.x.week is 0; allowed is a whole"),
    ('{week: 1, move: "USA>RUS:critcise"}', "critcise is no move of USA>RUS (did you mean crit"),
    ('{week: 1, move: "USA>RUS:criticise", size: 2}', "interventions.x.size is unknown"),
    ('{week: 1, shock: lvel, at: "USA>RUS", size: 1}', "shock is lvel (did you mean level?)"),
    ('{week: 1, shock: level, at: "USA>USB", size: 1}', "interventions.x.at is USA>USB"),
    ("{week: 1, shock: level, at: 999, size: 1}", "interventions.x.at is 999"),
    ('{week: 1, shock: level, at: "USA>RUS", size: much}', "size is much; allowed is a number"),
    ("{week: 1, shock: threat_history, at: USA, size: 1}", "shock is threat_history"),
    ("{week: 1, parameter: rules.postur.impulse, value: 1}", "(did you mean rules.posture?)"),
    ("{week: 1, parameter: rules.posture.impulse, value: 3}", "impulse is 3.0; allowed is 0 to 1"),
    ("{week: 1, parameter: rules.posture.impuls, value: 1}", "rules.posture.impuls is unknown"),
    ("{week: 1, state: QQQ, policy: hold}", "interventions.x.state is QQQ; allowed are"),
    ("{week: 1, state: USA, policy: hlod}", "(did you mean hold?)"),
    ("{week: 1, state: USA}", "interventions.x has no policy and no weights"),
]


def refusal(words: Sequence[str]) -> str:
    with pytest.raises(ValueError) as caught:
        load_scenario("baseline", list(words))
    return str(caught.value)


@pytest.mark.parametrize(("words", "sentence"), MISTAKES)
def test_a_mistake_is_refused_in_one_sentence(words: list[str], sentence: str) -> None:
    said = refusal(words)
    assert sentence in said
    assert "\n" not in said


@pytest.mark.parametrize(("change", "sentence"), CHANGES)
def test_an_intervention_that_fits_nothing_is_refused(change: str, sentence: str) -> None:
    said = refusal([f"interventions.x={change}"])
    assert sentence in said
    assert re.search(r"interventions\.x|rules\.", said)


@pytest.mark.parametrize(("part", "sentence"), OUTCOMES)
def test_an_outcome_of_no_single_number_a_week_is_refused_before_any_run(
    part: str, sentence: str
) -> None:
    said = refusal([f"+outcomes.mine={{_target_: sim.outcomes.{part}}}"])
    assert said.startswith("outcomes.mine: ")
    assert sentence in said


def test_an_intervention_after_the_last_week_is_allowed_and_told() -> None:
    words = ["weeks=12", "+interventions.x={week: 20, shock: sanctions_act, size: 1.0}"]
    assert too_late(compose(words)) == [
        "interventions.x is due in week 20, after the last week 12: it never acts"
    ]
    assert not too_late(compose(["weeks=20", *words[1:]]))


def test_a_text_in_place_of_a_list_of_overrides_is_refused() -> None:
    with pytest.raises(ValueError, match="overrides is the text 'weeks=5'; allowed is a list"):
        load_scenario("baseline", "weeks=5")


@pytest.mark.parametrize(
    "words", [["scenario=oil_act", "scenario=detente"], ["driver/war=lull", "driver/war=attrition"]]
)
def test_a_choice_that_is_given_twice_is_refused(words: list[str]) -> None:
    key = words[0].partition("=")[0]
    with pytest.raises(ValueError, match=f"{key} is given as .* and .*; allowed is one"):
        run(words)
