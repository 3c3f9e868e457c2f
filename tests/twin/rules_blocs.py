"""Plain twins of the rules on incidents, exercises, cohesion and BRICS, one run at a time."""

import math

from tests.twin.blocs_election import brics
from tests.twin.blocs_tools import (
    accepted,
    allies,
    clip,
    cooperation_at_rest,
    count,
    exercise_rates,
    fought,
    members,
    negative_binomial,
    outside,
    pressed,
    pressed_as_usual,
    scheduled,
    usual,
)

THEATRES = ("missiles", "gulf", "maritime", "transatlantic", "cyber")
BLOCS = ("NATO", "EU")
__all__ = ["alarm", "brics", "burden", "coercion", "cohesion", "exercises", "theatres"]


def theatres(w, moves, numbers, p):
    """Negative-binomial counts whose mean feeds on the last count."""
    u = numbers("theatres", "incidents")
    news = dict.fromkeys(THEATRES, 0.0)
    for d in range(len(w.t.sender)):
        if "IRN" in (w.t.codes[w.t.sender[d]], w.t.codes[w.t.target[d]]):
            news["gulf"] += count(w, moves, "strikes", d) - usual(w, "strikes", d)
        news["maritime"] += count(w, moves, "seizes", d) - usual(w, "seizes", d)
    for s in allies(w):
        news["transatlantic"] += pressed(w, moves, s) - pressed_as_usual(w, s)
    weight = {"gulf": p["strike"], "maritime": p["seizure"], "transatlantic": p["pressure"]}
    for k, name in enumerate(THEATRES):
        size = p[f"{name}_size"]
        excitation = p.get(f"{name}_excitation", 0.0)
        persistence = p.get(f"{name}_persistence", 0.0)
        w.incidents[k] = float(negative_binomial(u[k], w.intensity[k], size))
        base = p[f"{name}_base"] + p.get(f"{name}_change", 0.0)
        after = max(0.0, base) + weight.get(name, 0.0) * news[name]
        after += excitation * w.incidents[k] + persistence * w.intensity[k]
        quiet = name == "missiles" and not fought(w)
        w.intensity[k] = max(0.0, after) * (p["ceasefire"] if quiet else 1.0)


def exercises(w, moves, numbers, p):
    """Exercises of the calendar, of invitations and beyond the table, and cooperation."""
    t = w.t
    planned = scheduled(w, numbers, p)
    yes = accepted(w, moves, numbers, p)
    held = []
    for k in range(len(t.forward)):
        rate, reference = exercise_rates(w, k)
        keeps = rate >= reference or numbers("exercises", "kept")[k] < rate / reference
        more = rate > reference and numbers("exercises", "unannounced")[k] < rate - reference
        held.append((planned[k] if keeps else 0) + more + yes[k])
        base, gain = cooperation_at_rest(w, k, reference, p)
        old = w.cooperation[k]
        new = base + p["persistence"] * (old - base) + gain * (1 - old) * held[k]
        w.cooperation[k] = clip(new, 0.0, 1.0)
    for column, c in enumerate(w.ruled):
        if "exercises" in w.cells[c]["does"]:
            w.occurred[column] += int(held[t.pair[w.cells[c]["dyad"]]])


def alarm(w, moves, numbers, p):
    """What each state has lately seen its rivals do."""
    t = w.t
    of_pair = [0.0] * len(t.forward)
    for column, c in enumerate(w.ruled):
        if "exercises" in w.cells[c]["does"]:
            of_pair[t.pair[w.cells[c]["dyad"]]] += w.occurred[column]
    for d in range(len(t.sender)):
        own, rival = t.sender[d], t.target[d]
        others = sum(
            of_pair[t.pair[e]] * (1 - (1 - p["routine"]) * t.alliance[e])
            for e in range(len(t.sender))
            if t.sender[e] == rival and t.target[e] != own
        )
        back = t.reverse[d]
        shows = count(w, moves, "shows_force", back) + count(w, moves, "threatens_force", back)
        power = [t.capability[s] + p["nuclear"] * t.warheads[s] / 5000 for s in (own, rival)]
        share = math.sqrt(power[1] / sum(power)) if sum(power) > 0 else 0.0
        reach = p["distance"] + (1 - p["distance"]) * t.nearness[d]
        impulse = t.rivalry[d] * share * reach * (p["exercise"] * others + p["show"] * shows)
        w.alarm[d] = max(0.0, p["persistence"] * w.alarm[d] + (1 - w.alarm[d]) * min(1.0, impulse))


def coercion(w, moves, numbers, p):
    """Recent pressure of USA on each state."""
    for s in range(len(w.t.codes)):
        fresh = pressed(w, moves, s)
        w.coercion[s] = p["persistence"] * w.coercion[s] + (1 - p["persistence"]) * fresh


def burden(w, moves, numbers, p):
    """Unevenness of military burdens."""
    t = w.t
    news = sum(
        count(w, moves, "aids", d) - usual(w, "aids", d)
        for d in range(len(t.sender))
        if t.sender[d] in allies(w)
    )
    for b, bloc in enumerate(BLOCS):
        inside = members(w, bloc)
        inside = [s for s in inside if not t.collective[s]]
        spending = sum(t.military_spending[s] for s in inside)
        gdp = sum(t.gdp[s] for s in inside)
        target = (
            (1 - p["pledge"])
            / 2
            * sum(abs(t.military_spending[s] / spending - t.gdp[s] / gdp) for s in inside)
        )
        gap = target + p["persistence"] * (w.burden_gap[b] - target)
        w.burden_gap[b] = max(0.0, gap - (p["aid"] * news if target > 0 else 0.0))


def cohesion(w, moves, numbers, p):
    """Danger binds, coercion and an uneven burden loosen."""
    for b, bloc in enumerate(BLOCS):
        inside = members(w, bloc)
        number = max(1, len(inside))
        fear = sum(w.alarm[d] for d in outside(w, inside)) / number
        threat = fear + p["missile_weight"] * w.incidents[0]
        pressure = sum(w.coercion[s] for s in inside) / number
        pushed = p["pressure_weight"] * pressure + w.incidents[3]
        k = w.cohesion[b]
        flow = p["binding"] * (1 - k) * threat - p["loosening"] * k * pushed
        flow -= p["wearing"] * k * w.burden_gap[b]
        w.cohesion[b] = clip(k + flow + w.cohesion_trend[b], 0.0, 1.0)
