"""A tracker in small, with the mess of the real ones."""

from datetime import datetime

import openpyxl

HEAD = [
    "Family no.", "Screened on", "Screener", "Petitioner", "Sex", "Petitioner DOB (mm/dd/yyyy)", "Nationality",
    "In US?", "State", "Immigration status", "Status since / filed on (mm/dd/yyyy)", "Valid until (mm/dd/yyyy)",
    "Proof seen", "A-number", "Phone", "Other parent (in country)", "Other parent in household?",
    "Married to petitioner?", "Bio parent of child?", "Earlier CAM AOR filed", "Danger noted", "Resettlement agency",
    "AOR filed (mm/dd/yyyy)", "RPC case", "Stage", "Notes",
]  # fmt: skip
KIDS = [
    "Family no.", "#", "Given names", "Surnames", "Sex", "DOB (dd/mm/yyyy)", "Nationality", "Lives in", "Place",
    "Marital status", "Relation to petitioner", "Order / decree?", "Marriage petitioner–other parent", "Lives with",
    "ID no.", "Stage",
]  # fmt: skip


def day(*parts):
    return datetime(*parts)


SCREENINGS = [
    ["CAM-0001", day(2023, 6, 10), "AB", "Rosa Inventada Paz", "F", "03/04/1985", "ES", "sí", "NY", "T.P.S.",
     day(2001, 9, 4), None, "Y", "A 700 000 001", "(312) 555-0101", "Marco Paz", "Yes", "?", "N", None, "Y", None,
     None, None, "docs_collecting", "=1+1"],
    ["CAM-0002", day(2022, 12, 1), "sw", "Julio Tut", "M", "?", "GT", "Y", "CA", "I-914 pending", "02/29/2022", None,
     None, None, None, None, None, None, None, None, None, None, None, None, "closed - inelig.", None],
    ["CAM-0001", day(2024, 1, 5), "AB", "Rosa Inbentada Paz", "F", "03/04/1985", "SV", "Y", "NY", "TPS",
     day(2001, 9, 4), None, "Y", "700000001", "3125550101", "Marco Paz", "Yes", "no", "Y", None, "Y", "RA North",
     "02/01/2024", "GT-900001", "AOR_filed", "re-screened after program update"],
    [None, day(2023, 6, 10), "AB", "Nadie", *([None] * 22)],
    ["CAM-0003", "pronto", "AB", "Elvia Xol", "F", day(1990, 5, 5), "GT", "Y", "CA", "LPR", *([None] * 16)],
]  # fmt: skip
CHILDREN = [
    ["CAM 0001", 1, "Ana", "Paz Paz", "girl", "03/04/2012", "El Salvador", "SV", "Apopa", "soltero/a", "bio", None,
     None, "abuela", "partida 1", None],
    ["cam-0001", 2, "Luis", "Paz Paz", "boy", 2003, "SV", "SV", "Apopa", "single", "Biological", None, None,
     "abuela", None, None],
    ["0001", 3, "Eva", "Paz Paz", "F", "pending birth cert.", "GT / México", "México", "Tapachula", "single", "bio",
     None, None, "aunt", None, None],
    ["CAM0002", 1, "Beto", "Tut", "M", day(2010, 1, 2), "GT", "GT", "Cobán", "single", "bio", None, None, "mother",
     None, None],
    ["CAM-0003", 1, "Ixchel", "Xol", "F", day(2015, 1, 2), "GT", "GT", "Cobán", "single", "bio", None, None, "mother",
     None, None],
    ["CAM-0099", 1, "Huérfana", "Sin Fila", "F", day(2015, 1, 2), "GT", "GT", *([None] * 8)],
]  # fmt: skip
PAPERS = [
    ["CAM-0001", "petitioner", "TPS approval", day(2023, 6, 20), "copy", None],
    ["CAM-0001", "child 1", "partida de nacimiento", "Jun 20, 2023", "scan", None],
    ["CAM-0001", "child 9", "photo", day(2023, 6, 20), "scan", None],
]


def write_tracker(path):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Screenings"
    for row in (["TRACKER"], ["mm/dd here"], [], HEAD, *SCREENINGS):
        sheet.append(row)
    sheet = book.create_sheet("Children")
    for row in (["CHILDREN"], [], KIDS, *CHILDREN):
        sheet.append(row)
    sheet = book.create_sheet("Documents")
    for row in (["Family no.", "Whose", "Document", "Received", "Form", "Note"], *PAPERS):
        sheet.append(row)
    book.save(path)
    return path
