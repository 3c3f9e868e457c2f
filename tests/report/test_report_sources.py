"""What a report says of sources is what the shipped configuration holds."""

from pathlib import Path

import yaml

from sim.report.glossary import SOURCES

ESTIMATE = Path(__file__).parents[2] / "configs" / "estimates" / "posture.yaml"


def test_the_law_of_the_tone_is_told_with_the_estimate_in_use() -> None:
    law = yaml.safe_load(ESTIMATE.read_text())["law"]
    mean, slow, fast = (law[name]["value"] for name in ("mu", "slow_persistence", "F_persistence"))
    said = next(value for name, value, _ in SOURCES if name == "Law of the tone")
    assert said == (
        f"mean {mean:.2f}; a slow part that keeps {slow:.3f} a week and a fast part that keeps "
        f"{fast:.3f}"
    )
