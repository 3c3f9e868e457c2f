"""The page: findings, figures, assumptions and how to reproduce it all."""

import dataclasses
from concurrent.futures import Executor
from pathlib import Path

from sim.report import again, assumed, heading
from sim.report.calendar import spoken
from sim.report.drawing import Drawn, draw_all
from sim.report.environment import environment
from sim.report.findings import SECTIONS, Section
from sim.report.findings.table import Table, rates
from sim.report.folder import Study, read_study
from sim.report.glossary import CODES, LIMITS, SOURCES, TERMS
from sim.report.helped import begun_figures
from sim.report.likelihood import SCALE
from sim.report.outcome_table import outcome_rows
from sim.report.publish import publish
from sim.report.registry import FIGURES
from sim.report.signposts.section import Signposts, signposts
from sim.report.structural import leaned_on
from sim.report.words import SPACE


@dataclasses.dataclass(frozen=True)
class Answer:
    """A section with what this study has to say to it."""

    section: Section
    brief: str | None
    sentences: list[str]
    tables: list[Table]
    figures: list[Drawn]


def write_report(folder: Path, helpers: Executor | None = None) -> Path:
    """Draw the figures of a study and write its report.html; returns the page's path.

    `helpers` draw the figures, where given, while the rest is worked out here. The figures'
    folder and the page appear whole. Raises ValueError where the folder holds no finished study.
    """
    study = read_study(folder)

    def page(work: Path) -> str:
        if helpers is None:
            return render(study, draw_all(FIGURES, study, work), signposts(study))
        with begun_figures(folder, work, helpers) as drawn:
            watched = signposts(study)
            return render(study, drawn(), watched)

    return publish(folder / "report.html", page)


def render(study: Study, drawn: list[Drawn], watched: list[Signposts]) -> str:
    """The page as text that needs no other file."""
    template = environment().get_template("report.html")
    return template.render(
        study=study,
        title=heading.title(study),
        question=heading.question(study),
        end=spoken(study.weeks),
        warnings=assumed.warnings(study),
        drivers=assumed.drivers(study),
        scheduled=assumed.scheduled(study),
        sampled=assumed.sampled(study),
        answers=[answer(section, study, drawn) for section in SECTIONS],
        signposts=watched,
        outcomes=outcome_rows(study),
        glossary={"terms": TERMS, "codes": CODES, "limits": LIMITS, "sources": SOURCES},
        structural=leaned_on(drawn),
        scale=scale(),
        command=again.command(study),
        origin=assumed.origin(study),
    )


def answer(section: Section, study: Study, drawn: list[Drawn]) -> Answer:
    """What a study has to say to a question."""
    said = [finding(study) for finding in section.findings]
    made = (section.table(study), rates(study, section.rates))
    return Answer(
        section=section,
        brief=section.brief(study),
        sentences=[sentence for sentence in said if sentence is not None],
        tables=[table for table in made if table is not None],
        figures=[figure for figure in drawn if figure.figure.section == section.name],
    )


def scale() -> list[tuple[str, str]]:
    """The verbal scale: each term with the shares that it stands for."""
    lows = [0.0, *(limit for limit, _ in SCALE)]
    return [
        (term, f"{100 * low:.0f} to {100 * min(limit, 1.0):.0f}{SPACE}%")
        for low, (limit, term) in zip(lows, SCALE, strict=False)
    ]
