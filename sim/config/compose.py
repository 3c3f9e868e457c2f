"""Compose a configuration from the files and the words of a command line."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from hydra import compose as hydra_compose
from hydra import initialize_config_dir
from hydra.errors import HydraException
from omegaconf import OmegaConf
from omegaconf.errors import OmegaConfBaseException

CONFIGS = Path(__file__).resolve().parents[2] / "configs"


def compose(overrides: Sequence[str] = (), configs: Path = CONFIGS) -> dict[str, Any]:
    """The resolved configuration as plain dictionaries and lists.

    Raises ValueError in one sentence where an override names an unknown key or option.
    """
    try:
        with initialize_config_dir(version_base=None, config_dir=str(configs)):
            config = hydra_compose("config", overrides=list(overrides))
        resolved: dict[str, Any] = OmegaConf.to_container(config, resolve=True)  # type: ignore[assignment]
    except (HydraException, OmegaConfBaseException) as error:
        raise ValueError(" ".join(str(error).split())) from error
    return resolved
