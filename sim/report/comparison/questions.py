"""Which question of the watch list each outcome answers."""

from collections.abc import Iterable, Mapping
from typing import Any

from sim.report.findings import SECTIONS

INDICATORS = {
    "sanctions": (
        "us_sanctions_on_russia eu_sanctions_on_russia russian_sanctions_on_us "
        "russian_sanctions_on_eu us_packages eu_packages eu_refusals relief_for_russia "
        "russian_counter_sanctions sanctions_threats penalties_on_buyers sanctions_act "
        "russian_gdp_loss oil_revenue complying_buyers seizures legal_protests discount "
        "oil_to_india oil_to_china maritime_incidents"
    ),
    "axis": (
        "axis_cooperation russia_china_cooperation axis_exercises us_moves_against_axis "
        "russian_exercises chinese_exercises iranian_exercises "
        "us_moves_against_russia us_moves_against_china us_shows_of_force "
        "western_criticism_of_axis us_alarm_about_china us_alarm_about_russia "
        "threat_felt_by_russia threat_felt_by_china threat_felt_by_iran"
    ),
    "peace": (
        "stage terms relapses bargaining_range guarantee mediated formal_proposals drafts "
        "prisoner_exchanges since_exchange"
    ),
    "trust": (
        "trust_of_us_in_russia trust_of_russia_in_us cyber_trust_of_us_in_russia "
        "cyber_trust_of_russia_in_us trust_mean cyber_offers cyber_steps cyber_attacks_us_russia "
        "cyber_cooperation reassurances"
    ),
    "regions": (
        "brics_alignment brics_spread alignment_india alignment_south_africa "
        "alignment_saudi_arabia gulf_incidents us_moves_against_iran brent nato_cohesion "
        "eu_cohesion european_criticism us_coercion_of_allies transatlantic_incidents burden_gap"
    ),
}
"""Indicators from which the outcomes of each question are made; others are the last question's."""

LAST = SECTIONS[-1].name

_QUESTION = {name: question for question, names in INDICATORS.items() for name in names.split()}


def question_of(about: Mapping[str, Any]) -> str:
    """The section of an outcome, from its row in the configuration."""
    source = about.get("indicator") or about.get("cause") or about.get("part") or ""
    return _QUESTION.get(str(source), LAST)


def by_question(names: Iterable[str], config: Mapping[str, Any]) -> dict[str, list[str]]:
    """Outcomes under the questions they answer, in the order of the watch list."""
    outcomes = config.get("outcomes") or {}
    found: dict[str, list[str]] = {section.name: [] for section in SECTIONS}
    for name in names:
        found[question_of(outcomes.get(name) or {})].append(name)
    return {question: outcomes for question, outcomes in found.items() if outcomes}
