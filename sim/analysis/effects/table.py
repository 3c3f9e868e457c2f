"""Effects of driver options, each turned alone, on paired runs."""

from collections.abc import Mapping

import pandas as pd

from sim.analysis.compare import compare_outcomes, holm

LEVEL = 0.99
LEAST = 0.2
"""Standard deviations from which an effect counts as one."""
SIGNIFICANCE = 0.01


def effects(
    status_quo: pd.DataFrame,
    options: Mapping[str, pd.DataFrame],
    reaches: Mapping[str, frozenset[str]],
) -> pd.DataFrame:
    """One row for each option and outcome: paired difference from the status quo.

    `declared` says whether the option's file names the outcome; `moves` whether the
    difference is at least a fifth of a standard deviation with a 99 % interval that leaves
    out zero; `stray` whether an outcome that is not declared differs all the same, after
    Holm's correction over all that are not declared.
    """
    tables = []
    for option, outcomes in options.items():
        table = compare_outcomes(status_quo, outcomes, level=LEVEL).reset_index()
        table.insert(0, "option", option)
        table["declared"] = table["outcome"].isin(sorted(reaches[option]))
        tables.append(table)
    joined = pd.concat(tables, ignore_index=True)
    apart = (joined["low"] > 0) | (joined["high"] < 0)
    joined["moves"] = apart & (joined["standardised"].abs() >= LEAST)
    joined["stray"] = False
    silent = ~joined["declared"]
    corrected = holm(joined.loc[silent, "p_value"].to_numpy(dtype=float))
    joined.loc[silent, "stray"] = corrected < SIGNIFICANCE
    return joined


def failures(table: pd.DataFrame) -> list[str]:
    """Sentences on options that move nothing they declare, and on effects nobody declared."""
    said = []
    for option, rows in table.groupby("option", sort=False):
        if not (rows["declared"] & rows["moves"]).any():
            said.append(f"{option} moves none of the outcomes that it declares")
        for outcome in rows.loc[rows["stray"], "outcome"]:
            said.append(f"{option} moves {outcome}, which it does not declare")
    return said
