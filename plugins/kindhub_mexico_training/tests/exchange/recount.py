"""An independent count of a roster: raw cells and a few lines of ifs, no line of it shared with the program."""

import re
import unicodedata
from collections import defaultdict
from datetime import datetime
from difflib import SequenceMatcher

import openpyxl

STATES = {"bc": "baja california", "chih": "chihuahua", "chis": "chiapas", "tab": "tabasco", "son": "sonora",
          "cdmx": "ciudad de mexico"}  # fmt: skip
SAME = (
    ("comision mexicana de ayuda a refugiados.*", "comar"), ("instituto nacional de migracion", "inm"),
    ("comision nacional de los derechos humanos", "cndh"), ("instituto federal de defensoria publica", "ifdp"),
    ("procuraduria federal de proteccion.*", "pfpnna"), ("unhcr", "acnur"), ("unicef mexico", "unicef"),
    (r"(?:procuraduria de proteccion de nna|procuraduria proteccion|ppnna) (.*)", r"ppnna \1"),
    (r"(?:dif municipal|dif mpal|smdif) (.*)", r"difm \1"), (r"(?:dif estatal|sistema dif|dif) (.*)", r"dif \1"),
    (r"consulado (?:de )?(.*?) (?:en )?(ciudad juarez|tapachula|tijuana)", r"consulado \1 \2"),
    (r"alb (.*)", r"albergue \1"), (r"(.*) ac", r"\1"),
)  # fmt: skip
KINDS = {"estatal": "state", "OSC": "ngo", "albergue": "shelter", "consulado": "consulate", "academia": "academia",
         "organismo internacional": "international", "despacho": "law_firm"}  # fmt: skip

TOLD = {"bufete": "law_firm", "consulado": "consulate"}
"""Kinds that no line of an institution says, by its first word."""


def plain(value):
    text = unicodedata.normalize("NFKD", str(value or "")).encode("ascii", "ignore").decode().lower()
    return " ".join(re.sub(r"[^\w@ ]", " ", text.replace(".", "")).split())


def institution(value):
    text = plain(value)
    last = text.split()[-1]
    if last in STATES:
        text = f"{text[: -len(last)]}{STATES[last]}"
    for pattern, same in SAME:
        text = re.sub(f"^{pattern}$", same, text)
    return text


def heard(word):
    for letters, sound in (("v", "b"), ("z", "s"), ("ce", "se"), ("ci", "si"), ("k", "c"), ("qu", "c"), ("y", "i"),
                           ("x", "j"), ("h", ""), ("gue", "ge")):  # fmt: skip
        word = word.replace(letters, sound)
    return re.sub(r"(.)\1", r"\1", word)


def name(value):
    found = plain(value).split()
    if found[0] in {"lic", "mtra", "mtro", "psic", "dr", "dra"}:
        found = found[1:]
    return [heard(word) for word in found]


def near(one, other):
    return one == other or SequenceMatcher(None, one, other).ratio() >= (
        0.75 if min(len(one), len(other)) > 3 else 0.88
    )


def fits(one, other):
    """All words of the shorter name are in the longer, the first ones of given name and surname among them."""
    short, long = sorted((one, other), key=len)
    left = list(long)
    for word in short:
        twin = next((each for each in left if near(word, each)), None)
        if twin is None:
            return False
        left.remove(twin)
    if len(short) == len(long):
        return True
    rest = long[2:3] if len(long) > 3 else long[1:]
    return any(near(long[0], word) for word in short) and any(near(r, word) for r in rest for word in short)


class Line:
    def __init__(self, row):
        self.event = plain(row[0]).replace("-", " ")
        self.name = name(row[1])
        self.sex = "female" if plain(row[2])[0] == "m" else "male"
        self.at = institution(row[3])
        self.kind = KINDS.get(row[4], row[4]) or TOLD.get(self.at.split()[0])
        self.post, self.state = row[5], row[6]
        self.email = re.sub(r"\s", "", row[7] or "").lower()
        self.marks = [str(cell or "").strip().lower() in {"x", "1", "✓"} for cell in row[8:12]]
        self.pre, self.post_test = score(row[12]), score(row[13])


