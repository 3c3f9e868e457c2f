"""Moves as data, who can do what to whom, and the moves of a week."""

from sim.moves.load import load_moves, load_repertoire
from sim.moves.orders import Orders, choices, no_orders
from sim.moves.repertoire import Repertoire
from sim.moves.sums import Groups, across, weighing
from sim.moves.table import CHANNELS, EFFECTS, Moves

__all__ = [
    "CHANNELS",
    "EFFECTS",
    "Groups",
    "Moves",
    "Orders",
    "Repertoire",
    "across",
    "choices",
    "load_moves",
    "load_repertoire",
    "no_orders",
    "weighing",
]
