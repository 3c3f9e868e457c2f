"""Compare studies run by run."""

from pathlib import Path
from typing import TYPE_CHECKING

from sim.cli.tables import Table, show_table

if TYPE_CHECKING:
    import pandas as pd

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


def compare(words: list[str]) -> int:
    """Print differences of outcomes from the first study, largest first."""
    out = [word.removeprefix("out=") for word in words if word.startswith("out=")]
    folders = [Path(word) for word in words if not word.startswith(("out=", "-"))]
    if len(folders) < 2 or len(folders) + len(out) != len(words) or len(out) > 1:
        raise ValueError("sim compare: allowed is sim compare DIR DIR [DIR ...] [out=FILE.csv]")
    from sim.analysis.compare import compare as differences
    from sim.analysis.compare import share_luck
    from sim.study import open_study

    studies = [open_study(folder) for folder in folders]
    first = studies[0]
    tables = {}
    for folder, study in zip(folders[1:], studies[1:], strict=True):
        found = tables[str(folder)] = differences(first, study)
        show_table(_table(str(folders[0]), str(folder), found, share_luck(first, study)))
    if out:
        _write(Path(out[0]), tables)
    return 0


def _table(first: str, second: str, found: "pd.DataFrame", paired: bool) -> Table:
    moved = found[found["difference"] != 0]
    order = moved["standardised"].abs().sort_values(ascending=False).index
    rows = [
        (
            str(name),
            f"{row['first']:.4g}",
            f"{row['second']:.4g}",
            f"{row['difference']:+.4g}",
            f"{row['low']:+.4g} to {row['high']:+.4g}",
            f"{row['standardised']:+.2f}",
            f"{row['pairing']:.1f}",
            f"{row['runs_needed']:.0f}",
        )
        for name, row in moved.loc[order].iterrows()
    ]
    how = "paired run by run" if paired else "not paired: seed or number of runs differ"
    return Table(
        f"{second} less {first} ({how})",
        COLUMNS,
        rows,
        "pairing: factor by which common luck cuts the variance of the difference; "
        "runs needed: for a 95 % interval of a tenth of a standard deviation either way",
    )


def _write(path: Path, tables: "dict[str, pd.DataFrame]") -> None:
    import pandas as pd

    joined = pd.concat(tables, names=["study"])
    half = path.with_name(path.name + ".tmp")
    joined.to_csv(half)
    half.replace(path)
    print(path)
