"""What the facts and the short checks yield: metrics, by name, into a dict."""

import math

from survey import at_least, first_table, given, mean, text_key, value_of


def goals_metrics(facts, out):
    section = facts.get("goals")
    if section is None:
        return None
    goals = section.get("communication-goals") or []
    points = []
    for g in goals:
        metric = given(g.get("metric"))
        numbers = g.get("baseline") is not None and g.get("target") is not None
        realism = g.get("realism") or 0
        s = 1 if given(g.get("audience")) else 0.5
        m = (1 if numbers else 0.5) if metric else 0
        a = 1 if given(g.get("owner")) else 0
        r = 1 if realism >= 3 else 0.5 if realism == 2 else 0
        t = 1 if given(g.get("deadline")) else 0
        points.append(100 * (s + m + a + r + t) / 5)
    linked = sum(1 for g in goals if given(g.get("company-link")))
    out["goals.smart"] = mean(points) if goals else 0
    out["goals.alignment"] = 100 * linked / len(goals) if goals else 0
    return 0.7 * out["goals.smart"] + 0.3 * out["goals.alignment"]


def positioning_metrics(pack, facts, out):
    section = facts.get("positioning")
    if not section:
        return None
    total = 0.0
    for element in pack["positioning"]["elements"]:
        cell = section.get(element["id"])
        status = cell.get("status") if isinstance(cell, dict) else cell
        q = pack["positioning"]["status"].get(status, 0)
        if element["id"] == "pos-difference" and section.get("pos-swap-test") == "swap-yes":
            q = min(q, 0.5)
        total += element["weight"] * q
    out["positioning.completeness"] = total
    return total


def audience_metrics(pack, facts, out):
    profiles = first_table(facts.get("audiences"), "audiences")
    channels = (facts.get("company") or {}).get("channels") or []
    if channels:
        used = {c for a in profiles for c in a.get("channels") or []}
        out["channels.orphaned"] = sum(1 for c in channels if c["status"] == "ch-abandoned"
                                       or not ({c["name"], c.get("id")} & used))
    if not profiles:
        return None
    fields = pack["audiences"]["counted"]
    filled = [a["filled"] if a.get("filled") is not None else sum(1 for f in fields if given(a.get(f)))
              for a in profiles]
    complete = [100 * n / len(fields) for n in filled]
    weight = sum(a["priority"] for a in profiles)
    out["audience.completeness"] = sum(a["priority"] * c for a, c in zip(profiles, complete)) / weight
    out["audience.evidence"] = sum(a["priority"] * pack["audiences"]["evidence"][a["evidence"]]
                                   for a in profiles) / weight
    out["audience.ideal-count"] = sum(1 for a, c in zip(profiles, complete)
                                      if a.get("ideal") is True and at_least(c, 60))
    return 0.7 * out["audience.completeness"] + 0.3 * 100 * out["audience.evidence"]


def swot_metrics(pack, facts, out):
    entries = first_table(facts.get("swot"), "swot")
    if not entries:
        return None
    sums, counts, proven = dict.fromkeys("SWOT", 0.0), dict.fromkeys("SWOT", 0), 0
    for e in entries:
        level = e["ev"] if isinstance(e["ev"], int) else pack["swot"]["levels"].index(e["ev"])
        sums[e["code"]] += e["imp"] * e["mag"] * pack["swot"]["factors"][level]
        counts[e["code"]] += 1
        proven += level >= 2
    for name, plus, minus in (("internal", "S", "W"), ("external", "O", "T")):
        both = sums[plus] + sums[minus]
        out[f"swot.{name}-balance"] = (sums[plus] - sums[minus]) / both if both else None
    out["swot.evidence-share"] = proven / len(entries)
    full = sum(1 for c in counts.values() if c >= 2)
    return 100 * (0.6 * out["swot.evidence-share"] + 0.4 * full / 4)


