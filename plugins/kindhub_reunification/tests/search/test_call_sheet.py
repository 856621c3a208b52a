"""The call sheet of a day: printed with a safe way for each family, and entered back without losing a word."""

from dataclasses import replace
from datetime import date

import pytest
from kindhub_reunification import records as r
from kindhub_reunification.search.call_sheet import call_rows
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from sqlmodel import select

from kindhub.errors import Refused, UserError
from kindhub.i18n import use_language
from kindhub.program.paper import Table, Words
from kindhub.records.partial_date import PartialDate
from kindhub.records.person import Person, PersonName
from kindhub.security.access import Rights
from kindhub.services.day_sheets import Unsound, form_of, keep_line, keep_sheet, lines_of, save_lines, sheets
from kindhub.services.form_contents import Answers
from kindhub.services.worklists import Worklist
from kindhub.ui.day_sheet.page import DaySheetPage
from kindhub.ui.printing.without_window import LookWish, write_pdf
from kindhub.ui.tasks import close_tasks
from kindhub.ui.worklist.day_sheet_job import whole_day_sheet_job

DAY = date(2026, 11, 26)
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def families(hub):
    """Ana has one number, Berta a number that is not safe, Carla nothing; their ids in that order."""
    use_language("es")
    ids = []
    with hub.begin("test") as work:
        for n, name in enumerate(("Ana", "Berta", "Carla"), 1):
            person = Person(sex="female")
            work.add(person)
            work.flush()
            case = r.Case(person_id=person.id, number=f"SF-000{n}", status="searching", place="GT-1413", language="ixl",
                          responsible=hub.user.uid)  # fmt: skip
            work.add_all([PersonName(person_id=person.id, given=name, surname_1="Inventada"), case])
            work.flush()
            ids.append(case.id)
        work.add(r.Lead(case_id=ids[0], kind="phone", value="+502 5554-2175", confidence="high"))
        work.add(r.Lead(case_id=ids[1], kind="phone", value="4441-2345", confidence="high", state="unsafe"))
        work.session.get(r.Case, ids[0]).script = "Diga solo que llama de una oficina."
    return ids


@pytest.fixture
def place(hub):
    program = hub.programs["reunification"]
    return program, next(view for view in program.lists if view.key == "to_search")


def taken(hub, place, ids):
    with hub.read() as session:
        rows = call_rows(session, ids, DAY)
    keep_sheet(hub, *place, rows, DAY)
    return read(hub, place)


def read(hub, place):
    with hub.read() as session:
        (sheet,) = sheets(session, hub.user, *place)
        return sheet, lines_of(session, hub.user, *place, sheet)


def wrote(line, **values):
    return replace(line, held=Answers(values).over(line.held))


def attempts(hub):
    with hub.read() as session:
        return session.scalars(select(r.Attempt).order_by(r.Attempt.id)).all()


def test_a_row_says_whom_one_looks_for_over_a_safe_way_and_what_may_be_said(hub, families):
    ana, berta, carla = families
    with hub.read() as session:
        rows = call_rows(session, [berta, ana, carla], DAY)
    assert [one.record_id for one in rows] == [berta, ana, carla]
    first = rows[1]
    assert first.cells[0].splitlines() == ["SF-0001", "Ana Inventada", "Santa María Nebaj, Quiché, Guatemala", "Ixil"]
    assert first.cells[1].splitlines() == ["llamada", "+502 5554-2175", "De 08:00 a 11:00"]
    assert first.cells[2] == "Diga solo que llama de una oficina."
    assert first.start == {"channel": "call", "target": "+502 5554-2175"}
    assert "4441" not in "".join(rows[0].cells)
    assert rows[0].start["channel"] not in ("call", "sms", "whatsapp")
    assert rows[2].cells[2].startswith("No se ha acordado nada")


def test_the_paper_has_room_to_write_and_is_remembered_in_its_order(hub, place, families):
    program, view = place
    job = whole_day_sheet_job(hub, Worklist(program, view, hub.user, DAY))
    with hub.read() as session:
        paper = job.make(session)
        listed = [row["id"] for row in Worklist(program, view, hub.user, DAY).page(
            session, Worklist(program, view, hub.user, DAY).ids(session))]  # fmt: skip
    (table,) = (block for block in paper.blocks if isinstance(block, Table))
    assert (len(table.rows), table.lines) == (3, 3)
    assert all(row[3:] == ("",) * 5 for row in table.rows)
    assert any("no contestó" in block.text for block in paper.blocks if isinstance(block, Words))
    job.keeping()
    sheet, _ = read(hub, place)
    assert list(sheet.starts) == listed


