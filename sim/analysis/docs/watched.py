"""Tables of what is watched: indicators every week, outcomes every run."""

import itertools
from collections.abc import Iterator
from typing import Any

from sim.analysis.docs.markdown import table
from sim.analysis.docs.parts import about
from sim.outcomes.summary import with_units
from sim.scenario import Scenario


def indicators_table(scenario: Scenario) -> str:
    """Every indicator with its axis and unit."""
    rows = [
        (f"`{name}`", part.long_name, part.dims or "once", part.units)
        for name, part in scenario.indicators.items()
    ]
    return table(("indicator", "meaning", "for each", "unit"), rows)


def outcomes_table(scenario: Scenario) -> str:
    """Every outcome with its unit and how it comes from which indicator."""
    units = {name: part.units for name, part in scenario.indicators.items()}
    rows = []
    for name, part in scenario.outcomes.items():
        whole = with_units(part, units) if hasattr(part, "indicator") else part
        read = ", ".join(f"`{value}`" for value in _read(part) if value in units)
        rows.append((f"`{name}`", part.long_name, whole.units or "1", read, about(part)))
    return table(("outcome", "meaning", "unit", "reads", "how"), rows)


def _read(part: Any) -> Iterator[Any]:
    """Settings that may name an indicator, each once; a unit or a title may look like one."""
    given = {key: value for key, value in vars(part).items() if key not in ("long_name", "units")}
    values = [value if isinstance(value, tuple) else (value,) for value in given.values()]
    yield from dict.fromkeys(itertools.chain.from_iterable(values))


def watched_tables(scenario: Scenario) -> dict[str, str]:
    """Both tables, by the name of their mark."""
    return {"indicators": indicators_table(scenario), "outcomes": outcomes_table(scenario)}
