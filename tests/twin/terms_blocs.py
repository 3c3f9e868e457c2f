"""Plain twins of the blocs' utility terms."""

import math

from tests.twin.blocs_tools import allies, members

AGAINST_ALLIES = {"criticises", "rejects", "threatens_sanctions", "imposes", "threatens_force"}


def alarm(w, cell, p):
    d = w.cells[cell]["dyad"]
    if "invites_exercise" not in w.cells[cell]["does"]:
        return w.alarm[d]
    own = [e for e in range(len(w.t.sender)) if w.t.sender[e] == w.t.sender[d]]
    return max(w.alarm[e] for e in own)


def _allied(w, d):
    west = set(members(w, "NATO")) | set(members(w, "EU"))
    return w.t.alliance[d] if {w.t.sender[d], w.t.target[d]} <= west else 0.0


def alliance(w, cell, p):
    d = w.cells[cell]["dyad"]
    own, other = w.t.sender[d], w.t.target[d]
    nato = set(members(w, "NATO"))
    cohesion = w.cohesion[0] if {own, other} <= nato else w.cohesion[1]
    alarm = sum(
        w.alarm[e] for e in range(len(w.t.sender)) if w.t.sender[e] == own and _allied(w, e) == 0
    )
    worth = _allied(w, d) * (cohesion + p["threat"] * alarm)
    return -worth if w.cells[cell]["does"] & AGAINST_ALLIES else worth


def burden(w, cell, p):
    if w.t.sender[w.cells[cell]["dyad"]] not in allies(w):
        return 0.0
    share = 1.0 if "criticises" in w.cells[cell]["does"] else p["self_help"]
    return share * math.log(1 + w.intensity[3])


def partnership(w, cell, p):
    t, d = w.t, w.cells[cell]["dyad"]
    own, partner = t.sender[d], t.target[d]
    common = 0.0
    for e in range(len(t.sender)):
        for f in range(len(t.sender)):
            same = t.sender[e] == own and t.sender[f] == partner and t.target[e] == t.target[f]
            if same:
                common += min(w.alarm[e], w.alarm[f])
    return w.cooperation[t.pair[d]] * common


def gulf(w, cell, p):
    return math.log(1 + w.intensity[1])
