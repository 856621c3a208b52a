"""Every file the program leaves, anywhere, after a day's work and a crash: known by name, and without a word of it."""

import re
import sqlite3
import unicodedata

import pytest

from kindhub.testing import PERSON

NAME, SURNAME, NOTE, PHONE = "Zorzalina Quetzalí", "Ñandubayzeta", "secreto del colibrí esmeralda", "5599-771133"
DRAFT, PAPER = "borrador de la calandria", "papel del tecolote"
CANARIES = (NAME, SURNAME, NOTE, PHONE, "Zorzalina", "Cardenalicia", DRAFT, PAPER)
ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "latin-1")

ALLOWED = [
    re.compile(pattern)
    for pattern in (
        r"data/(hub|reintegration)\.db(-journal)?",
        r"data/(keyring\.json|root\.pub|kindhub\.lock)",
        r"data/files/[0-9a-f]{32}",
        r"data/backups/last\.txt",
        r"usb/\d{4}-\d\d-\d\d-\d{6}-[0-9a-f]{4}/((hub|reintegration)\.db|keyring\.json|root\.pub|manifest\.json)",
        r"usb/attachments/[0-9a-f]{32}",
        r"config/KIND/KIND Hub\.conf",
        r"cache/fontconfig/[^/]+",
    )
]
"""All there may be: the data folder, the backup and its moment, how the window looked, the list of fonts."""

WORK = """
import os, signal, sys
from pathlib import Path
from kindhub import app
from kindhub.records.names import NameParts
from kindhub.records.person import ContactPoint, Person
from kindhub.services.persons import new_person
from kindhub.services.search.find import find_persons
from kindhub.storage.attachments import store_attachment
from kindhub.storage.drafts import Draft, keep_draft

data, passphrase, name, surname, note, phone, draft, paper = sys.argv[1:]
app.prepare_process()
hub = app.open_hub(Path(data), "ana", passphrase)

def child(given):
    return new_person({"note": note}, [NameParts(given, surname)], [ContactPoint(kind="phone", value=phone)])

with hub.begin("a day's work") as work:
    work.add_all(child(name))
    keep_draft(work.session.connection(), Draft("reintegration", "ana", "referral", "", "", {"note": draft}))
store_attachment(hub.folder, "reintegration", "0" * 32, paper.encode() * 1000)
with hub.read() as session:
    assert [hit.name for hit in find_persons(session.connection(), name)]
with hub.begin("cut off") as work:
    for number in range(2000):
        work.add_all(child("Cardenalicia " + str(number)))
    work.flush()
    os.kill(os.getpid(), signal.SIGKILL)
"""

WINDOW = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from kindhub import app
from kindhub.ui import start as window

def straight_in(sitting):
    sitting.work_on(app.open_hub(Path(sys.argv[1]), "ana", sys.argv[2]))
    QTimer.singleShot(1500, lambda: (print("shown", flush=True), QApplication.closeAllWindows()))

window.Sitting.ask_passphrase = straight_in
sys.exit(window.start(Path(sys.argv[1]), "ana"))
"""


def spellings(canary):
    """The bytes a text may lie in a file as."""
    texts = {canary, unicodedata.normalize("NFD", canary), canary.encode("unicode_escape").decode("ascii")}
    found = set()
    for text in texts:
        for encoding in ENCODINGS:
            try:
                found.add(text.encode(encoding))
            except UnicodeEncodeError:
                continue
    return found


def leaks(files):
    """Which of the files hold a canary: name of the file → canary."""
    wanted = {form: canary for canary in CANARIES for form in spellings(canary)}
    found = {}
    for name, path in files.items():
        content = path.read_bytes()
        found.update([(name, canary) for form, canary in wanted.items() if form in content])
    return found


def strays(files):
    """The files nobody allowed."""
    return sorted(name for name in files if not any(pattern.fullmatch(name) for pattern in ALLOWED))


def test_the_scanner_finds_every_spelling_in_an_unencrypted_file(tmp_path):
    path = tmp_path / "plain.db"
    for encoding in ("UTF-8", "UTF-16le", "UTF-16be"):
        path.unlink(missing_ok=True)
        connection = sqlite3.connect(path)
        connection.execute(f"PRAGMA encoding = '{encoding}'")
        connection.execute("CREATE TABLE person (name)")
        connection.execute("INSERT INTO person VALUES (?)", (SURNAME,))
        connection.commit()
        connection.close()
        assert leaks({"plain.db": path}) == {"plain.db": SURNAME}
    for text in (SURNAME.encode("latin-1"), unicodedata.normalize("NFD", NAME).encode(), b'"\\xd1andubayzeta"'):
        path.write_bytes(b"\0" + text + b"\0")
        assert leaks({"plain.db": path})
    path.write_bytes(b"Zorzal")
    assert not leaks({"plain.db": path})
    assert strays({"data/hub.db": path, "tmp/x.pdf": path, "data/hub.db-wal": path}) == ["data/hub.db-wal", "tmp/x.pdf"]


@pytest.fixture
def people(sandbox):
    """A list of persons somebody sends; it lies outside what the program writes."""
    path = sandbox.inputs / "list.csv"
    path.write_text(f"given,surname_1,phone,notes\n{NAME},{SURNAME},{PHONE},{NOTE}\n", encoding="utf-8")
    return path


def test_a_day_a_crash_and_a_backup_leave_no_word_in_clear(sandbox, people):
    killed = sandbox.python(WORK, sandbox.data, PERSON.passphrase, NAME, SURNAME, NOTE, PHONE, DRAFT, PAPER)
    assert (killed.returncode, killed.stdout, killed.stderr) == (-9, "", "")
    after_crash = sandbox.files()
    assert after_crash["data/hub.db-journal"].stat().st_size > 0, "the crash was in the middle of a save"
    assert (leaks(after_crash), strays(after_crash)) == ({}, [])

    found, cut_off, *rest = sandbox.kindhub(
        ("search", NAME),
        ("search", "Cardenalicia"),
        ("import", "people", people, "--unsure", "new"),
        ("list",),
        ("indicators", "reintegration", "--from", "2020-01-01", "--to", "2020-12-31"),
        ("duplicates",),
        ("backup", sandbox.root / "usb"),
        ("restore", sandbox.root / "usb", "--practise"),
        ("verify",),
    )
    assert [one["name"] for one in found.json] == [f"{NAME} {SURNAME}"]
    assert cut_off.json == [], "the save that was cut off is not there"
    assert [answer.code for answer in rest] == [0] * 7
    assert (leaks(sandbox.files()), strays(sandbox.files())) == ({}, [])
    assert len([name for name in sandbox.files() if name.startswith("usb/")]) == 6, "five files and an attachment"


def test_the_window_leaves_only_how_it_looked(sandbox, people):
    sandbox.kindhub(("import", "people", people))
    shown = sandbox.python(WINDOW, sandbox.data, PERSON.passphrase, timeout=60)
    assert shown.returncode == 0, shown.stderr
    assert "shown" in shown.stdout
    assert "Traceback" not in shown.stderr
    assert (leaks(sandbox.files()), strays(sandbox.files())) == ({}, [])
    settings = sandbox.root / "config/KIND/KIND Hub.conf"
    written = settings.read_text() if settings.exists() else ""  # nothing was chosen: nothing need be there
    keys = {line.partition("=")[0] for line in written.splitlines() if "=" in line}
    assert keys <= {"language", "theme", "text_size"}
