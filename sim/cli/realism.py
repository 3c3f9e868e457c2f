"""Compare runs of the model with the event data, dyad by dyad."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from sim.cli.failure import working
from sim.cli.folders import data_folder, free_folder
from sim.cli.tables import Table, show_table
from sim.cli.words import named

if TYPE_CHECKING:
    import pandas as pd

    from sim.analysis.realism import Realism

FILE = "dyads.csv"
OWN = ("data", "out", "force")
USAGE = "sim realism data=DIR out=DIR [runs=500] [seed=3] [KEY=VALUE ...]"
USUAL = ("runs=500", "seed=3")
WORST = 10
TABLES = ("pooled", "moves", "series", "dyads")


def realism(words: list[str]) -> int:
    """Run the scenario as long as the data last, and write tables and figures of both."""
    given = named([word for word in words if _own(word)], OWN, "realism")
    data, out = data_folder(given, USAGE), free_folder(given, FILE, USAGE)
    from sim.analysis.posture.law_file import read_law
    from sim.analysis.realism import realism as compare
    from sim.config import build, compose
    from sim.config.compose import CONFIGS
    from sim.report.realism import draw_realism

    config = compose([*USUAL, *(word for word in words if not _own(word))])
    law = read_law(CONFIGS / "estimates" / f"{config['estimate']}.yaml").law
    found = compare(build(config), data, law)
    with working(f"the comparison in {out}"):
        out.mkdir(parents=True, exist_ok=True)
        draw_realism(found, out)
        _write({name: getattr(found, name) for name in TABLES}, out)
    _show(found)
    print(out / FILE)
    return 0


def _own(word: str) -> bool:
    return word.partition("=")[0] in OWN


def _write(tables: "Mapping[str, pd.DataFrame]", out: Path) -> None:
    from sim.study.folder import write_whole

    for name, table in tables.items():
        write_whole(out / f"{name}.csv", partial(table.to_csv, index=False, float_format="%.5g"))


def _show(found: "Realism") -> None:
    size = found.moves["log_ratio"].abs()
    note = (
        f"Rates of {len(size)} moves against their table: median |log ratio| {size.median():.3f}, "
        f"largest {size.max():.2f}, below .2 in {(size < 0.2).mean():.0%}"
    )
    pooled = [
        (
            str(row["statistic"]),
            f"{row['data']:.3f}",
            f"{row['model']:.3f}",
            f"{row['low']:.3f} to {row['high']:.3f}",
            f"{row['share_of_dyads_inside']:.0%}",
            str(row["dyads"]),
        )
        for _, row in found.pooled.iterrows()
    ]
    columns = ("mean over dyads", "data", "model", "95 % of runs", "dyads inside own", "dyads")
    show_table(Table("Weekly tone, data and model", columns, pooled, note))
    print()
    show_table(_worst(found.dyads.head(WORST)))
    print()
    show_table(_series(found))


def _series(found: "Realism") -> Table:
    rows = [
        (
            str(row["series"]),
            str(row["statistic"]),
            *(f"{row[name]:.3g}" for name in ("data", "model")),
            f"{row['low']:.3g} to {row['high']:.3g}",
        )
        for _, row in found.series.iterrows()
    ]
    left_out = f"Left out: the folder has no {', '.join(found.absent)}" if found.absent else ""
    columns = ("series", "statistic", "data", "model", "95 % of runs") if rows else ()
    title = "Other weekly series, data and model" if rows else left_out
    return Table(title, columns, rows, left_out)


def _worst(dyads: "pd.DataFrame") -> Table:
    rows = [
        (str(row["dyad"]), f"{row['distance']:.2f}", f"{row['usual']:.2f}", str(row["why"]))
        for _, row in dyads.iterrows()
    ]
    columns = ("dyad", "distance, points", "95 % of runs below", "why")
    return Table("Furthest from the data", columns, rows)
