"""Who counts, who is shown, and the answers of those who count."""

import json


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
