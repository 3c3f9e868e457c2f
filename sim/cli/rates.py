"""Show the base rates that emerge at the status quo, beside what the world has shown."""

import json
from collections.abc import Sequence

import pandas as pd

from sim.analysis.calibration.fit import at_precision
from sim.analysis.rates import Rate
from sim.cli.failure import working
from sim.cli.status_quo import measure
from sim.cli.tables import Table, show_table
from sim.config import build, compose
from sim.config.plan import make_plan
from sim.scenario import Scenario

JSON = "--json"
USUAL = ("runs=500", "weeks=104", "seed=2", "executor=local")
"""The seed differs from the calibration's: what is fitted is judged on other luck."""


def run(words: list[str]) -> int:
    """Print the table, or with `--json` everything."""
    config = compose([*USUAL, *(word for word in words if word != JSON)])
    scenario = at_precision(build(config), 1.0)
    with working("the base rates"):
        rates, worst = measure(scenario, make_plan(config))
    if JSON in words:
        rows = [rate.as_row() for rate in rates]
        print(json.dumps({"rates": rows, "worst": worst.to_dict("records")}, indent=1))
    else:
        show_table(_table(rates, scenario))
        print()
        show_table(_worst(worst))
    return 0


def _table(rates: Sequence[Rate], scenario: Scenario) -> Table:
    rows = [
        (
            rate.name,
            f"{rate.value:.4g}",
            "" if rate.low is None else f"{rate.low:.3g} to {rate.high:.3g}",
            rate.unit,
            f"{rate.target[0]:g} to {rate.target[1]:g}",
            "yes" if rate.inside else "NO",
            rate.kind,
            rate.source,
        )
        for rate in rates
    ]
    columns = ("rate", "model", "95 %", "unit", "target", "inside", "kind", "source")
    title = f"Base rates at the status quo, {scenario.runs} runs of {scenario.weeks} weeks"
    return Table(title, columns, rows)


def _worst(worst: pd.DataFrame) -> Table:
    rows = [
        (str(row["cell"]), f"{row['simulated']:.3g}", f"{row['table']:.3g}",
         f"{row['log_ratio']:+.2f}")
        for _, row in worst.iterrows()
    ]  # fmt: skip
    columns = ("cell", "model, a year", "table, a year", "log ratio")
    return Table("Furthest from their table", columns, rows)
