#!/usr/bin/env python3
"""A second, independent computation of an assessment.

It was written from the description of the method alone, shares no code with
package assessment and uses the standard library only. It reads the part of the
built-in pack that scoring needs (pack.json) and one engagement document in
plain JSON, and prints what must come out.

    python3 reference.py pack.json engagement.json      prints the results
    python3 reference.py --check pack.json cases/*.json compares recorded cases

Numbers are compared with thresholds with a tolerance of 1e-9. null means: not
available, or withheld to protect respondents.
"""

import json
import math
import sys
from fractions import Fraction

EPS = 1e-9


def less(a, b):
    return a < b - EPS


def at_least(a, b):
    return a >= b - EPS


def mean(values):
    return sum(values) / len(values) if values else None


def sample_variance(values):
    m = sum(values) / len(values)
    return sum((v - m) ** 2 for v in values) / (len(values) - 1)


# ---------------------------------------------------------------- documents

def value_of(answer):
    """The plain value of an answer that may carry a note or evidence."""
    if isinstance(answer, dict) and "value" in answer and set(answer) <= {"value", "note", "evidence"}:
        return answer["value"]
    return answer


def given(x):
    """Whether a field of a form holds anything but "no"."""
    if x is None or x is False or x == "" or x == [] or x == {}:
        return False
    if isinstance(x, dict):
        return any(given(v) for v in x.values())
    return True


def first_table(section, key):
    """A section's main table: the section itself where it is a list."""
    if isinstance(section, list):
        return section
    return (section or {}).get(key) or []


def text_key(x):
    """Something that two equal texts have in common."""
    return json.dumps(x, sort_keys=True, ensure_ascii=False)


# ------------------------------------------------------------- respondents

class Survey:
    """Who counts, who is shown, and the answers of those who count."""

    def __init__(self, pack, engagement, round_):
        self.pack = pack
        self.questions = pack["questions"]
        self.mode = engagement.get("mode", "survey")
        self.k = max(3, engagement.get("k-min") or pack["params"]["k-min"][self.mode])
        self.core = [g["id"] for g in pack["groups"] if g["core"]]
        self.order = [g["id"] for g in pack["groups"]]
        self.invited = round_.get("invited") or {}
        self.people, self.excluded = [], 0
        for person in round_.get("respondents") or []:
            answers = {q: value_of(a) for q, a in (person.get("answers") or {}).items()}
            asked = [q["id"] for q in self.questions if person["group"] in q["groups"]]
            done = sum(1 for q in asked if answers.get(q) is not None)
            if asked and not at_least(done / len(asked), 0.5):
                self.excluded += 1
                continue
            self.people.append(dict(person, answers=answers))
        self.size = {g: sum(1 for p in self.people if p["group"] == g) for g in self.order}
        self.hidden = self._hidden()
        self.shown = [g for g in self.order if self.size[g] > 0 and g not in self.hidden]

    def _hidden(self):
        hidden = {g for g in self.order if 0 < self.size[g] < self.k}
        while hidden:
            together = sum(self.size[g] for g in hidden)
            if len(hidden) != 1 and together >= self.k:
                break
            candidates = [g for g in self.core if self.size[g] > 0 and g not in hidden]
            if not candidates:
                break
            smallest = min(self.size[g] for g in candidates)
            hidden.add([g for g in candidates if self.size[g] == smallest][-1])
        return hidden

    def numbers(self, question, group=None):
        """The integer answers to a question."""
        return [p["answers"][question["id"]] for p in self._asked(question, group)
                if isinstance(p["answers"].get(question["id"]), (int, float))
                and not isinstance(p["answers"].get(question["id"]), bool)]

    def dont_knows(self, question, group=None):
        return sum(1 for p in self._asked(question, group) if p["answers"].get(question["id"]) == "dk")

    def _asked(self, question, group):
        return [p for p in self.people if p["group"] in question["groups"] and group in (None, p["group"])]


# ------------------------------------------------------------------ scores

def question_scores(survey):
    params, out = survey.pack["params"], {}
    group_weight = params.get("group-weights") or {}
    for q in survey.questions:
        numerator = denominator = 0.0
        for g in survey.order:
            values = survey.numbers(q, g)
            if values:
                omega = group_weight.get(g, 1) * min(1, len(values) / params["full-weight-n"])
                numerator += omega * mean(values)
                denominator += omega
        values = survey.numbers(q)
        dk = survey.dont_knows(q)
        agreement = None
        if len(values) >= params["min-n-agreement"]:
            levels = params["scale-max"] - params["scale-min"] + 1
            agreement = max(0.0, 1 - sample_variance(values) / ((levels ** 2 - 1) / 12))
        out[q["id"]] = {
            "score": numerator / denominator if denominator else None,
            "pooled": mean(values), "n": len(values), "agreement": agreement,
            "dont-know": dk / (dk + len(values)) if dk + len(values) else None,
        }
    return out


