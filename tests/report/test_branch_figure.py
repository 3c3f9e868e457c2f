"""The figure of a branch beside its parent says which is which."""

import shutil
from pathlib import Path

import pandas as pd
import studies
import xarray as xr

from sim.analysis.compare import compare, pair
from sim.report import Difference, add_parent
from sim.report.comparison.branch import _figure
from sim.report.comparison.setting import FIRST, gather
from sim.study import open_study


def test_a_legend_names_the_parent_and_the_branch(tmp_path: Path) -> None:
    parent = studies.write_study(tmp_path / "before")
    child = Path(shutil.copytree(parent, tmp_path / "after"))
    raised = xr.open_zarr(parent / "trajectories.zarr").load()
    raised["brent"] = raised["brent"] + 10
    shutil.rmtree(child / "trajectories.zarr")
    raised.to_zarr(child / "trajectories.zarr", zarr_format=2, consolidated=True)
    outcomes = pd.read_parquet(parent / "outcomes.parquet")
    outcomes["final_brent"] += 10 + 0.1 * (outcomes.index % 3)
    outcomes.to_parquet(child / "outcomes.parquet")
    both = open_study(parent), open_study(child)
    row = Difference(child, compare(*both), pair(*both).paired)
    comparison = gather(parent, [row])
    names, colors = zip(*_figure(comparison, 0).key, strict=True)
    assert names == ("parent: before", "branch: after")
    assert colors == (FIRST, comparison.others[0].color)
    (child / "report.html").write_text('<section id="assumed">')
    assert add_parent(parent, row, 0, "page.html").is_file()
