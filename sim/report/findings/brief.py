"""The answer to each question of the watch list in one sentence, for those who read no further."""

from sim.report.calendar import spoken
from sim.report.figures.stages import STAGES
from sim.report.findings import measures
from sim.report.findings.answer import answered
from sim.report.folder import Study
from sim.report.likelihood import judged, movement
from sim.report.statistics import Chance
from sim.report.words import SPACE, number, percent


def sanctions(study: Study) -> str | None:
    """Which way sanctions go and what they cost."""
    loss = measures.final(study, "russian_gdp_loss")
    relief = measures.falls_below(study, "us_sanctions_on_russia", 0.8)
    european = measures.falls_below(study, "eu_sanctions_on_russia", 0.8)
    return _sentence(
        ("US sanctions on Russia end", _way(study, "us_sanctions_on_russia")),
        ("those of the EU", _way(study, "eu_sanctions_on_russia")),
        ("that the US level ends at least a fifth lower is", _odds(relief)),
        ("that the European one does is", _odds(european)),
        (
            "by then sanctions cost Russia a further",
            None if loss is None else f"{number(loss.median)}{SPACE}% of GDP",
        ),
    )


def axis(study: Study) -> str | None:
    """Whether the three draw together and how the US answers."""
    found = answered(study, "axis_exercises", "us_moves_against_axis")
    answer = None
    if found is not None:
        after, otherwise = percent(found.after), percent(found.otherwise)
        answer = f"{after} of weeks within four of a joint exercise and in {otherwise} of others"
    return _sentence(
        ("Their mean military cooperation ends", _way(study, "axis_cooperation")),
        ("the US makes a hostile move at one of them in", answer),
    )


def peace(study: Study) -> str | None:
    """How likely each stage is by the end."""
    said = [
        f"{name} {_odds(found)}"
        for level, name in STAGES.items()
        if (found := measures.ever(study, "stage", float(level))) is not None
    ]
    return f"By {spoken(study.weeks)}: {', '.join(said)}." if said else None


def trust(study: Study) -> str | None:
    """Which way trust goes and how much small diplomacy there is."""
    steps = measures.yearly(study, "cyber_steps")
    return _sentence(
        ("US trust in Russia ends", _way(study, "trust_of_us_in_russia")),
        ("Russian trust in the US", _way(study, "trust_of_russia_in_us")),
        (
            "the two take",
            None if steps is None else f"{number(steps.mean)} steps of cyber cooperation a year",
        ),
    )


def regions(study: Study) -> str | None:
    """BRICS, the Gulf and the alliance."""
    return _sentence(
        ("The mean alignment of the BRICS with the US ends", _way(study, "brics_alignment")),
        ("a week with a Gulf flare-up is", _odds(measures.ever(study, "gulf_incidents", 12.0))),
        ("Brent at 100 dollars is", _odds(measures.ever(study, "brent", 100.0))),
        ("cohesion of NATO ends", _way(study, "nato_cohesion")),
    )


def overall(study: Study) -> str | None:
    """How hostile it all becomes."""
    begun = measures.at_first(study, "escalation_score")
    ended = measures.at_last(study, "escalation_score")
    score = None
    if begun is not None and ended is not None:
        between = f"{number(begun.median)} to {number(ended.median)}"
        score = f"{movement(begun.median, ended)} ({between} points a state and week)"
    span = measures.stretch(study)[1]
    return _sentence(
        (f"The escalation score of the last {span} against the first is", score),
        (
            "violence between the US and Russia is",
            _odds(measures.ever(study, "rung_us_russia", 3.0)),
        ),
    )


def _sentence(*parts: tuple[str, str | None]) -> str | None:
    said = "; ".join(f"{what} {value}" for what, value in parts if value is not None)
    return f"{said[0].upper()}{said[1:]}." if said else None


def _way(study: Study, name: str) -> str | None:
    """Movement of a level from start to end, with both medians."""
    found = measures.final(study, name)
    if found is None:
        return None
    start = measures.start(study, name)
    return f"{movement(start, found)} ({number(start)} to {number(found.median)})"


def _odds(found: Chance | None) -> str | None:
    return None if found is None else f"{judged(found)} ({percent(found.share)})"
