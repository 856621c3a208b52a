"""An independent count of the sheet of encounters: raw cells and a few ifs, no line of it shared with the program."""

import csv
import re
import unicodedata
from collections import defaultdict
from datetime import date, timedelta
from difflib import SequenceMatcher
from statistics import median

MONTHS = ("ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic")
KINDS = {"g": "group", "t": "group", "o": "group", "e": "interview", "c": "interview", "s": "follow_up", "a": "going"}
LEVELS = {"asistencia legal": "assisted", "representacion": "assisted", "acompanamiento": "accompanied",
          "acompanamiento a comar": "accompanied"}  # fmt: skip
COUNTRIES = {"hon": "HN", "ven": "VE", "gua": "GT", "mex": "MX", "hai": "HT", "sal": "SV", "el ": "SV", "nic": "NI"}
WAYS = {"si": "alone", "nn": "alone", "no": "alone", "se": "separated", "vi": "separated"}
OUTCOMES = {"rec": "recognised", "no ": "denied", "pro": "complementary", "aba": "abandoned"}


def plain(text):
    return unicodedata.normalize("NFKD", text or "").encode("ascii", "ignore").decode().lower().strip()


def span(text):
    """First and last day a cell may mean, None where it means none."""
    text = plain(text)
    if found := re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", text):
        day = date(*map(int, found.groups()))
    elif found := re.fullmatch(r"(\d\d?)/(\d\d?)/(\d{2,4})", text):
        day = date(int(found[3]) % 100 + 2000, int(found[2]), int(found[1]))
    elif found := re.fullmatch(r"(\d+)[- ](?:de )?([a-z]+)[- ](?:de )?(\d{4})", text):
        day = date(int(found[3]), MONTHS.index(found[2][:3]) + 1, int(found[1]))
    elif found := re.fullmatch(r"(\d\d?|[a-z]+)(?:/| de | )(\d{4})", text):
        month = int(found[1]) if found[1].isdigit() else MONTHS.index(found[1][:3]) + 1
        first = date(int(found[2]), month, 1)
        return first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    else:
        return None
    return day, day


def born(text, on):
    text = plain(text)
    if found := re.fullmatch(r"(?:ano )?((?:19|20)\d\d)", text):
        return date(int(found[1]), 1, 1), date(int(found[1]), 12, 31)
    if found := re.fullmatch(r"(\d{1,2})(?: ?a(?:nos)?)?", text):
        return years_before(on, int(found[1]) + 1) + timedelta(days=1), years_before(on, int(found[1]))
    return span(text)


def years_before(day, years):
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return date(day.year - years, 2, 28)


def heard(word):
    for letters, sound in (("ch", "3"), ("ll", "y"), ("v", "b"), ("z", "s"), ("ce", "se"), ("ci", "si"), ("k", "c"),
                           ("qu", "c"), ("y", "i"), ("x", "j"), ("h", ""), ("ge", "je"), ("gi", "ji")):  # fmt: skip
        word = word.replace(letters, sound)
    return re.sub(r"(.)\1", r"\1", word)


class Line:
    def __init__(self, row):
        self.row, self.folio = row, row["FOLIO"]
        self.on = span(row["FECHA"])[0]
        names = [row[key] for key in ("NOMBRE(S)", "PRIMER APELLIDO", "SEGUNDO APELLIDO")]
        cells = [re.sub(r"[^\w ]", "", plain(name)).split() for name in names]
        self.name, self.parts = [*cells[0], *cells[1], *cells[2]], (cells[0], cells[1] + cells[2])
        self.sex, self.country = row["SEXO (H/M)"], COUNTRIES[plain(row["NACIONALIDAD"])[:3]]
        way = plain(row["ACOMPAÑAMIENTO"])
        self.way = "risk" if "riesgo" in way else WAYS.get(way[:2], "accompanied")
        self.born, self.entered = born(row["FECHA NAC. O EDAD"], self.on), span(row["FECHA INGRESO MÉXICO"])
        self.office = {"tij": "TIJ", "tap": "TAP", "cdm": "CDMX", "d.f": "CDMX", "jua": "JRZ"}.get(
            plain(row["OFICINA"])[:3], "CDMX" if "mex" in plain(row["OFICINA"]) else "JRZ")  # fmt: skip
        first = plain(row["TIPO DE ATENCIÓN"])
        self.kind = "interview" if first.startswith("scr") else KINDS[first[0]]
        self.level = LEVELS.get(plain(row["SERVICIO"]))


def near(one, other):
    enough = 0.65 if min(len(one), len(other)) > 3 else 0.9
    pairs = ((one, other), (heard(one), heard(other)))
    return any(a == b or SequenceMatcher(None, a, b).ratio() >= enough for a, b in pairs)


def fits(one, other):
    """The shorter name lies in the longer, its first given name among them."""
    short, long = sorted((one, other), key=len)
    left = list(long)
    for word in short:
        twin = next((each for each in left if near(word, each)), None)
        if twin is None:
            return False
        left.remove(twin)
    return near(short[0], long[0])


