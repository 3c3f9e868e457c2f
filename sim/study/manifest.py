"""What a study says of itself: where its numbers come from and how far it has got."""

import hashlib
import json
import platform
import subprocess
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from functools import cache
from importlib import metadata
from typing import Any

from sim.interfaces import Awaits, Outcome
from sim.outcomes.reached import Reached
from sim.scenario import Scenario
from sim.study.block import Block
from sim.study.dataset import attributes
from sim.study.isolate import ROOT
from sim.study.sampling import Sample, sampled_parameters

DISTRIBUTION = "brinkwatch"
HOW = ("out", "force", "batch", "executor", "made")
"""Keys of how to work and of the words that made a configuration; they change no result."""


def first_manifest(
    scenario: Scenario, config: Mapping[str, Any], blocks: Sequence[Block], sample: Sample
) -> dict[str, Any]:
    """The manifest of a study of which nothing has run yet."""
    return {
        "scenario": scenario.name,
        **{key: getattr(scenario, key) for key in ("title", "seed", "runs", "weeks")},
        **{key: config.get(key) for key in ("question", "record", "parent", "drivers", "made")},
        "config_hash": config_hash(config),
        "config_keys": {key: key_hash(value) for key, value in changing(config).items()},
        "code_version": metadata.version(DISTRIBUTION),
        "git": git_state(),
        "packages": packages(),
        "python": platform.python_version(),
        "platform": platform.platform(),
        "started": datetime.now(UTC).isoformat(timespec="seconds"),
        "wall_seconds": 0.0,
        "status": "running",
        "batches": [_batch(block) for block in blocks],
        "failed": [],
        "outcomes": told_outcomes(scenario),
        "sampled": sampled_parameters(scenario, sample),
    }


def told_outcomes(scenario: Scenario) -> dict[str, dict[str, Any]]:
    """Name and unit of every outcome, whether it is a chance, and never where it is a week."""
    return {name: _outcome(part, scenario) for name, part in scenario.outcomes.items()}


def chances_of(scenario: Scenario) -> frozenset[str]:
    """Outcomes that are 1 in a run in which something happens, else 0."""
    return frozenset(name for name, told in told_outcomes(scenario).items() if told["chance"])


def _outcome(part: Outcome, scenario: Scenario) -> dict[str, Any]:
    never = {"never": part.never(scenario.weeks)} if isinstance(part, Awaits) else {}
    # By what it is, not by its values: a count that is 0 in all runs is no chance.
    return {**attributes(part), "chance": isinstance(part, Reached), **never}


def _batch(block: Block) -> dict[str, Any]:
    return {
        "number": block.number,
        "first_run": block.first_run,
        "runs": block.runs,
        "status": "waiting",
        "checksum": "",
        "failed": {},
    }


def config_hash(config: Mapping[str, Any]) -> str:
    """SHA-256 of everything in the configuration that can change a result."""
    return hashlib.sha256(json.dumps(changing(config), sort_keys=True).encode()).hexdigest()


def changing(config: Mapping[str, Any]) -> dict[str, Any]:
    """The keys of a configuration that can change a result."""
    return {key: value for key, value in config.items() if key not in HOW}


def key_hash(value: Any) -> str:
    """A short SHA-256 of one value of a configuration, which tells whether it has changed."""
    return hashlib.sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()[:16]


def packages() -> dict[str, str]:
    """Versions of the packages that the project requires."""
    names = [
        line.split(";")[0].split(">")[0].split("<")[0].split("=")[0].strip()
        for line in metadata.requires(DISTRIBUTION) or []
        if "extra ==" not in line
    ]
    return {name: metadata.version(name) for name in sorted(names)}


def git_state() -> dict[str, Any]:
    """Commit of the code and whether it has been edited since; empty outside a checkout."""
    if not (ROOT / ".git").exists():
        return {}
    try:
        commit = _git("rev-parse", "HEAD")
        return {"commit": commit, "dirty": bool(_git("status", "--porcelain", "-uno"))}
    except (OSError, subprocess.SubprocessError):
        return {}


@cache
def _git(*words: str) -> str:
    command = ["git", "-C", str(ROOT), *words]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=10)
    return done.stdout.strip()
