"""Plain twins of the rule that folds last."""

import math


def posture(w, moves, numbers, p):
    """Law of motion of each pair, and the mark of the week's moves."""
    t = w.t
    all_moves = list(moves) + [(c, n) for c, n in zip(w.ruled, w.occurred, strict=True) if n]
    impulse = [0.0] * len(t.sender)
    for d in range(len(t.sender)):
        for c, cell in enumerate(w.cells):
            if cell["dyad"] != d or "bombards" in cell["does"]:
                continue
            weight = p["cyber_impulse"] if cell["channel"] == 3 else p["impulse"]
            number = sum(n for k, n in all_moves if k == c)
            news = number - w.expected[c]
            impulse[d] += weight * (cell["goldstein"] - w.resting[d]) * news
    z = numbers("posture", "innovation", normal=True)
    pairs = len(t.forward)
    rest = {k: w.rest.get(k, [0.0] * pairs) for k in ("posture.shared", "posture.sided")}
    full = (1 - p["fast_persistence"] ** 2) * p["fast_variance"]
    side = (1 - p["sided_persistence"] ** 2) * p["sided_variance"]
    for k in range(pairs):
        ahead, back = impulse[t.forward[k]], impulse[t.reverse[t.forward[k]]]
        spread = math.sqrt(max(full - rest["posture.shared"][k], full / 4))
        sided = math.sqrt(max(side - rest["posture.sided"][k], side / 4))
        a = p["slow_persistence"]
        w.slow_shared[k] = a * w.slow_shared[k] + math.sqrt(p["slow_shared_variance"]) * z[k]
        w.slow_sided[k] = a * w.slow_sided[k] + math.sqrt(p["slow_sided_variance"]) * z[pairs + k]
        w.fast_shared[k] = (
            p["fast_persistence"] * w.fast_shared[k]
            + spread * z[2 * pairs + k]
            + 0.75 * (ahead + back)
        )
        w.fast_sided[k] = (
            p["sided_persistence"] * w.fast_sided[k]
            + sided * z[3 * pairs + k]
            + 0.25 * (ahead - back)
        )
    for d in range(len(t.sender)):
        k, sign = t.pair[d], t.sign[d]
        w.resting[d] = p["level"] + w.slow_shared[k] + sign * w.slow_sided[k]
        w.posture[d] = w.resting[d] + w.fast_shared[k] + sign * w.fast_sided[k]