def weighted(pairs):
    """The weighted mean of the available values, and their share of the weight."""
    total = sum(w for w, _ in pairs)
    known = [(w, v) for w, v in pairs if v is not None]
    weight = sum(w for w, _ in known)
    if not weight:
        return None, 0.0
    return sum(w * v for w, v in known) / weight, weight / total


def dimension_scores(survey, scores):
    out = {}
    for d in survey.pack["dimensions"]:
        questions = [q for q in survey.questions if q["dimension"] == d["id"]]
        value, share = weighted([(q["weight"], scores[q["id"]]["score"]) for q in questions])
        pooled, _ = weighted([(q["weight"], scores[q["id"]]["pooled"]) for q in questions])
        if not at_least(share, survey.pack["params"]["min-question-weight-share"]):
            value = pooled = None
        agreement, _ = weighted([(q["weight"], scores[q["id"]]["agreement"]) for q in questions])
        dk = sum(survey.dont_knows(q) for q in questions)
        n = sum(scores[q["id"]]["n"] for q in questions)
        out[d["id"]] = {"score": value, "pooled": pooled, "agreement": agreement,
                        "dont-know": dk / (dk + n) if dk + n else None}
    return out


def overall(survey, dimensions):
    params = survey.pack["params"]
    weights = {d["id"]: d["weight"] for d in survey.pack["dimensions"]}
    known = [d for d in dimensions if dimensions[d]["score"] is not None]
    out = {"score": None, "pooled": None, "base": None, "cap": None, "level": None, "org-index": None,
           "leadership-gate": []}
    lead = dimensions.get("leadership", {}).get("score")
    if lead is not None:
        out["leadership-gate"] = [d for d in known if at_least(dimensions[d]["score"] - lead, 1.0)]
    if len(known) < params["min-valid-dimensions"]:
        return out
    out["score"], _ = weighted([(weights[d], dimensions[d]["score"]) for d in known])
    out["pooled"], _ = weighted([(weights[d], dimensions[d]["pooled"]) for d in known])
    out["base"] = math.floor(out["score"] + EPS)
    out["cap"] = math.floor(min(dimensions[d]["score"] for d in known) + EPS) + 1
    out["level"] = max(1, min(out["base"], out["cap"]))
    low, high = params["scale-min"], params["scale-max"]
    out["org-index"] = (out["score"] - low) / (high - low) * 100
    return out


def profile(survey, group, dimension):
    """A shown group's view of a dimension, or None."""
    questions = [q for q in survey.questions if q["dimension"] == dimension]
    answered = {id(p) for p in survey.people if p["group"] == group for q in questions
                if group in q["groups"] and isinstance(p["answers"].get(q["id"]), int)}
    if group not in survey.shown or len(answered) < survey.k:
        return None
    value, _ = weighted([(q["weight"], mean(survey.numbers(q, group))) for q in questions])
    return value


def common_questions(survey, dimension, a, b):
    least = survey.pack["params"]["gap-min-n-per-question"]
    return [q for q in survey.questions if q["dimension"] == dimension
            and a in q["groups"] and b in q["groups"]
            and len(survey.numbers(q, a)) >= least and len(survey.numbers(q, b)) >= least]


def gap(survey, dimension, a, b):
    params = survey.pack["params"]
    common = common_questions(survey, dimension, a, b)
    if len(common) < params["gap-min-common-questions"]:
        return None
    weight = sum(q["weight"] for q in common)
    delta = sum(q["weight"] * (mean(survey.numbers(q, a)) - mean(survey.numbers(q, b))) for q in common) / weight
    squares = freedom = 0.0
    for q in common:
        for g in (a, b):
            values = survey.numbers(q, g)
            squares += (len(values) - 1) * sample_variance(values)
            freedom += len(values) - 1
    s = math.sqrt(squares / freedom)
    z = abs(delta) / s if s > 0 else (math.inf if delta else 0.0)
    size = abs(delta)
    if less(size, params["gap-slight"]):
        kind = "agree"
    elif less(size, params["gap-notable"]):
        kind = "slight"
    elif less(z, params["gap-min-z"]):
        kind = "scattered"
    elif at_least(size, params["gap-strong"]):
        kind = "strong"
    else:
        kind = "notable"
    return {"dim": dimension, "a": a, "b": b, "common": len(common), "delta": delta, "s-pooled": s, "z": z,
            "class": kind}


