"""Incidents of the week in five theatres: over-dispersed counts that excite each other."""

import dataclasses
from typing import Any

import numpy as np
from jaxtyping import Float

from sim.draws import Draws
from sim.moves import Orders, across
from sim.quantities import Value, param
from sim.theory.shocks import negative_binomial_quantile
from sim.world import THEATRES, World
from sim.world.blocs import allies, at_war, pressure, pressure_at_rest

_JUDGED = "assumption: a year of incidents as reported (MODEL 5.8)"
_STRIKES = "Ukrainian Air Force claims 2022-09 to 2024-12, missiles a week over 20 (MODEL 5.8)"
_CYBER = (
    "assumption: between the .73 a week that DCID 2.0 codes in all, 257 from 2014-01 to 2020-09, "
    "and the .47 of them that are between the model's states, 165 (MODEL 5.8)"
)
_CLUSTERED = "assumption: near .73^2/(1.58 - .73) = .63 of the counts of DCID 2.0 (MODEL 5.8)"


def _base(default: float, low: float, high: float, source: str) -> Any:
    return param(
        default, unit="incidents/week", source=source, range=(low, high), bounds=(0.0, 50.0)
    )


def _change(theatre: str) -> Any:
    source = f"what a driver adds {theatre} to the base, which allies are used to"
    return param(0.0, unit="incidents/week", source=source, bounds=(-50.0, 50.0))


def _share(default: float, low: float, high: float) -> Any:
    return param(default, unit="1", source=_JUDGED, range=(low, high), bounds=(0.0, 1.0))


def _size(default: float, low: float, high: float, source: str) -> Any:
    return param(default, unit="1", source=source, range=(low, high), bounds=(0.05, 1e6))


