"""Compose a configuration from the files and the words of a command line."""

import copy
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from hydra import compose as hydra_compose
from hydra import initialize_config_dir
from hydra.errors import HydraException
from omegaconf import OmegaConf, open_dict
from omegaconf.errors import OmegaConfBaseException
from yaml import YAMLError

from sim.config.changes import apply
from sim.config.check import check
from sim.config.option_files import DRIVER, check_option_files
from sim.config.words import read_words

CONFIGS = Path(__file__).resolve().parents[2] / "configs"


def compose(overrides: Sequence[str] = (), configs: Path = CONFIGS) -> dict[str, Any]:
    """The resolved configuration as plain dictionaries and lists, its sizes and names checked.

    Raises ValueError in one sentence naming the key, its value and what is allowed.
    """
    words = read_words(overrides, configs)
    config = copy.deepcopy(_chosen(tuple(words.choices), configs))
    for change in words.changes:
        apply(config, change)
    check(config, configs)
    return config


@lru_cache(maxsize=64)
def _chosen(choices: tuple[str, ...], configs: Path) -> dict[str, Any]:
    """The files that the chosen options name, put together by Hydra."""
    # A configuration from a stranger must not read the environment into a study that is shared.
    OmegaConf.clear_resolver("oc.env")
    check_option_files(dict(word.split("=", 1) for word in choices), configs)
    try:
        with initialize_config_dir(version_base=None, config_dir=str(configs)):
            config = hydra_compose("config", overrides=list(choices), return_hydra_config=True)
        chosen = dict(config.hydra.runtime.choices)
        with open_dict(config):
            del config["hydra"]
        resolved: dict[str, Any] = OmegaConf.to_container(config, resolve=True)  # type: ignore[assignment]
    except (HydraException, OmegaConfBaseException, YAMLError) as error:
        raise ValueError(_said(error)) from error
    return {**resolved, "drivers": _drivers(chosen, resolved.get("drivers") or {})}


def _said(error: Exception) -> str:
    """An error of the composition in one line, its key first where it names one."""
    lines = [line.strip() for line in str(error).splitlines()]
    inner = [line for line in lines if line and not line.startswith(("full_key:", "object_type="))]
    key = getattr(error, "full_key", None)
    return f"{key}: {' '.join(inner)}" if key else " ".join(inner)


def _drivers(choices: Mapping[str, str], about: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """The option of each driver and what it says of itself."""
    return {
        group.removeprefix(DRIVER): {
            **(about.get(group.removeprefix(DRIVER)) or {}),
            "option": option,
        }
        for group, option in choices.items()
        if group.startswith(DRIVER)
    }
