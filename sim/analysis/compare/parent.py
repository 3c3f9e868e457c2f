"""A what-if against the study that it branches off."""

import numpy as np
import pandas as pd
import xarray as xr


def apart_before(first: xr.Dataset, second: xr.Dataset, week: int) -> list[str]:
    """Indicators that differ, to the bit, in some week before one; runs that both hold.

    An indicator that only one of the two has recorded is passed over.
    """
    runs = np.intersect1d(first["run"].to_numpy(), second["run"].to_numpy())
    early = [data.sel(run=runs).isel(week=slice(0, week)) for data in (first, second)]
    shared = [str(name) for name in first.data_vars if name in second.data_vars]
    return [
        name
        for name in shared
        if not np.array_equal(early[0][name].to_numpy(), early[1][name].to_numpy())
    ]


def events_apart_before(first: pd.DataFrame, second: pd.DataFrame, week: int) -> bool:
    """Whether two lists of notable moves differ in some week before one."""
    early = [events[events["week"] < week].reset_index(drop=True) for events in (first, second)]
    return not early[0].equals(early[1])
