"""One run at a time in plain Mesa: the twin of the tests, with Mesa's own random numbers."""

from sim.model import InternationalSystem
from sim.scenario import Scenario
from tests.twin.adapter import recorded, twin

YEAR = 53
"""Weeks after which every number that is drawn at all has been drawn."""


class PlainRun:
    """The twin with the engine's tables, and as many numbers from Mesa's generator as it needs."""

    def __init__(self, scenario: Scenario) -> None:
        system = InternationalSystem(scenario, 0, 1)
        self.scenario = scenario
        log = recorded(system)
        for _ in range(YEAR):
            system.step()
        self.widths = {key[1:]: numbers.shape[1] for key, numbers in log.items()}

    def run(self, weeks: int) -> int:
        """Some weeks of a new run; the number of moves of the last."""
        made = twin(InternationalSystem(self.scenario, 0, 1), {}, 0)

        def numbers(week: int, owner: str, purpose: str, normal: bool) -> list[float]:
            width, random = self.widths[owner, purpose], made.random
            return [random.gauss(0, 1) if normal else random.random() for _ in range(width)]

        made.parts.numbers = numbers
        for _ in range(weeks):
            made.step()
        return len(made.moves)
