"""Plain twins of the utility terms of sanctions, relief, seizures and protests."""

import math

PRIOR_CARRIED_OUT, PRIOR_TESTED = 1.2, 2.0


def _dyad(w, cell):
    d = w.cells[cell]["dyad"]
    return d, w.t.sender[d], w.t.target[d]


def _trust(w, d):
    return w.trust_good[d] / (w.trust_good[d] + w.trust_bad[d])


def sanctions_threat(w, cell, p):
    d, i, j = _dyad(w, cell)
    carried = bin(int(w.threat_history[i])).count("1")
    record = (carried + PRIOR_CARRIED_OUT) / (w.threats_resolved[i] + PRIOR_TESTED)
    margin = w.yearly_loss[j] - w.stake[w.t.reverse[d]]
    score = p["constant"] + p["on_cost"] * margin + p["on_credibility"] * record
    concedes = 1 / (1 + math.exp(-score))
    return concedes - (1 - concedes) * p["audience"] * w.t.regime[i]


def sanctions(w, cell, p):
    d, i, j = _dyad(w, cell)
    between = {(s, r): k for k, (s, r) in enumerate(zip(w.t.sender, w.t.target, strict=True))}
    hostility = 0.0
    for (s, victim), act in between.items():
        if s != j:
            continue
        minded = 1.0 if victim == i else 0.0
        if (i, victim) in between:
            minded = _trust(w, between[i, victim])
        hostility += minded * max(0.0, -w.last_score[act]) / 10
    prize = p["success"] * math.log(1 + hostility) * (1 - w.level[d])
    return prize - p["fatigue"] * w.yearly_loss[i]


def relief(w, cell, p):
    d, i, j = _dyad(w, cell)
    of_the_war = {w.t.codes[i], w.t.codes[j]} & {"RUS", "UKR"}
    worth = _trust(w, d) + (w.posture[d] - w.resting[d]) / 10
    if of_the_war and w.stage >= p["stage"]:
        worth += p["framework"]
    worth += p["compliance"] * w.compliance[d]
    return w.level[d] * worth


def seizure(w, cell, p):
    _, _, j = _dyad(w, cell)
    value = w.oil_revenue / 1000 if w.t.codes[j] == "RUS" else 0.0
    return value - p["caution"] * w.incidents[2]


def oil(w, cell, p):
    _, i, j = _dyad(w, cell)
    barrels = w.t.oil_exports[j] if "eases" in w.cells[cell]["does"] else -w.oil_volume[j]
    cheaper = p["response"] * barrels / p["world_supply"]
    bill = 365e6 * w.t.oil_imports[i] * math.exp(w.log_price)
    return 100 * cheaper * bill / (1e9 * w.t.gdp[i])


def protest(w, cell, p):
    d, _, _ = _dyad(w, cell)
    return w.recent_seizures[w.t.reverse[d]]
