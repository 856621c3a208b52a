"""The certificates of a group: issued at once, given out with a reason, withdrawn, and checked."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from docx import Document
from kindhub_gbv_activities import records as r
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from sqlalchemy import select

from kindhub.security.access import Rights
from kindhub.storage.house import house_of
from kindhub.ui.certificates.check_page import CheckPage
from kindhub.ui.certificates.pane import CertificatesPane
from kindhub.ui.certificates.rows import STATE
from kindhub.ui.certificates.work import WriteEach
from kindhub.ui.printing.job import PrintWish
from kindhub.ui.printing.look import Look
from kindhub.ui.tasks import Cancelled, Progress, tasks

from .test_typed_attendance import settle

WHY = "para entregarlas"


class StopsAfterOne(Progress):
    """Somebody presses *Stop* while the second file is written."""

    def say(self, text, fraction=None):
        super().say(text, fraction)
        if fraction:
            self.stop()


@pytest.fixture
def pane(build, qtbot):
    """Two who came to both workshops, one who came to one of them."""
    taught = build.add(r.Curriculum(name="Camino & vida"))
    group = build.add(r.Group(number="Chinacá", status="running", curriculum_id=taught))
    held = [build.workshop(day, group_id=group, minutes=90) for day in ("2022-03-07", "2022-03-14")]
    for given, came in (("Ana", 2), ("Rosa <b>", 2), ("Elena", 1)):
        person = build.who(given=given, surnames="Us")
        for at, session in enumerate(held):
            build.add(r.Attendance(session_id=session, participant_id=person, given=given, surnames="Us",
                                   present=at < came))  # fmt: skip
    build.save()
    form = next(one for one in build.program.forms if one.key == "certificates")
    made = CertificatesPane(build.hub, build.program, form, group, tasks())
    qtbot.addWidget(made)
    made.resize(900, 500)
    made.show()
    made.open()
    qtbot.waitUntil(lambda: made.register is not None and not tasks().busy(), timeout=10_000)
    return made


def states(pane):
    keys = [one.standing.person for one in pane.register.people]
    return {row.cells["name"].text.split()[0]: row.cells[STATE].text for row in pane._rows(keys)}


def told(build, action):
    with build.hub.read() as session:
        ledger = house_of("gbv_activities").ledger
        return session.execute(select(ledger.c.reason, ledger.c.changes).where(ledger.c.action == action)).all()


def test_they_are_issued_given_out_withdrawn_and_checked(pane, build, qtbot, tmp_path):
    assert pane.acts.issue.text().startswith(("Emitir 2", "Issue 2"))
    assert "50 %" in states(pane)["Elena"]
    QTest.keyClick(pane.acts.issue, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not tasks().busy() and pane.register.people[0].holds is not None, timeout=10_000)
    ana, rosa = (pane.register.people[at].holds for at in (0, 1))
    assert not pane.acts.issue.isVisible()
    assert states(pane)["Ana"] == ana.number

    pane._print()
    pane.out.desk.begin(pane.out.desk._job, PrintWish(Look(sideways=True), WHY, file=True))
    pane.out.desk.pane.close()
    pane.out.desk.save_to(str(tmp_path / "todas.pdf"))
    settle(qtbot)
    assert (tmp_path / "todas.pdf").read_bytes().count(b"/Type /Page\n") == 2
    folder = tmp_path / "cada"
    folder.mkdir()
    for way, count in (("pdf", 2), ("docx", 4)):
        pane.out._way, pane.out._reason = way, WHY
        pane.out.write_each(str(folder))
        settle(qtbot)
        assert len(list(folder.iterdir())) == count
    words = [one.text for one in Document(BytesIO((folder / f"{rosa.number}.docx").read_bytes())).paragraphs]
    assert "Rosa <b> Us" in words
    assert "Camino & vida" in words
    assert any(rosa.code in one for one in words)
    assert [row.reason for row in told(build, "export")] == [WHY] * 3
    assert "Ana" not in str(told(build, "export"))

    stopped = tmp_path / "parada"
    stopped.mkdir()
    with pytest.raises(Cancelled):
        WriteEach(pane._of, "docx", WHY, stopped)(StopsAfterOne())
    assert len(list(stopped.iterdir())) == 1

    pane.table.select_key(pane.register.people[0].standing.person)
    pane.ask_withdraw()
    pane.why.answer()  # without a reason nothing happens
    assert pane.why.isVisible()
    pane.why.reason.set_value("no asistió ella")
    pane.why.answer()
    qtbot.waitUntil(lambda: not tasks().busy() and pane.register.people[0].holds is None, timeout=10_000)
    assert ana.number in states(pane)["Ana"]
    assert "no asistió ella" in pane.note.text()

    check = CheckPage(build.hub)
    qtbot.addWidget(check)
    check.show()
    check.number.set_value(f"{rosa.number} {rosa.code}")  # as a scanner types it
    check._typed()
    check.check()
    settle(qtbot)
    assert check.told.isVisible()
    check.code.set_value(ana.code)
    check.check()
    settle(qtbot)
    assert not check.told.isVisible()


def test_without_the_right_nothing_leaves(pane, build, qtbot, tmp_path):
    pane.issue()
    qtbot.waitUntil(lambda: not tasks().busy() and pane.register.people[0].holds is not None, timeout=10_000)
    build.hub.user = replace(
        build.hub.user, rights={**build.hub.user.rights, "gbv_activities": Rights({"view": "all", "edit": "all"})}
    )
    pane.out.ask_each()
    assert pane.out.panel is None
    pane.out._way, pane.out._reason = "pdf", WHY
    pane.out.write_each(str(tmp_path))
    settle(qtbot)
    assert list(tmp_path.glob("*.pdf")) == []
    assert told(build, "export") == []
