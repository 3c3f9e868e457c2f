"""Plain twins: stages, truces, strikes, accusations and prisoner exchanges."""

import math

from tests.twin.war_tools import clip, count, ends, note, of_week, place, war, zopa


def peace(w, moves, numbers, p):
    u = numbers("peace", "step")[0]
    if w.stage != 5:
        return
    relapse = p["relapse"] * math.exp(-p["calm"] * (w.guarantee - p["declared"]))
    relapse *= 1 + p["alarm"] * w.incidents[0]
    if u < p["settlement"]:
        w.stage = 6.0
    elif u < p["settlement"] + relapse:
        w.stage = 0.0
        w.relapses += 1


def negotiation(w, moves, numbers, p):
    if not war(w):
        return
    u = numbers("negotiation", "step")[0]
    before = int(w.stage)
    up, down = hazards(w, moves, p)
    rises = u < up.get(before, 0.0)
    falls = not rises and u < up.get(before, 0.0) + down.get(before, 0.0)
    w.stage = float(tabled(w, moves) + rises - falls)
    if rises and before == 3:
        for d in war(w):
            note(w, "accepts", d, 1)
    if rises and before == 4:
        w.ceasefires += 1
        w.terms = clip(w.demand_russia + p["power"] * zopa(w), 0.0, 1.0)


def hazards(w, moves, p):
    """Chances of the next stage and of the one before, by the stage that is reached."""
    firm = p["entrenchment"] * firmness(w)
    m, told = (
        math.exp(clip(p["slope"] * (z - p["centre"]) - firm, -p["limit"], p["limit"]))
        for z in (zopa(w), zopa(w) + w.hearsay)
    )
    med = math.exp(p["help"] * (w.mediated - 0.6))
    push = 2.0 if any(count(w, moves, "strikes", d) for d in war(w)) else 1.0
    up = {
        2: p["talks"] * med * math.sqrt(told),
        3: p["framework"] * med * m,
        4: p["ceasefire"],
    }
    down = {
        2: p["stale"] * push / math.sqrt(told),
        3: p["breakdown"] * push / math.sqrt(m),
        4: p["withdrawal"] * push,
    }
    return up, down


def firmness(w):
    """Mean audience stake of the parties beyond its status-quo mean."""
    stakes, rest = [], w.rest.get("negotiation.stake", [0.0] * len(w.t.sender))
    for sender, target in (("RUS", "UKR"), ("UKR", "RUS"), ("RUS", "USA")):
        d = place(w, sender, target)
        if d is not None:
            stakes.append(w.stake[d] - rest[d])
    return sum(stakes) / len(stakes)


def tabled(w, moves):
    """The stage once this week's drafts and proposals are on the table."""
    does = [w.cells[c]["does"] for c, _ in of_week(w, moves)]
    stage = int(w.stage)
    if stage == 0 and any("drafts" in effects for effects in does):
        stage = 1
    if stage < 2 and any("proposes" in effects for effects in does):
        stage = 2
    return stage


def truces(w, moves, numbers, p):
    u = numbers("truces", "week")[0]
    chance = w.truce * (1 - p["fail"]) + (1 - w.truce) * p["begin"]
    w.truce = float(bool(war(w)) and w.stage < 5 and u < chance)


def strikes(w, moves, numbers, p):
    happens, rounding = numbers("strikes", "week"), numbers("strikes", "relief")
    for cell in w.cells:
        if "bombards" not in cell["does"]:
            continue
        d = cell["dyad"]
        number = float(happens[d] < cell["rate"] / 52.0)
        if ends(w, d) == ("RUS", "UKR"):
            number = w.incidents[0]
        if d in war(w) and w.stage >= 5:
            number = -1.0
        number = number * (1 - p["relief"] * w.truce)
        if number >= 0:
            note(w, "bombards", d, math.floor(number + rounding[d]))


def council(w, moves, numbers, p):
    all_moves = of_week(w, moves)
    w.accusations *= p["keep"]
    for d in range(len(w.t.sender)):
        if ends(w, d) == ("RUS", "UKR"):
            w.accusations += count(w, all_moves, "strikes", d)
            w.accusations += p["harm"] * count(w, all_moves, "bombards", d)
        if ends(w, d)[1] == "RUS":
            w.accusations += p["echo"] * count(w, all_moves, "calls_council", d)


def humanitarian(w, moves, numbers, p):
    regime, exchange = numbers("humanitarian", "week")
    opens = p["open"] * (1 + p["lift"]) if w.stage >= 3 else p["open"]
    chance = w.exchange_regime * (1 - p["close"]) + (1 - w.exchange_regime) * opens
    agreed = bool(war(w)) and regime < chance
    w.exchange_regime = float(agreed)
    if agreed and exchange < p["chance"]:
        w.since_exchange = 0.0
        for d in war(w):
            note(w, "exchanges", d, 1)
    elif war(w):
        w.since_exchange += 1
