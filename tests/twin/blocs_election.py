"""Plain twin of the rule on BRICS, with the election that moves its line."""

from tests.twin.blocs_tools import clip, pressed_as_usual


def brics(w, moves, numbers, p):
    """Every quarter the group moves its common line by an election."""
    if (w.week + 1) % 13:
        return
    t = w.t
    members = t.member.get("BRICS", [False] * len(t.codes))
    voters = [
        s
        for s in range(len(t.codes))
        if (members[s] or t.codes[s] in p["swing"]) and not t.collective[s]
    ]
    if len(voters) < 2:
        return
    weight = [t.capability[s] * t.salience[s] for s in voters]
    home = [t.ideal_point[s] for s in voters]
    position = [w.alignment[s] for s in voters]
    preference = [
        w.alignment[s] + p["shift"] - p["balancing"] * (w.coercion[s] - pressed_as_usual(w, s))
        for s in voters
    ]
    line = sum(a * b for a, b in zip(position, weight, strict=True)) / sum(weight)
    chance = election(line, preference, weight, p["step"])
    first = sum(a * b for a, b in zip(home, weight, strict=True)) / sum(weight)
    usually = election(first, home, weight, p["step"])
    ticket = numbers("brics", "line")[0]
    own = numbers("brics", "own", normal=True)
    drawn = 1.0 - (ticket < chance[0]) - (ticket < chance[0] + chance[1])
    moved = p["step"] * (drawn - (usually[2] - usually[0]))
    for k, s in enumerate(voters):
        new = home[k] + p["persistence"] * (position[k] - home[k])
        new += moved * (1.0 if members[s] else p["following"])
        new += p["convergence"] * (line - position[k]) + p["spread"] * own[s]
        w.alignment[s] = clip(new, -5.0, 5.0)


def election(line, preference, weight, step):
    """Chances of the three options in a probabilistic Condorcet election (MODEL 5)."""
    options = [line - step, line, line + step]
    three = range(3)
    utility = [[-((x - a) ** 2) for x in options] for a in preference]
    c = [
        [
            1e-8 + sum(max(0.0, g * (u[i] - u[j])) for g, u in zip(weight, utility, strict=True))
            for j in three
        ]
        for i in three
    ]
    v = [[c[i][j] / (c[i][j] + c[j][i]) for j in three] for i in three]
    n = [[c[i][j] * v[i][j] + (1e-10 if i == j else 0.0) for j in three] for i in three]
    q = [[n[i][j] / sum(n[k][j] for k in three) for j in three] for i in three]
    chance = [1 / 3] * 3
    while True:
        pull = [[chance[i] * q[j][i] for j in three] for i in three]
        new = [sum(v[i][j] * (pull[i][j] + pull[j][i]) for j in three) for i in three]
        if max(abs(a - b) for a, b in zip(new, chance, strict=True)) < 1e-8:
            return chance
        chance = [(a + b) / 2 for a, b in zip(chance, new, strict=True)]
