"""What the plain twins of the blocs share."""

import math

LEADER = "USA"


def clip(x, low, high):
    return max(low, min(high, x))


def count(w, moves, effect, d):
    """Chosen moves of the week with an effect on a dyad."""
    return sum(n for c, n in moves if w.cells[c]["dyad"] == d and effect in w.cells[c]["does"])


def usual(w, effect, d):
    """What the status quo expects of an effect on a dyad, a week."""
    return sum(
        cell["reference"] / 52 for cell in w.cells if cell["dyad"] == d and effect in cell["does"]
    )


def _from_leader(w, cell, state):
    d = cell["dyad"]
    return w.t.codes[w.t.sender[d]] == LEADER and w.t.target[d] == state


def pressed(w, moves, state):
    """Hostility of the leader's moves at a state this week."""
    drawn = [*moves, *zip(w.ruled, w.occurred, strict=True)]
    return sum(
        n * max(0.0, -w.cells[c]["goldstein"]) / 10
        for c, n in drawn
        if _from_leader(w, w.cells[c], state)
    )


def pressed_as_usual(w, state):
    return sum(
        cell["reference"] / 52 * max(0.0, -cell["goldstein"]) / 10
        for cell in w.cells
        if _from_leader(w, cell, state)
    )


def members(w, bloc):
    return [s for s, inside in enumerate(w.t.member.get(bloc, [])) if inside]


def allies(w):
    """Members of NATO or the EU other than the leader."""
    west = set(members(w, "NATO")) | set(members(w, "EU"))
    return [s for s in sorted(west) if w.t.codes[s] != LEADER]


def outside(w, inside):
    """Dyads from these states to any state of neither bloc."""
    west = set(members(w, "NATO")) | set(members(w, "EU"))
    return [
        d for d in range(len(w.t.sender)) if w.t.sender[d] in inside and w.t.target[d] not in west
    ]


def fought(w):
    return "RUS" in w.t.codes and "UKR" in w.t.codes and w.stage < 5


def negative_binomial(u, mean, size):
    """Smallest count whose cumulative chance reaches u."""
    k, chance = 0, (1 + mean / size) ** -size
    total = chance
    while total < u:
        chance *= (k + size) / (k + 1) * mean / (size + mean)
        total += chance
        k += 1
    return k


def exercise_rates(w, pair):
    """Weekly joint exercises of a pair in this scenario and at the status quo."""
    cells = [
        cell for cell in w.cells if w.t.pair[cell["dyad"]] == pair and "exercises" in cell["does"]
    ]
    return sum(c["rate"] for c in cells) / 52, sum(c["reference"] for c in cells) / 52


def accepted(w, moves, numbers, p):
    """Invitations of the week that partners accept, by pair."""
    t = w.t
    answer = numbers("exercises", "acceptance")
    yes = [0.0] * len(t.forward)
    for d in range(len(t.sender)):
        back = t.reverse[d]
        trust = w.trust_good[back] / (w.trust_good[back] + w.trust_bad[back])
        gap = abs(w.alignment[t.sender[d]] - w.alignment[t.target[d]])
        if answer[d] < p["willingness"] * trust * math.exp(-gap / p["tolerance"]):
            yes[t.pair[d]] += count(w, moves, "invites_exercise", d)
    return yes


def scheduled(w, numbers, p):
    """Exercises of the calendar this week, by pair."""
    t, held = w.t, [0.0] * len(w.t.forward)
    week_of_year = (w.week + 1 + 2) % 52 + 1
    for name, row in p["calendar"].items():
        chance = row["a_year"] / 52
        if row["week"] is not None:
            chance = row["a_year"] if row["week"] == week_of_year else 0.0
        if chance > 0 and numbers("exercises", name)[0] < chance:
            for k, d in enumerate(t.forward):
                held[k] += {t.codes[t.sender[d]], t.codes[t.target[d]]} <= set(row["participants"])
    return held


def cooperation_at_rest(w, pair, reference, p):
    """Where a pair's cooperation tends without exercises, and what one exercise adds."""
    start = w.t.cooperation[w.t.forward[pair]]
    loss, growth = 1 - p["persistence"], (1 - start) * reference
    base = start - p["gain"] * growth / loss
    return (base, p["gain"]) if base >= 0 else (0.0, loss * start / growth)
