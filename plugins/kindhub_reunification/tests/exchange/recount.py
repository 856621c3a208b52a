"""An independent count of the search workbook: raw cells and a few ifs, no line of it shared with the program."""

import re
import unicodedata
from collections import Counter, defaultdict
from datetime import date, datetime, time
from statistics import median

import openpyxl

MONTHS = ("ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic")
ENGLISH = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
CHANNELS = (
    ("whatsapp", ("whatsapp", "wa")), ("call", ("call", "phone", "llamada")), ("sms", ("sms", "text")),
    ("visit", ("visit", "visita", "home visit")), ("letter", ("letter", "carta")), ("radio", ("radio", "radio spot")),
    ("social_network", ("fb", "facebook")), ("consulate", ("consulate", "consulado")),
    ("local_leader", ("through cocode", "alcalde aux.", "local leader")),
)  # fmt: skip
LANGUAGES = {
    "es": "spa", "espanol": "spa", "spanish": "spa", "english": "eng", "en": "eng", "portugues": "por",
    "portuguese": "por", "kreyol": "hat", "haitian creole": "hat", "mam": "mam", "ixil": "ixl", "chuj": "cac",
    "garifuna": "cab",
}  # fmt: skip
SOUNDS = (("anjob", "kjb"), ("iche", "quc"), ("ekchi", "kek"), ("eqchi", "kek"), ("popti", "jac"))
TOPICS = (
    ("eligib", "eligibility"), ("elegib", "eligibility"), ("regist", "registration"), ("status", "status"),
    ("doc", "documents"), ("travel", "travel"), ("viaje", "travel"), ("servic", "services"), ("legal", "legal"),
    ("address", "address"), ("complaint", "complaint"), ("emergency", "emergency"),
)  # fmt: skip
NOBODY = ("", "anonymous", "anon.", "anon", "no quiso dar nombre")


def plain(value):
    text = unicodedata.normalize("NFKD", str(value or "")).encode("ascii", "ignore").decode()
    return " ".join(text.lower().split())


def family(value):
    digits = re.sub(r"\D", "", str(value or ""))
    return int(digits) if digits else None


def day(value, day_first=True):
    if isinstance(value, datetime):
        return value.date()
    text = plain(value)
    if found := re.fullmatch(r"(\d{1,2})[/-](\d{1,2})[/-](\d{2,4})", text):
        one, two, year = map(int, found.groups())
        return date(year + 2000 * (year < 100), *((two, one) if day_first else (one, two)))
    if found := re.fullmatch(r"(\d{1,2})-([a-z]{3})-(\d{4})", text):
        return date(int(found[3]), MONTHS.index(found[2]) + 1, int(found[1]))
    if found := re.fullmatch(r"([a-z]{3}) (\d{1,2}), (\d{4})", text):
        return date(int(found[3]), ENGLISH.index(found[1]) + 1, int(found[2]))
    return None


def channel(value):
    return next(code for code, words in CHANNELS if plain(value) in words)


def outcome(value):
    text = plain(value)
    if "parent" in text or "father" in text or "mama/papa" in text:
        return "spoke_parent"
    return "other"


def language(value):
    text = plain(value)
    return LANGUAGES.get(text) or next(code for sound, code in SOUNDS if sound in text)


def tail(value):
    digits = re.sub(r"\D", "", str(value or ""))
    return digits[-10:] if len(digits) == 10 or (len(digits) == 11 and digits[0] == "1") else digits[-8:]


def rows(book, sheet, head):
    return [row for row in book[sheet].iter_rows(min_row=head + 1, values_only=True) if any(row)]


def opened(path):
    return openpyxl.load_workbook(path, read_only=True)


def recount(book):
    """Figures by the names the program gives them; everything over all time."""
    found = {**search(book), **desk(book), **parole(book)}
    return {key: value for key, value in found.items() if value is not None}


