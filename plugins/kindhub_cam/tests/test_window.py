"""The family case in the window: the chart leads to its people, and what a lawyer was told is not there for others."""

from dataclasses import replace
from datetime import UTC, date, datetime

import openpyxl
import pytest
from kindhub_cam import records as r
from kindhub_cam.access import VIEW_PRIVILEGED
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from sqlmodel import select

from kindhub.exchange.program_export import export_program
from kindhub.program.access import every_action
from kindhub.records.person import Person, PersonName
from kindhub.security.access import Rights
from kindhub.services.changes_since import changes_since
from kindhub.services.colleagues import add_colleague, grant, name_lead
from kindhub.services.form_contents import Answers, keep
from kindhub.services.forms import FormTarget
from kindhub.services.last_here import LastHere
from kindhub.storage.drafts import drafts_of
from kindhub.testing import WEAK
from kindhub.testing.windows import shown_case
from kindhub.ui.case.history_page import read_history
from kindhub.ui.case.people_page import PeoplePage
from kindhub.ui.case.quick_entry import QuickEntry
from kindhub.ui.forms.lookups import Lookups
from kindhub.ui.home.side_reading import ReadMySide
from kindhub.ui.tasks import Progress, tasks

TOLD = "Cuenta algo grave de la casa"
PROTECTED = "protected_notes"


@pytest.fixture
def family(hub):
    """A family with a child, about whom a lawyer wrote down what she was told; a referral follows from it."""
    person = Person(sex="female")
    case = r.Case(person_id=person.id, number="CAM-9004", status="screening", opened=date(2023, 6, 1),
                  responsible=hub.user.uid)  # fmt: skip
    child = r.Member(case_id=case.id, role="child", number=1, relation="biological", name_on_paper="Luz Mejía",
                     stage="screening")  # fmt: skip
    as_lawyer(hub)
    with hub.begin("test") as work:
        work.add_all([person, PersonName(person_id=person.id, given="Rosa", surname_1="Paz"), case, child])
        work.flush()
        work.add(r.ProtectedNote(case_id=case.id, member_id=child.id, written_on=date(2023, 7, 1), words=TOLD,
                                 abuse=True))  # fmt: skip
    return case.id, child.id


def as_lawyer(hub, *, told=True):
    actions = {**every_action(), **({VIEW_PRIVILEGED: "all"} if told else {})}
    hub.user = replace(hub.user, rights={**hub.user.rights, "cam": Rights(actions)})


@pytest.fixture
def open_page(hub, family, qtbot):
    """`open_page(part)` shows the case at that part, when all of it was read."""

    def shown(part=""):
        page = shown_case(qtbot, hub, "cam", family[0], part)
        qtbot.waitUntil(lambda: not page.pane.is_empty(), timeout=10_000)
        return page

    return shown


def history_of(hub, page):
    return " ".join(
        f"{line.part} {line.field} {line.old} {line.new}"
        for line in read_history(hub, hub.programs["cam"], page.picture.record_ids, Lookups(hub))
    )


def title_of(hub, key):
    return next(form.title.say() for form in hub.programs["cam"].forms if form.key == key)


def test_the_chart_of_the_family_leads_to_a_member_and_says_the_same_as_a_table(open_page, family, qtbot):
    page = open_page("@people")
    people = page.pane.findChild(PeoplePage)
    assert not page.side.isVisible()
    assert page.here().args == ("cam", family[0], "@people")
    assert list(people.tree.cards)[1] == family[1]
    people.as_table.click()
    assert people.table.isVisible()
    assert not people.tree.isVisible()
    people.as_table.click()
    people.tree.cards[family[1]].setFocus()
    qtbot.keyClick(people.tree.cards[family[1]], Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.pane.desk is not None and page.pane.desk.target is not None)
    assert (page.parts.current(), page.pane.desk.target.record_id) == ("members", family[1])
    assert page.side.isVisible()


def test_who_may_not_see_protected_notes_does_not_come_to_them_by_their_address(open_page, hub, family):
    as_lawyer(hub, told=False)
    page = open_page(PROTECTED)
    assert page.parts.current() != PROTECTED
    assert PROTECTED not in [row.key for row in page.picture.sections]
    assert len(page.picture.apart) == 1
    assert title_of(hub, PROTECTED) not in history_of(hub, page)
    assert ("protection", "1") in [(row.key, row.right) for row in page.picture.sections]
    with hub.read() as session:
        referral = session.scalars(select(r.Protection)).one()
    assert (referral.member_id, referral.status, referral.note) == (family[1], "open", None)
    assert "protection" in [place.form for place in page.picture.due_places.values()]


