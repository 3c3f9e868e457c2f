"""Worlds in which only the economy's rules act, for its tests."""

import dataclasses
from functools import lru_cache

import worlds

from sim.model import InternationalSystem
from sim.scenario import Scenario
from sim.world import World

RULES = (
    "eu_vote",
    "sanctions",
    "counter_sanctions",
    "secondary_sanctions",
    "economy",
    "seizures",
    "oil_buyers",
    "oil_price",
)


@lru_cache(maxsize=16)
def scenario(*overrides: str) -> Scenario:
    """The baseline with the economy's rules and posture alone, and nothing observed."""
    whole = worlds.scenario(*overrides)
    rules = {name: whole.rules[name] for name in (*RULES, "posture")}
    return dataclasses.replace(whole, rules=rules, indicators={}, outcomes={})


def world(*overrides: str, runs: int = 3) -> World:
    """The world at week 0."""
    return InternationalSystem(scenario(*overrides), 0, runs).world
