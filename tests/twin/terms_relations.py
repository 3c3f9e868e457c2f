"""Plain twins of the reasons from threats, stakes, fear, the ladder and cyberspace."""

from tests.twin.relations_tools import faith

DEEDS = {
    "sanctions_threat": {"imposes", "penalises_buyer", "counters"},
    "force_threat": {"shows_force", "strikes"},
}


def threat(w, cell, p):
    d = w.cells[cell]["dyad"]
    chance, stake = w.concede[d], w.stake[d]
    committed = stake + p["audience_cost"] * w.t.regime[w.t.sender[d]] * (1 - stake)
    return chance - (1 - chance) * committed


def audience(w, cell, p):
    row = w.cells[cell]
    d = row["dyad"]
    is_open = {field: getattr(w, field)[d] > 0 for field in DEEDS}
    value = 0.0
    if any(is_open[field] and row["does"] & DEEDS[field] for field in DEEDS):
        value += w.stake[d]
    if any(is_open.values()) and row["goldstein"] > 0:
        value -= w.stake[d]
    return value


def escalation(w, cell, p):
    row = w.cells[cell]
    rungs = w.rung if isinstance(w.rung, list) else [w.rung]
    return -row["rivera"] / 60.0 * (1 + rungs[w.t.pair[row["dyad"]]])


def felt(w, cell, p):
    row = w.cells[cell]
    d = row["dyad"]
    if row["does"] & {"invites_exercise", "aids"}:
        sender = w.t.sender[d]
        return max(w.felt[k] for k in range(len(w.felt)) if w.t.sender[k] == sender)
    return w.felt[d]


def reciprocity(w, cell, p):
    row = w.cells[cell]
    d = row["dyad"]
    received = max(-1.0, min(1.0, w.last_score[w.t.reverse[d]] / p["span"]))
    return received + faith(w, d) if row["goldstein"] > 0 else -received


def cyber(w, cell, p):
    row = w.cells[cell]
    d = row["dyad"]
    common = w.cyber_cooperation
    common = common if isinstance(common, list) else [common]
    inviting = w.cyber_open[w.t.reverse[d]] + common[w.t.pair[d]]
    inviting += w.cyber_good[d] / (w.cyber_good[d] + w.cyber_bad[d])
    return inviting if "offers_cyber" in row["does"] else -inviting
