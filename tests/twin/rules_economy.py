"""Plain twins of the rules of sanctions and oil, one run at a time, from the specification."""

import math


def _count(w, moves, effect, d):
    """Moves with an effect on a dyad this week."""
    cells = w.cells
    number = sum(n for c, n in moves if cells[c]["dyad"] == d and effect in cells[c]["does"])
    for c, n in zip(w.ruled, w.occurred, strict=True):
        if cells[c]["dyad"] == d and effect in cells[c]["does"]:
            number += n
    return number


def _usual(w, effect, d):
    """Moves with an effect that the status quo expects on a dyad in a week."""
    return sum(
        cell["reference"] / 52.0 for cell in w.cells if cell["dyad"] == d and effect in cell["does"]
    )


def _ends(w, d):
    return w.t.codes[w.t.sender[d]], w.t.codes[w.t.target[d]]


def _tighten(level, packages, size):
    for _ in range(packages):
        level += size * (1 - level)
    return level


def eu_vote(w, moves, numbers, p):
    stances = numbers("eu_vote", "package")
    unanimous = all(u < chance for u, chance in zip(stances, p["accepts"], strict=False))
    again = numbers("eu_vote", "round")[0] < p["round"]
    due = w.renewal <= 1
    stances = numbers("eu_vote", "renewal") if due else []
    renewed = all(u < chance for u, chance in zip(stances, p["accepts_renewal"], strict=False))
    for d in range(len(w.level)):
        w.refused[d] = w.passed_late[d] = 0.0
        if not w.t.collective[w.t.sender[d]] or _usual(w, "imposes", d) == 0:
            continue
        _vote_on_packages(w, moves, d, unanimous, again)
        if due and not renewed and w.level[d] > 0.02:
            w.level[d] *= 1 - p["lapsing"]
    w.renewal = p["renewal_every"] if due else w.renewal - 1
    w.ballot = float(w.week + 1)


def _vote_on_packages(w, moves, d, unanimous, again):
    cell = next(c for c, row in enumerate(w.cells) if row["dyad"] == d and "imposes" in row["does"])
    proposed = [order for order in moves if order[0] == cell]
    if not unanimous:
        for order in proposed:
            moves.remove(order)
            w.refused[d] += order[1]
        w.pending[d] += w.refused[d]
    elif again and w.pending[d] > 0:
        w.passed_late[d] = w.pending[d]
        moves.append((cell, int(w.pending[d])))
        w.pending[d] = 0.0


def sanctions(w, moves, numbers, p):
    u = numbers("sanctions", "lapse")
    for d in range(len(w.level)):
        packages = _count(w, moves, "imposes", d) + _count(w, moves, "penalises_buyer", d)
        level = _tighten(w.level[d], packages, p["size"])
        level *= p["eased"] ** _count(w, moves, "eases", d)
        if level > 0:
            in_force = math.log(1 - min(level, 0.999)) / math.log(1 - p["size"])
            hazard = p["lapse"] * max(1.0, in_force)
            if w.stage < 5 and set(_ends(w, d)) & {"RUS", "UKR"}:
                hazard *= p["lapse_at_war"]
            if u[d] < 1 - math.exp(-hazard):
                level = max(0.0, 1 - (1 - level) / (1 - p["size"]))
        w.level[d] = level


def counter_sanctions(w, moves, numbers, p):
    u = numbers("counter_sanctions", "answer")
    dyads = len(w.level)
    for d in range(dyads):
        back = w.t.reverse[d]
        provoked = _usual(w, "imposes", back) + _usual(w, "penalises_buyer", back)
        received = _count(w, moves, "imposes", back) + _count(w, moves, "penalises_buyer", back)
        chance = p["willingness"] * _usual(w, "counters", d) / provoked if provoked else 0.0
        answers = received > 0 and u[d] < min(1.0, chance)
        prompt = u[dyads + d] < p["prompt"]
        due = int(w.answer_owed[d]) + (1 if answers and prompt else 0)
        for k, c in enumerate(w.ruled):
            if w.cells[c]["dyad"] == d and "counters" in w.cells[c]["does"]:
                w.occurred[k] += due
        w.level[d] = _tighten(w.level[d], due, p["size"])
        w.answer_owed[d] = 1.0 if answers and not prompt else 0.0


