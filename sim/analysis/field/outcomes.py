"""Outcomes by cell: means, and differences from the first cell."""

from collections.abc import Mapping

import pandas as pd

from sim.analysis.compare import Compared, compare_pairing, pair, share_luck


def all_paired(studies: Mapping[str, Compared]) -> bool:
    """Whether all cells share their luck."""
    first, *others = studies.values()
    return all(share_luck(first, other) for other in others)


def by_cell(studies: Mapping[str, Compared]) -> pd.DataFrame:
    """A row a cell and outcome: its mean and its difference from the first cell.

    Columns are `runs`, `mean` and those of `compare_outcomes` from `difference` on.
    """
    first = next(iter(studies.values()))
    tables = {label: _row(first, study) for label, study in studies.items()}
    return pd.concat(tables, names=["cell", "outcome"])


def _row(first: Compared, study: Compared) -> pd.DataFrame:
    pairing = pair(first, study)
    table = compare_pairing(pairing).drop(columns=["first"]).rename(columns={"second": "mean"})
    table.insert(0, "runs", len(pairing.second))
    return table


def warnings(studies: Mapping[str, Compared]) -> list[str]:
    """What a reader must know before believing a difference between cells; each once."""
    first, *others = studies.values()
    said = [warning for other in others for warning in pair(first, other).warnings]
    return list(dict.fromkeys(said))
