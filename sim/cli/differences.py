"""Files of a comparison beside its page."""

from collections.abc import Sequence
from importlib import metadata
from pathlib import Path

import pandas as pd

from sim.analysis.compare import Pairing, holm
from sim.study import open_study
from sim.study.folder import write_json


def write_csv(path: Path, folders: Sequence[Path], tables: Sequence[pd.DataFrame]) -> None:
    """All differences from the first study, a row a study and outcome.

    Units stand where an outcome has one; `p_holm` is the p-value after Holm's (1979) correction
    over the outcomes of a study.
    """
    about = open_study(folders[0]).manifest.get("outcomes") or {}
    made = []
    for folder, table in zip(folders[1:], tables, strict=True):
        rows = table.copy()
        rows["p_holm"] = holm(rows["p_value"].to_numpy(dtype=float))
        rows.insert(0, "study", str(folder))
        for place, key in enumerate(("long_name", "units"), 1):
            rows.insert(place, key, [(about.get(str(n)) or {}).get(key, "") for n in rows.index])
        made.append(rows.reset_index().set_index(["study", "outcome"]))
    pd.concat(made).to_csv(path)


def record(path: Path, folders: Sequence[Path], matched: Sequence[Pairing]) -> None:
    """What was compared, how, and by which version; the file tells what its folder is."""
    rows = [
        {"folder": str(folder), "paired": found.paired, "runs": len(found.first),
         "warnings": list(found.warnings)}
        for folder, found in zip(folders[1:], matched, strict=True)
    ]  # fmt: skip
    content = {
        "kind": "comparison",
        "first": str(folders[0]),
        "others": rows,
        "code_version": metadata.version("brinkwatch"),
    }
    write_json(path, content)