# ----------------------------------------------------- nothing computable

def rank(rows):
    rows = [list(r) for r in rows]
    found, column = 0, 0
    width = len(rows[0]) if rows else 0
    while found < len(rows) and column < width:
        pivot = next((i for i in range(found, len(rows)) if rows[i][column]), None)
        if pivot is None:
            column += 1
            continue
        rows[found], rows[pivot] = rows[pivot], rows[found]
        head = rows[found][column]
        for i in range(found + 1, len(rows)):
            if rows[i][column]:
                factor = rows[i][column] / head
                rows[i] = [x - factor * y for x, y in zip(rows[i], rows[found])]
        found, column = found + 1, column + 1
    return found


class Disclosure:
    """What is printed about one dimension, as equations in the means of groups."""

    def __init__(self, survey, dimension):
        self.survey, self.dimension = survey, dimension
        self.questions = [q for q in survey.questions if q["dimension"] == dimension]
        self.unknowns = [(g, q["id"]) for q in self.questions for g in survey.order if survey.numbers(q, g)]
        self.no_profile, self.no_score = [], []

    def equations(self):
        s, rows = self.survey, []
        full = s.pack["params"]["full-weight-n"]
        weights = s.pack["params"].get("group-weights") or {}
        for q in self.questions:
            if q["id"] not in self.no_score:
                omega = {(g, q["id"]): Fraction(weights.get(g, 1)) * min(1, Fraction(len(s.numbers(q, g)), full))
                         for g in s.order}
                rows.append(self._row(omega))
        for g in s.shown:
            if g not in self.no_profile and profile(s, g, self.dimension) is not None:
                rows.append(self._row({(g, q["id"]): Fraction(q["weight"]) for q in self.questions}))
        for a, b in self.pairs():
            common = common_questions(s, self.dimension, a, b)
            row = {(a, q["id"]): Fraction(q["weight"]) for q in common}
            row.update({(b, q["id"]): -Fraction(q["weight"]) for q in common})
            rows.append(self._row(row))
        return rows

    def pairs(self):
        """Pairs of shown core groups whose gap in this dimension is to be printed."""
        s = self.survey
        groups = [g for g in s.core if g in s.shown and g not in self.no_profile]
        return [(a, b) for i, a in enumerate(groups) for b in groups[i + 1:]
                if gap(s, self.dimension, a, b) is not None]

    def _row(self, coefficients):
        return [coefficients.get(u, Fraction(0)) for u in self.unknowns]

    def exposed(self):
        """Whether a combination of the equations depends on one hidden group only."""
        rows = self.equations()
        whole = rank(rows)
        for h in self.survey.hidden:
            others = [[x for x, u in zip(r, self.unknowns) if u[0] != h] for r in rows]
            if rank(others) < whole:
                return True
        return False

    def protect(self):
        s = self.survey
        by_size = sorted(s.shown, key=lambda g: (s.size[g], -s.order.index(g)))
        while self.exposed() and len(self.no_profile) < len(by_size):
            self.no_profile.append(by_size[len(self.no_profile)])
        if self.exposed():
            for q in self.questions:
                answered = {g for g, question in self.unknowns if question == q["id"]}
                if len(answered) == 1 and answered <= s.hidden:
                    self.no_score.append(q["id"])
        assert not self.exposed(), self.dimension
        return self


# ------------------------------------------------------------- instruments

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
    counts = dict.fromkeys(("no-a", "no-r", "multi-a", "many-r", "many-c", "silent"), 0)
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
        counts["many-c"] += n["C"] > 3
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
    if pack["group"] not in survey.shown or not asked:
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
        hidden = [g for g in q["groups"] if g in survey.hidden]
        shown = [g for g in q["groups"] if g in survey.shown]
        visible = [rates[g] for g in shown if g in rates]
        if visible and not (len(hidden) == 1 and len(shown) <= 1):
            out[name + "max-group"] = max(visible)


# -------------------------------------------------------------- assessment

