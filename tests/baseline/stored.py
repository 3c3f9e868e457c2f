"""The stored baseline: mean outcomes of a small study of the shipped configuration.

Run this file to store it anew after a change of results, and say so in CHANGELOG.md under
"Changes results".
"""

import json
from pathlib import Path

import numpy as np

from sim.config import load_scenario
from sim.study import simulate

PLACE = Path(__file__).with_name("stored.json")
SIZE = ("seed=1", "runs=20", "weeks=26")


def measured() -> dict[str, float]:
    """Mean of every outcome."""
    made = load_scenario("baseline", list(SIZE))
    data = simulate(made)
    return {name: float(np.mean(part(data))) for name, part in made.outcomes.items()}


if __name__ == "__main__":
    PLACE.write_text(json.dumps(measured(), indent=1) + "\n")