def raci_metrics(pack, facts, out):
    matrix = facts.get("raci") or {}
    letters = {a["id"]: {r: (v if isinstance(v, str) else "".join(v)) for r, v in (matrix.get(a["id"]) or {}).items()
                         if given(v)} for a in pack["raci"]["activities"]}
    if not any(letters.values()):
        return
    ok = total = 0
    counts = dict.fromkeys(("no-a", "no-r", "multi-a", "many-r", "silent"), 0)
    by_role = {}
    for activity in pack["raci"]["activities"]:
        row = letters[activity["id"]]
        n = {x: sum(1 for cell in row.values() if x in cell) for x in "RACI"}
        total += activity["weight"]
        ok += activity["weight"] if n["A"] == 1 and 1 <= n["R"] <= 3 else 0
        counts["no-a"] += n["A"] == 0
        counts["multi-a"] += n["A"] > 1
        counts["no-r"] += n["R"] == 0
        counts["many-r"] += n["R"] > 3
        counts["silent"] += n["C"] == 0 and n["I"] == 0
        for role, cell in row.items():
            by_role[role] = by_role.get(role, 0) + ("R" in cell)
    out["raci.clarity"] = 100 * ok / total
    for name, count in counts.items():
        out["raci." + name] = count
    everything = sum(by_role.values())
    if everything >= 8:
        out["raci.max-r-share"] = max(by_role.values()) / everything


def flow_metrics(pack, facts, out):
    departments = [d["id"] for d in (facts.get("company") or {}).get("departments") or []]
    if not departments:
        return
    every = first_table(facts.get("flows"), "flows")
    options = pack["flows"]
    works = lambda f: options["works"][f["works"]]
    push = lambda f: options["mode"][f["mode"]]
    flows = [f for f in every if f["from"] != "social-team"]
    reach, grown = {"social-team"}, True
    while grown:
        new = {f["from"] for f in flows if works(f) > 0 and f["to"] in reach} - reach
        grown, reach = bool(new), reach | new
    silent = [d for d in departments if not any(f["from"] == d for f in flows)]
    cut_off = [d for d in departments if d not in silent and d not in reach]
    dead = [d for d in departments if d not in reach and any(f["to"] == d and works(f) > 0 for f in flows)]
    coverage = 100 * sum(1 for d in departments if d in reach) / len(departments)
    health = None
    if flows:
        value = lambda f: works(f) * (40 + 30 * given(f.get("owner")) + 15 * push(f)
                                      + 15 * options["frequency"][f["frequency"]])
        health = sum(f["importance"] * value(f) for f in flows) / sum(f["importance"] for f in flows)
        out["flow.no-owner-share"] = sum(1 for f in flows if not given(f.get("owner"))) / len(flows)
    out.update({"flow.coverage": coverage, "flow.health": health, "flow.index": 0.5 * coverage + 0.5 * (health or 0),
                "flow.orphans": len(silent) + len(cut_off), "flow.dead-ends": len(dead)})
    inbound = [f for f in flows if f["to"] == "social-team"]
    if inbound:
        out["flow.pull-share"] = mean([1 - push(f) for f in inbound])
    direct = {f["from"] for f in inbound if works(f) > 0}
    thanked = {f["to"] for f in every if f["from"] == "social-team" and works(f) > 0}
    if direct:
        out["flow.no-feedback-share"] = len(direct - thanked) / len(direct)
    if len(inbound) >= 3:
        shares = {}
        for f in inbound:
            if given(f.get("receiver")):
                key = text_key(f["receiver"])
                shares[key] = shares.get(key, 0) + f["importance"]
        if shares:
            out["flow.receiver-share"] = max(shares.values()) / sum(f["importance"] for f in inbound)


def time_metrics(pack, facts, out):
    section = facts.get("time-budget") or {}
    roles = first_table(section, "time-budget")
    params = pack["params"]
    if roles:
        tasks = lambda p, names=None: sum(h or 0 for t, h in (p.get("tasks") or {}).items() if names in (None, t))
        load = [tasks(p) for p in roles]
        allocated = [p.get("allocated") or 0 for p in roles]
        out["time.util.max"] = max(l / a if a else math.inf for l, a in zip(load, allocated))
        if sum(allocated):
            out["time.util.team"] = sum(load) / sum(allocated)
            out["time.overload"] = 100 * sum(max(0, l - a) for l, a in zip(load, allocated)) / sum(allocated)
        out["time.need-hours"] = sum(max(0, l / params["utilisation-sustainable"] - a)
                                     for l, a in zip(load, allocated))
        if sum(load):
            out["time.chase-ratio"] = sum(tasks(p, "task-obtain") for p in roles) / sum(load)
            out["time.dialogue-share"] = sum(tasks(p, "task-dialogue") for p in roles) / sum(load)
        both = [i for i, p in enumerate(roles) if p.get("load-before") is not None and p.get("allocated-before") is not None]
        load_before = sum(roles[i]["load-before"] for i in both)
        allocated_before = sum(roles[i]["allocated-before"] for i in both)
        if load_before and allocated_before:
            growth = sum(load[i] for i in both) / load_before
            budget = sum(allocated[i] for i in both) / allocated_before
            out["time.adaptation-gap"] = growth - budget
    experts = section.get("expert-time") or [] if isinstance(section, dict) else []
    posts = (facts.get("company") or {}).get("contributions-per-week")
    if experts:
        out["time.expert-requests"] = mean([e["requests"] for e in experts])
        if posts:
            out["time.expert-minutes"] = sum(e["requests"] * e["minutes"] for e in experts) / posts


