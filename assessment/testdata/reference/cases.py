#!/usr/bin/env python3
"""Writes cases/: answer sets and what reference.py makes of them.

    python3 cases.py

The sample engagement (cases/nordhang.json holds its document) gives the first
case and its variants V1 to V6; the others are random, from a fixed seed each.
Answer sets whose reading the method leaves open are drawn again: a person who
answered about half of the questions, a group of which some people only gave
"don't know" in a dimension, recommendations that tie by accident.
"""

import copy
import json
import pathlib
import random

import reference
from survey import Survey

HERE = pathlib.Path(__file__).parent
PACK = json.loads((HERE / "pack.json").read_text(encoding="utf-8"))
ROLES = ["role-managing-director", "role-marketing-lead", "role-social-editor", "role-pr", "role-department-lead",
         "role-product-expert", "role-sales-service", "role-hr", "role-legal", "role-it"]
TASKS = ["task-content", "task-obtain", "task-dialogue", "task-coordination", "task-evaluation", "task-other"]
DEPARTMENTS = ["engineering", "production", "sales", "service", "quality", "hr"]


# ------------------------------------------------------------------ people

SIZES = {  # what a case is about: sizes of management, experts, editors, marketing-pr, hr-legal
    "plain": lambda r: [r.randint(3, 5), r.randint(4, 8), r.randint(3, 5), r.randint(3, 5), r.choice([0, 0, 3])],
    "small": lambda r: [r.randint(1, 4) for _ in range(4)] + [r.choice([0, 1, 2])],
    "survey": lambda r: [r.randint(2, 7), r.randint(5, 12), r.randint(2, 7), r.randint(2, 7), r.choice([0, 2, 5])],
    "doubt": lambda r: [r.randint(3, 5), r.randint(3, 7), r.randint(3, 4), r.randint(3, 4), r.choice([0, 3])],
    "gaps": lambda r: [r.randint(3, 6), r.randint(3, 9), r.randint(3, 5), r.randint(2, 5), r.randint(0, 3)],
    "bare": lambda r: [r.randint(3, 4), r.randint(3, 6), r.randint(2, 4), r.randint(3, 4), 0],
    "extreme": lambda r: [r.randint(3, 4), r.randint(5, 6), r.randint(3, 4), r.randint(3, 4), 0],
    "absent": lambda r: [r.choice([0, 3]), r.randint(3, 6), r.choice([0, 2, 3]), r.randint(1, 4), r.randint(0, 4)],
}


def people(r, kind):
    out = []
    extreme_level = r.choice([None, None, 1, 5]) if kind == "extreme" else None
    for group, size in zip([g["id"] for g in PACK["groups"]], SIZES[kind](r)):
        tendency = r.uniform(1.3, 4.6) if kind in ("gaps", "absent") else r.uniform(1.8, 3.6)
        per_question = {q["id"]: tendency + r.gauss(0, 0.5) for q in PACK["questions"]}
        for n in range(size):
            leaves_out = kind in ("gaps", "small", "absent") and r.random() < 0.12
            out.append(person(r, f"{group}-{n + 1}", group, per_question, kind, leaves_out, extreme_level))
    return out


def person(r, id_, group, centre, kind, leaves_out, level):
    dk = 0.3 if kind == "doubt" else 0.06
    na = 0.25 if kind == "gaps" else 0.03
    missing = 0.75 if leaves_out else 0.12 if kind in ("gaps", "small") else 0.02
    answers = {}
    for q in PACK["questions"]:
        if group not in q["groups"]:
            continue
        if r.random() < missing:
            continue
        draw = r.random()
        if draw < dk:
            answers[q["id"]] = "dk"
        elif draw < dk + na:
            answers[q["id"]] = "na"
        else:
            answers[q["id"]] = level or min(5, max(1, round(r.gauss(centre[q["id"]], 0.7))))
    p = {"id": id_, "group": group, "answers": answers}
    if leaves_out:
        return p
    if group != "hr-legal" and r.random() < 0.95:
        p["owner-check"] = {i: r.choice(["dk"] + [ROLES[2], ROLES[1], ROLES[5]] * 2) for i in PACK["owner-check"]["items"]
                            if r.random() < 0.95}
    if group == PACK["barriers"]["group"] and r.random() < 0.9:
        options = [o["id"] for o in PACK["barriers"]["options"] if o["id"] != "bar-none"]
        chosen = set(r.sample(options, r.randint(1, 3)))
        p["barriers"] = ["bar-none"] if r.random() < 0.15 else [o for o in options if o in chosen]
    return p


# ------------------------------------------------------------------- facts

def facts(r, kind):
    if kind == "bare":
        return {} if r.random() < 0.5 else {"working-group": {"wg-exists": True, "met": ["wg-size", "wg-time"]}}
    wild = kind == "extreme"
    firm = company(r)
    return {
        "company": firm, "goals": goals(r, wild), "positioning": positioning(r), "audiences": audiences(r),
        "swot": {"swot": swot(r, wild), "tows": []}, "raci": raci(r, wild), "flows": flows(r, wild, [d["id"] for d in firm["departments"]]),
        "time-budget": time_budget(r, wild), "rules-checklist": checklist(r, wild), "working-group": group(r),
    }


