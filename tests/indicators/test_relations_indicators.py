import numpy as np
import pytest

from sim.indicators.credibility import Credibility
from sim.indicators.escalation_score import EscalationScore
from sim.indicators.trust_mean import TrustMean
from sim.indicators.whole import FieldAbove, FieldMean, FieldTotal
from sim.world.derived import cyber_trust, trust
from tests.worlds import orders, quiet, world


def test_whole_fields_are_summed_averaged_and_counted():
    before = world()
    week = quiet(before)
    assert FieldTotal("felt")(before, week)[:, 0] == pytest.approx(before.felt.sum(axis=1))
    assert FieldMean("felt")(before, week)[:, 0] == pytest.approx(before.felt.mean(axis=1))
    above = FieldAbove("felt", 0.2)(before, week)[:, 0]
    assert np.array_equal(above, (before.felt > 0.2).sum(axis=1))


def test_an_unknown_field_or_channel_is_refused():
    with pytest.raises(ValueError, match="no field"):
        FieldMean("fear")
    with pytest.raises(ValueError, match="channel"):
        TrustMean("naval")


def test_mean_trust_is_that_of_its_channel():
    before = world()
    week = quiet(before)
    assert TrustMean()(before, week)[:, 0] == pytest.approx(trust(before).mean(axis=1))
    assert TrustMean("cyber")(before, week)[:, 0] == pytest.approx(cyber_trust(before).mean(axis=1))


def test_credibility_is_the_prior_without_a_record_and_zero_without_the_state():
    before = world()
    none = np.zeros_like(before.threats_resolved)
    blank = before.replace(threats_resolved=none, threat_history=none)
    assert Credibility("USA")(blank, quiet(before)) == pytest.approx(0.6)
    assert Credibility("QQQ")(blank, quiet(before)) == pytest.approx(0.0)


def test_the_escalation_score_adds_the_weights_of_rivera_per_state():
    before = world()
    score = EscalationScore()
    week = orders(before, "USA>RUS:impose_sanctions", "RUS>UKR:major_strike", "USA>RUS:consult")
    assert score(before, quiet(before)) == pytest.approx(0.0)
    assert score(before, week) == pytest.approx((12 + 28 - 2) / 16)


def test_a_week_of_ordinary_strikes_is_one_action():
    before = world()
    week = orders(before, "RUS>UKR:ordinary_strike")
    many = type(week)(**{**vars(week), "count": 7 * week.count})
    assert EscalationScore()(before, many) == pytest.approx(28 / 16)
