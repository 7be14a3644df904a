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

from disclosure import Disclosure
from instruments import (audience_metrics, barrier_metrics, dont_know_metrics, flow_metrics, goals_metrics, group_metrics,
                         owner_metrics, positioning_metrics, raci_metrics, rules_metrics, swot_metrics, time_metrics)
from roadmap import recommend
from scores import dimension_scores, gap, overall, profile, question_scores, weighted
from survey import Survey, at_least


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
