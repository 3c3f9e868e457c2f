"""The section of a report on what to watch: one main outcome a question."""

import dataclasses

from sim.analysis.signposts import Answered, survey
from sim.report.findings import SECTIONS
from sim.report.folder import Study
from sim.report.signposts.sentences import sentences
from sim.report.words import percent

SHOWN = 3


@dataclasses.dataclass(frozen=True)
class Signposts:
    """Signposts of a question's outcome; `note` says what was looked at, or why nothing was."""

    title: str
    note: str
    sentences: tuple[str, ...]


def signposts(study: Study) -> list[Signposts]:
    """What to watch for each question that the study can answer."""
    titles = {section.name: section.title for section in SECTIONS}
    answers = survey(study.trajectories, study.outcomes, study.config)
    return [_told(titles.get(one.question, one.question), one) for one in answers]


def _told(title: str, answer: Answered) -> Signposts:
    if answer.found is None:
        return Signposts(title, answer.why, ())
    summary, table = answer.found.summary, answer.found.signposts
    weeks = summary["weeks"]
    note = (
        f"{summary['event'][0].upper()}{summary['event'][1:]} ({summary['outcome']}): "
        f"{percent(summary['share'])} of runs."
    )
    if table.empty:
        return Signposts(
            title, f"{note} No indicator stands both tests, of luck and of runs unseen.", ()
        )
    note = f"{note} Looked at in weeks {', '.join(map(str, weeks))}."
    foreign = table[~table["own"].astype(bool)].head(SHOWN)
    own = table[table["own"].astype(bool)].head(1)
    said = sentences(summary, foreign) + sentences(summary, own)
    return Signposts(title, note, tuple(said))
