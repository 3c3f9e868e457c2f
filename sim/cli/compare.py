"""Compare studies run by run, or all cells of a sweep."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sim.analysis.deviations import deviations
from sim.cli.failure import working
from sim.cli.tables import Table, show_table
from sim.cli.whole import KIND, appear, results_folder, whole_study
from sim.cli.words import typed

if TYPE_CHECKING:
    import pandas as pd

    from sim.analysis.compare import Pairing

USAGE = (
    "sim compare DIR DIR [DIR ...] [out=DIR] [force=true], or sim compare SWEEPDIR "
    "[better=OUTCOME:+,OUTCOME:-] [outcome=NAME] [out=DIR] [force=true]"
)
COLUMNS = (
    "outcome",
    "first",
    "second",
    "difference",
    "95 % interval",
    "in SD",
    "pairing",
    "runs needed",
)
NOTE = (
    "pairing: factor by which common luck cuts the variance of the difference; "
    "runs needed: for a 95 % interval of a tenth of a standard deviation either way"
)
MOST = 9
"""Studies beyond which their colours could not be told apart."""
KEYS = ("out", "force", "better", "outcome")
INDEX = "index.json"


def compare(words: list[str]) -> int:
    """Print differences of outcomes from the first study, and write figures and a report."""
    folders, given = _read(words)
    sweeps = [folder for folder in folders if (folder / INDEX).is_file()]
    if len(folders) == 1 and sweeps:
        from sim.cli.field import compare_cells

        return compare_cells(folders[0], given)
    if sweeps:
        raise ValueError(f"{sweeps[0]} is a sweep; allowed is to compare it by itself, or cells of "
                         "it")  # fmt: skip
    if len(folders) < 2 or {"better", "outcome"} & set(given):
        raise ValueError(f"{typed('compare', words)}: allowed is {USAGE}")
    return _studies(folders, given)


def _read(words: Sequence[str]) -> tuple[list[Path], dict[str, str]]:
    """Folders, and the values of the keys that are given."""
    given: dict[str, str] = {}
    folders = []
    for word in words:
        key, equals, value = word.partition("=")
        if equals and key in KEYS and value and key not in given:
            given[key] = value
        elif word.startswith("-") or (equals and not Path(word).exists()):
            raise ValueError(f"sim compare {word}: allowed is {USAGE}")
        else:
            folders.append(Path(word))
    if given.get("force", "false") not in ("true", "false"):
        raise ValueError(f"force={given['force']}: allowed are true and false")
    return folders, given


def _studies(folders: list[Path], given: dict[str, str]) -> int:
    from sim.analysis.compare import compare_pairing

    if len(folders) > MOST:
        raise ValueError(f"{len(folders)} studies to compare; allowed are 2 to {MOST}")
    studies = [whole_study(folder) for folder in folders]
    name = "_and_".join(folder.resolve().name for folder in folders)
    out = results_folder(given.get("out"), name, given.get("force") == "true")
    matched = [_matched(folders[0], folder, studies[0], study)
               for folder, study in zip(folders[1:], studies[1:], strict=True)]  # fmt: skip
    tables = [compare_pairing(pairing) for pairing in matched]
    # Written before anything is shown: a reader who stops reading must not cost the page.
    page = write_report(folders, tables, matched, out)
    for folder, table, pairing in zip(folders[1:], tables, matched, strict=True):
        show_table(_table(str(folders[0]), str(folder), table, pairing))
        print("\n".join(["", *pairing.warnings]), file=sys.stderr, flush=True)
    print(page)
    return 0


def _matched(one: Path, other: Path, first: Any, second: Any) -> "Pairing":
    from sim.analysis.compare import pair

    try:
        return pair(first, second)
    except ValueError as error:
        raise ValueError(f"{one} and {other}: {error}") from error


def write_report(
    folders: Sequence[Path],
    tables: "Sequence[pd.DataFrame]",
    matched: "Sequence[Pairing]",
    out: Path,
) -> Path:
    """Write differences.csv, figures and report into a folder that appears whole."""
    from sim.cli.differences import record, write_csv
    from sim.report import Difference, write_comparison

    rows = [
        Difference(folder, table, pairing.paired, pairing.warnings)
        for folder, table, pairing in zip(folders[1:], tables, matched, strict=True)
    ]

    def fill(draft: Path) -> None:
        write_comparison(folders[0], rows, draft)
        write_csv(draft / "differences.csv", folders, tables)
        record(draft / KIND, folders, matched)

    with working(f"the comparison in {out}"):
        appear(out, fill)
    return out / "report.html"


def _table(first: str, second: str, found: "pd.DataFrame", pairing: "Pairing") -> Table:
    moved = found[found["difference"] != 0]
    order = moved["standardised"].abs().sort_values(ascending=False).index
    rows = [
        (
            str(name),
            *(f"{row[key]:.4g}" for key in ("first", "second")),
            f"{row['difference']:+.4g}",
            f"{row['low']:+.4g} to {row['high']:+.4g}",
            deviations(row["standardised"]),
            f"{row['pairing']:.1f}",
            f"{row['runs_needed']:.0f}",
        )
        for name, row in moved.loc[order].iterrows()
    ]
    how = "paired run by run" if pairing.paired else "not paired: seed or number of runs differ"
    if not rows:
        return Table(f"{second} less {first} ({how}): no outcome differs on average", (), [])
    never = sorted({pairing.never[str(name)] for name in order if str(name) in pairing.never})
    said = f"; week of something: {never[0]:.0f} in runs in which it never happens" if never else ""
    return Table(f"{second} less {first} ({how})", COLUMNS, rows, NOTE + said)
