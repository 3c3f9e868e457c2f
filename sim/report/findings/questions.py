"""The watch list: each question, the findings that answer it and how far to trust them."""

import dataclasses

from sim.report.findings.answer import answer_to_exercises
from sim.report.findings.finding import (
    Finding,
    chance_by,
    chance_of,
    direction,
    level_at_end,
    rate,
)


@dataclasses.dataclass(frozen=True)
class Section:
    """One question of the watch list; `leans_on` says which judgements matter most."""

    name: str
    title: str
    question: str
    findings: tuple[Finding, ...]
    leans_on: str


SECTIONS = (
    Section(
        "sanctions",
        "Sanctions and counter-sanctions",
        "Which way do sanctions and counter-sanctions go, and what do they cost?",
        (
            level_at_end("us_sanctions_on_russia", "US sanctions on Russia"),
            level_at_end("eu_sanctions_on_russia", "EU sanctions on Russia"),
            level_at_end("russian_sanctions_on_us", "Russian sanctions on the US"),
            rate("us_packages", "US packages"),
            rate("eu_packages", "EU packages"),
            direction("us_sanctions_on_russia", "US sanctions above their level of January 2026"),
            level_at_end("russian_gdp_loss", "Russia's output lost to sanctions since the start"),
            level_at_end("oil_revenue", "Russia's weekly revenue from seaborne crude"),
            chance_of("sanctions_act", 1.0, "A law that penalises buyers of Russian oil in force"),
            chance_of("complying_buyers", 1.0, "A large buyer that cuts purchases by a fifth"),
        ),
        "Weight of a package, lapse and easing rates and the elasticities of oil are judged or "
        "published with wide ranges; levels are an index, not a count of measures.",
    ),
    Section(
        "axis",
        "Russia, China, Iran and the US answer",
        "Does military cooperation of Russia, China and Iran grow, and how does the US answer?",
        (
            level_at_end("axis_cooperation", "Mean military cooperation of the three"),
            rate("axis_exercises", "Joint exercises among them (pairs taking part)"),
            rate("us_moves_against_axis", "Hostile notable moves of the US against the three"),
            rate("us_shows_of_force", "US shows of force"),
            answer_to_exercises(),
            level_at_end("threat_felt_by_russia", "Threat that Russia feels from the US"),
        ),
        "The exercise calendar is judged; alarm after exercises is theory with a judged size.",
    ),
    Section(
        "peace",
        "Formal peace proposals",
        "Do formal proposals advance, and does an agreement follow and hold?",
        (
            chance_by("stage", 2.0, (13, 26, 52, 104), "A formal proposal on the table"),
            chance_by("stage", 3.0, (13, 26, 52, 104), "Talks on it"),
            chance_by("stage", 4.0, (26, 52, 104), "A framework"),
            chance_by("stage", 5.0, (26, 52, 104), "A ceasefire"),
            chance_by("stage", 6.0, (52, 104), "A settlement"),
            chance_of("relapses", 1.0, "A relapse into war after a ceasefire"),
            rate("prisoner_exchanges", "Prisoner exchanges"),
            rate("council_sessions", "Security Council sessions called"),
        ),
        "Weekly hazards are judged and calibrated only to how seldom interstate wars past one "
        "year end by agreement (.0040 a week, 95 % interval .0016 to .0082, seven endings).",
    ),
    Section(
        "trust",
        "Small diplomacy and trust",
        "Does small diplomacy, cyber dialogue above all, build trust?",
        (
            level_at_end("trust_of_us_in_russia", "Trust of the US in Russia"),
            level_at_end("trust_of_russia_in_us", "Trust of Russia in the US"),
            level_at_end("cyber_trust_of_us_in_russia", "The same in the cyber channel"),
            rate("cyber_offers", "Offers of cyber dialogue"),
            rate("cyber_steps", "Steps of cyber cooperation taken"),
        ),
        "Trust is a belief on a scale that no data anchor. What the channel adds is read off two "
        "scenarios compared run by run, never off one.",
    ),
    Section(
        "regions",
        "BRICS, the Middle East and the Atlantic",
        "Do the BRICS close ranks, does the Gulf flare up, does the alliance hold?",
        (
            level_at_end("brics_alignment", "Mean alignment of the BRICS (below 0: from the US)"),
            level_at_end("brics_spread", "Spread of their alignment"),
            chance_of("gulf_incidents", 12.0, "A Gulf flare-up (a week of 12 or more incidents)"),
            level_at_end("brent", "Brent"),
            chance_of("brent", 100.0, "Brent at 100 dollars or more in some week"),
            level_at_end("nato_cohesion", "Cohesion of NATO"),
            level_at_end("eu_cohesion", "Cohesion of the EU"),
            rate("european_criticism", "European criticism of the US"),
        ),
        "Cohesion and alignment move by judged rates around a start that is judged or read off "
        "UN votes.",
    ),
    Section(
        "overall",
        "Escalation and everything else",
        "How hostile does it all become, and who does what?",
        (
            level_at_end("escalation_score", "Escalation score"),
            chance_of("rung_us_russia", 3.0, "Violence between the US and Russia"),
            rate("major_strikes", "Major strikes"),
            rate("threats_of_force", "Threats of force"),
            level_at_end("tone_us_to_russia", "Tone of the US toward Russia (Goldstein scale)"),
            level_at_end("tone_russia_to_us", "Tone of Russia toward the US"),
        ),
        "Escalation weights are those of a published study of other actors (Rivera et al. 2024).",
    ),
)