def assess(pack, document, round_index=-1):
    engagement, round_ = document["engagement"], document["rounds"][round_index]
    survey = Survey(pack, engagement, round_)
    facts = round_.get("facts") or {}
    scores = question_scores(survey)
    dimensions = dimension_scores(survey, scores)
    total = overall(survey, dimensions)
    disclosures = {d["id"]: Disclosure(survey, d["id"]).protect() for d in pack["dimensions"]}
    withheld = [q for d in disclosures.values() for q in d.no_score]

    metrics = {name: None for name in pack["metrics"]}
    for q, s in scores.items():
        metrics["q." + q] = None if q in withheld else s["score"]
    for d, s in dimensions.items():
        metrics["dim." + d] = s["score"]
    metrics["overall"], metrics["org.index"] = total["score"], total["org-index"]

    pairs = [gap(survey, d, a, b) for d, disclosure in disclosures.items() for a, b in disclosure.pairs()]
    counted = [abs(p["delta"]) for p in pairs if p["class"] in ("notable", "strong")]
    metrics["gap.max"] = max(counted, default=0) if pairs else None

    dont_know_metrics(survey, metrics)
    owner_metrics(survey, metrics)
    barrier_metrics(survey, metrics)
    parts = [(0.25, goals_metrics(facts, metrics)), (0.35, positioning_metrics(pack, facts, metrics)),
             (0.25, audience_metrics(pack, facts, metrics)), (0.15, swot_metrics(pack, facts, metrics))]
    metrics["foundation.index"], _ = weighted(parts)
    raci_metrics(pack, facts, metrics)
    flow_metrics(pack, facts, metrics)
    time_metrics(pack, facts, metrics)
    rules_metrics(pack, facts, metrics)
    group_metrics(pack, facts, metrics)
    metrics["always"] = True

    groups = {}
    for g in survey.order:
        shown = g in survey.shown
        groups[g] = {"shown": shown, "empty": survey.size[g] == 0, "n": survey.size[g] if shown else None, "dims": {}}
        if shown:
            groups[g]["dims"] = {d: None if g in disclosures[d].no_profile else profile(survey, g, d)
                                 for d in disclosures}
    headcount = (facts.get("company") or {}).get("headcount")
    roadmap = recommend(pack, metrics, headcount)
    return {
        "k": survey.k, "answered": len(survey.people), "excluded": survey.excluded,
        "level": total["level"], "base": total["base"], "cap": total["cap"],
        "leadership-gate": total["leadership-gate"], "quadrant": quadrant(pack, metrics),
        "internal": {"questions": scores, "dimensions": dimensions,
                     "overall": {"score": total["score"], "pooled": total["pooled"]}},
        "metrics": metrics, "groups": groups,
        "gaps": [p for p in pairs if p["class"] != "agree"],
        "withheld": {"profiles": {d: x.no_profile for d, x in disclosures.items() if x.no_profile},
                     "scores": withheld},
        **roadmap,
    }


def quadrant(pack, metrics):
    x, y = metrics["foundation.index"], metrics["org.index"]
    if x is None or y is None:
        return None
    limit = pack["params"]["map-threshold"]
    right, top = at_least(x, limit), at_least(y, limit)
    return {(True, True): "quad-solid", (True, False): "quad-message-strong",
            (False, True): "quad-process-strong", (False, False): "quad-beginning"}[right, top]


# ----------------------------------------------------------------- roadmap

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


# ------------------------------------------------------------ command line

def plain(x):
    """JSON has no infinity: it is written as the text "infinity"."""
    if isinstance(x, float) and math.isinf(x):
        return "infinity"
    if isinstance(x, dict):
        return {k: plain(v) for k, v in x.items()}
    if isinstance(x, (list, tuple)):
        return [plain(v) for v in x]
    return x


def differences(a, b, path=""):
    if isinstance(a, dict) and isinstance(b, dict):
        for k in sorted(set(a) | set(b)):
            yield from differences(a.get(k), b.get(k), f"{path}/{k}")
    elif isinstance(a, list) and isinstance(b, list) and len(a) == len(b):
        for i, (x, y) in enumerate(zip(a, b)):
            yield from differences(x, y, f"{path}/{i}")
    elif isinstance(a, (int, float)) and isinstance(b, (int, float)):
        if abs(a - b) > 1e-9:
            yield f"{path}: {a} != {b}"
    elif a != b:
        yield f"{path}: {a!r} != {b!r}"


def main(arguments):
    check = arguments[:1] == ["--check"]
    pack_file, *files = arguments[1:] if check else arguments
    with open(pack_file, encoding="utf-8") as f:
        pack = json.load(f)
    bad = 0
    for name in files:
        with open(name, encoding="utf-8") as f:
            document = json.load(f)
        if not check:
            print(json.dumps(plain(assess(pack, document)), ensure_ascii=False, indent=1))
            continue
        for difference in differences(document["expected"], plain(assess(pack, document["document"]))):
            print(f"{name}: {difference}")
            bad = 1
    return bad


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