def test_without_the_right_to_print_no_sheet_leaves_or_is_kept(qapp, hub, place, families, tmp_path):
    program, view = place
    job = whole_day_sheet_job(hub, Worklist(program, view, hub.user, DAY))
    with pytest.raises(UserError):
        write_pdf(hub, lambda: job, tmp_path / "no.pdf", LookWish(""))
    hub.user.rights["reunification"] = Rights({"view": "all"})
    with pytest.raises(Refused):
        write_pdf(hub, lambda: job, tmp_path / "no.pdf", LookWish("gira del jueves"))
    with hub.read() as session:
        assert sheets(session, hub.user, *place) == []
    assert not (tmp_path / "no.pdf").exists()


def test_what_was_written_is_saved_in_one_unit_and_the_rest_is_not(hub, place, families):
    sheet, (first, second, third) = taken(hub, place, families)
    lines = [wrote(first, at="10:30", outcome="no_answer"), second,
             wrote(third, channel="visit", target="Aldea Uno", outcome="spoke_relative", told="A la tía")]  # fmt: skip
    for line in lines:
        keep_line(hub, form_of(place[0], place[1].day_sheet), line)
    assert [line.held.is_empty() for line in read(hub, place)[1]] == [False, True, False]
    assert save_lines(hub, *place, sheet, lines) == 2
    one, other = attempts(hub)
    assert (one.case_id, one.channel, one.target, one.at, one.by) == (
        families[0], "call", "+502 5554-2175", "10:30", hub.user.name)  # fmt: skip
    assert one.attempted_on == PartialDate.of(DAY)
    assert (other.case_id, other.channel, other.target, other.told) == (families[2], "visit", "Aldea Uno", "A la tía")
    sheet, again = read(hub, place)
    assert [line.entered for line in again] == [True, False, True]
    assert all(line.held.is_empty() for line in again)
    with pytest.raises(UserError):
        save_lines(hub, *place, sheet, again)
    with hub.read() as session:
        assert [session.get(r.Case, one).attempts or 0 for one in families] == [1, 0, 1]


@pytest.mark.parametrize(("wrong", "cell"), [
    ({"at": "25:99", "outcome": "no_answer"}, ""), ({"at": "10:30"}, "outcome"),
    ({"outcome": "no_answer", "attempted_on": None}, "attempted_on"),
])  # fmt: skip
def test_one_line_that_is_not_sound_saves_none_and_is_named(hub, place, families, wrong, cell):
    sheet, (first, second, _) = taken(hub, place, families)
    with pytest.raises(Unsound) as raised:
        save_lines(hub, *place, sheet, [wrote(first, outcome="no_answer"), wrote(second, **wrong)])
    assert list(raised.value.problems) == [(families[1], cell)]
    assert attempts(hub) == []
    assert read(hub, place)[0].entered == frozenset()


def test_whoever_may_not_write_saves_nothing(hub, place, families):
    sheet, (first, *_) = taken(hub, place, families)
    hub.user.rights["reunification"] = Rights({"view": "all"})
    with pytest.raises(Refused):
        save_lines(hub, *place, sheet, [wrote(first, outcome="no_answer")])
    assert attempts(hub) == []


def test_a_family_that_went_out_of_sight_is_no_longer_on_the_sheet(hub, place, families):
    taken(hub, place, families)
    with hub.begin("test") as work:
        work.session.get(r.Case, families[1]).responsible = "eva"
    hub.user.rights["reunification"] = Rights({"view": "own", "create": "own"})
    assert [line.record_id for line in read(hub, place)[1]] == [families[0], families[2]]


def names_stay_in_sight(page):
    """However far the table is moved sideways."""
    page.resize(640, 640)
    bar, pictures = page.table.horizontalScrollBar(), []
    for at in (0, bar.maximum()):
        bar.setValue(at)
        pictures.append(page.table.viewport().grab(QRect(20, 4, 80, 24)).toImage())
    assert bar.maximum() > 0
    assert pictures[0] == pictures[1]


def test_a_sheet_is_entered_without_the_mouse(qtbot, hub, place, families):
    taken(hub, place, families)
    page = DaySheetPage(hub, "reunification", "to_search")
    qtbot.addWidget(page)
    page.resize(1150, 640)
    with qtbot.waitActive(page):
        page.show()
    qtbot.waitUntil(lambda: page.table.hasFocus() and page.lines.all() != [])

    def type_on(*words):
        for word in words:
            for letter in word:
                QTest.keyClicks(QApplication.focusWidget(), letter)
            QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)

    page.table.go_to_column("at")
    type_on("10:30", "", "", "no contest")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_S, CTRL)
    qtbot.waitUntil(lambda: page.lines.entered() == 1)
    (kept,) = attempts(hub)
    assert (kept.case_id, kept.at, kept.channel, kept.outcome) == (families[0], "10:30", "call", "no_answer")
    names_stay_in_sight(page)
    page.table.select_key(families[1])
    page.table.go_to_column("at")
    QTest.keyClicks(page.table, "1")
    page.hide()  # as a lock hides it: what is half typed stays
    assert read(hub, place)[1][1].held.values["at"] == "1"
    close_tasks()
