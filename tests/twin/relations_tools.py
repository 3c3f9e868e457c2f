"""What the plain twins of threats, fear and trust share."""


def of_week(w, moves):
    """Moves of choice and those that rules have noted so far."""
    return list(moves) + [(c, n) for c, n in zip(w.ruled, w.occurred, strict=True) if n]


def count(w, moves, d, *effects):
    """Moves on a dyad that have one of the effects."""
    total = 0
    for c, n in moves:
        if w.cells[c]["dyad"] == d and w.cells[c]["does"] & set(effects):
            total += n
    return total


def usual(w, d, *effects):
    """What the status quo expects of these, a week."""
    return sum(
        cell["reference"] / 52.0
        for cell in w.cells
        if cell["dyad"] == d and cell["does"] & set(effects)
    )


def ends(w, d):
    return w.t.codes[w.t.sender[d]], w.t.codes[w.t.target[d]]


def place(w, sender, target):
    for d in range(len(w.t.sender)):
        if ends(w, d) == (sender, target):
            return d
    return None


def faith(w, d):
    return w.trust_good[d] / (w.trust_good[d] + w.trust_bad[d])


def credibility(w, state):
    """Share of the last five tested threats carried out, with two threats' worth of .6."""
    carried = bin(int(w.threat_history[state])).count("1")
    return (carried + 1.2) / (w.threats_resolved[state] + 2.0)


def able(w, state):
    """Capability; that of the Union is its members'."""
    if not w.t.collective[state]:
        return w.t.capability[state]
    return sum(
        own
        for own, member, union in zip(w.t.capability, w.t.member["EU"], w.t.collective, strict=True)
        if member and not union
    )
