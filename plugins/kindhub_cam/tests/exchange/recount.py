"""An independent count of a tracker: raw cells and a few lines of ifs, no line of it shared with the program."""

import re
import unicodedata
from datetime import date, datetime

import openpyxl

MONTHS = ("ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic")
ENGLISH = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
CENTRAL = {"GT", "HN", "SV"}


def plain(value):
    text = unicodedata.normalize("NFKD", str(value or "")).encode("ascii", "ignore").decode()
    return text.lower().strip()


def ends(value, day_first):
    """The first and the last day a cell may mean; None where it means none."""
    try:
        return meant(value, day_first)
    except ValueError:  # 29 February of a common year
        return None


def meant(value, day_first):
    if isinstance(value, datetime):
        return value.date(), value.date()
    if isinstance(value, int) and 1900 < value < 2100:
        return date(value, 1, 1), date(value, 12, 31)
    text = plain(value)
    if found := re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", text):
        day = date(*map(int, found.groups()))
    elif found := re.fullmatch(r"(\d\d?)[/-](\d\d?)[/-](\d{4})", text):
        one, two, year = map(int, found.groups())
        day = date(year, two, one) if day_first else date(year, one, two)
    elif found := re.fullmatch(r"(\d+) de (\w+) de (\d{4})", text):
        day = date(int(found[3]), MONTHS.index(found[2][:3]) + 1, int(found[1]))
    elif found := re.fullmatch(r"(\w{3}) (\d+), (\d{4})", text):
        day = date(int(found[3]), ENGLISH.index(found[1]) + 1, int(found[2]))
    else:
        return None
    return day, day


def yes(value):
    return {"y": True, "yes": True, "si": True, "n": False, "no": False}.get(plain(value)[:3].strip())


def country(value):
    text = plain(value)
    names = {"gt": "GT", "gua": "GT", "hn": "HN", "hon": "HN", "sv": "SV", "el": "SV", "es": "SV", "mex": "MX",
             "us": "US", "usa": "US"}  # fmt: skip
    return names.get(text[:3].rstrip() if len(text) > 2 else text)


def years_after(day, years):
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)


def under_21(born, day):
    if born is None:
        return None
    answers = {years_after(one, 21) > day for one in born}
    return answers.pop() if len(answers) == 1 else None


def status_holds(words, since, until, day, new):
    text = plain(words)
    if text in ("not sure", ""):
        return None
    if "denied" in text or text in ("none", "undocumented", "sin estatus", "usc", "us citizen") or "student" in text:
        return False
    if "pend" in text:
        t_visa = "914" in text
        if t_visa and not new:
            return False
        return None if since is None else since[1] <= (date(2023, 4, 11) if new else date(2021, 5, 15))
    if "daca" in text or "parole" in text or "deferred action" in text:
        if since is None or until is None:
            return None
        return until[0] >= years_after(since[0], 1) and until[0] >= day
    return until is None or until[0] >= day


def relation_holds(words, order, marriage, new):
    text = plain(words)
    if text in ("biological", "bio", "mother/father"):
        return True
    if "step" in text:
        return (True if "married" in plain(marriage) else None) if new else False
    if "adopt" in text or "guardian" in text:
        return True if plain(order).startswith("y") else None
    return False


def child_outcome(screening, child, day, new):
    since, until = ends(screening[10], day_first=False), ends(screening[11], day_first=False)
    born, parent = ends(child[5], day_first=True), ends(screening[5], day_first=False)
    earlier = ends(screening[19], day_first=False)
    young = under_21(born, day)
    if earlier and earlier[0] < date(2017, 11, 9) and under_21(born, earlier[0]):
        young = True
    nations = {country(part) for part in re.split(r"\s*/\s*", str(child[6]))} - {None}
    lives, wed = country(child[7]), plain(child[9])
    married = {"single": True, "soltero/a": True, "never married": True, "divorced": True, "married": False,
               "casado/a": False}.get(wed)  # fmt: skip
    answers = (
        None if parent is None else years_after(parent[0], 18) <= day,
        yes(screening[7]),
        status_holds(screening[9], since, until, day, new),
        young,
        married,
        lives in CENTRAL and lives in nations if nations or lives not in CENTRAL else None,
        relation_holds(child[10], child[11], child[12], new),
    )
    return "not_eligible" if False in answers else "needs_review" if None in answers else "likely_eligible"


def other_outcome(screening):
    if not screening[15]:
        return None
    together, wed, born_of = (yes(screening[place]) for place in (16, 17, 18))
    if wed is None:
        return "needs_review"
    if wed:
        return "likely_eligible" if together else "needs_review"
    return "likely_eligible" if born_of else "not_eligible"


def recount(path):
    """[(family, day of screening, {child: outcome}, of the parent in the country)] in the order of the sheet."""
    book = openpyxl.load_workbook(path)
    children = {}
    for row in book["Children"].iter_rows(min_row=4, values_only=True):
        children.setdefault(re.sub(r"\D", "", str(row[0])).zfill(4), []).append(row)
    found = []
    for row in book["Screenings"].iter_rows(min_row=5, values_only=True):
        screened = row[1].date()
        filed = ends(row[22], day_first=False)
        new, closed = screened >= date(2023, 4, 11), screened >= date(2025, 1, 20)
        mine = children[re.sub(r"\D", "", row[0])]
        given = {child[1]: "program_closed" if closed else
                 child_outcome(row, child, filed[0] if filed else screened, new) for child in mine}  # fmt: skip
        found.append((row[0], screened, given, "program_closed" if closed and row[15] else other_outcome(row)))
    return found
