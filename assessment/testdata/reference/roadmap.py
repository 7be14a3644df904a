"""Rules that fire, their severity and priority, and their places in the roadmap."""

import math

from survey import at_least, less


def holds(driver, metrics):
    value = metrics[driver["metric"]]
    if value is None:
        return False
    if driver["op"] == "==":
        return value is driver["is"]
    t = driver["threshold"]
    return {"<": less(value, t), ">": less(t, value), ">=": at_least(value, t),
            "<=": at_least(t, value)}[driver["op"]]


def severity(driver, metrics):
    if driver["op"] == "==":
        return 1.0
    value, t, worst = metrics[driver["metric"]], driver["threshold"], driver["worst"]
    if math.isinf(value):
        return 1.0
    return min(1.0, max(0.0, (value - t) / (worst - t)))


def size_factor(pack, headcount):
    factors = pack["params"]["size-factor"]
    if headcount is None or 50 <= headcount <= 500:
        return factors["from-50-to-500"]
    return factors["below-50"] if headcount < 50 else factors["above-500"]


def fire(pack, metrics, headcount):
    fired = {}
    for rule in pack["rules"]:
        drivers = [(severity(d, metrics), d["metric"]) for d in rule["any"] if holds(d, metrics)]
        if not drivers or not all(holds(d, metrics) for d in rule.get("all") or []):
            continue
        worst = max(s for s, _ in drivers)
        urgency = rule.get("urgency") or 1 + 4 * worst
        days = rule["effort-pd"] * size_factor(pack, headcount)
        effort = next((e for limit, e in ((2, 1), (5, 1.5), (10, 2), (20, 3)) if at_least(limit, days)), 4)
        fired[rule["id"]] = {
            "id": rule["id"], "rule": rule, "severity": worst, "urgency": urgency, "effort-pd": days,
            "effort": effort, "priority": rule["impact"] * urgency / effort,
            "drivers": [m for _, m in sorted(drivers, key=lambda d: -d[0])],
        }
    return fired


def recommend(pack, metrics, headcount):
    fired = fire(pack, metrics, headcount)
    for r in fired.values():
        r["after"] = [d for d in r["rule"]["depends"] if d in fired]

    def inherited(id_):
        return max([fired[id_]["priority"]] + [inherited(o) for o in fired if id_ in fired[o]["after"]])

    for id_, r in fired.items():
        r["inherited"] = inherited(id_)
    order, last = [], "repeat-assessment"
    waiting = [i for i in fired if i != last]
    while waiting:
        ready = [i for i in waiting if all(d in order for d in fired[i]["after"])]
        key = lambda i: (not fired[i]["rule"].get("foundation", False), -round(fired[i]["inherited"], 9),
                         -round(fired[i]["priority"], 9), fired[i]["effort-pd"], i)
        chosen = min(ready, key=key)
        order.append(chosen)
        waiting.remove(chosen)
    capacity = dict(enumerate(pack["params"]["wave-capacity-pd"], 1))
    used = dict.fromkeys(capacity, 0.0)
    for i in order:
        r = fired[i]
        wave = max([{30: 1, 90: 2, 180: 3}[r["rule"]["horizon"]]] + [fired[d]["wave"] for d in r["after"]])
        while wave in capacity and not at_least(capacity[wave], used[wave] + r["effort-pd"]):
            wave += 1
        r["wave"] = wave
        if wave in used:
            used[wave] += r["effort-pd"]
    if last in fired:
        fired[last]["wave"] = 3
        order.append(last)
    print_order = sorted(order, key=lambda i: (fired[i]["wave"], -round(fired[i]["inherited"], 9), order.index(i)))
    early = [i for i in order if fired[i]["wave"] <= 3]
    days = {w: sum(fired[i]["effort-pd"] for i in early if fired[i]["wave"] == w) for w in (1, 2, 3)}
    fields = ("id", "severity", "urgency", "effort-pd", "effort", "priority", "inherited", "wave", "drivers", "after")
    return {
        "recommendations": [{f: fired[i][f] for f in fields} for i in order],
        "print": print_order, "main": print_order[:12],
        "summary": [i for i in print_order if fired[i]["wave"] == 1][:5],
        "immediate": [i for i in print_order if fired[i]["wave"] == 1
                      and at_least(2, fired[i]["effort-pd"]) and at_least(fired[i]["urgency"], 3)],
        "count": len(early), "days": {str(w): d for w, d in days.items()}, "total-days": sum(days.values()),
    }
