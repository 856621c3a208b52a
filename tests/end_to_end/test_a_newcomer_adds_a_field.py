"""The README's promise: one line in the records, one in the form, one command, and the field is everywhere."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

from kindhub.testing import PERSON, template

ROOT = Path(__file__).parents[2]
PLUGIN = Path("plugins/kindhub_reintegration")
PACKAGE = PLUGIN / "kindhub_reintegration"
README = (ROOT / "README.md").read_text(encoding="utf-8")

USE = """
import sys
from datetime import date
from pathlib import Path
import openpyxl
from sqlalchemy import select
from kindhub.exchange.import_run import apply_plan, import_kinds, make_plan, read_file
from kindhub.exchange.import_template import write_template
from kindhub.services.list_filters import Filter
from kindhub.services.worklists import Worklist
from kindhub.security.kdf import KdfParams
WEAK = KdfParams(memory_kib=8, passes=1, lanes=1)
KdfParams.floor = classmethod(lambda _cls: WEAK)
from kindhub import app
from kindhub.exchange.program_export import export_program
from kindhub.i18n import spoken
from kindhub.services.checking import verify_hub
from kindhub.services.forms import FormTarget, save_form
from kindhub.services.history import history_of
from kindhub.storage.guard import Invalid
from kindhub_reintegration.records import Case, Return
from kindhub.services.persons import new_person
from kindhub.records.names import NameParts

hub = app.open_hub(Path(sys.argv[1]), "ana", sys.argv[2])
form = next(form for form in hub.programs["reintegration"].forms if form.record.__name__ == "Return")
from PySide6.QtWidgets import QApplication
from kindhub.ui.forms.form_body import FormBody
from kindhub.ui.forms.lookups import Lookups

window, labels = QApplication([]), []
for language in ("en", "es"):
    with spoken(language):
        labels.append(FormBody(form, Lookups(hub)).blocks["shoe_size"].label)
print("form", labels)
with hub.begin() as work:
    people = new_person({}, [NameParts("Ana", "Prueba")])
    work.add_all(people)
    work.add(case := Case(person_id=people[0].id))
try:
    save_form(hub, FormTarget(form, case.id), {"shoe_size": "x" * 11})
except Invalid as invalid:
    print("check", [problem.field for problem in invalid.problems])
saved = save_form(hub, FormTarget(form, case.id), {"shoe_size": "38 ancho"})
with hub.read() as session:
    print("history", history_of(session, "reintegration", saved.record_id)[0].changes["shoe_size"])
view = next(view for view in hub.programs["reintegration"].lists if view.key == "all_cases")
every = Worklist(hub.programs["reintegration"], view, hub.user, date(2026, 11, 23))
with hub.read() as session:
    (row,) = every.page(session, every.ids(session, ("return.shoe_size",)), ["return.shoe_size"])
    empty = every.count(session, [Filter("return.shoe_size", "empty")])
print("list", every.label(*every.columns(["return.shoe_size"])).en, row["return.shoe_size"], empty)
kind, sheet = import_kinds(hub)["reintegration.return"], Path(sys.argv[3]) / "template.xlsx"
with hub.begin() as work:
    people = new_person({}, [NameParts("Eva", "Prueba")])
    work.add_all(people)
    work.add(other := Case(person_id=people[0].id, number="CV-2017-001"))
    other_id = other.id
for language, heading in (("en", "Shoe size"), ("es", "Número de zapato")):
    with spoken(language):
        write_template(sheet, kind)
    book = openpyxl.load_workbook(sheet)
    at = [cell.value for cell in book.worksheets[0][1]].index(heading) + 1
book.worksheets[0].cell(2, 1, "CV-2017-001")
book.worksheets[0].cell(2, at, "35")
book.save(sheet)
apply_plan(hub, make_plan(hub, kind, read_file(hub, sheet, kind)))
with hub.read() as session:
    print("import", session.scalars(select(Return.shoe_size).where(Return.case_id == other_id)).all())
for language in ("es", "en"):
    with spoken(language):
        export_program(hub, hub.programs["reintegration"], Path(sys.argv[3]) / f"{language}.xlsx", "a newcomer looks")
