"""A reader with a solver: everything that follows from printed reports, by linear programmes.

Written apart from the code under test, from the tables alone: which cell is a sum of which others, and what is shown.
"""

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import block_diag, csr_array

from kindhub.services.suppression import OTHER, TOTAL

MANY, NEAR = 10_000, 1e-6


class Reader:
    """`ask(key)` gives the least and the most a number can be; `marks`: this reader takes the marks at their word."""

    def __init__(self, reports, marks):
        self.number, self.bounds, self.truth, self.mark = {}, [], {}, {}
        self.sums, self.marks = [], marks
        printed = [safe for report in reports for safe in report.tables if safe.verdict != "withheld"]
        self.sum_keys = set()
        for safe in printed:
            self._add_sums(safe.table)
        for safe in printed:
            self._read(safe)
        self._solve_form()

    def key(self, table, place):
        codes = {**table.at, **dict(zip(table.dimensions, place, strict=True))}
        return (table.counts, frozenset((name, code) for name, code in codes.items() if code != TOTAL))

    def _variable(self, key):
        if key not in self.number:
            self.number[key] = len(self.bounds)
            self.bounds.append([0, MANY])
        return self.number[key]

    def _add_sums(self, table):
        for place in table.cells:
            for at, name in enumerate(table.dimensions):
                finer = {other[at] for other in table.cells} - {TOTAL}
                parts = table.parts.get(name, {})
                if place[at] == TOTAL:
                    inside = {code for code in finer if not set(parts.get(code, ())) & finer}
                else:
                    inside = set(parts.get(place[at], ()))
                others = [(*place[:at], code, *place[at + 1 :]) for code in sorted(inside)]
                if others and (place[at] != TOTAL or all(other in table.cells for other in others)):
                    self._add_sum(self.key(table, place), [self.key(table, other) for other in others])
            for name, code in table.at.items():
                atoms = table.parts.get(name, {}).get(code, ())
                whole = self.key(table, place)
                rest = frozenset(whole[1] - {(name, code)})
                if atoms:
                    self._add_sum(whole, [(table.counts, rest | {(name, atom)}) for atom in atoms])

    def _add_sum(self, whole, parts):
        self.sums.append((self._variable(whole), [self._variable(part) for part in parts]))
        self.sum_keys.add(whole)

    def _read(self, safe):
        for place, value in safe.table.cells.items():
            key, mark = self.key(safe.table, place), safe.marks.get(place, "")
            at = self._variable(key)
            self.truth[key] = value
            if not mark:
                self.bounds[at] = [value, value]
                self.mark[key] = ""
            elif self.mark.get(key) != "":
                self.mark[key] = mark
                self._believe(at, key, mark, value)

    def _believe(self, at, key, mark, value):
        if not self.marks:
            return
        if mark != OTHER:
            self.bounds[at] = [1, int(mark[1:]) - 1]
        elif self.bounds[at] == [0, MANY]:
            big = key not in self.sum_keys and value >= 5
            self.bounds[at] = [5 if big else 1, MANY]

    def _solve_form(self):
        rows, columns, values = [], [], []
        for row, (whole, parts) in enumerate(self.sums):
            rows += [row] * (len(parts) + 1)
            columns += [whole, *parts]
            values += [1, *[-1] * len(parts)]
        self.matrix = csr_array((values, (rows, columns)), shape=(len(self.sums), len(self.bounds)))

    def ask(self, keys):
        """Of every key the least and the most it can be: one programme with a copy of the tables for each question."""
        if not keys:
            return {}
        size, copies = len(self.bounds), 2 * len(keys)
        goal = np.zeros(size * copies)
        for at, key in enumerate(keys):
            goal[2 * at * size + self.number[key]] = 1
            goal[(2 * at + 1) * size + self.number[key]] = -1
        equal = {}
        if self.sums:
            equal = {"A_eq": block_diag([self.matrix] * copies, "csr"), "b_eq": np.zeros(len(self.sums) * copies)}
        found = linprog(goal, bounds=self.bounds * copies, method="highs", **equal)
        assert found.status == 0, found.message
        ends = found.x.reshape(copies, size)
        return {
            key: (ends[2 * at][self.number[key]], ends[2 * at + 1][self.number[key]]) for at, key in enumerate(keys)
        }


def small_numbers(reader, limit=5):
    """What must not be worked out: key → its true number."""
    return {key: value for key, value in reader.truth.items() if 0 < value < limit}


def exposures(reports, limit=5, extra=()):
    """The small numbers of which a reader learns more than is promised; `extra` are (key, number) printed nowhere."""
    plain, marked = Reader(reports, marks=False), Reader(reports, marks=True)
    wanted = dict([*small_numbers(plain, limit).items(), *extra])
    found, sums, marks = [], plain.ask(list(wanted)), marked.ask(list(wanted))
    for key, value in wanted.items():
        least, most = sums[key]
        if least > 1 + NEAR or most < limit - 1 - NEAR:
            found.append((key, value, least, most, "sums"))
        least, most = marks[key]
        whole = plain.mark.get(key, "").startswith("<") and key not in plain.sum_keys
        if most - least < limit - 2 - NEAR or (whole and (least > 1 + NEAR or most < limit - 1 - NEAR)):
            found.append((key, value, least, most, "marks"))
    return found
