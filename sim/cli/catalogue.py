"""Tables of states, moves, drivers and scenarios."""

from typing import Any

import numpy as np

from sim.cli.tables import Table
from sim.config.compose import CONFIGS
from sim.config.options import defaults, options
from sim.moves import CHANNELS
from sim.scenario import Scenario
from sim.yaml_files import read_yaml

DRIVER = "driver/"
TEXTS = ("title", "question")


def states(scenario: Scenario) -> Table:
    """The states of a world."""
    table, dyads = scenario.actors.states, scenario.actors.dyads
    rows = [
        (
            code,
            table.names[i],
            f"{table.gdp[i]:,.0f}",
            f"{table.regime[i]:.2f}",
            str(int(np.sum(dyads.sender == i))),
            str(sum(sender == code for sender in scenario.repertoire.senders)),
            ", ".join(name for name, member in table.memberships.items() if member[i]),
        )
        for i, code in enumerate(table.codes)
    ]
    columns = ("code", "name", "GDP, bn $", "democracy", "targets", "moves", "member of")
    note = "Any list of them makes a world: sim run 'states=[USA,RUS,UKR]'"
    return Table("States", columns, rows, note)


def moves(scenario: Scenario) -> Table:
    """The notable moves."""
    table = scenario.repertoire.moves
    used = np.bincount(scenario.repertoire.move, minlength=len(table.names))
    rows = [
        (
            name,
            table.titles[i],
            CHANNELS[table.channel[i]],
            "rule" if table.by_rule[i] else "choice",
            f"{table.goldstein[i]:.1f}",
            f"{table.rivera[i]:.0f}",
            table.cameo[i],
            str(used[i]),
            table.needs[i] or "",
        )
        for i, name in enumerate(table.names)
    ]
    columns = ("move", "title", "channel", "drawn by", "Goldstein", "Rivera", "CAMEO")
    note = (
        "Goldstein (1992): tone, -10 to 10. Rivera et al. (2024): weight of escalation. "
        "Rates by dyad: configs/repertoires"
    )
    return Table("Notable moves", (*columns, "dyads", "needs"), rows, note)


def drivers() -> Table:
    """The drivers and their options, the status quo of January 2026 first."""
    rows = []
    for group in defaults(CONFIGS):
        if group.startswith(DRIVER):
            name = group.removeprefix(DRIVER)
            for number, option in enumerate(options(CONFIGS, group)):
                status = "status quo" if number == 0 else ""
                rows.append((name, option, status, _title(group, name, option)))
    note = "Choose with sim run driver/DRIVER=OPTION"
    return Table("Drivers", ("driver", "option", "", "what it stands for"), rows, note)


def _title(group: str, name: str, option: str) -> str:
    content = _read(f"{group}/{option}")
    entry = (content.get("drivers") or {}).get(name) or {}
    return str(entry.get("title", "") if isinstance(entry, dict) else entry)


def scenarios() -> Table:
    """The named scenarios and the drivers that they turn."""
    rows = []
    for name in options(CONFIGS, "scenario"):
        content = _read(f"scenario/{name}")
        rows.append((name, *(str(content.get(key, "")) for key in TEXTS), _turned(content)))
    note = "Choose with sim run scenario=NAME; a driver given beside it wins"
    return Table("Scenarios", ("scenario", *TEXTS, "drivers turned"), rows, note)


def titles(group: str) -> dict[str, str]:
    """Titles of the options of `scenario` or of a driver, the usual one first."""
    if not group.startswith(DRIVER):
        return {name: str(_read(f"{group}/{name}").get("title", "")) for name in _named(group)}
    name = group.removeprefix(DRIVER)
    return {option: _title(group, name, option) for option in _named(group)}


def _named(group: str) -> tuple[str, ...]:
    return options(CONFIGS, group)


def _turned(content: dict[str, Any]) -> str:
    entries = [entry for entry in content.get("defaults", []) if isinstance(entry, dict)]
    pairs = [(key, option) for entry in entries for key, option in entry.items()]
    return ", ".join(f"{key.rpartition('/')[2]}={option}" for key, option in pairs if DRIVER in key)


def _read(path: str) -> dict[str, Any]:
    content: dict[str, Any] = read_yaml(CONFIGS / f"{path}.yaml") or {}
    return content
