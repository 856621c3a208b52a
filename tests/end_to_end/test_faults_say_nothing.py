"""Errors of ours, forced with a child's name in every value: neither screen nor report may repeat it."""

import json

import pytest

from kindhub.reporting import ALLOWED, REPORTS
from kindhub.testing import PERSON

CANARIES = ("Zorzalina", "Ñandubayzeta", "5599771133")

FAULTS = """
import sys, traceback
from pathlib import Path
from kindhub import app, reporting
from kindhub.cli.run import run
from kindhub.exchange.import_run import make_plan
from kindhub.i18n import use_language
from kindhub.records.base import table_of
from kindhub.records.names import NameParts
from kindhub.records.person import Identifier, Person, PersonName
from sqlalchemy import insert, text

data, passphrase, how = sys.argv[1:]
reporting.report_faults()
use_language("en")
hub = app.open_hub(Path(data), "ana", passphrase)
reporting.keep_reports_in(hub.folder.path)
NAME, SURNAME, PHONE = "Zorzalina", "Ñandubayzeta", "5599771133"

def unique():
    with hub.begin() as work:
        for _ in range(2):
            work.session.execute(insert(table_of(Person)).values(id=NAME, note=SURNAME, version=1, invented=False))

def not_null():
    with hub.begin() as work:
        work.session.execute(insert(table_of(Person)).values(id="a", note=SURNAME, version=None))

def foreign_key():
    with hub.begin() as work:
        work.add(PersonName(person_id=NAME, given=SURNAME))
        work.session.execute(text("PRAGMA defer_foreign_keys=OFF"))

def wrong_type():
    with hub.begin() as work:
        work.session.execute(insert(table_of(Person)).values(id="b", note={SURNAME}, version=1, invented=False))

def validation():
    with hub.begin() as work:
        work.add(Person(sex=NAME, note=PHONE))

def a_hook():
    with hub.begin() as work:
        work.add(Person(note=SURNAME))
        raise ValueError(f"{NAME} {PHONE}")

def an_import():
    class Kind:
        key = "people"
        @staticmethod
        def plan(tables, desk):
            raise KeyError(NAME, SURNAME)
    make_plan(hub, Kind, None)

def a_group():
    try:
        raise ValueError(NAME)
    except ValueError as first:
        raise RuntimeError(SURNAME) from first

def warned():
    import logging, warnings
    warnings.warn(NAME)
    logging.getLogger("somebody").error(SURNAME)
    raise OSError(2, PHONE, NAME)

for fault in (unique, not_null, foreign_key, wrong_type, validation, a_hook, an_import, a_group, warned):
    sys.stderr.write("> " + fault.__name__ + "\\n")
    try:
        fault()
    except BaseException:
        traceback.print_exc() if how == "python" else sys.excepthook(*sys.exc_info())
"""


@pytest.fixture
def shown(sandbox):
    def show(how):
        done = sandbox.python(FAULTS, sandbox.data, PERSON.passphrase, how)
        assert done.returncode == 0, done.stderr
        return done.stdout + done.stderr

    return show


def test_no_fault_repeats_a_record(shown, sandbox):
    said = shown("ours")
    assert not [canary for canary in CANARIES if canary in said]
    assert "Traceback" not in said
    parts = said.split("> ")[1:]
    assert len(parts) == 9
    for part in parts:
        assert "kindhub: something went wrong" in part, part
    report = (sandbox.data / REPORTS).read_text(encoding="utf-8")
    assert not [canary for canary in CANARIES if canary in report]
    rows = [json.loads(line) for line in report.splitlines()]
    assert len(rows) == 9
    for row in rows:
        assert set(row) <= ALLOWED
        assert row["kinds"]
        assert all(":" in frame and "/" not in frame for frame in row["frames"])
    assert (sandbox.data / REPORTS).stat().st_mode & 0o077 == 0


def test_python_s_own_report_would_have_repeated_it(shown):
    """The negative control: the faults do carry what they must not say."""
    said = shown("python")
    assert all(canary in said for canary in CANARIES)


BROKEN = """
import kindhub.cli.finding as finding

def fail(*_words, **_named):
    raise ValueError("Zorzalina")

finding.search_persons = fail
"""


def test_a_command_that_fails_in_our_code_ends_with_one_and_without_a_traceback(sandbox):
    failed, checked = sandbox.kindhub(("search", "Zorzalina"), ("verify",), prelude=BROKEN)
    assert (failed.code, failed.out) == (1, "")
    assert "Zorzalina" not in failed.err
    assert failed.err.startswith("kindhub: something went wrong in the hub (ValueError")
    assert failed.err.count("\n") == 1
    assert checked.json["clean"] is True


WINDOW = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from kindhub import app
from kindhub.i18n import use_language
from kindhub.ui import start as window
from kindhub.ui.tasks import run

told = []

def fail(*_words):
    told.append("Zorzalina")
    if len(told) == 2:
        QTimer.singleShot(100, QApplication.closeAllWindows)
    raise ValueError("Zorzalina")

def straight_in(sitting):
    use_language("en")
    sitting.work_on(app.open_hub(Path(sys.argv[1]), "ana", sys.argv[2]))
    QTimer.singleShot(200, fail)
    QTimer.singleShot(300, lambda: run(sitting, lambda _progress: 1, fail, fail))

window.Sitting.ask_passphrase = straight_in
sys.exit(window.start(Path(sys.argv[1]), "ana"))
"""


def test_a_fault_in_the_window_is_told_the_same_way_and_the_window_stays(sandbox):
    done = sandbox.python(WINDOW, sandbox.data, PERSON.passphrase, timeout=60)
    assert done.returncode == 0, done.stderr
    assert "Zorzalina" not in done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    rows = [json.loads(line) for line in (sandbox.data / REPORTS).read_text(encoding="utf-8").splitlines()]
    assert [row["kinds"] for row in rows] == [["ValueError"]] * 2
    assert sandbox.kindhub(("verify",))[0].json["clean"] is True