def by_cells(one, other):
    """Given names with given names, surnames with surnames: the first agree, the second where both have one."""
    pairs = [(one.parts[place], other.parts[place]) for place in range(2)]
    return all(a and b and all(near(x, y) for x, y in zip(a, b, strict=False)) for a, b in pairs)


def exact(days):
    return days is not None and days[0] == days[1]


def one_child(a, b):
    if a.country != b.country or (a.sex and b.sex and a.sex != b.sex):
        return False
    claim = a.row["COMAR EXPEDIENTE"] and a.row["COMAR EXPEDIENTE"] == b.row["COMAR EXPEDIENTE"]
    curp = a.row["CURP"] and a.row["CURP"][:16].upper() == b.row["CURP"][:16].upper()
    if claim or curp:
        return near(a.name[0], b.name[0])
    if a.born and b.born and (a.born[0] > b.born[1] or b.born[0] > a.born[1]):
        return False
    if a.entered and b.entered and (a.entered[0] > b.entered[1] or b.entered[0] > a.entered[1]):
        return False
    day = (exact(a.born) and a.born == b.born) or (exact(a.entered) and a.entered == b.entered)
    if not day and (a.way != b.way or abs((a.on - b.on).days) > 200 or a.row["IDIOMA"][:2] != b.row["IDIOMA"][:2]):
        return False
    return fits(a.name, b.name) or by_cells(a, b)


def lines_of(path):
    with path.open(encoding="cp1252", newline="") as sheet:
        rows = [row for row in csv.DictReader(sheet, delimiter=";") if row["FOLIO"]]
    return [Line(row) for row in {row["FOLIO"]: row for row in rows}.values()]


def children_of(lines):
    child = list(range(len(lines)))
    for later, line in enumerate(lines):
        for earlier in range(later):
            if child[earlier] != child[later] and one_child(lines[earlier], line):
                low, high = sorted((child[earlier], child[later]))
                child = [low if one == high else one for one in child]
    return child


def weekdays(start, end):
    days = (start + timedelta(days=step) for step in range(1, (end - start).days + 1))
    return sum(day.weekday() < 5 for day in days)


def in_time(entered, filed):
    if not entered or not filed:
        return "undeterminable"
    answers = set()
    for step in range((entered[1] - entered[0]).days + 1):
        start = entered[0] + timedelta(days=step)
        answers.add("inconsistent" if filed < start else "within" if weekdays(start, filed) <= 30 else "late")
    return answers.pop() if len(answers) == 1 else "undeterminable"


def recount(path):
    """Every figure of the whole file by its name and group."""
    lines = lines_of(path)
    found, by_child = defaultdict(float), defaultdict(list)
    for number, line in zip(children_of(lines), lines, strict=True):
        by_child[number].append(line)
        found["encounters", ()] += 1
        found["encounters", ("office", line.office)] += 1
    for mine in by_child.values():
        _child(found, mine)
        _claim(found, mine)
    _authorities(found, lines)
    return dict(found)


def _child(found, mine):
    kinds, levels = {one.kind for one in mine}, {one.level for one in mine}
    groups = [(), *{("office", one.office) for one in mine}, *{("year", str(one.on.year)) for one in mine}]
    groups.append(("nationality", mine[0].country))
    for group in groups:
        found["children_met", group] += 1
        found["children_oriented", group] += "group" in kinds
        found["children_screened", group] += bool(kinds - {"group"})
        found["children_accompanied", group] += "going" in kinds or "accompanied" in levels
        found["children_assisted", group] += "assisted" in levels


def _claim(found, mine):
    claimed = [one for one in mine if one.row["COMAR EXPEDIENTE"]]
    if not claimed:
        return
    filed, decided = (next((days[0] for one in claimed if (days := span(one.row[key]))), None)
                      for key in ("COMAR SOLICITUD", "COMAR RESOLUCIÓN"))  # fmt: skip
    entered = min((one.entered for one in mine if one.entered), key=lambda days: days[1] - days[0], default=None)
    found["claims", ()] += 1
    found["claims_timeliness", ("timeliness", in_time(entered, filed))] += 1
    if filed and decided and decided >= filed:
        found["decided", ()] += 1
        found["decided_45", ()] += weekdays(filed, decided) <= 45
    outcome = next((one.row["COMAR RESULTADO"] for one in claimed if one.row["COMAR RESULTADO"]), "")
    if outcome:
        found["claim_outcomes", ("outcome", OUTCOMES[plain(outcome)[:3]])] += 1


def _authorities(found, lines):
    waits, bids = [], []
    for line in lines:
        sent, answered = span(line.row["FECHA ENVÍO"]), span(line.row["FECHA RESPUESTA"])
        if not sent:
            continue
        action = plain(line.row["ACCIÓN"])
        found["actions_sent", ()] += 1
        found["answered", ()] += bool(answered)
        waits += [(answered[0] - sent[0]).days] if answered else []
        found["plans_received", ()] += action.startswith("plan")
        if action == "solicitud de bid":
            found["bids_requested", ()] += 1
            found["bids_done", ()] += bool(answered)
            bids += [(answered[0] - sent[0]).days] if answered else []
    found["authority_days", ()] = median(wait for wait in waits if wait >= 0)
    found["bid_days", ()] = median(wait for wait in bids if wait >= 0)