def search(book):
    listed = {family(row[0]): row for row in rows(book, "Families", 4)}
    seen, log = set(), defaultdict(list)
    repeated = unknown = 0
    for row in rows(book, "Contact log", 3):
        number = family(row[0])
        key = (number, *(str(cell) for cell in row[1:]))
        if number not in listed:
            unknown += 1
        elif key in seen:
            repeated += 1
        else:
            log[number].append((day(row[1]), channel(row[4]), outcome(row[6])))
        seen.add(key)
    confirmed = {n for n, row in listed.items() if day(row[18])}
    talked = {n for n, lines in log.items() if any(line[2] == "spoke_parent" for line in lines)}
    enough = [n for n, lines in log.items() if len(lines) >= 8 and len({line[1] for line in lines}) >= 3
              and any(line[1] == "visit" for line in lines)]  # fmt: skip
    by_channel = Counter(line[1] for lines in log.values() for line in lines)
    first = {n: min(line[0] for line in log[n] if line[2] == "spoke_parent") for n in talked}
    days = [(first[n] - min(line[0] for line in log[n])).days for n in talked]
    return {
        ("attempts",): sum(map(len, log.values())), ("attempts_repeated",): repeated,
        ("attempts_unknown_family",): unknown, ("families_listed",): len(listed), ("families_sought",): len(log),
        ("families_contacted",): len(talked), ("families_located",): len(talked | confirmed),
        ("identities_confirmed",): len(confirmed), ("searches_exhausted",): len(enough),
        ("searches_exhausted", "not_located"): len(set(enough) - talked - confirmed) or None,
        ("days_to_contact",): median(days),
        **{("attempts", code): number for code, number in by_channel.items()},
    }  # fmt: skip


def desk(book):
    calls = rows(book, "Help desk", 3)
    known = [row for row in calls if plain(row[7]) not in NOBODY or row[8]]
    yes = [plain(row[13]) in ("x", "y", "yes") for row in calls if row[13]]
    topics = Counter(next(code for word, code in TOPICS if word in plain(row[10])) for row in calls)
    return {
        ("calls",): len(calls), ("calls_anonymous",): len(calls) - len(known), ("calls_resolved",): sum(yes),
        ("calls_not_resolved",): len(yes) - sum(yes), ("calls_resolution_unknown",): len(calls) - len(yes),
        ("first_call_resolution",): 100 * sum(yes) / len(yes), ("calls", "in"): sum(
            plain(row[3]) in ("in", "entrante") for row in calls),
        ("call_hours",): sum(map(minutes, (row[4] for row in calls))) / 60,
        **{("calls", code): number for code, number in Counter(language(row[5]) for row in calls).items()},
        **{("calls", code): number for code, number in topics.items()},
    }  # fmt: skip


def minutes(value):
    if isinstance(value, time):
        return value.hour * 60 + value.minute
    text = str(value)
    return int(text[:2]) * 60 + int(text[3:]) if ":" in text else int(re.sub(r"\D", "", text))


def callers(book):
    """Bounds of the identified callers: telephones at least, telephones and names without one at most."""
    phones, names = set(), set()
    for row in rows(book, "Help desk", 3):
        name = plain(row[7])
        if row[8]:
            phones.add(tail(row[8]))
        elif name not in NOBODY:
            names.add(" ".join(sorted(name.split())))
    return len(phones), len(phones) + len(names)


def parole(book):
    filings, decisions, days, reversed_ones, arrivals = 0, Counter(), [], 0, 0
    kinds = Counter()
    for row in rows(book, "Parole", 3):
        filed, decided = day(row[11], day_first=False), day(row[14], day_first=False)
        verdict = plain(row[13])[:4]
        filings += filed is not None
        arrivals += day(row[17], day_first=False) is not None
        words = plain(row[5])
        kinds["mentored" if "mentored" in words or words == "pro bono" else "kind" if words in (
            "in-house", "kind represented", "represented", "rep. by kind") else words] += 1  # fmt: skip
        if decided and verdict in ("appr", "deni"):
            decisions[verdict] += 1
            if filed and decided >= filed:
                days.append((decided - filed).days)
            reversed_ones += bool(filed and decided < filed)
    return {
        ("registrations",): len(rows(book, "Parole", 3)), ("filings",): filings, ("arrivals",): arrivals,
        ("decisions",): decisions.total(), ("approvals",): decisions["appr"],
        ("days_filing_to_decision",): median(days), ("decisions_before_filing",): reversed_ones,
        ("matters_represented",): kinds["kind"], ("matters_mentored",): kinds["mentored"],
    }  # fmt: skip
