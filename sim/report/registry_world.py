"""Figures of regions and of everything together."""

from sim.report.figures.moves import describe_mix, describe_rates, mix_of_moves, rates_of_moves
from sim.report.figures.posture import change, describe_tone, last_quarter, tone_matrix
from sim.report.panels import (
    BANDS,
    Figure,
    Panel,
    events,
    in_units,
    indicator,
    part,
    smooth,
    then,
    whole,
)

REGIONS = (
    Figure(
        "blocs",
        "regions",
        "Allied cohesion and the alignment of the BRICS",
        f"Cohesion runs from 0 to 1; alignment is in units of UN ideal points. {BANDS}",
        (
            Panel("Cohesion of NATO", indicator("nato_cohesion")),
            Panel("Cohesion of the EU", indicator("eu_cohesion")),
            Panel("Mean alignment of the BRICS", indicator("brics_alignment")),
        ),
        assumes=("A36", "A37", "A43"),
    ),
    Figure(
        "theatres",
        "regions",
        "Incidents by theatre",
        f"Incidents a week, as the mean of a quarter. {BANDS}",
        tuple(
            Panel(title, in_units(units, smooth(part("incidents", theatre=name))))
            for name, title, units in (
                ("gulf", "Gulf", "incidents a week"),
                ("maritime", "At sea", "incidents a week"),
                ("transatlantic", "Transatlantic quarrels", "incidents a week"),
                ("missiles", "Missiles at Ukraine", "salvoes of twenty a week"),
                ("cyber", "Cyber", "incidents a week"),
            )
        ),
        assumes=("A38",),
    ),
)

OVERALL = (
    Figure(
        "escalation",
        "overall",
        "Escalation score",
        "Sum of the Rivera et al. (2024) weights of a week's moves, by number of states; mean of"
        f" a quarter. {BANDS}",
        (Panel("Escalation score", smooth(indicator("escalation_score"))),),
        columns=1,
        width=8.8,
        height=2.8,
        assumes=("A2", "A5"),
    ),
    Figure(
        "tone",
        "overall",
        "Tone of every dyad",
        "Goldstein scale: -10 is a military attack, +8.3 military aid. Rows act toward columns;"
        " mean over runs. Blank: pairs that the model leaves out. Zero is not the usual: a typical"
        " pair stands near +1.9. No event after August 2022 informs the start.",
        tuple(
            Panel(title, then(whole("posture", "dyad"), work), tone_matrix, describe_tone)
            for title, work in (
                ("Last quarter", last_quarter),
                ("Change since the first quarter", change),
            )
        ),
        columns=1,
        width=8.8,
        height=6.6,
        assumes=("A2", "A3", "A4"),
    ),
    Figure(
        "mix",
        "overall",
        "What the states do",
        "Notable moves a year by sender, mean over runs, in the four classes of CAMEO. Ordinary"
        " strikes on Ukraine are left out: they would dwarf everything else. A joint move, as an"
        " exercise or an exchange of prisoners, stands with the state that makes it and not also"
        " with its partner.",
        (Panel("Moves a year by sender", events, mix_of_moves, describe_mix),),
        columns=1,
        width=8.8,
        height=4.6,
        assumes=("A5", "A6", "A8", "A13"),
    ),
    Figure(
        "rates",
        "overall",
        "How often each kind of move happens",
        "Dot: mean over runs; line: 90 % of runs; the number is the mean a year. Red is hostile, "
        "green friendly. A joint move counts once for each pair. The axis has no zero: an arrow "
        "says that the line goes on to none, and a mean without a dot lies beyond it.",
        (Panel("Moves a year by kind", events, rates_of_moves, describe_rates),),
        columns=1,
        width=8.8,
        height=6.4,
        assumes=("A5", "A6", "A8", "A9"),
    ),
)
