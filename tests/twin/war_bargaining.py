"""Plain twins: guarantees, mediation, beliefs and demands."""

import math

from tests.twin.war_tools import (
    channel_of_mediation,
    clip,
    count,
    ends,
    note,
    place,
    usual,
    war,
)


def guarantees(w, moves, numbers, p):
    raised = 0.0
    for d in range(len(w.t.sender)):
        sender, target = ends(w, d)
        if target == "UKR":
            news = count(w, moves, "guarantees", d) - usual(w, "guarantees", d)
            raised += news if sender == "USA" else p["ally"] * news
    raised *= p["step"] * (p["binding"] - w.guarantee)
    faded = w.guarantee + p["decay"] * (p["rest"] - w.guarantee)
    w.guarantee = clip(faded + raised, 0.0, 1.0)


def mediation(w, moves, numbers, p):
    channels = [d for d in range(len(w.t.sender)) if channel_of_mediation(w, d)]
    work = ("mediates", "negotiates", "summits")
    at_work = any(count(w, moves, effect, d) for d in channels for effect in work)
    chance = 1 - math.exp(-sum(usual(w, effect, d) for d in channels for effect in work))
    heard = sum(word_of_envoys(w, moves, d) - refusals(w, moves, d) for d in channels)
    blurred = p["blur"] * numbers("mediation", "blur", normal=True)[0]
    happens, choice = numbers("mediation", "draft")
    drafted = bool(war(w)) and w.stage < 2 and happens < p["draft"]
    recipient = place(w, "USA", "RUS" if choice < 0.5 else "UKR")
    w.mediated = p["keep"] * w.mediated + (1 - p["keep"]) * 0.6 * at_work / chance
    w.hearsay = p["memory"] * w.hearsay + p["optimism"] * heard
    if drafted and recipient is not None:
        note(w, "drafts", recipient, 1)
        w.hearsay += blurred
    if any("proposes" in w.cells[c]["does"] for c, _ in moves):
        w.hearsay = 0.0


def word_of_envoys(w, moves, d):
    """Reports of a mediator to a party, as far as they are believed, beyond the usual."""
    sender, target = ends(w, d)
    if target not in ("RUS", "UKR") or sender in ("RUS", "UKR"):
        return 0.0
    back, heard = w.t.reverse[d], 0.0
    belief = w.trust_good[back] / (w.trust_good[back] + w.trust_bad[back])
    for effect in ("consults", "mediates", "negotiates"):
        heard += belief * count(w, moves, effect, d)
        heard -= w.t.trust[back] * usual(w, effect, d)
    return heard


def refusals(w, moves, d):
    """Rejections by a party beyond the usual."""
    if ends(w, d)[0] not in ("RUS", "UKR"):
        return 0.0
    return count(w, moves, "rejects", d) - usual(w, "rejects", d)


def beliefs(w, moves, numbers, p):
    truth, to_russia, to_ukraine = numbers("beliefs", "week", normal=True)
    aid = 0.0
    for d in range(len(w.t.sender)):
        if ends(w, d)[1] == "UKR":
            aid += count(w, moves, "aids", d) - usual(w, "aids", d)
    hit = {"RUS": 0.0, "UKR": 0.0}
    if w.stage < 5:
        for d in war(w):
            hit[ends(w, d)[1]] += count(w, moves, "strikes", d) - usual(w, "strikes", d)
    share = p["share"] + p["persistence"] * (w.military_share - p["share"])
    share += p["fortune"] * truth - p["aid"] * aid
    signal_r = share + p["bias"] + p["signal_noise"] * to_russia
    signal_u = share - p["bias"] + p["signal_noise"] * to_ukraine
    k = p["learning"]
    belief_r = (1 - k) * w.belief_russia + k * signal_r - p["nudge"] * hit["RUS"]
    belief_u = (1 - k) * w.belief_ukraine + k * signal_u + p["nudge"] * hit["UKR"]
    w.military_share = clip(share, 0.0, 1.0)
    w.belief_russia, w.belief_ukraine = clip(belief_r, 0.0, 1.0), clip(belief_u, 0.0, 1.0)


def demands(w, moves, numbers, p):
    then = now = 0.0
    for d in range(len(w.t.sender)):
        if ends(w, d)[1] == "RUS":
            then += w.t.gdp[w.t.sender[d]] * w.t.sanctions_level[d]
            now += w.t.gdp[w.t.sender[d]] * w.level[d]
    sanctions = now / then if then else 1.0
    salvoes = sum(usual(w, "bombards", d) for d in war(w) if ends(w, d)[0] == "RUS")
    missiles = 1.0
    if salvoes and w.intensity[0] > 0 and w.stage < 5:
        missiles = w.intensity[0] / salvoes
    cost_r = p["cost_russia"] * (1 + p["squeeze"] * (sanctions - 1))
    cost_u = p["cost_ukraine"] * (1 + p["suffering"] * (missiles - 1))
    w.demand_russia = w.belief_russia - cost_r + p["hardening"] * w.guarantee
    fear = p["fear"] * math.exp(-p["comfort"] * w.guarantee)
    w.offer_ukraine = w.belief_ukraine + cost_u - fear