def test_control_a_lawyer_comes_to_them(open_page, hub):
    page = open_page(PROTECTED)
    assert page.parts.current() == PROTECTED
    assert page.picture.apart == ()
    assert title_of(hub, PROTECTED) in history_of(hub, page)
    assert TOLD not in history_of(hub, page)  # she reads it in its part, where the reading is told to the ledger


@pytest.fixture
def asking(open_page, hub, family, qtbot):
    """The question over the page of who may not see them, with these words typed into it."""
    add_colleague(hub, "berta", "Berta Prueba", "siete palabras que nadie más escribe aquí", kdf=WEAK)
    grant(hub, "berta", "cam", "lead")
    name_lead(hub, "cam", "berta")
    as_lawyer(hub, told=False)
    page = open_page()

    def ask(words=""):
        page.nav.findChild(QPushButton, "ask").click()
        entry = page.findChildren(QuickEntry)[-1]
        qtbot.waitUntil(lambda: not tasks().busy())
        entry.form_body.focus_field("note")
        qtbot.keyClicks(QApplication.focusWidget(), words)
        return entry

    return ask


def test_whoever_may_not_see_them_asks_the_one_who_gives_the_right(asking, hub, qtbot):
    asking("La audiencia es el lunes").save()
    qtbot.waitUntil(lambda: not tasks().busy())
    with hub.read() as session:
        task = session.scalars(select(r.CaseTask)).one()
    assert (task.assigned_to, task.note) == ("berta", "La audiencia es el lunes")
    assert title_of(hub, PROTECTED) in task.title
    assert TOLD not in task.title


def test_the_question_and_a_task_half_typed_leave_each_other_alone(asking, hub, family, qtbot):
    target = FormTarget(next(form for form in hub.programs["cam"].forms if form.key == "tasks"), family[0])
    keep(hub, target, Answers({"title": "Llamar a la abuela"}))
    asking("La audiencia").close()
    asking().save()
    qtbot.waitUntil(lambda: not tasks().busy())
    with hub.read() as session:
        assert session.scalars(select(r.CaseTask)).one().note == "La audiencia"
        (left,) = drafts_of(session.connection(), "cam", hub.user.uid)
    assert left.content["values"] == {"title": "Llamar a la abuela"}


def test_a_question_half_typed_is_told_on_my_day(asking, hub):
    asking("La audiencia").close()
    side = ReadMySide(hub, date(2026, 11, 23))(Progress())
    assert [(lead.title.split(" · ")[0], lead.route.page) for lead in side.drafts] == [("Pedir acceso", "case")]


def test_control_nobody_is_asked_where_no_other_may_give_it(open_page, hub):
    as_lawyer(hub, told=False)
    page = open_page()
    assert len(page.picture.apart) == 1
    assert page.nav.findChild(QPushButton, "ask") is None


@pytest.mark.parametrize("told", [True, False])
def test_my_day_and_a_whole_export_tell_of_them_to_lawyers_alone(hub, family, tmp_path, told):
    """Not what was told, and not that anything was; the ledger and a workbook have doors of their own."""
    as_lawyer(hub, told=told)
    colleague = replace(hub.user, uid=f"{hub.user.uid}-2")
    with hub.begin("test") as work:
        work.session.scalars(select(r.Case)).one().responsible = colleague.uid
    with hub.read() as session:
        changes = changes_since(
            session, hub.programs, colleague, LastHere(datetime(2020, 1, 1, tzinfo=UTC), {"cam": 0})
        )
    assert (PROTECTED in [one.form for one in changes]) is told
    path = tmp_path / "all.xlsx"
    export_program(hub, hub.programs["cam"], path, "to look at it in a test")
    book = openpyxl.load_workbook(path)
    cells = {cell for sheet in book.worksheets for row in sheet.iter_rows(values_only=True) for cell in row}
    assert (TOLD in cells) is told
    assert "Luz Mejía" in cells
