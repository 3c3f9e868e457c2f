"""Plain twins of the rules of threats, fear, trust, cyberspace and the ladder."""

from tests.twin.relations_learning import cyber_channel, cyber_dialogue, trust
from tests.twin.relations_threats import audience, compliance, precedent, threats
from tests.twin.relations_tools import able, count, ends, faith, of_week

__all__ = [
    "audience",
    "compliance",
    "cyber_channel",
    "cyber_dialogue",
    "escalation",
    "felt_threat",
    "precedent",
    "threats",
    "trust",
]


def felt_threat(w, moves, numbers, p):
    week = of_week(w, moves)
    felt = []
    for d in range(len(w.t.sender)):
        me, other, back = w.t.sender[d], w.t.target[d], w.t.reverse[d]
        push = p["show"] * count(w, week, back, "shows_force")
        push += p["show"] * count(w, week, back, "threatens_force")
        push += p["strike"] * count(w, week, back, "strikes")
        push += p["salvo"] * count(w, week, back, "bombards")
        push += p["cyber_attack"] * count(w, week, back, "attacks_cyber")
        drills = sum(
            n
            for c, n in week
            if "exercises" in w.cells[c]["does"]
            and other in (w.t.sender[w.cells[c]["dyad"]], w.t.target[w.cells[c]["dyad"]])
            and me not in (w.t.sender[w.cells[c]["dyad"]], w.t.target[w.cells[c]["dyad"]])
        )
        push += p["exercise"] * w.t.rivalry[d] * drills
        mine, theirs = ends(w, d)
        if mine in p["precedent_felt_by"] and theirs == p["precedent_of"]:
            push += p["precedent"] * w.precedent
        ours, their_power = able(w, me), able(w, other)
        share = their_power / (their_power + ours) if their_power > 0 else 0.0
        push = min(1.0, push * share * (0.5 + 0.5 * w.t.nearness[d]))
        after = p["persistence"] * w.felt[d] + push * (1 - w.felt[d])
        felt.append(after * (1 - min(1.0, faith(w, d) * count(w, week, back, "reassures"))))
    w.felt = felt


def escalation(w, moves, numbers, p):
    worst = [0.0] * len(w.t.forward)
    for c, _ in of_week(w, moves):
        weight = w.cells[c]["rivera"]
        rung = sum(weight >= step for step in (4, 12, 28, 60))
        pair = w.t.pair[w.cells[c]["dyad"]]
        worst[pair] = max(worst[pair], float(rung))
    old = w.rung if isinstance(w.rung, list) else [w.rung]
    w.rung = [max(new, p["persistence"] * height) for new, height in zip(worst, old, strict=True)]
