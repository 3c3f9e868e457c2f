"""What the plain twins of the war share: who is where, what happened, what is usual."""


def clip(x, low, high):
    return max(low, min(high, x))


def place(w, sender, target):
    """Number of the dyad from one state to another, or None."""
    for d in range(len(w.t.sender)):
        if w.t.codes[w.t.sender[d]] == sender and w.t.codes[w.t.target[d]] == target:
            return d
    return None


def ends(w, d):
    return w.t.codes[w.t.sender[d]], w.t.codes[w.t.target[d]]


def war(w):
    """The two dyads between the parties."""
    return [d for d in (place(w, "RUS", "UKR"), place(w, "UKR", "RUS")) if d is not None]


def of_week(w, moves):
    """Moves of choice and those that rules have noted so far."""
    return list(moves) + [(c, n) for c, n in zip(w.ruled, w.occurred, strict=True) if n]


def count(w, moves, effect, d):
    return sum(n for c, n in moves if w.cells[c]["dyad"] == d and effect in w.cells[c]["does"])


def usual(w, effect, d):
    """What the status quo expects of an effect on a dyad, a week."""
    total = 0.0
    for cell in w.cells:
        if cell["dyad"] == d and effect in cell["does"]:
            total += cell["reference"] / 52.0
    return total


def note(w, effect, d, number):
    """Write down a move that a rule has drawn."""
    for k, c in enumerate(w.ruled):
        if w.cells[c]["dyad"] == d and effect in w.cells[c]["does"]:
            w.occurred[k] += int(number)


def channel_of_mediation(w, d):
    """Between the parties, or between a party and a state that can mediate with it."""
    sender, target = ends(w, d)
    if {sender, target} == {"RUS", "UKR"}:
        return True
    for cell in w.cells:
        if "mediates" in cell["does"]:
            mediator, party = ends(w, cell["dyad"])
            if party in ("RUS", "UKR") and {mediator, party} == {sender, target}:
                return True
    return False


def zopa(w):
    return w.offer_ukraine - w.demand_russia
