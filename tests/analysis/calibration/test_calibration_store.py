"""A calibration is written whole or not at all, under a hash of what it depends on."""

import dataclasses
from pathlib import Path

import numpy as np
import pytest
import yaml
from worlds import scenario

from sim.analysis.calibration import fingerprint, store
from sim.analysis.calibration.store import write_calibration
from sim.scenario import Scenario


def base() -> Scenario:
    return scenario("states=[USA,RUS]")


def variants() -> dict[str, Scenario]:
    """Scenarios that differ from the base in one thing on which a calibration depends."""
    plain = base()
    cells, rules = plain.repertoire, dict(plain.rules)
    rules["posture"] = dataclasses.replace(rules["posture"], impulse=0.13)  # type: ignore[type-var]
    name, term = next(iter(plain.terms.items()))
    weights = dict.fromkeys(plain.terms, 0.123)
    doctrines = {k: dataclasses.replace(d, weights=weights) for k, d in plain.doctrines.items()}
    return {
        "rate": dataclasses.replace(
            plain, repertoire=dataclasses.replace(cells, reference=1.01 * cells.reference)
        ),
        "parameter": dataclasses.replace(plain, rules=rules),
        "terms": dataclasses.replace(plain, terms={name: term}),
        "weights": dataclasses.replace(plain, doctrines=doctrines),
        "states": scenario("states=[CHN,IND]"),
        "order of rules": dataclasses.replace(plain, rules=dict(reversed(plain.rules.items()))),
    }


@pytest.mark.parametrize("name", variants())
def test_the_fingerprint_changes_with_what_a_calibration_depends_on(name: str) -> None:
    assert fingerprint(variants()[name]) != fingerprint(base())


@pytest.mark.parametrize(
    "changes",
    [{"seed": 7}, {"runs": 2}, {"weeks": 3}, {"indicators": {}}, {"name": "other"}],
    ids=str,
)
def test_the_fingerprint_stays_with_what_changes_no_calibration(changes: dict[str, object]) -> None:
    assert fingerprint(dataclasses.replace(base(), **changes)) == fingerprint(base())


def test_a_scenarios_own_rates_do_not_change_the_fingerprint() -> None:
    cells = base().repertoire
    doubled = dataclasses.replace(cells, rate=0.5 * cells.rate)
    assert fingerprint(dataclasses.replace(base(), repertoire=doubled)) == fingerprint(base())


def test_a_folder_is_written_with_its_fingerprint_and_nothing_else_is_left(tmp_path: Path) -> None:
    write_calibration(base(), base().calibration, tmp_path / "calibration")
    assert [path.name for path in tmp_path.iterdir()] == ["calibration"]
    names = sorted(path.name for path in (tmp_path / "calibration").iterdir())
    assert names == ["about.yaml", "cells.csv", "dyads.csv", "pairs.csv"]
    about = yaml.safe_load((tmp_path / "calibration" / "about.yaml").read_text())
    assert about["fingerprint"] == fingerprint(base())


def test_a_second_writing_takes_the_place_of_the_first(tmp_path: Path) -> None:
    out = tmp_path / "calibration"
    write_calibration(base(), base().calibration, out)
    (out / "stale.csv").write_text("old")
    write_calibration(base(), base().calibration, out)
    assert not (out / "stale.csv").exists()
    assert [path.name for path in tmp_path.iterdir()] == ["calibration"]


def test_writing_the_same_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("first", "second"):
        write_calibration(base(), base().calibration, tmp_path / name)
    for path in (tmp_path / "first").iterdir():
        assert path.read_bytes() == (tmp_path / "second" / path.name).read_bytes()


def test_a_failure_leaves_the_old_folder_and_no_debris(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "calibration"
    write_calibration(base(), base().calibration, out)
    before = {path.name: path.read_bytes() for path in out.iterdir()}

    def broken(scenario: Scenario) -> str:
        raise OSError("disk full")

    monkeypatch.setattr(store, "fingerprint", broken)
    constants = np.ones((5, base().repertoire.count))
    changed = dataclasses.replace(base().calibration, constants=constants)
    with pytest.raises(OSError, match="disk full"):
        write_calibration(base(), changed, out)
    assert [path.name for path in tmp_path.iterdir()] == ["calibration"]
    assert {path.name: path.read_bytes() for path in out.iterdir()} == before
