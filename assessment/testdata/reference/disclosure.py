"""What may be printed about a dimension without giving a hidden group away.

Everything that is to be printed is read as linear equations in the unknown
means of groups, the numbers of answers taken as known; arithmetic is exact.
"""

from fractions import Fraction

from scores import common_questions, gap, profile


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
