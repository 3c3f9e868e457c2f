"""Results stay what they were, or the change is announced."""

import importlib.util
import json
from pathlib import Path

import pytest

HERE = Path(__file__).parent


def test_the_stored_baseline_comes_out_again() -> None:
    """If this fails on purpose: run stored.py and announce it under "Changes results"."""
    spec = importlib.util.spec_from_file_location("stored", HERE / "stored.py")
    assert spec is not None and spec.loader is not None
    stored = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(stored)
    before = json.loads(stored.PLACE.read_text())
    assert stored.measured() == pytest.approx(before, rel=1e-6, abs=1e-9)