@dataclasses.dataclass(frozen=True)
class Theatres:
    """Negative-binomial INGARCH counts: `X ~ NB(lam, r)`, `lam' = base + change + a X + b lam`.

    Zhu (2011, BK) after Ferland, Latour and Oraichi (2006, BK). Missiles come in units of 20
    and nearly stop under a ceasefire. Seizures at sea, strikes on or by Iran and the leading
    power's pressure on its allies raise the next week's intensity by what they exceed the
    status quo's expectation. Raises ValueError for a theatre without a stationary law.
    """

    missiles_base: Value = _base(1.8, 1.5, 2.1, _STRIKES)
    missiles_change: Value = _change("of missiles")
    missiles_size: Value = _size(1.9, 1.3, 2.7, _STRIKES)
    gulf_base: Value = _base(1.3, 0.9, 1.8, _JUDGED)
    gulf_excitation: Value = _share(0.30, 0.2, 0.4)
    gulf_persistence: Value = _share(0.05, 0.0, 0.15)
    gulf_size: Value = _size(3.0, 2.0, 5.0, _JUDGED)
    maritime_base: Value = _base(0.15, 0.08, 0.25, _JUDGED)
    maritime_excitation: Value = _share(0.30, 0.2, 0.4)
    maritime_persistence: Value = _share(0.20, 0.1, 0.3)
    maritime_size: Value = _size(3.0, 2.0, 5.0, _JUDGED)
    transatlantic_base: Value = _base(0.4, 0.25, 0.6, _JUDGED)
    transatlantic_change: Value = _change("between allies")
    transatlantic_excitation: Value = _share(0.2, 0.1, 0.3)
    transatlantic_persistence: Value = _share(0.2, 0.1, 0.3)
    transatlantic_size: Value = _size(3.0, 2.0, 5.0, _JUDGED)
    cyber_base: Value = _base(0.55, 0.4, 0.75, _CYBER)
    cyber_size: Value = _size(0.6, 0.4, 0.9, _CLUSTERED)
    seizure: Value = _base(0.3, 0.1, 0.6, "assumption: incidents that a seizure brings (MODEL 5.8)")
    strike: Value = _base(0.5, 0.2, 1.0, "assumption: incidents that a strike on Iran brings")
    pressure: Value = _base(0.5, 0.2, 1.0, "assumption: incidents that hostility of 1 brings")
    ceasefire: Value = _share(0.05, 0.0, 0.15)

    def __post_init__(self) -> None:
        excite, persist = self._column("excitation"), self._column("persistence")
        slack = 1.0 - (excite + persist) ** 2 - excite**2 / self._column("size")
        for name, value in zip(THEATRES, slack.min(axis=0), strict=True):
            if value <= 0:
                raise ValueError(
                    f"rules.theatres.{name}: (a + b)^2 + a^2/size is {1 - value:.2f}; "
                    "allowed is below 1"
                )

    def settle(self, world: World) -> World:
        """Intensity at its stationary mean; usual is that mean without a driver's change."""
        rest = 1.0 - self._column("excitation") - self._column("persistence")
        usual = self._column("base") / rest * self._silence(world)
        mean = self._now() / rest * self._silence(world)
        shape = world.intensity.shape
        return world.replace(
            intensity=np.broadcast_to(mean, shape).copy(),
            incidents_usual=np.broadcast_to(usual, shape).copy(),
        )

    def __call__(self, world: World, orders: Orders, draws: Draws) -> World:
        """This week's incidents, and the intensity that they leave for the next."""
        uniform = draws.uniform("theatres", "incidents", len(THEATRES))
        size = np.broadcast_to(self._column("size"), uniform.shape)
        incidents = negative_binomial_quantile(uniform, world.intensity, size).astype(float)
        intensity = (
            self._now()
            + self._column("excitation") * incidents
            + self._column("persistence") * world.intensity
            + self._news(world, orders)
        )
        intensity = np.maximum(0.0, intensity) * self._silence(world)
        return world.replace(incidents=incidents, intensity=intensity)

    def _now(self) -> Float[np.ndarray, "#run theatre"]:
        """Base of each theatre with a driver's change."""
        return np.maximum(0.0, self._column("base") + self._column("change"))

    def _column(self, kind: str) -> Float[np.ndarray, "#run theatre"]:
        values = [np.atleast_2d(getattr(self, f"{name}_{kind}", 0.0)) for name in THEATRES]
        return np.concatenate(np.broadcast_arrays(*values), axis=1).astype(float)

    def _silence(self, world: World) -> Float[np.ndarray, "run theatre"]:
        factor = np.ones_like(world.intensity)
        fought = np.where(at_war(world), 1.0, self.ceasefire)
        factor[:, THEATRES.index("missiles")] = fought[:, 0]
        return factor

    def _news(self, world: World, orders: Orders) -> Float[np.ndarray, "run theatre"]:
        news = np.zeros_like(world.intensity)
        for theatre, weight, surprise in (
            ("gulf", self.strike, self._strikes(world, orders)),
            ("maritime", self.seizure, self._seizures(world, orders)),
            ("transatlantic", self.pressure, self._pressed(world, orders)),
        ):
            news[:, THEATRES.index(theatre)] = (weight * surprise)[:, 0]
        return news

    def _strikes(self, world: World, orders: Orders) -> Float[np.ndarray, "run 1"]:
        dyads, iran = world.actors.dyads, world.actors.states.among(("IRN",))
        there = np.flatnonzero(iran[dyads.sender] | iran[dyads.target])
        usual = world.repertoire.expected_count("strikes")[there].sum()
        return orders.number("strikes", there) - usual

    def _seizures(self, world: World, orders: Orders) -> Float[np.ndarray, "run 1"]:
        return orders.number("seizes") - world.repertoire.expected_count("seizes").sum()

    def _pressed(self, world: World, orders: Orders) -> Float[np.ndarray, "run 1"]:
        pressed = np.flatnonzero(allies(world.actors))
        usual = pressure_at_rest(world)[:, pressed].sum()
        return across(pressure(world, orders)[:, pressed]) - usual
