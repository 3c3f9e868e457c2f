"""Write the report of a study."""

from pathlib import Path

from sim.cli.failure import working
from sim.cli.whole import whole_study
from sim.cli.words import one_folder


def report(words: list[str]) -> int:
    """Draw the figures and write the report of a study anew."""
    folder = one_folder(words, "report")
    study = whole_study(folder)
    if study.manifest.get("record", "small") != "small" or (folder / "events.parquet").is_file():
        study.events  # noqa: B018  # fails early where they are damaged
    write(folder)
    return 0


def write(folder: Path) -> None:
    """Write figures and report, and print the report's path as the last line."""
    with working(f"the report of {folder}"):
        from sim.report import keep_parent, write_report

        page = write_report(folder)
        keep_parent(folder)
        print(page)
