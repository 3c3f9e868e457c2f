"""Base rates that follow from the whole model at the status quo."""

import dataclasses

import numpy as np
from jaxtyping import Bool, Float

from sim.analysis.rates.episodes import episodes, survival_at
from sim.analysis.rates.gaps import gaps
from sim.analysis.rates.rate import FITTED, HELD_OUT, IN_PART, Rate
from sim.analysis.rates.threats import fates, share_of, total
from sim.theory.survival import rate_interval

Paths = Float[np.ndarray, "run week dyad"]
Whole = Float[np.ndarray, "run week"]

GSDB = "GSDB-R3, Kaplan-Meier survival of 1,325 episodes"
TIES = "TIES 4.0: .462 of 1,053 threats imposed (Morgan, Bapat and Kobayashi 2014)"
OTHER = "TIES 4.0 as above, which has threats of sanctions alone"
SUCCESS = ".34 (Hufbauer et al. 2007) to .63 (GSDB-R3)"
UCDP = (
    "UCDP Conflict Termination 3: 7 agreements in about 1,758 weeks of interstate war past a year"
)
RECURS = "UCDP Conflict Termination 3: 15 of 69 ceasefires recur, read as within five years"
EXCHANGES = "58 exchanges, 2022-03 to 2025-03 (compiled from ACLED notes)"


@dataclasses.dataclass(frozen=True)
class Observed:
    """What status-quo runs have shown.

    `stage`, `ceasefires`, `relapses` and `exchanges` count by run and week from the start;
    `sanctions_threat` and the fates of threats and of demands under sanctions also by dyad.
    `levels` are sanctions of dyads without a party to the war, in runs that may last longer.
    """

    stage: Whole
    ceasefires: Whole
    relapses: Whole
    exchanges: Whole
    sanctions_threat: Paths
    carried_out: Paths
    conceded: Paths
    lapsed: Paths
    complied: Paths
    given_up: Paths
    levels: Float[np.ndarray, "few later free"]


def emergent(seen: Observed) -> list[Rate]:
    """Survival of sanctions, fates of threats, the end of the war, relapse and exchanges."""
    return [*_survival(seen), *_threats(seen), *_war(seen), *_exchanges(seen)]


def _survival(seen: Observed) -> list[Rate]:
    duration, ended = episodes(seen.levels)
    rates = []
    for years, known in ((1, 0.88), (5, 0.52)):
        value, low, high = survival_at(duration, ended, 52 * years)
        name = f"sanctions episodes that last {years} year{'s' * (years > 1)}, war-free"
        within = (known - 0.05, known + 0.05)
        rates.append(Rate(name, value, "1", within, FITTED, GSDB, low, high))
    return rates


def _threats(seen: Observed) -> list[Rate]:
    every = fates(seen.carried_out, seen.conceded, seen.lapsed)
    ended = (seen.sanctions_threat[:, :-1] > 0) & (seen.sanctions_threat[:, 1:] <= 1)
    only = fates(*(path[:, 1:] * ended for path in (seen.carried_out, seen.conceded, seen.lapsed)))
    imposed = share_of(only, "carried_out", ("carried_out", "conceded", "lapsed"))
    carried = share_of(every, "carried_out", ("carried_out", "conceded", "lapsed"))
    success = share_of(only, "conceded", ("conceded", "lapsed"))
    under = {"met": total(seen.complied), "given_up": total(seen.given_up)}
    met = share_of(under, "met", ("met", "given_up"))
    both = {
        "heeded": only["conceded"] + under["met"],
        "in_vain": only["lapsed"] + under["given_up"],
    }
    heeded = share_of(both, "heeded", ("heeded", "in_vain"))
    known, either = (0.4, 0.6), (0.34, 0.63)
    return [
        Rate("threats of sanctions that are imposed", *_three(imposed, known, IN_PART, TIES)),
        Rate("threats of any kind that are carried out", *_three(carried, known, HELD_OUT, OTHER)),
        Rate("threats of sanctions, not imposed, that succeed",
             *_three(success, either, HELD_OUT, SUCCESS)),
        Rate("demands under imposed sanctions that succeed",
             *_three(met, either, IN_PART, SUCCESS)),
        Rate("threats of sanctions, imposed or not, that succeed",
             *_three(heeded, either, IN_PART, SUCCESS)),
    ]  # fmt: skip


def _three(
    share: tuple[float, float, float], target: tuple[float, float], kind: str, source: str
) -> tuple[float, str, tuple[float, float], str, str, float, float]:
    value, low, high = share
    return value, "1", target, kind, source, low, high


def _war(seen: Observed) -> list[Rate]:
    waiting: Bool[np.ndarray, "run week"] = seen.ceasefires[:, :-1] == 0
    agreed = int((seen.ceasefires[:, -1] > 0).sum())
    held = int((seen.stage[:, :-1] == 5).sum())
    broken = int(seen.relapses[:, -1].sum())
    return [
        _hazard("negotiated end of the war", agreed, int(waiting.sum()), (0.0016, 0.0082), UCDP),
        _hazard("relapse of a ceasefire into war", broken, held, (0.00052, 0.00156), RECURS),
    ]


def _hazard(name: str, events: int, weeks: int, target: tuple[float, float], source: str) -> Rate:
    low, high = rate_interval(events, max(weeks, 1))
    value = events / max(weeks, 1)
    return Rate(name, value, "1/week", target, IN_PART, source, low, high)


def _exchanges(seen: Observed) -> list[Rate]:
    days = gaps(seen.exchanges)
    median, ninety = (float(np.quantile(days, q)) for q in (0.5, 0.9))
    return [
        Rate("gap of prisoner exchanges, median", median, "days", (7.0, 21.0), FITTED, EXCHANGES),
        Rate("gap of prisoner exchanges, 90 %", ninety, "days", (28.0, 49.0), FITTED, EXCHANGES),
    ]