def company(r):
    return {
        "name": "Musterwerk GmbH", "industry": "Pumpen", "trigger": ["trig-start"],
        "headcount": r.choice([12, 49, 50, 180, 500, 501, 1200]), "works-council": r.random() < 0.5,
        "contributions-per-week": r.choice([1, 2.5, 4, 10]),
        "departments": [{"id": d, "name": d.title()} for d in DEPARTMENTS[:r.randint(2, 6)]],
        "channels": [{"id": f"ch-{n}", "name": f"Netz {n}", "status": r.choice(["ch-active", "ch-irregular", "ch-abandoned"])}
                     for n in range(1, r.randint(2, 6))],
    }


def goals(r, wild):
    out = {"company-goals": [{"id": "cg-1", "text": "Wachsen"}], "communication-goals": []}
    for n in range(0 if wild and r.random() < 0.5 else r.randint(1, 4)):
        goal = {"id": f"g{n + 1}", "statement": f"Ziel {n + 1}"}
        for key, draw in (("audience", "a1"), ("company-link", "cg-1"), ("metric", True), ("baseline", 0), ("target", 10),
                          ("deadline", "2027-12-31"), ("owner", True), ("realism", r.randint(1, 5))):
            if r.random() < 0.65:
                goal[key] = draw
        out["communication-goals"].append(goal)
    return out


def positioning(r):
    out = {e["id"]: r.choice(list(PACK["positioning"]["status"])) for e in PACK["positioning"]["elements"]}
    out["pos-swap-test"] = r.choice(["swap-no", "swap-partly", "swap-yes"])
    return out


def audiences(r):
    return [{"id": f"a{n}", "name": f"Gruppe {n}", "type": "aud-customer", "ideal": r.random() < 0.6,
             "priority": r.randint(1, 5), "evidence": r.choice(list(PACK["audiences"]["evidence"])),
             "filled": r.randint(1, 10), "channels": [f"Netz {r.randint(1, 5)}"]} for n in range(1, r.randint(2, 7))]


def swot(r, wild):
    codes = "S" if wild else "SWOT"
    return [{"id": f"{c.lower()}{n}", "code": c, "text": "Aussage", "imp": r.randint(1, 5), "mag": r.randint(1, 5),
             "ev": r.randint(0, 3)} for c in codes for n in range(1, r.randint(2, 4))]


def raci(r, wild):
    out = {}
    for activity in PACK["raci"]["activities"]:
        row = {role: r.choice(["R", "R", "A", "C", "I", "AR"]) for role in ROLES if r.random() < (0.6 if wild else 0.22)}
        if row:
            out[activity["id"]] = row
    return out


def flows(r, wild, departments):
    places = (departments[:2] if wild else departments) + ["social-team"]
    out = []
    for n in range(0 if wild and r.random() < 0.3 else r.randint(2, 12)):
        start = r.choice(places)
        end = r.choice([p for p in places if p != start] + (["social-team"] * 3 if start != "social-team" else []))
        flow = {"id": f"f{n + 1}", "from": start, "to": end, "content": f"Fluss {n + 1}",
                "frequency": r.choice(list(PACK["flows"]["frequency"])), "mode": r.choice(list(PACK["flows"]["mode"])),
                "works": r.choice(list(PACK["flows"]["works"])), "importance": r.randint(1, 3)}
        if r.random() < 0.6:
            flow["owner"] = "Abteilungsleitung"
        if end == "social-team":
            flow["receiver"] = r.choice(["Redaktion", "Redaktion", "Marketing"])
        out.append(flow)
    return out


def time_budget(r, wild):
    roles = []
    for n in range(1, r.randint(2, 5)):
        role = {"id": f"tb-{n}", "role": f"Rolle {n}", "contract": 39, "allocated": r.choice([5, 10, 20, 39]),
                "tasks": {t: r.choice([0, 0.5, 1, 3, 6, 9]) for t in TASKS}}
        role["tasks"]["task-content"] += 1
        if r.random() < 0.7:
            role["load-before"], role["allocated-before"] = r.randint(4, 30), r.randint(4, 30)
        roles.append(role)
    if wild:
        roles[0]["allocated"] = 0
        roles.append({"id": "tb-last", "role": "Letzte", "contract": 39, "allocated": 10, "tasks": {"task-content": 8.5}})
    experts = [{"id": f"te-{n}", "requests": r.randint(0, 20), "minutes": r.choice([5, 10, 20, 45])}
               for n in range(1, r.randint(2, 6))]
    return {"time-budget": roles, "expert-time": experts}