def rules_metrics(pack, facts, out):
    section = facts.get("rules-checklist") or {}
    total = covered = in_force = communicated = 0.0
    listed = section.get("rules-communicated") or []
    for item in pack["rules-checklist"]["items"]:
        cell = section.get(item["id"])
        status = cell.get("status") if isinstance(cell, dict) else cell
        value = pack["rules-checklist"]["status"].get(status) if status else None
        if value is None:
            continue
        total += item["weight"]
        covered += item["weight"] * value
        in_force += item["weight"] * (status == "chk-in-force")
        told = item["id"] in listed or (isinstance(cell, dict) and cell.get("rules-communicated") is True)
        communicated += item["weight"] * told
    if total:
        out["rules.coverage"] = 100 * covered / total
        out["rules.in-force-share"] = in_force / total
        out["rules.communicated-share"] = communicated / total


def group_metrics(pack, facts, out):
    section = facts.get("working-group") or {}
    if section.get("wg-exists") is not None:
        out["wg.exists"] = section["wg-exists"]
        met = len(section.get("met") or []) if section["wg-exists"] else 0
        out["wg.score"] = 100 * met / len(pack["working-group"]["criteria"])


def owner_metrics(survey, out):
    for item in survey.pack["owner-check"]["items"]:
        named = [a for a in (value_of((p.get("owner-check") or {}).get(item)) for p in survey.people) if given(a)]
        if named:
            roles = [a for a in named if a != "dk"]
            out[f"owner.{item}.agreement"] = max((roles.count(r) for r in roles), default=0) / len(named)
    known = [out[f"owner.{i}.agreement"] for i in survey.pack["owner-check"]["items"]
             if out.get(f"owner.{i}.agreement") is not None]
    out["owner.min-agreement"] = min(known) if known else None


def barrier_metrics(survey, out):
    pack = survey.pack["barriers"]
    asked = [p for p in survey.people if p["group"] == pack["group"] and given(value_of(p.get("barriers")))]
    if pack["group"] not in survey.shown or len(asked) < survey.k:
        return
    named = [set(value_of(p["barriers"])) for p in asked]
    for o in pack["options"]:
        out[f"barrier.{o['id']}.share"] = sum(1 for n in named if o["id"] in n) / len(asked)
    for c in pack["classes"]:
        members = {o["id"] for o in pack["options"] if o.get("class") == c}
        out[f"barrier.{c}.share"] = sum(1 for n in named if n & members) / len(asked)
    out["barrier.max-share"] = max(out[f"barrier.{o['id']}.share"] for o in pack["options"] if o["id"] != "bar-none")


def dont_know_metrics(survey, out):
    for q in survey.questions:
        answered = [g for g in survey.order if survey.numbers(q, g) or survey.dont_knows(q, g)]
        rates = {}
        for g in answered:
            dk = survey.dont_knows(q, g)
            rates[g] = dk / (dk + len(survey.numbers(q, g)))
        name = f"dk.{q['id']}."
        if answered and not set(answered) <= survey.hidden:
            dk, n = survey.dont_knows(q), len(survey.numbers(q))
            out[name + "total"] = dk / (dk + n)
        visible = [rates[g] for g in answered if g in survey.shown]
        # "Asked" is read both ways: the groups the question is for, and those of them that answered it.
        solvable = any(sum(g in survey.hidden for g in groups) == 1 and sum(g in survey.shown for g in groups) <= 1
                       for groups in (q["groups"], answered))
        if visible and not solvable:
            out[name + "max-group"] = max(visible)
