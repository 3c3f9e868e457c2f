"""Plain twins of the war's utility terms."""

import math

from tests.twin.war_tools import channel_of_mediation, ends, zopa


def _agreeable(w, width):
    return 1 / (1 + math.exp(-(zopa(w) + w.hearsay) / width))


def _trust(w, d):
    return w.trust_good[d] / (w.trust_good[d] + w.trust_bad[d])


def proposal(w, cell, p):
    if w.stage >= 5:
        return 0.0
    worth = _agreeable(w, p["width"]) * max(0.0, zopa(w) + w.hearsay) / 2
    return worth * p["again"] if w.stage >= 2 else worth


def strike(w, cell, p):
    d = w.cells[cell]["dyad"]
    if set(ends(w, d)) != {"RUS", "UKR"}:
        return 0.0
    restraint = p["deference"] * w.mediated if 3 <= w.stage < 5 else 0.0
    return (w.belief_russia - w.belief_ukraine) * (1 + w.stake[d]) - restraint


def guarantee(w, cell, p):
    return min(w.stage, 5) / 5 * _trust(w, w.cells[cell]["dyad"])


def mediation(w, cell, p):
    if not 1 <= w.stage < 5 or not channel_of_mediation(w, w.cells[cell]["dyad"]):
        return 0.0
    return _agreeable(w, p["width"])


def rejection(w, cell, p):
    d = w.cells[cell]["dyad"]
    value = w.felt[d]
    if ends(w, d)[0] in ("RUS", "UKR") and channel_of_mediation(w, d):
        value -= zopa(w) / p["width"]
    return value


def council(w, cell, p):
    return w.accusations if ends(w, w.cells[cell]["dyad"])[1] == "RUS" else 0.0


def aid(w, cell, p):
    donor, receiver = ends(w, w.cells[cell]["dyad"])
    if receiver != "UKR" or w.stage >= 5:
        return 0.0
    cause = w.accusations
    if w.t.member["NATO"][w.t.codes.index(donor)]:
        cause += p["solidarity"] * w.cohesion[0]
    return cause