def score(cell):
    if isinstance(cell, datetime) or cell is None:
        return None
    if isinstance(cell, float) and cell <= 1:
        return round(cell * 100, 6)
    found = re.fullmatch(r"(\d+(?:[.,]\d+)?)\s*(%?)", str(cell).strip())
    if not found:
        return None
    value = float(found[1].replace(",", "."))
    if isinstance(cell, int) and cell == 1:
        value = None  # told by the format of its cell, see `lines_of`
    return value if value is None or value <= 100 else None


def lines_of(path):
    sheet = openpyxl.load_workbook(path)["Asistencia"]
    found = []
    for row in sheet.iter_rows(min_row=6):
        line = Line([cell.value for cell in row])
        for field, cell in (("pre", row[12]), ("post_test", row[13])):
            if cell.value == 1:
                setattr(line, field, 100.0 if "%" in cell.number_format else 1.0)
        found.append(line)
    return found


def one_person(a, b):
    if a.sex != b.sex:
        return False
    if a.email and b.email:
        return a.email == b.email
    if a.post != b.post:
        return False
    if a.at == b.at:
        return fits(a.name, b.name)
    whole = len(a.name) == len(b.name) > 2
    return whole and (not a.state or not b.state or a.state == b.state) and fits(a.name, b.name)


def people_of(lines):
    """The number of the person of each line."""
    person = list(range(len(lines)))
    for later, line in enumerate(lines):
        for earlier in range(later):
            if person[earlier] != person[later] and one_person(lines[earlier], line):
                low, high = sorted((person[earlier], person[later]))
                person = [low if one == high else one for one in person]
    return person


def events_of(path):
    """Hours per session and year by key."""
    found = {}
    for row in openpyxl.load_workbook(path)["Eventos"].iter_rows(min_row=6, values_only=True):
        hours = float(re.sub(r"[^\d.,]", "", str(row[5])).replace(",", "."))
        year = row[3].year if isinstance(row[3], datetime) else int(re.search(r"20\d\d", row[3])[0])
        found[plain(row[0]).replace("-", " ")] = hours, year
    return found


def recount(path):
    """Every figure of the whole file by its name and group."""
    lines, events = lines_of(path), events_of(path)
    came, kinds, homes = {}, {}, {}
    for person, line in zip(people_of(lines), lines, strict=True):
        kinds.setdefault(line.at, line.kind)
        kinds[line.at] = kinds[line.at] or line.kind
        if line.state:
            homes[person] = line.state
        one = came.setdefault((line.event, person), {"marks": [False] * 4, "line": line, "pre": None, "post": None})
        one["marks"] = [a or b for a, b in zip(one["marks"], line.marks, strict=True)]
        one["pre"] = line.pre if one["pre"] is None else one["pre"]
        one["post"] = line.post_test if one["post"] is None else one["post"]
        one["state"] = line.state or one.get("state")
    there = {key: one for key, one in came.items() if any(one["marks"])}
    return figures(there, events, kinds, homes)


def figures(there, events, kinds, homes):
    found, people, bodies = defaultdict(float), defaultdict(set), defaultdict(set)
    for (event, person), one in there.items():
        hours, year = events[event]
        line, sessions = one["line"], sum(one["marks"])
        groups = [(), ("sex", line.sex), ("kind", kinds[line.at]), ("year", str(year))]
        state = one["state"] or homes.get(person)
        if state:
            groups.append(("state", state))
        for group in groups:
            found["attendances", group] += 1
            found["sessions_attended", group] += sessions
            found["training_hours", group] += sessions * hours
            people[group].add(person)
            bodies[group].add(line.at)
            count_tests(found, group, one["pre"], one["post"])
    found |= {("trained_people", group): len(some) for group, some in people.items()}
    found |= {("institutions", group): len(some) for group, some in bodies.items() if group[:1] != ("sex",)}
    return dict(found)


def count_tests(found, group, pre, post):
    if post is not None:
        found["post_tests", group] += 1
        found["post_passed", group] += post >= 70
    if pre is not None and post is not None:
        found["tests_both", group] += 1
        found["tests_improved", group] += post > pre
        found["tests_both_passed", group] += post >= 70
        found["sum_pre", group] += pre
        found["sum_post", group] += post
