"""The power goes while somebody writes: a process that is killed leaves the draft, which is offered again."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys

from kindhub_reintegration import records as r
from sqlalchemy import select

from kindhub import app
from kindhub.records.names import NameParts
from kindhub.services.persons import new_person
from kindhub.testing import PERSON, WEAK

WRITING = """
import sys
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from kindhub import app
from kindhub.testing import PERSON, WEAK
from kindhub.ui.application import application
from kindhub.ui.case.page import CasePage
from kindhub.ui.theme import apply_theme

application()
apply_theme("light", portable=True)
hub = app.open_hub(Path(sys.argv[1]), PERSON.uid, PERSON.passphrase, kdf_floor=WEAK)
page = CasePage(hub, "reintegration", sys.argv[2], "return")
page.show()


class Hand:
    def follow(self):
        self.desk = page.pane.desk
        self.desk.opened.connect(self.write)

    def write(self):
        self.desk.kept.connect(self.tell)
        QTest.keyClicks(page.pane.form_page.body.questions["from_city"].input.edit, "Houston")

    def tell(self):
        print("kept", flush=True)


hand = Hand()
page.shown.connect(hand.follow)
QApplication.exec()
"""


def test_a_killed_process_leaves_the_draft(hub, tmp_path, qtbot):
    with hub.begin("invent") as work:
        child = new_person({"sex": "male"}, [NameParts("Elmer", "Tomás", "Felipe")])
        work.add_all(child)
        case = r.Case(person_id=child[0].id, status="received")
        work.add(case)
        work.add(r.Return(case_id=case.id))
    left = tmp_path / "left"
    shutil.copytree(hub.folder.path, left, ignore=shutil.ignore_patterns("*lock*"))

    writer = subprocess.Popen(
        [sys.executable, "-c", WRITING, str(left), case.id],
        stdout=subprocess.PIPE,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    assert writer.stdout is not None
    assert writer.stdout.readline() == b"kept\n"
    writer.send_signal(signal.SIGKILL)
    assert writer.wait() == -signal.SIGKILL
    writer.stdout.close()

    assert not [path for path in left.rglob("*") if path.is_file() and b"Houston" in path.read_bytes()]
    from kindhub.ui.case.page import CasePage

    after = app.open_hub(left, PERSON.uid, PERSON.passphrase, kdf_floor=WEAK)
    page = CasePage(after, "reintegration", case.id, "return")
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: page.pane.form_page is not None and page.pane.form_page.offer.isVisible(), timeout=20_000)
    page.pane.form_page.offer.take.click()
    assert page.pane.form_page.body.questions["from_city"].value() == "Houston"
    with after.read() as session:
        assert session.scalars(select(r.Return)).one().from_city is None
    page.leave()
    after.close()
