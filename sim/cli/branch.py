"""Branch off a study: the same world until a week, another one after it."""

from pathlib import Path

from sim.cli.run import carry_out
from sim.config import build
from sim.config.branch import branch as make_branch
from sim.config.plan import make_plan, study_folder
from sim.study.folder import read_config


def branch(words: list[str]) -> int:
    """Run a what-if of a study into a folder of its own."""
    folders = [word for word in words if "=" not in word and not word.startswith(("-", "~"))]
    weeks = [word.partition("=")[2] for word in words if word.startswith("week=")]
    if len(folders) != 1 or len(weeks) != 1 or not weeks[0].isdigit():
        raise ValueError(f"sim branch {' '.join(words)}: allowed is sim branch DIR week=W [...]")
    rest = [word for word in words if word not in folders and not word.startswith("week=")]
    parent = Path(folders[0])
    config = make_branch(read_config(parent), parent.resolve().name, int(weeks[0]), rest)
    return carry_out(study_folder(config), build(config), make_plan(config), config)
