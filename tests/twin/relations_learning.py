"""Plain twins of trust and the cyber channel."""

from tests.twin.relations_tools import count, of_week, usual


def _expected_score(w, d, wanted):
    return sum(
        cell["goldstein"] * cell["reference"] / 52.0
        for cell in w.cells
        if cell["dyad"] == d and wanted(cell)
    )


def _score(w, moves, d, wanted):
    return sum(
        n * w.cells[c]["goldstein"]
        for c, n in moves
        if w.cells[c]["dyad"] == d and wanted(w.cells[c])
    )


def _learn(alpha, start, memory, seen, usually):
    """One side of a Beta belief: forget, gain what was seen, take off what is usual."""
    return memory * alpha + (1 - memory) * start + max(0.0, seen) - usually


def trust(w, moves, numbers, p):
    week, misread = of_week(w, moves), numbers("trust", "misread")
    none = [0.0] * len(w.t.sender)
    gains, losses = w.rest.get("trust.gain", none), w.rest.get("trust.loss", none)
    for d in range(len(w.t.sender)):
        back = w.t.reverse[d]

        def large(cell):
            return (
                cell["channel"] != 3
                and "bombards" not in cell["does"]
                and abs(cell["goldstein"]) > 4
            )

        def small(cell):
            return cell["channel"] != 3 and abs(cell["goldstein"]) <= 4

        words = _score(w, week, back, small) - _expected_score(w, back, small)
        deeds = _score(w, week, back, large) - _expected_score(w, back, large)
        if misread[d] < p["misreading"]:
            words = -words
        r = p["tone"] * (w.posture[back] - w.resting[back])
        r += p["act"] * (words + deeds + p["concession"] * (w.conceded[d] + w.complied[d]))
        start = 10 * w.t.trust[d]
        good = _learn(w.trust_good[d], start, p["memory"], p["pace"] * r, gains[d])
        bad = _learn(w.trust_bad[d], 10 - start, p["memory"], -p["pace"] * r, losses[d])
        w.trust_good[d], w.trust_bad[d] = max(0.05, good), max(0.05, bad)


def cyber_channel(w, moves, numbers, p):
    none = [0.0] * len(w.t.sender)
    gains, losses = w.rest.get("cyber.gain", none), w.rest.get("cyber.loss", none)
    steps = w.cyber_step if isinstance(w.cyber_step, list) else [w.cyber_step]
    for d in range(len(w.t.sender)):
        back = w.t.reverse[d]

        def cyber(cell):
            return cell["channel"] == 3

        r = _score(w, moves, back, cyber) - _expected_score(w, back, cyber)
        r += p["step"] * steps[w.t.pair[d]]
        if usual(w, back, "attacks_cyber") > 0:
            r -= p["incident"] * w.incidents[4]
        seen = p["pace"] * p["act"] * r
        start = 10 * w.t.trust[d]
        good = _learn(w.cyber_good[d], start, p["memory"], seen, gains[d])
        bad = _learn(w.cyber_bad[d], 10 - start, p["memory"], -seen, losses[d])
        w.cyber_good[d], w.cyber_bad[d] = max(0.05, good), max(0.05, bad)
        spilled = p["spill"] * (max(0.0, seen) - gains[d])
        w.trust_good[d] = max(0.05, w.trust_good[d] + spilled)
        spilled = p["spill"] * (max(0.0, -seen) - losses[d])
        w.trust_bad[d] = max(0.05, w.trust_bad[d] + spilled)


def cyber_dialogue(w, moves, numbers, p):
    before = list(w.cyber_open)
    offers = [count(w, moves, d, "offers_cyber") > 0 for d in range(len(before))]
    for d in range(len(before)):
        back = w.t.reverse[d]
        if offers[back]:
            w.cyber_open[d] = 0.0
        elif offers[d]:
            w.cyber_open[d] = 1 - before[back]
        else:
            w.cyber_open[d] = p["standing"] * before[d]
    steps, levels = [], []
    old = w.cyber_cooperation if isinstance(w.cyber_cooperation, list) else [w.cyber_cooperation]
    for k, d in enumerate(w.t.forward):
        back = w.t.reverse[d]
        if offers[d] and offers[back]:
            step = 1.0
        else:
            step = before[back] * offers[d] + before[d] * offers[back]
        steps.append(step)
        levels.append(p["memory"] * old[k] + p["gain"] * step * (1 - old[k]))
    w.cyber_step, w.cyber_cooperation = steps, levels
