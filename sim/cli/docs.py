"""Bring the generated tables of the documentation up to date, or tell which are not."""

import sys

CHECK = "--check"


def docs(words: list[str]) -> int:
    """Write the pages, or with `--check` only tell which are out of date."""
    if words not in ([], [CHECK]):
        raise ValueError(f"sim docs {' '.join(words)}: allowed is sim docs [{CHECK}]")
    from sim.analysis.docs import stale, write
    from sim.config import load_scenario
    from sim.config.compose import CONFIGS

    root, scenario = CONFIGS.parent, load_scenario()
    if words:
        behind = stale(root, scenario)
        for path in behind:
            print(f"{path} is out of date; sim docs renews it", file=sys.stderr)
        return 1 if behind else 0
    for path in write(root, scenario):
        print(path)
    return 0
