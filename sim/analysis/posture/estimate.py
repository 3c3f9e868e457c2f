"""Refit of the law of posture, the impulse of notable moves and the tilt, as one YAML file."""

from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import yaml

from sim.analysis.posture.events import WEEKLY_FILE, PairWeeks, all_pairs, pair_weeks, read_weekly
from sim.analysis.posture.impulse import BASELINES, NOTABLE, Impulse, estimate_impulse
from sim.analysis.posture.law import PostureLaw
from sim.analysis.posture.likelihood import Fit, fit_law
from sim.analysis.posture.moves import EVENT_FILE, CodedEvents, read_events
from sim.analysis.posture.start import PAIRS
from sim.analysis.posture.tilt import Tilt, estimate_tilt

STATES = tuple(dict.fromkeys(state for pair in PAIRS for state in pair))
"""The states of the default world: the law is fitted to every pair among them."""

WAR = frozenset({"RUS", "UKR"})


@dataclass(frozen=True)
class Sample:
    """What an estimate was made from."""

    table: PairWeeks
    labels: tuple[str, ...]

    def describe(self) -> dict[str, Any]:
        """Labels, first and last week, and sizes."""
        weeks = np.datetime_as_string(self.table.weeks.astype("datetime64[D]"))
        return {
            "samples": list(self.labels),
            "first_week": str(weeks[0]),
            "last_week_used": str(weeks[-1]),
            "weeks": len(weeks),
            "pairs": len(self.table.pairs),
            "n_dyad_weeks": int(self.table.seen.sum()),
            "n_events": int(self.table.n.sum()),
        }


def read_sample(data: Path, until: str | None, states: tuple[str, ...]) -> Sample:
    """Pairs among `states` with data before the date `until`; ValueError if there are none."""
    rows = read_weekly(data)
    if until is not None:
        rows = rows[rows["week"] < pd.Timestamp(until)]
    rows = rows[rows["src"].isin(states) & rows["tgt"].isin(states) & (rows["n"] > 0)]
    if rows.empty:
        raise ValueError(f"{WEEKLY_FILE} has no events between {', '.join(states)} before {until}")
    labels = tuple(sorted(set(rows["sample"])))
    return Sample(pair_weeks(rows, all_pairs(rows)), labels)


def write_estimate(
    data: Path, out: Path, until: str | None = None, states: tuple[str, ...] = STATES
) -> Path:
    """Fit the law to the events in the folder `data` and write the YAML file `out`.

    Uses weeks before `until` and pairs among `states`; impulse and tilt are left out, with the
    reason, if no single events tell of them. Raises ValueError on a bad weekly table.
    """
    sample = read_sample(data, until, states)
    fit = fit_law(sample.table, PostureLaw())
    content: dict[str, Any] = {
        "command": "sim estimate data=DIR out=FILE",
        "only_before": until,
        "data_files": [WEEKLY_FILE, EVENT_FILE],
        **sample.describe(),
        "method": "maximum likelihood by the Kalman filter; see sim/analysis/posture",
        "log_likelihood": round(fit.log_likelihood, 3),
        "law": law_entries(fit),
        "moves": _moves(data, fit.law, sample.table),
    }
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(yaml.safe_dump(content, sort_keys=False, width=100))
    return out


def _moves(data: Path, law: PostureLaw, table: PairWeeks) -> dict[str, Any]:
    try:
        return move_entries(law, table, read_events(data, table))
    except ValueError as reason:
        return {"left_out": str(reason)}


def law_entries(fit: Fit) -> dict[str, dict[str, Any]]:
    """Value, standard errors, 95 % limits and unit of every parameter of the law."""
    return {
        item.name: {
            "value": _round(getattr(fit.law, item.name)),
            "standard_error": _round(fit.error[k]),
            "robust_standard_error": _round(fit.robust[k]),
            "interval95": [_round(fit.low[k]), _round(fit.high[k])],
            "unit": item.metadata["unit"],
            "meaning": item.metadata["meaning"],
        }
        for k, item in enumerate(fields(PostureLaw))
    }


def move_entries(law: PostureLaw, table: PairWeeks, events: CodedEvents) -> dict[str, Any]:
    """Omega against each baseline, at other thresholds, and the tilt with and without the war."""
    war = np.array([frozenset(pair) == WAR for pair in table.pairs])[events.pair]
    found: dict[str, Any] = {
        "notable_week": f"at least {NOTABLE} coded events of the category (assumption, range 1-5)",
        "omega": {
            f"from_{name}": _impulse(estimate_impulse(law, table, events, name))
            for name in BASELINES
        },
        "omega_before_by_threshold": {
            least: _round(estimate_impulse(law, table, events, "before", least).omega)
            for least in (1, 2, 3, 5)
        },
        "v": _tilt(estimate_tilt(law, table, events.where(~war))),
    }
    if war.any():
        found["v_RUS_UKR"] = _tilt(estimate_tilt(law, table, events.where(war)))
    return found


def _impulse(found: Impulse) -> dict[str, Any]:
    shifts = {k: [_round(value), _round(se)] for k, (value, se) in found.shifts.items()}
    return {
        "value": _round(found.omega),
        "robust_standard_error": _round(found.error),
        "unit": "1",
        "n_dyad_weeks": found.n,
        "n_notable": found.notable,
        "shift_points_and_standard_error": shifts,
    }


def _tilt(found: Tilt) -> dict[str, Any]:
    return {
        "value": _round(found.v),
        "interval95": [_round(found.v_low), _round(found.v_high)],
        "inverse": _round(found.slope),
        "inverse_robust_standard_error": _round(found.error),
        "unit": "points^2",
        "n_events": found.n,
    }


def _round(value: float) -> float:
    return float(f"{value:.4g}")
