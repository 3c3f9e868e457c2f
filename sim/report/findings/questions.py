"""The watch list: each question, the findings that answer it and how far to trust them."""

from sim.report.findings import brief
from sim.report.findings.answer import answer_to_exercises
from sim.report.findings.finding import chance_of, falls_below, flow_at_end, level_at_end
from sim.report.findings.peace import agreed_terms, pace, relapse, stages_by_week
from sim.report.findings.section import Section

SECTIONS = (
    Section(
        "sanctions",
        "Sanctions and counter-sanctions",
        "Which way do sanctions and counter-sanctions go, and what do they cost?",
        brief.sanctions,
        (
            level_at_end("us_sanctions_on_russia", "US sanctions on Russia"),
            level_at_end("eu_sanctions_on_russia", "EU sanctions on Russia"),
            level_at_end("russian_sanctions_on_us", "Russian sanctions on the US"),
            falls_below("us_sanctions_on_russia", 0.8, "US sanctions at least a fifth lower"),
            falls_below("eu_sanctions_on_russia", 0.8, "EU sanctions at least a fifth lower"),
            level_at_end("russian_gdp_loss", "Russia's output lost to sanctions since the start"),
            level_at_end("oil_revenue", "Russia's revenue from seaborne crude"),
            chance_of("sanctions_act", 0.5, "A law that penalises buyers of Russian oil in force"),
            chance_of("complying_buyers", 1.0, "A large buyer that has cut purchases by a fifth"),
        ),
        (
            ("us_packages", "US packages"),
            ("eu_packages", "EU packages"),
            ("relief_for_russia", "Steps of relief for Russia, by anyone"),
            ("russian_counter_sanctions", "Russian counter-sanctions"),
            ("seizures", "Vessels seized from Russia"),
            ("demands_met", "Demands met under sanctions, between all states"),
            ("demands_given_up", "Demands under sanctions given up, between all states"),
        ),
        "The weight of a package, the rates of lapse and relief and the elasticities of oil are "
        "judged, or published with wide ranges; levels are an index, not a count of measures.",
    ),
    Section(
        "axis",
        "Russia, China, Iran and the US answer",
        "Does military cooperation of Russia, China and Iran grow, and how does the US answer?",
        brief.axis,
        (
            level_at_end("axis_cooperation", "Mean military cooperation of the three"),
            answer_to_exercises("russian_exercises", "us_moves_against_russia", "Russia"),
            answer_to_exercises("chinese_exercises", "us_moves_against_china", "China"),
            answer_to_exercises("iranian_exercises", "us_moves_against_iran", "Iran"),
            flow_at_end("threat_felt_by_russia", "Threat that Russia feels from the US"),
        ),
        (
            (
                "axis_exercises",
                "Joint exercises of Russia, China, Iran and South Africa, each pair counted",
            ),
            ("us_moves_against_axis", "Hostile notable moves of the US at the three"),
            ("us_shows_of_force", "US shows of force at the three"),
        ),
        "The exercise calendar is judged; that exercises alarm rivals is theory with a judged "
        "size. Other things happen in the same weeks too, and the difference holds them as well.",
    ),
    Section(
        "peace",
        "Formal peace proposals",
        "Do formal proposals advance, and does an agreement follow and hold?",
        brief.peace,
        (
            pace,
            agreed_terms,
            relapse,
            level_at_end("guarantee", "Credibility of guarantees for Ukraine"),
        ),
        (
            ("formal_proposals", "Formal proposals"),
            ("rounds_of_talks", "Rounds of negotiation"),
            ("summits_usa_russia", "Summits of the US and Russia"),
        ),
        "Weekly hazards of the stages are judged, and calibrated only to how seldom interstate "
        "wars past one year end by agreement: seven cases. Compare scenarios before levels.",
        stages_by_week,
    ),
    Section(
        "trust",
        "Small diplomacy and trust",
        "Does small diplomacy, cyber dialogue above all, build trust?",
        brief.trust,
        (
            level_at_end("trust_of_us_in_russia", "US trust in Russia"),
            level_at_end("trust_of_russia_in_us", "Russian trust in the US"),
            level_at_end("cyber_trust_of_us_in_russia", "US trust in Russia in cyberspace"),
            level_at_end("cyber_trust_of_russia_in_us", "Russian trust in the US in cyberspace"),
        ),
        (
            ("cyber_offers", "Offers of cyber dialogue"),
            ("cyber_steps", "Steps of cyber cooperation"),
            ("cyber_attacks_us_russia", "Cyber attacks between the US and Russia"),
        ),
        "Trust is a belief on a scale that no data anchor. What the channel adds can be read only "
        "off two studies of one seed, one with cyber=reciprocated and one with cyber=rebuffed, "
        "compared run by run with sim compare.",
    ),
    Section(
        "regions",
        "BRICS, the Middle East and the Atlantic",
        "Do the BRICS close ranks, does the Gulf flare up, does the alliance hold?",
        brief.regions,
        (
            level_at_end("brics_alignment", "Mean alignment of the BRICS (higher: nearer the US)"),
            level_at_end("brics_spread", "Spread of their alignment"),
            chance_of(
                "gulf_incidents", 12.0, "A Gulf flare-up, a week of twelve incidents or more"
            ),
            level_at_end("brent", "Brent"),
            chance_of("brent", 100.0, "Brent at 100 dollars or more in some week"),
            level_at_end("nato_cohesion", "Cohesion of NATO"),
            level_at_end("eu_cohesion", "Cohesion of the EU"),
        ),
        (
            ("european_criticism", "European criticism of the US"),
            ("us_coercion_of_allies", "Hostile US moves at allies"),
        ),
        "Cohesion and alignment move by judged rates around a start that is judged or read off "
        "votes in the United Nations.",
    ),
    Section(
        "overall",
        "Escalation and everything else",
        "How hostile does it all become, and who does what?",
        brief.overall,
        (
            flow_at_end("escalation_score", "Escalation score"),
            chance_of("rung_us_russia", 3.0, "Violence between the US and Russia"),
            chance_of("rung_us_iran", 3.0, "Violence between the US and Iran"),
            flow_at_end("tone_us_to_russia", "Tone of the US toward Russia"),
            flow_at_end("tone_russia_to_us", "Tone of Russia toward the US"),
        ),
        (
            ("threats_of_force", "Threats of force"),
            ("major_strikes", "Major strikes between Russia and Ukraine"),
            ("prisoner_exchanges", "Prisoner exchanges"),
            ("council_sessions", "Calls of the Security Council"),
        ),
        "Escalation weights are those of a published study of language models at war games "
        "(Rivera et al. 2024); the score compares scenarios, it measures no danger of war.",
    ),
)
