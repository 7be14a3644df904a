"""Scores of questions and dimensions, the level, and gaps between groups."""

import math

from survey import EPS, at_least, less, mean, sample_variance


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