def secondary_sanctions(w, moves, numbers, p):
    if numbers("secondary_sanctions", "act")[0] < p["act_chance"]:
        w.sanctions_act = max(w.sanctions_act, 1.0)
    rest = 1 + p["act_risk"] * w.sanctions_act
    for k in range(len(w.buyer_risk)):
        news = sum(
            sum(n for at, n in moves if at == c) - cell["reference"] / 52.0
            for c, cell in enumerate(w.cells)
            if w.t.target[cell["dyad"]] == k
            and "penalises_buyer" in cell["does"]
            and not cell["by_rule"]
        )
        gap = w.buyer_risk[k] - rest
        keep = 1 - p["adjustment"] if gap < 0 and w.sanctions_act > 0 else p["memory"]
        w.buyer_risk[k] = max(0.0, rest + keep * gap + p["penalty"] * news)
    if w.sanctions_act > 0:
        _use_the_act(w, numbers("secondary_sanctions", "tariff"), p["act_tariffs"] / 52.0)


def _use_the_act(w, u, weekly):
    exposed = [1e-12] * len(w.buyer_risk)
    for cell in w.cells:
        if "penalises_buyer" in cell["does"] and not cell["by_rule"]:
            exposed[w.t.target[cell["dyad"]]] += cell["reference"]
    for k, c in enumerate(w.ruled):
        cell = w.cells[c]
        buyer = w.t.target[cell["dyad"]]
        if "enacts" in cell["does"] and not w.act_known:
            w.occurred[k] += 1
        taken = w.oil_volume[buyer] / w.oil_start[buyer] if w.oil_start[buyer] else 0.0
        taken *= exposed[buyer] / max(exposed)
        if "penalises_buyer" in cell["does"] and u[buyer] < weekly * taken:
            w.occurred[k] += 1
    w.act_known = 1.0


def economy(w, moves, numbers, p):
    yearly = [0.0] * len(w.gdp_loss)
    for d in range(len(w.level)):
        i, j = w.t.sender[d], w.t.target[d]
        gamma = p["cost_others"] * w.t.gdp[i] / 1000
        gamma = {"USA": p["cost_us"], "EUU": p["cost_eu"]}.get(w.t.codes[i], gamma)
        loss = w.level[d] * gamma
        yearly[j] += loss
        yearly[i] += p["borne"] * loss * w.t.gdp[j] / w.t.gdp[i]
    for k, cost in enumerate(yearly):
        w.yearly_loss[k] = cost
        w.gdp_loss[k] = p["keep"] * w.gdp_loss[k] + cost / 52


def seizures(w, moves, numbers, p):
    from_russia = usual = 0.0
    for d in range(len(w.level)):
        seized = _count(w, moves, "seizes", d)
        w.recent_seizures[d] = p["memory"] * w.recent_seizures[d] + seized
        if _ends(w, d)[1] == "RUS":
            from_russia += seized
            usual += _usual(w, "seizes", d)
    w.oil_seized = p["kept"] * w.oil_seized + p["carried"] * from_russia
    w.freight_risk = p["kept"] * w.freight_risk + p["fright"] * (from_russia - usual)


def oil_buyers(w, moves, numbers, p):
    w.oil_revenue = total = 0.0
    for buyer in p["buyers"]:
        if buyer.code not in w.t.codes:
            continue
        k = w.t.codes.index(buyer.code)
        fear = p["deterrence"] * buyer.deterrence * (w.buyer_risk[k] - 1)
        asked = w.discount_start + w.freight_risk + fear
        gain = buyer.inclination + (w.discount - asked) / p["response"]
        w.oil_volume[k] = buyer.capacity / (1 + math.exp(-gain))
        total += w.oil_volume[k]
        price = math.exp(w.log_price) - w.discount - buyer.own_discount
        w.oil_revenue += 7 * w.oil_volume[k] * price
    unsold = w.oil_supply - w.oil_seized - total
    w.discount = min(p["ceiling"], max(0.0, w.discount + p["speed"] * unsold))


def oil_price(w, moves, numbers, p):
    elasticity = p["supply_elasticity"] - p["demand_elasticity"]
    u = numbers("oil_price", "disruption")
    w.disruption *= p["decay"]
    if u[0] < 1 - math.exp(-p["hazard"] * w.incidents[1]):
        w.disruption -= p["stopped"] * w.incidents[1] * math.log(u[1])
    w.disruption = min(p["passage"], w.disruption)
    calm = w.log_price - w.supply_lost / elasticity
    calm += p["reversion"] * (w.price_anchor - calm)
    calm += p["noise"] * numbers("oil_price", "noise", normal=True)[0]
    unsold = max(0.0, w.oil_supply - sum(w.oil_volume)) / p["world_supply"]
    w.supply_lost = unsold + max(0.0, w.disruption - p["spare"])
    w.log_price = calm + w.supply_lost / elasticity