def checklist(r, wild):
    statuses = ["chk-in-force"] * 3 + ["chk-draft", "chk-missing", "chk-na"] if wild else list(PACK["rules-checklist"]["status"])
    out = {i["id"]: r.choice(statuses) for i in PACK["rules-checklist"]["items"]}
    out["rules-communicated"] = [i for i in sorted(out) if out[i] == "chk-in-force" and r.random() < 0.5]
    return out


def group(r):
    if r.random() < 0.5:
        return {"wg-exists": False, "met": []}
    return {"wg-exists": True, "met": [c for c in PACK["working-group"]["criteria"] if r.random() < 0.6]}


# ------------------------------------------------------------------- cases

def document(r, name, kind):
    mode = "survey" if kind == "survey" else r.choice(["panel", "panel", "survey"]) if kind == "absent" else "panel"
    respondents = people(r, kind)
    invited = {g["id"]: n + r.randint(0, 2) for g in PACK["groups"]
               if (n := sum(1 for p in respondents if p["group"] == g["id"]))}
    return {
        "lotse": 1,
        "engagement": {"id": name, "client": "Musterwerk GmbH", "language": "de", "pack": "kommunikation",
                       "mode": mode, "k-min": 5 if mode == "survey" else 3, "date": "2026-11-02"},
        "rounds": [{"id": "baseline", "invited": invited, "facts": facts(r, kind), "respondents": respondents}],
    }


def settled(doc, expected):
    """Whether the method leaves only one reading of an answer set."""
    survey = Survey(PACK, doc["engagement"], doc["rounds"][0])
    for p in doc["rounds"][0]["respondents"]:
        asked = sum(1 for q in PACK["questions"] if p["group"] in q["groups"])
        if 0.35 < len(p["answers"]) / asked < 0.65:
            return False
    for d in PACK["dimensions"]:
        questions = [q for q in PACK["questions"] if q["dimension"] == d["id"]]
        for g in survey.shown:
            mine = [p for p in survey.people if p["group"] == g]
            counted = [{p["id"] for p in mine for q in questions if g in q["groups"] and p["answers"].get(q["id"]) in kinds}
                       for kinds in ((1, 2, 3, 4, 5), (1, 2, 3, 4, 5, "dk"), (1, 2, 3, 4, 5, "dk", "na"))]
            if len({len(c) >= survey.k for c in counted}) > 1:
                return False
    values = sorted(x["inherited"] for x in expected["recommendations"]) + sorted(x["priority"] for x in expected["recommendations"])
    return not any(0 < abs(a - b) < 1e-7 for a, b in zip(values, values[1:]))


def random_cases():
    kinds = list(SIZES)
    for n in range(40):
        kind, turn = kinds[n % len(kinds)], 0
        while True:
            r = random.Random(f"lotse {n} {turn}")
            doc = document(r, f"random-{n + 1:02}-{kind}", kind)
            expected = reference.assess(PACK, doc)
            if settled(doc, expected):
                yield doc["engagement"]["id"], doc, expected
                break
            turn += 1


def variants():
    base = json.loads((HERE / "cases" / "nordhang.json").read_text(encoding="utf-8"))["document"]
    docs = {"nordhang": base}
    for v in range(1, 7):
        docs[f"nordhang-v{v}"] = copy.deepcopy(base)
    docs["nordhang-v1"]["engagement"].update({"mode": "survey", "k-min": 5})
    docs["nordhang-v2"]["rounds"][0]["facts"]["working-group"] = {
        "wg-exists": True, "met": ["wg-sponsor", "wg-mandate", "wg-size", "wg-mix", "wg-rhythm"]}
    for p in docs["nordhang-v3"]["rounds"][0]["respondents"]:
        if "flow-planning" in p["answers"]:
            p["answers"]["flow-planning"] = "dk"
    for role in docs["nordhang-v4"]["rounds"][0]["facts"]["time-budget"]["time-budget"]:
        del role["load-before"]
    for p in docs["nordhang-v5"]["rounds"][0]["respondents"]:
        for question, level in (("lead-mandate", 5), ("lead-role-model", 3), ("lead-priority", 3)):
            if question in p["answers"]:
                p["answers"][question] = level
    elements = docs["nordhang-v6"]["rounds"][0]["facts"]["positioning"]
    elements["pos-difference"]["status"], elements["pos-swap-test"] = "pos-agreed", "swap-yes"
    for name, doc in docs.items():
        yield name, doc, reference.assess(PACK, doc)


def write(name, doc, expected):
    """One line per part: small, and a change shows in which part it lies."""
    expected = reference.plain(expected)
    lines = [f" {json.dumps(k)}: {json.dumps(v, ensure_ascii=False)}" for k, v in expected.items()]
    text = "{\n" + f'"document": {json.dumps(doc, ensure_ascii=False)},\n"expected": {{\n' + ",\n".join(lines) + "\n}\n}\n"
    (HERE / "cases" / f"{name}.json").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    for case in [*variants(), *random_cases()]:
        write(*case)
