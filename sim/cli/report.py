"""Write the report of a study."""

from pathlib import Path

from sim.cli.failure import working
from sim.cli.words import one_folder
from sim.study import open_study


def report(words: list[str]) -> int:
    """Draw the figures and write the report of a study anew."""
    folder = one_folder(words, "report")
    study = open_study(folder)
    if study.manifest["status"] == "running":
        raise ValueError(f"{folder} is not finished; allowed is a finished study (sim resume)")
    study.trajectories  # noqa: B018  # fails early where the store is damaged
    write(folder)
    return 0


def write(folder: Path) -> None:
    """Write figures and report, and print the report's path as the last line."""
    with working(f"the report of {folder}"):
        from sim.report import keep_parent, write_report

        page = write_report(folder)
        keep_parent(folder)
        print(page)
