"""A search workbook in small, with the mess of the real ones."""

from datetime import datetime, time

import openpyxl

FAMILY_HEAD = [
    "Family ID", "Source list", "Parent name", "Sex", "Parent DOB", "Country", "Municipality, department", "Language",
    "Phone", "Child(ren)", "Child DOB(s)", "Separation date", "Sector", "Deported on", "Class status", "MsL no.",
    "Believed to be in", "Search status", "Identity confirmed on", "Parent's wish", "Notes",
]  # fmt: skip
CALL_HEAD = ["Call", "Date", "Time", "In/Out", "Min.", "Language", "Interpreter", "Caller", "Phone", "Caller is",
             "Topic", "Info given", "Follow-up due", "Resolved", "Family ID"]  # fmt: skip
MATTER_HEAD = [
    "Case", "Family ID", "Applicant", "Relation", "Pathway", "Representation", "Firm", "Attorney", "Conflict check",
    "Registered (mm/dd/yyyy)", "I-131 receipt", "Filed (mm/dd/yyyy)", "Biometrics", "Decision",
    "Decided (mm/dd/yyyy)", "Parole from", "Parole to", "Arrived (mm/dd/yyyy)", "City", "EAD filed", "Notes",
]  # fmt: skip


def day(*parts):
    return datetime(*parts)


FAMILIES = [
    ["SF-0001", "Court list B (Oct 2020)", "Rosa Inventada Paz ", "mother", "año 1975", "Guat.",
     "Nebaj, Quiché", "Ixil", "see leads", "Ana Paz Cuc / LUIS Paz Cuc", "12/03/2010 / 04/05/2012",
     day(2018, 5, 4), "RGV", "not deported", "confirmed class", "MSL-1", "US", "ID confirmed", "12/11/2019",
     "undecided", "Only call after 6 pm"],
    ["SF-0002", "partner", "Bonilla Ventura, Julio", "father", None, "HN", "Santa Barbara", "ES", "95 52 48 98",
     "Ana Paz Cuc", day(2010, 3, 12), "junio 2018", "unk", "jun-18", "QAFM", None, "home country", "in progress",
     None, None, "No mencionar el motivo a terceros"],
    ["SF-0003", "Batch 3", "Elvia Xol", "F", "N/D", "El Salvador", "Apopa, San Salvador", "español", None,
     "Eva Xol;Mario Xol", "01/02/2011", "más o menos 11/05/2018", "Yuma", "unknown", "possible", None, "unknown",
     "exhausted", None, None, '=A5&" dup?"'],
    [None, "partner", "Nadie", *[None] * 18],
]  # fmt: skip
LEADS = [["sf 1", "tel", "Tel. 5554-2175", "ORR", "med", "05/08/2018"],
         [" SF-0002", "relative", "Petrona Cuc (tía)", "court list", None, None]]  # fmt: skip
ATTEMPTS = [
    ["SF-0001", day(2018, 8, 2), "12h05", "LP", "phone", "5554-2175", "NA", "ask COCODE", None],
    ["sf-1", "3/8/18", "8:10 am", "mrojas", "WA", "5554 2175", "habló con la tía", None, "Contestó un niño"],
    ["0001", "9-ago-2018", time(14, 30), "HD-2", "alcalde aux.", "Nebaj", "SPOKE W/ FATHER", None, None],
    ["0001", "9-ago-2018", time(14, 30), "HD-2", "alcalde aux.", "Nebaj", "SPOKE W/ FATHER", None, None],
    ["SF0002", day(2018, 3, 1), "tarde", "LP", "visita", "Aldea Uno", "no contesta", "try evening", None],
    ["SF-0963", day(2019, 1, 31), None, "LP", "call", None, "no answer", None, "which family?"],
]  # fmt: skip
CALLS = [
    [1, day(2021, 9, 20), "12:37", "entrante", 25, "K'iche'", "yes", "Elena Tzunux Ventura", 44445479, "mother",
     "elegibilidad", "link sent", day(2021, 9, 27), "no", None],
    [2, "20/09/2021", "12h50", "in", "10 min", "Quiche", "N", "elnea tzunux ventura", "4444-5479", "parent",
     "status", None, None, "x", "SF-0001"],
    [3, day(2021, 9, 22), None, "Out", "00:06", "ES", None, None, None, None, "legal", "script A", None, None, None],
    [4, day(2021, 9, 22), "9:15 am", "in", 5, "Spanish", None, "anonymous", "(312) 555-0101", "uncle", "docs", None,
     None, "Y", "SF-0999"],
    [5, day(2021, 9, 23), "10:00", "in", 5, "Mam", None, "Rolando Rivera Cedillo", "+502 4444 5479", "aunt",
     "EMERGENCY", None, None, "N", None],
]  # fmt: skip
MATTERS = [
    [1, "SF-0001", "Rosa Inventada Paz", "Parent", "TF/I-131", "PB mentored", "harborlegal", "Ada Inventada", "OK",
     "Mar 4, 2022", "IOE 993 1028343", "01/12/2023", None, "APPR", "03/09/2023", "04/10/2023", "04/10/2026",
     "04/10/2023", "Omaha", None, "+1 child"],
    [2, "sf-0001", "Mateo Paz Cuc", "sibling", "private I-131", "in-house", None, None, None, day(2022, 3, 4),
     "IOE993485228", day(2022, 11, 3), None, "denied", day(2022, 10, 1), None, None, None, None, None, None],
    [3, "SF-0002", "Julio Bonilla", "parent", "TF/I-131", "LS", None, None, "pending", day(2022, 3, 4), None, None,
     None, "approved", day(2023, 2, 1), day(2023, 5, 1), day(2022, 5, 1), None, None, None, None],
    [4, "SF-0777", "Nadie Conocida", "parent", "TF/I-131", "LS", *[None] * 15],
]  # fmt: skip


def write_workbook(path):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Families"
    for row in (["SEARCH LIST"], ["dd/mm/yyyy"], [], FAMILY_HEAD, *FAMILIES):
        sheet.append(row)
    for title, above, head, rows in (
        ("Leads", [], ["Family ID", "Lead type", "Value", "Source", "Confidence", "Date"], LEADS),
        ("Contact log", [["ATTEMPTS"], []], ["Family ID", "Date", "Time", "By", "Channel", "Number / place",
                                             "Outcome", "Next step", "Notes"], ATTEMPTS),
        ("Help desk", [["CALLS"], []], CALL_HEAD, CALLS),
        ("Parole", [["PAROLE"], []], MATTER_HEAD, MATTERS),
    ):  # fmt: skip
        sheet = book.create_sheet(title)
        for row in (*above, head, *rows):
            sheet.append(row)
    book.save(path)
    return path
