"""Whether a study can go on: its configuration and the code are those that it began with."""

from collections.abc import Mapping
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path
from typing import Any

from sim.study.folder import CONFIG, MANIFEST, read_config, read_manifest, write_json
from sim.study.manifest import DISTRIBUTION, changing, config_hash, git_state, key_hash


def check_unchanged(folder: Path, any_code: bool) -> dict[str, Any]:
    """The configuration of a study that can go on.

    Raises ValueError that says what has changed: keys of the configuration, or the code, unless
    the study is finished or `any_code` lets another code go on with it, which is recorded.
    """
    manifest, config = read_manifest(folder), unedited(folder)
    change = _code_change(manifest)
    if change and manifest.get("status") != "finished":
        if not any_code:
            raise ValueError(
                f"the code has changed since the study in {folder} began ({change}); allowed is "
                "the code of then, or code=any to go on with this one, which is recorded"
            )
        _record(folder, manifest)
    return config


def unedited(folder: Path) -> dict[str, Any]:
    """The configuration that a study began with. Raises ValueError where it has been edited."""
    manifest, config = read_manifest(folder), read_config(folder)
    if manifest.get("config_hash") != config_hash(config):
        keys = ", ".join(_changed_keys(manifest, config)) or "its keys"
        raise ValueError(
            f"{folder / CONFIG} has been edited since the study began ({keys}); allowed is the "
            "configuration of then, or a new study with sim run"
        )
    return config


def _changed_keys(manifest: Mapping[str, Any], config: Mapping[str, Any]) -> list[str]:
    before = manifest.get("config_keys") or {}
    now = {key: key_hash(value) for key, value in changing(config).items()}
    return sorted(key for key in {**before, **now} if before and before.get(key) != now.get(key))


def _code_change(manifest: Mapping[str, Any]) -> str:
    """Version and commit, before and now, of code that is another; empty where it is the same."""
    before, now = _latest(manifest), _code()
    changes = [
        f"{name} {before[name]} is now {now[name]}"
        for name in ("version", "commit")
        if before[name] != now[name]
    ]
    return ", ".join(changes)


def _latest(manifest: Mapping[str, Any]) -> dict[str, str]:
    code = (manifest.get("resumed") or [manifest])[-1]
    return _named(code.get("code_version"), code.get("git"))


def _code() -> dict[str, str]:
    return _named(metadata.version(DISTRIBUTION), git_state())


def _named(version: str | None, git: Mapping[str, Any] | None) -> dict[str, str]:
    commit = str((git or {}).get("commit") or "none")
    return {"version": str(version or "none"), "commit": commit[:12]}


def _record(folder: Path, manifest: dict[str, Any]) -> None:
    entry = {
        "when": datetime.now(UTC).isoformat(timespec="seconds"),
        "code": "any",
        "code_version": metadata.version(DISTRIBUTION),
        "git": git_state(),
    }
    write_json(folder / MANIFEST, manifest | {"resumed": [*manifest.get("resumed", []), entry]})
