"""Plain twins of the rules of the war, one run at a time, written from the specification."""

from tests.twin.war_bargaining import beliefs, demands, guarantees, mediation
from tests.twin.war_course import council, humanitarian, negotiation, peace, strikes, truces

__all__ = [
    "beliefs",
    "council",
    "demands",
    "guarantees",
    "humanitarian",
    "mediation",
    "negotiation",
    "peace",
    "strikes",
    "truces",
]
