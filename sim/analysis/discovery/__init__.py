"""Scenario discovery: the corner of the inputs in which an outcome happens."""

from sim.analysis.discovery.discover import Discovery, discover
from sim.analysis.discovery.event import Event, define_event, enough, halves, wilson
from sim.analysis.discovery.inputs import Inputs, read_inputs

__all__ = [
    "Discovery",
    "Event",
    "Inputs",
    "define_event",
    "discover",
    "enough",
    "halves",
    "read_inputs",
    "wilson",
]
