"""The model as one would write it with objects and loops in plain Mesa, one run at a time.

A yardstick for the engine: it imports nothing of it. Tables, start values, parameters and
drawn numbers come in as plain Python.
"""

import math
from types import SimpleNamespace
from typing import Any

import mesa

CLIP = 3.0
WAR = {"RUS", "UKR"}


def clip(value: float, low: float, high: float) -> float:
    return max(low, min(high, value))


class Country(mesa.Agent):
    """A state that looks at its dyads one after the other."""

    def __init__(self, model: "World", code: str) -> None:
        super().__init__(model)
        self.code = code
        self.chosen: list[int] = []

    def step(self) -> None:
        self.chosen = []
        w = self.model.w
        dyads = [d for d in range(len(w.t.sender)) if w.t.codes[w.t.sender[d]] == self.code]
        numbers = self.model.numbers(self.code, "choice")
        for place, dyad in enumerate(dyads):
            for channel in range(4):
                cell = self.choose(dyad, channel, numbers[4 * place + channel])
                if cell is not None:
                    self.chosen.append(cell)

    def choose(self, dyad: int, channel: int, number: float) -> int | None:
        """Logit choice among the feasible moves of a channel; None is hold."""
        model = self.model
        options = [c for c in model.by_dyad[dyad] if model.w.cells[c]["channel"] == channel]
        if not options:
            return None
        open_now = [c for c in options if model.feasible(c)]
        hold = 1.0 - sum(model.w.cells[c]["rate"] / 52.0 for c in open_now)
        weights = [
            model.w.cells[c]["rate"] / 52.0 * math.exp(clip(model.score(c), -CLIP, CLIP))
            for c in open_now
        ]
        left = number * (hold + sum(weights)) - hold
        if left < 0:
            return None
        for cell, weight in zip(open_now, weights, strict=True):
            if left < weight:
                return cell
            left -= weight
        return open_now[-1]


class World(mesa.Model):
    """One run of the international system."""

    def __init__(self, w: SimpleNamespace, parts: SimpleNamespace) -> None:
        super().__init__()
        self.w = w
        self.parts = parts
        self.by_dyad: list[list[int]] = [[] for _ in w.t.sender]
        for number, cell in enumerate(w.cells):
            self.by_dyad[cell["dyad"]].append(number)
        self.countries = [Country(self, code) for code in w.t.codes]
        self.moves: list[tuple[int, int]] = []

    def numbers(self, owner: str, purpose: str, normal: bool = False) -> list[float]:
        return self.parts.numbers(self.w.week + 1, owner, purpose, normal)

    def step(self) -> None:
        w = self.w
        self.expected = self.expectations()
        self.tilts = [self.tilt(c) for c in range(len(w.cells))]
        for country in self.countries:
            country.step()
        choices = sorted(c for country in self.countries for c in country.chosen)
        self.moves = [(c, 1) for c in choices]
        w.occurred = [0] * len(w.ruled)
        w.expected = self.expected
        for name, rule in self.parts.rules.items():
            rule(w, self.moves, self.numbers, self.parts.parameters[name])
        happened = [(c, n) for c, n in zip(w.ruled, w.occurred, strict=True) if n]
        self.moves = sorted(self.moves + happened)
        w.last_score = [0.0] * len(w.t.sender)
        for cell, count in self.moves:
            w.last_score[w.cells[cell]["dyad"]] += w.cells[cell]["goldstein"] * count
        w.week += 1

    def tilt(self, cell: int) -> float:
        w, row = self.w, self.w.cells[cell]
        d = row["dyad"]
        ends = {w.t.codes[w.t.sender[d]], w.t.codes[w.t.target[d]]}
        spread = self.parts.spread_at_war if ends == WAR else self.parts.spread
        return clip(row["goldstein"] * (w.posture[d] - w.resting[d]) / spread, -CLIP, CLIP)

    def score(self, cell: int) -> float:
        """Tilt of the posture, strategy and the constant of the cell."""
        return self.tilt(cell) + self.parts.strategy * self.utility(cell) + self.constant(cell)

    def constant(self, cell: int) -> float:
        grid, rows = self.parts.grid, self.parts.constants
        for low in range(len(grid) - 1):
            if self.parts.strategy <= grid[low + 1]:
                share = (self.parts.strategy - grid[low]) / (grid[low + 1] - grid[low])
                return (1 - share) * rows[low][cell] + share * rows[low + 1][cell]
        return rows[-1][cell]

    def utility(self, cell: int) -> float:
        total = 0.0
        for name, term in self.parts.terms.items():
            if cell in self.parts.speaks_to[name]:
                value = term(self.w, cell, self.parts.term_parameters[name])
                centre, scale = self.parts.standards[name]
                weight = self.parts.weights[self.w.cells[cell]["sender"]].get(name, 0.0)
                total += weight * (value - centre[cell]) / scale
        return total

    def feasible(self, cell: int) -> bool:
        row = self.w.cells[cell]
        if row["by_rule"]:
            return False
        return row["needs"] is None or FLAGS[row["needs"]](self.w, row["dyad"])

    def expectations(self) -> list[float]:
        """What reference rates, tilted by the posture, expect of every cell."""
        w = self.w
        expected = [0.0] * len(w.cells)
        for cells in self.by_dyad:
            for channel in range(4):
                group = [c for c in cells if w.cells[c]["channel"] == channel]
                open_now = [c for c in group if self.feasible(c)]
                base = {c: w.cells[c]["reference"] / 52.0 for c in open_now}
                weight = {c: base[c] * math.exp(self.tilt(c)) for c in open_now}
                total = 1.0 - sum(base.values()) + sum(weight.values())
                for c in group:
                    expected[c] = weight.get(c, 0.0) / total
                    if w.cells[c]["by_rule"]:
                        expected[c] = w.cells[c]["reference"] / 52.0
        return expected


def _at_war(w: SimpleNamespace, dyad: int) -> set[str]:
    return {w.t.codes[w.t.sender[dyad]], w.t.codes[w.t.target[dyad]]}


FLAGS: dict[str, Any] = {
    "sanctions_in_force": lambda w, d: w.level[d] > 0.02,
    "sanctions_threat_open": lambda w, d: w.sanctions_threat[d] > 0,
    "fighting": lambda w, d: w.stage < 5 or _at_war(w, d) != WAR,
    "proposal_open": lambda w, d: 2 <= w.stage < 5 and bool(_at_war(w, d) & WAR),
}
