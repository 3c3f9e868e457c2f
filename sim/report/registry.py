"""All figures of a report, in the order in which they stand."""

from sim.report.figures.stages import describe_stages, stages_reached
from sim.report.panels import BANDS, Figure, Panel, indicator
from sim.report.registry_world import OVERALL, REGIONS

SANCTIONS = (
    Figure(
        "sanctions",
        "sanctions",
        "Sanctions in force",
        f"0 is none, 1 everything that could be imposed. {BANDS}",
        (
            Panel("United States on Russia", indicator("us_sanctions_on_russia")),
            Panel("European Union on Russia", indicator("eu_sanctions_on_russia")),
            Panel("Russia on the United States", indicator("russian_sanctions_on_us")),
        ),
        shared=True,
        assumes=("A14", "A15", "A16", "A17", "A18", "A20"),
    ),
    Figure(
        "oil",
        "sanctions",
        "Oil price, Russia's oil revenue and its loss of output",
        f"The loss is what sanctions cost in addition since the start. {BANDS}",
        (
            Panel("Brent", indicator("brent")),
            Panel("Discount of Urals to Brent", indicator("discount")),
            Panel("Russia's revenue from seaborne crude", indicator("oil_revenue")),
            Panel("Russia's GDP lost to sanctions", indicator("russian_gdp_loss")),
        ),
        columns=2,
        width=4.4,
        assumes=("A19", "A21", "A22", "A23", "A38"),
    ),
)

AXIS = (
    Figure(
        "cooperation",
        "axis",
        "Military cooperation of Russia, China and Iran",
        f"0 is none, 1 that of the closest allies. {BANDS}",
        (
            Panel("Russia and China", indicator("russia_china_cooperation")),
            Panel("Russia and Iran", indicator("russia_iran_cooperation")),
            Panel("China and Iran", indicator("china_iran_cooperation")),
        ),
        shared=True,
        assumes=("A33", "A34"),
    ),
    Figure(
        "felt_threat",
        "axis",
        "Threat felt from the United States",
        f"0 is none, 1 the most there can be. {BANDS}",
        (
            Panel("Russia", indicator("threat_felt_by_russia")),
            Panel("China", indicator("threat_felt_by_china")),
            Panel("Iran", indicator("threat_felt_by_iran")),
        ),
        shared=True,
        assumes=("A35", "A39"),
    ),
)

PEACE = (
    Figure(
        "peace",
        "peace",
        "How far the peace process comes",
        "Share of runs that have been at each stage by then, with 95 % intervals.",
        (
            Panel(
                "Runs that have reached each stage",
                indicator("stage"),
                stages_reached,
                describe_stages,
            ),
        ),
        columns=1,
        width=8.8,
        height=4.2,
        assumes=("A26", "A27", "A28", "A29", "A30", "A31", "A46"),
    ),
)

TRUST = (
    Figure(
        "trust",
        "trust",
        "Trust between Washington and Moscow",
        f"Expected share of trustworthy acts. {BANDS}",
        (
            Panel("Of the US in Russia", indicator("trust_of_us_in_russia")),
            Panel("Of Russia in the US", indicator("trust_of_russia_in_us")),
            Panel("Of the US in Russia, cyber", indicator("cyber_trust_of_us_in_russia")),
            Panel("Of Russia in the US, cyber", indicator("cyber_trust_of_russia_in_us")),
        ),
        columns=2,
        width=4.4,
        shared=True,
        assumes=("A24", "A25", "A42", "A45"),
    ),
)

FIGURES = SANCTIONS + AXIS + PEACE + TRUST + REGIONS + OVERALL
