"""Compose a configuration from the files and the words of a command line."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from hydra import compose as hydra_compose
from hydra import initialize_config_dir
from hydra.errors import HydraException
from omegaconf import OmegaConf, open_dict
from omegaconf.errors import OmegaConfBaseException

from sim.config.check import check
from sim.config.words import read_words

CONFIGS = Path(__file__).resolve().parents[2] / "configs"
DRIVER = "driver/"


def compose(overrides: Sequence[str] = (), configs: Path = CONFIGS) -> dict[str, Any]:
    """The resolved configuration as plain dictionaries and lists, its sizes and names checked.

    Raises ValueError in one sentence naming the key, its value and what is allowed.
    """
    words = read_words(overrides, configs)
    try:
        with initialize_config_dir(version_base=None, config_dir=str(configs)):
            config = hydra_compose("config", overrides=words.overrides, return_hydra_config=True)
        choices = dict(config.hydra.runtime.choices)
        resolved = _plain(config)
    except (HydraException, OmegaConfBaseException) as error:
        raise ValueError(" ".join(str(error).split())) from error
    for path, value in words.changes:
        _change(resolved, path, value)
    resolved["drivers"] = _drivers(choices, resolved.get("drivers") or {})
    check(resolved, configs)
    return resolved


def _plain(config: Any) -> dict[str, Any]:
    with open_dict(config):
        del config["hydra"]
    resolved: dict[str, Any] = OmegaConf.to_container(config, resolve=True)  # type: ignore[assignment]
    return resolved


def _change(config: dict[str, Any], path: tuple[str, ...], value: Any) -> None:
    """Set a value at a path; a mapping is merged into the one that is there."""
    at = config
    for key in path[:-1]:
        if not isinstance(at.get(key), dict):
            at[key] = {}
        at = at[key]
    if isinstance(value, Mapping) and isinstance(at.get(path[-1]), Mapping):
        for key, inner in value.items():
            _change(at[path[-1]], (key,), inner)
    else:
        at[path[-1]] = value


def _drivers(choices: Mapping[str, str], about: Mapping[str, Any]) -> dict[str, dict[str, str]]:
    """The option of each driver and what it says of itself."""
    return {
        group.removeprefix(DRIVER): {"option": option, **_about(about, group)}
        for group, option in choices.items()
        if group.startswith(DRIVER)
    }


def _about(about: Mapping[str, Any], group: str) -> dict[str, str]:
    entry = about.get(group.removeprefix(DRIVER)) or {}
    return dict(entry) if isinstance(entry, Mapping) else {"title": str(entry)}
