"""Show what there is: states, moves, drivers, scenarios and the parts of the model."""

from collections.abc import Callable

from sim.cli import catalogue, parts
from sim.cli.tables import Table, show_table
from sim.config import build, compose
from sim.config.near import refuse
from sim.scenario import Scenario

OF_SCENARIO: dict[str, Callable[[Scenario], Table]] = {
    "states": catalogue.states,
    "moves": catalogue.moves,
    "rules": parts.rules,
    "terms": parts.terms,
    "indicators": parts.indicators,
    "outcomes": parts.outcomes,
}
OF_FILES: dict[str, Callable[[], Table]] = {
    "drivers": catalogue.drivers,
    "scenarios": catalogue.scenarios,
    "policies": parts.policies,
}


def show(words: list[str]) -> int:
    """Show one list; the parts are those of the baseline, or of the overrides that follow."""
    known = (*OF_SCENARIO, *OF_FILES)
    if not words:
        raise ValueError(f"sim list: say what; allowed is {', '.join(sorted(known))}")
    if words[0] not in known:
        raise ValueError(refuse("sim list", words[0], sorted(known)))
    name, *overrides = words
    if name in OF_FILES:
        if overrides:
            raise ValueError(f"sim list {name} takes no more words; it shows all there are")
        show_table(OF_FILES[name]())
    else:
        _check_overrides(name, overrides)
        show_table(OF_SCENARIO[name](build(compose(overrides))))
    return 0


def _check_overrides(name: str, words: list[str]) -> None:
    for word in words:
        if "=" not in word and not word.startswith("~"):
            raise ValueError(
                f"sim list {name} {word}: allowed is sim list {name}, which shows all there are, "
                "or a change of the world after it, as in scenario=NAME"
            )
