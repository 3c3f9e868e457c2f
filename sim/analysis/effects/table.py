"""Effects of driver options, each turned alone, on paired runs."""

from collections.abc import Collection, Mapping

import pandas as pd

from sim.analysis.compare import compare_outcomes, holm
from sim.analysis.effects.claims import Claim

LEVEL = 0.99
LEAST = 0.2
"""Standard deviations from which an effect counts as one."""
SIGNIFICANCE = 0.01


def effects(
    status_quo: pd.DataFrame,
    options: Mapping[str, pd.DataFrame],
    claims: Mapping[str, Claim],
    chances: Collection[str],
) -> pd.DataFrame:
    """One row for each option and outcome: paired difference from the status quo.

    `chances` are outcomes that are 1 where something happens and else 0.

    `declared` says whether the option's file names the outcome, `sets` whether it sets it
    directly and `own` whether the outcome is of the driver's own row; `moves` whether the
    difference is at least a fifth of a standard deviation, or the same in every run, with a
    99 % interval that leaves out zero; `stray` whether an outcome that is not declared differs
    all the same, after Holm's correction over all that are not declared.
    """
    tables = [
        _of_option(
            option,
            compare_outcomes(status_quo, options[option], chances=chances, level=LEVEL),
            claims[option],
        )
        for option in options
    ]
    joined = pd.concat(tables, ignore_index=True)
    apart = (joined["low"] > 0) | (joined["high"] < 0)
    joined["moves"] = apart & (joined["standardised"].abs() >= LEAST)
    joined["stray"] = False
    silent = ~joined["declared"]
    corrected = holm(joined.loc[silent, "p_value"].to_numpy(dtype=float))
    joined.loc[silent, "stray"] = corrected < SIGNIFICANCE
    return joined


def _of_option(option: str, compared: pd.DataFrame, claim: Claim) -> pd.DataFrame:
    table = compared.reset_index()
    table.insert(0, "option", option)
    table["declared"] = table["outcome"].isin(sorted(claim.reaches))
    table["sets"] = [claim.sets(name) for name in table["outcome"]]
    table["own"] = table["outcome"].isin(sorted(claim.row))
    return table


def failures(table: pd.DataFrame) -> list[str]:
    """Sentences on options that bring nothing about, and on effects that nobody declared."""
    said = []
    for option, rows in table.groupby("option", sort=False):
        brought = rows["declared"] & rows["moves"] & rows["own"] & ~rows["sets"]
        if not brought.any():
            said.append(f"{option} moves no outcome of its own row beyond those that it sets")
        for outcome in rows.loc[rows["stray"], "outcome"]:
            said.append(f"{option} moves {outcome}, which it does not declare")
    return said