print("clean", not list(verify_hub(hub)))
hub.close()
"""


@pytest.fixture
def checkout(tmp_path):
    """The packages and their data, copied to where a newcomer may change them."""
    root = tmp_path / "checkout"
    leave = shutil.ignore_patterns("__pycache__", "tests")
    for part in (Path("kindhub"), Path("resources"), PACKAGE):
        shutil.copytree(ROOT / part, root / part, ignore=leave)
    return root


def python(checkout, *words):
    path = os.pathsep.join(str(checkout / part) for part in (".", PLUGIN))
    env = {**os.environ, "PYTHONPATH": path, "KINDHUB_LANG": "en", "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run([sys.executable, *map(str, words)], env=env, cwd=checkout, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


def promised():
    """The two lines and the command, word for word from the README."""
    record = re.search(r"^# (\S+records/\w+\.py), in class (\w+)\n(\w+: .+)$", README, re.MULTILINE)
    form = re.search(r"^# (\S+forms/\w+\.py), in the section \"(.+)\"\n\(?(Field\(.+\)),\)?$", README, re.MULTILINE)
    command = re.search(r"^\.venv/bin/kindhub migration (\w+) \"(.+)\"$", README, re.MULTILINE)
    assert record
    assert form
    assert command
    where, section, question = form.groups()
    return record.groups(), (where, section, f"{question},"), command.groups()


def add_line(path, after, line):
    """One line more, in the manner of the line it follows."""
    before = path.read_text(encoding="utf-8")
    found = re.search(after, before)
    assert found, after
    indent = re.search(r"[ ]*$", before[: found.end()]).group()
    path.write_text(f"{before[: found.end()]}{line}\n{indent}{before[found.end() :]}", encoding="utf-8")
    assert len(path.read_text(encoding="utf-8").splitlines()) == len(before.splitlines()) + 1


def column(path, heading):
    """What stands under a heading, on whichever sheet has it."""
    every = [list(found) for sheet in openpyxl.load_workbook(path) for found in sheet.iter_cols(values_only=True)]
    (found,) = [rest for first, *rest in every if first == heading]
    return found


def test_one_line_in_the_records_one_in_the_form_and_one_command(checkout, tmp_path):
    (record, owner, field), (form, section, question), (program, why) = promised()
    add_line(checkout / record, rf"class {owner}\(.*(\n.*)*?\n(?=    note: )    ", field)
    add_line(checkout / form, rf"L\(\"{section}\", .*\),\n\s+\(\n\s+", question)
    versions = checkout / PACKAGE / "migrations" / "versions"
    before = set(versions.glob("*.py"))
    python(checkout, "-m", "kindhub", "migration", program, why)
    (script,) = set(versions.glob("*.py")) - before
    assert "shoe_size" in script.read_text(encoding="utf-8")

    data = tmp_path / "data"
    shutil.copytree(template(), data)
    said = python(checkout, "-c", USE, data, PERSON.passphrase, tmp_path).splitlines()
    assert said == [
        "form ['Shoe size', 'Número de zapato']",
        "check ['shoe_size']",
        "history (None, '38 ancho')",
        "list Return and reception: Shoe size 38 ancho 0",
        "import ['35']",
        "clean True",
    ]
    (copy,) = (path for path in (data / "backups").iterdir() if path.name != "attachments")
    assert json.loads((copy / "manifest.json").read_text())["label"].startswith("migration:")
    for language, heading in (("en", "Shoe size"), ("es", "Número de zapato")):
        assert column(tmp_path / f"{language}.xlsx", heading) == ["38 ancho", "35"]
    (entry,) = (
        row
        for row in json.loads(python(checkout, "-m", "kindhub", "dictionary", "--json"))
        if row["field"] == "shoe_size"
    )
    assert (entry["en"], entry["es"], entry["kind"], entry["limits"]) == (
        "Shoe size", "Número de zapato", "text", "10 characters"
    )  # fmt: skip
    assert (entry["form_en"], entry["record"]) == ("Return and reception", "reintegration_return")
