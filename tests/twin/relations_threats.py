"""Plain twins of threats, their audience and the precedent."""

import math

from tests.twin.relations_tools import count, credibility, ends, faith, of_week, place, usual

THREATS = {
    "sanctions_threat": ("threatens_sanctions", ("imposes", "penalises_buyer", "counters")),
    "force_threat": ("threatens_force", ("shows_force", "strikes")),
}
PUBLIC = ("threatens_sanctions", "threatens_force", "refuses_concessions")


def precedent(w, moves, numbers, p):
    dyads = range(len(w.t.sender))
    mine = [d for d in dyads if ends(w, d)[0] == p["actor"]]
    heard = [(place(w, p["actor"], h), place(w, h, p["actor"])) for h in p["hearers"]]
    heard = [(out, back) for out, back in heard if out is not None]
    expected = sum(usual(w, d, "threatens_force") for d in mine)
    lost = sum(usual(w, out, "reassures") * w.t.trust[back] for out, back in heard) / 3
    refresh = 0.0
    if expected > 0:
        missing = p["start"] / (1 - lost) - p["persistence"] * p["start"]
        refresh = min(1.0, max(0.0, missing / (expected * (1 - p["start"]))))
    threats = sum(count(w, moves, d, "threatens_force") for d in mine)
    memory = p["persistence"] * w.precedent
    memory += min(1.0, refresh * threats) * (1 - w.precedent)
    taken = sum(count(w, moves, out, "reassures") * faith(w, back) for out, back in heard) / 3
    w.precedent = memory * (1 - min(1.0, taken))


def _law(w, p, field, d):
    """Share of weeks open, chance to be carried out and to end."""
    opens, deeds = THREATS[field]
    chance, done = usual(w, d, opens), usual(w, d, *deeds)
    ends_by = done + p["concede"] + p["lapse"]
    share = chance / (chance + ends_by) if chance > 0 else 0.0
    return share, done, ends_by


def threats(w, moves, numbers, p):
    dyads = range(len(w.t.sender))
    if w.week == 0:
        _begin_threats(w, numbers, p)
    week, fate = of_week(w, moves), numbers("threats", "fate")
    w.carried_out, w.conceded, w.lapsed = ([0.0] * len(dyads) for _ in range(3))
    for k, field in enumerate(THREATS):
        _of_kind(w, p, week, field, fate[k * len(dyads) : (k + 1) * len(dyads)])
        w.enforced = w.enforced if k else list(w.carried_out)
    for s in range(len(w.t.codes)):
        _remember(w, s)


def _of_kind(w, p, week, field, fate):
    """The week of all threats of sanctions, or of all of force."""
    (opens, deeds), ages = THREATS[field], getattr(w, field)
    for d in range(len(w.t.sender)):
        done = count(w, week, d, *deeds) > 0
        if ages[d] > 0 and not _ended(w, p, d, done, fate[d]):
            ages[d] += 1
        else:
            ages[d] = 1.0 if count(w, week, d, opens) > 0 else 0.0


def _ended(w, p, d, done, u):
    """Note the fate of an open threat; whether it is closed."""
    concede = p["concede"] * w.concede[d] / p["usual"]
    if done:
        w.carried_out[d] += 1
    elif u < concede:
        w.conceded[d] += 1
    elif u < concede + p["lapse"]:
        w.lapsed[d] += 1
    else:
        return False
    return True


def _remember(w, s):
    """Write the week's tests into the record of a sender, the lapsed first."""
    mine = [d for d in range(len(w.t.sender)) if w.t.sender[d] == s]
    tests = [0] * int(sum(w.lapsed[d] for d in mine))
    tests += [1] * int(sum(w.carried_out[d] for d in mine))
    for bit in tests:
        w.threat_history[s] = (2 * w.threat_history[s] + bit) % 32
        w.threats_resolved[s] = min(5, w.threats_resolved[s] + 1)


def _begin_threats(w, numbers, p):
    """Threats open before the start and the records of their senders."""
    dyads = range(len(w.t.sender))
    carried, lapsed = [0.0] * len(w.t.codes), [0.0] * len(w.t.codes)
    for field in THREATS:
        drawn, known = numbers("threats", field), w.rest.get(f"threats.{field}")
        for d in dyads:
            share, done, ending = _law(w, p, field, d)
            share = known[d] if known else share
            age = 0.0
            if drawn[d] < share:
                age = 1 + math.floor(math.log(drawn[d] / share) / math.log(1 - min(0.99, ending)))
            getattr(w, field)[d] = float(age)
            carried[w.t.sender[d]] += share * done
            lapsed[w.t.sender[d]] += share * p["lapse"]
    bits = numbers("threats", "record")
    for s in range(len(w.t.codes)):
        w.threat_history[s] = 0
        if carried[s] + lapsed[s] > 0:
            kept = carried[s] / (carried[s] + lapsed[s])
            marks = [bits[k * len(w.t.codes) + s] < kept for k in range(5)]
            w.threat_history[s] = sum(2**k for k in range(5) if marks[k])


def compliance(w, moves, numbers, p):
    dyads = range(len(w.t.sender))
    if w.week == 0:
        _begin_demands(w, numbers, p)
    fate = numbers("compliance", "fate")
    w.complied, w.given_up = ([0.0] * len(dyads) for _ in range(2))
    for d in dyads:
        w.compliance[d] *= p["memory"]
        if w.backed[d]:
            _settle_demand(w, p, d, fate[d])
        if w.enforced[d]:
            w.backed[d] = 1.0


def _settle_demand(w, p, d, u):
    """Note the fate of a demand that stands."""
    comply = p["comply"] * w.concede[d] / p["usual"]
    if u < comply:
        w.complied[d] = w.compliance[d] = 1.0
    elif u < comply + p["give_up"]:
        w.given_up[d] = 1.0
    w.backed[d] = float(u >= comply + p["give_up"])


def _begin_demands(w, numbers, p):
    """Demands that stand under sanctions before the start."""
    drawn, known = numbers("compliance", "begin"), w.rest.get("compliance.backed")
    opens, deeds = THREATS["sanctions_threat"]
    for d in range(len(w.t.sender)):
        chance, done, ends_by = usual(w, d, opens), usual(w, d, *deeds), p["comply"] + p["give_up"]
        share = chance / (chance + done + ends_by) if chance > 0 else 0.0
        share = share * done / (share * done + ends_by) if share * done > 0 else 0.0
        w.backed[d] = float(drawn[d] < (known[d] if known else share))


def audience(w, moves, numbers, p):
    for d in range(len(w.t.sender)):
        raised = p["audience_cost"] * w.t.regime[w.t.sender[d]]
        raised = min(1.0, raised * sum(count(w, moves, d, effect) for effect in PUBLIC))
        stake = p["memory"] * w.stake[d] + raised * (1 - w.stake[d])
        w.stake[d] = stake * (1 - p["paid"] * min(1.0, w.lapsed[d]))
    for d in range(len(w.t.sender)):
        back = w.t.reverse[d]
        target = w.t.target[d]
        cost = w.yearly_loss[target] - w.accustomed_loss[target] + w.felt[back]
        record = credibility(w, w.t.sender[d])
        score = p["constant"] + p["on_cost"] * (cost - w.stake[back])
        w.concede[d] = 1 / (1 + math.exp(-score - p["on_credibility"] * record))
