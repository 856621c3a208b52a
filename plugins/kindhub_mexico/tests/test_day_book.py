"""The book of a day: a day of 40 encounters is typed without the mouse, nobody is written down twice unawares, what is
typed outlives a kill, and what is wrong is said at its field.
"""

from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from types import SimpleNamespace

import pytest
from kindhub_mexico import records as r
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from sqlalchemy import func
from sqlmodel import col, select

from kindhub.errors import Refused
from kindhub.i18n import use_language
from kindhub.program.access import every_action
from kindhub.records.partial_date import PartialDate
from kindhub.records.person import Identifier, Person, PersonName, Relationship
from kindhub.security.access import Rights
from kindhub.services.day_book import may_keep, whom
from kindhub.storage.drafts import drafts_of, drop_draft
from kindhub.ui.day_book.page import DayBookPage
from kindhub.ui.tasks import close_tasks, tasks
from kindhub.ui.when import today

CTRL = Qt.KeyboardModifier.ControlModifier
ENTER = Qt.Key.Key_Return
A_DAY = 40
KNOWN = (
    ("Wendy Ingrid", "Mejia", "", "female"), ("Brayan", "Quiroz", "Valdez", "male"), ("Marie", "Paul", "", "female"),
    ("Nelson Isaias", "Calix", "", "male"), ("Candelaria", "Xol", "Tut", "female"),
)  # fmt: skip
NEW = (
    "Ulises Colmenares", "Fernanda Briceno", "Widson Dorvil", "Yolanda Euceda", "Frantz Saintil", "Margarita Tzul",
    "Josue Maradiaga", "Lucia Godinez", "Edwin Barcenas", "Pierre Etienne", "Heidy Rondon", "Domingo Batista",
    "Karen Muriyo", "Cesar Najera", "Elsa Urdaneta", "Adrian Banegas", "Jacinta Brito", "Hugo Zelaya",
    "Irma Pop", "Abner Funes",
)  # fmt: skip


def write_down(hub, given, first, second, sex, number=""):
    person = Person(sex=sex, birth=PartialDate.read("2010"))
    case = r.Case(person_id=person.id, number=number or None, opened=today())
    with hub.begin("test") as work:
        work.add_all([person, PersonName(person_id=person.id, given=given, surname_1=first, surname_2=second or None)])
        work.flush()
        work.add(case)
        work.flush()
        work.add(r.Encounter(case_id=case.id, held_on=PartialDate.of(today() - timedelta(9)), kind="group",
                             folio=f"2021/{number[-4:]}"))  # fmt: skip
    return person.id


@contextmanager
def hub_at_hand():
    """A hub of its own with five children in it."""
    from pathlib import Path
    from tempfile import mkdtemp

    from kindhub import app
    from kindhub.testing import PERSON
    from kindhub.testing.program_tests import open_with
    from kindhub.ui.theme import apply_theme

    use_language("es")
    apply_theme("light", portable=True)
    hub = open_with(Path(mkdtemp(prefix="kindhub-day-")) / "data", app.installed_programs().only(("mexico",)))
    hub.user = replace(hub.user, office_id="TAP", rights={**hub.user.rights, "mexico": Rights(every_action())})
    ids = [write_down(hub, *one, f"MX-{n:04}") for n, one in enumerate(KNOWN, start=1)]
    yield SimpleNamespace(hub=hub, ids=ids, person=PERSON)
    close_tasks()
    hub.close()


@contextmanager
def page_of(hub, qtbot):
    """A page on which nobody has begun a line: what another test began is not offered here."""
    use_language("es")
    qtbot.waitUntil(lambda: not tasks().busy())
    with hub.begin("test") as work:
        for draft in drafts_of(work.session.connection(), "mexico", hub.user.uid):
            drop_draft(work.session.connection(), draft)
    made = DayBookPage(hub, "mexico", "day_book")
    made.resize(1138, 700)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitActive(made)
    qtbot.waitUntil(lambda: not tasks().busy())
    yield made
    made.leave()
    qtbot.waitUntil(lambda: not tasks().busy())


@pytest.fixture(scope="module")
def opened(qapp):
    """One hub for most tests: what each adds stays."""
    with hub_at_hand() as there:
        yield there


@pytest.fixture
def page(opened, qtbot):
    with page_of(opened.hub, qtbot) as made:
        yield made


@pytest.fixture
def empty_day(qtbot):
    """A hub in which nothing was written down today, and its page."""
    with hub_at_hand() as there, page_of(there.hub, qtbot) as made:
        yield there.hub, made


class Hand:
    """Types where the cursor is."""

    def __init__(self, page, qtbot):
        self.page, self.qtbot = page, qtbot

    def press(self, key, with_key=Qt.KeyboardModifier.NoModifier):
        QTest.keyClick(self.page.window().focusWidget(), key, with_key)

    def write(self, text):
        QTest.keyClicks(self.page.window().focusWidget(), text)

    def at(self):
        return self.page.window().focusWidget().accessibleName()

    def fill(self, text):
        self.write(text)
        self.press(ENTER)

    def wait(self, holds):
        self.qtbot.waitUntil(lambda: bool(holds()) and not tasks().busy())

    def name(self, typed, *, known):
        self.write(typed)
        self.press(ENTER)
        if known:
            self.wait(lambda: (self.page.found.list.keys() and self.page.found.list.hasFocus()) or not self.searching())
            self.press(ENTER)
        self.wait(lambda: not self.searching())

    def searching(self):
        return self.at().startswith("Nombre, folio")


def count(hub, kind):
    with hub.read() as session:
        return session.scalar(select(func.count()).select_from(kind))


def head(hand):
    """The day: the office and the date are there already."""
    hand.page.head.body.focus_field("kind")
    hand.fill("orientacion y")
    hand.fill("alb")
    hand.fill("Albergue Inventado")
    hand.fill("tapach")
    hand.fill("LP")


def test_a_day_of_forty_encounters_is_typed_without_the_mouse(empty_day, qtbot):
    hub, page = empty_day
    hand = Hand(page, qtbot)
    before = {kind: count(hub, kind) for kind in (r.Encounter, r.Case, Person, r.Visit)}
    page.lines.setUpdatesEnabled(False)  # forty redraws of a table are not what is asked here
    head(hand)
    hand.wait(hand.searching)
    for n in range(A_DAY):
        known = n % 2 == 0
        given, first, *_ = KNOWN[(n // 2) % len(KNOWN)]
        if known:
            hand.name(f"{given} {first}"[:14], known=True)
        else:
            hand.name(NEW[n // 2], known=False)
            hand.fill("")
            hand.fill("muj" if n % 4 == 1 else "hom")
            hand.fill(f"{8 + n % 9} a")
            hand.press(Qt.Key.Key_Tab)
        if n == 0:
            page.line.line.focus_field("kind")
            hand.fill("orientacion en")
            hand.fill("solo inf")
            hand.fill("LP")
        else:
            page.line.line.focus_field("accompaniment")
        hand.fill("no acom" if known else "en riesgo")
        hand.fill("espanol" if n == 0 else "")
        hand.fill("15")
        hand.wait(lambda n=n: len(page.lines.lines.in_order()) == n + 1 and hand.searching())
    assert {kind: count(hub, kind) - number for kind, number in before.items()} == {
        r.Encounter: A_DAY, r.Case: A_DAY // 2, Person: A_DAY // 2, r.Visit: 1}  # fmt: skip
    assert page.line.bar.save_button.isVisible()
    with hub.read() as session:
        day = session.scalars(select(r.Visit)).one()
        lines = session.scalars(select(r.Encounter).where(col(r.Encounter.visit_id) == day.id)).all()
        assert {(one.kind, one.level, one.by, one.office, one.venue, one.place, one.minutes, one.language)
                for one in lines} == {("group", "information_only", "LP", "TAP", "Albergue Inventado",
                                       "MX-CHP-tapachula", 15, "spa")}  # fmt: skip
        assert {one.held_on.earliest for one in lines} == {today()}
        cases = session.scalars(select(r.Case).where(col(r.Case.number).startswith(f"MX-{today().year}-"))).all()
        assert {(one.status, one.office, one.opened) for one in cases} == {("oriented", "TAP", today())}
        born = session.scalars(select(Person).where(col(Person.id).in_([one.person_id for one in cases]))).all()
        assert {one.sex for one in born} == {"female", "male"}
        assert all(one.birth.is_known for one in born)
    assert drafts(hub) == 0
    assert [page.lines.lines.who(key) for key in page.lines.lines.in_order()[-2:]] == [NEW[0], "Wendy Ingrid Mejia"]


def drafts(hub):
    with hub.read() as session:
        return len(drafts_of(session.connection(), "mexico", hub.user.uid))


def form_of(hub):
    return next(one for one in hub.programs["mexico"].forms if one.day_book)


def found(hub, typed):
    return [one.name for one in whom(hub, form_of(hub), typed, today())]


FOUND = {
    "Wendi Mejilla": ["Wendy Ingrid Mejia"], "Wenceslao": [],
    "wendi ingrid mejia": ["Wendy Ingrid Mejia"], "Kandelaria Shol": ["Candelaria Xol Tut"],
    "xol candelaria": ["Candelaria Xol Tut"], "2021/0003": ["Marie Paul"], "MX-0003": ["Marie Paul"],
    "GUHL060611HVZMRSZ8": ["Nelson Isaias Calix"], "COMAR-TAP/77": ["Marie Paul"], "w": [], "2021/9": [],
}  # fmt: skip


def test_a_child_is_found_by_name_however_it_is_spelled_by_folio_case_curp_and_comar_file(opened):
    hub = opened.hub
    with hub.begin("test") as work:
        work.add(Identifier(person_id=opened.ids[3], kind="curp", value="GUHL060611HVZMRSZ8"))
        case = work.session.scalars(select(r.Case).where(r.Case.person_id == opened.ids[2])).one()
        work.add(r.AsylumClaim(case_id=case.id, reference="COMAR-TAP/77/2026", filed_on=today()))
    assert {typed: found(hub, typed) for typed in FOUND} == FOUND
    about = whom(hub, form_of(hub), "Marie Paul", today())[0].about
    assert about.startswith("15–16 años · MX-0003 · Con orientación · última atención ")


def test_namesakes_of_whom_nothing_else_is_known_are_told_apart(opened):
    mother, *same = (Person(sex="female") for _ in range(3))
    with opened.hub.begin("test") as work:
        work.add_all([mother, *same, PersonName(person_id=mother.id, given="Otilia", surname_1="Zacarias")])
        work.add_all(PersonName(person_id=one.id, given="Nicolasa", surname_1="Zacarias") for one in same)
        work.flush()
        work.add(Relationship(person_id=mother.id, other_id=same[0].id, kind="mother"))
    found = {one.person_id: one.about for one in whom(opened.hub, form_of(opened.hub), "nicolasa", today())}
    assert found == {same[0].id: "familia: Otilia Zacarias", same[1].id: ""}


def test_whoever_may_add_nothing_is_not_let_in(opened, qapp):
    hub, kept = opened.hub, opened.hub.user
    hub.user = replace(kept, rights={**kept.rights, "mexico": Rights({"view": "all"})})
    try:
        assert not may_keep(hub.user, form_of(hub))
        with pytest.raises(Refused):
            whom(hub, form_of(hub), "Marie", today())
        with pytest.raises(Refused):
            DayBookPage(hub, "mexico", "day_book")
    finally:
        hub.user = kept


def put_line(page, **values):
    page.line.line.put({"kind": "interview", "level": "brief_advice", **values}, over=True)


def at_a_day(page):
    if not page.head.head().record_id:
        page.head.body.put({"office": "TAP", "venue": "Albergue Inventado"}, over=True)


def test_somebody_very_alike_is_shown_before_a_second_record_is_made(opened, page, qtbot):
    hub, before = opened.hub, count(opened.hub, Person)
    at_a_day(page)
    hand = Hand(page, qtbot)
    page.line.search.setText("Brayan Quiroz Valdes")
    page.begin_new()
    put_line(page)
    page.line.person.put({"sex": "male"})
    page.save()
    hand.wait(lambda: "Ya hay alguien muy parecido: Brayan Quiroz Valdez" in page.line.bar._state.text())
    assert count(hub, Person) == before
    page.save()
    hand.wait(lambda: count(hub, Person) == before + 1 and not page.line.is_new)
    lines = count(hub, r.Encounter)
    hand.press(Qt.Key.Key_U, CTRL | Qt.KeyboardModifier.ShiftModifier)  # it was the same boy after all
    hand.wait(lambda: count(hub, r.Encounter) == lines - 1 and found(hub, "Brayan Quiroz") == ["Brayan Quiroz Valdez"])
    page.begin_new()
    page.line.name.put({"given": "Otra"}, over=True)
    page.save()  # the day that is on screen takes a line again
    hand.wait(lambda: count(hub, r.Encounter) == lines)


def test_what_is_wrong_is_said_at_its_field_and_nothing_typed_is_lost(opened, page, qtbot):
    hub, before = opened.hub, count(opened.hub, r.Encounter)
    at_a_day(page)
    page.save()
    assert "Primero indique quién es" in page.line.bar._state.text()
    page.line.search.setText("Nadie Conocido")
    page.begin_new()
    page.line.line.questions["minutes"].show_typed("mucho")
    page.line.line.put({"kind": None}, over=True)
    page.save()
    assert set(page.line._problems(page.line.line)) == {"kind", "minutes"}
    assert page.line.line.questions["minutes"].typed() == "mucho"
    assert page.line.name.answers().values["given"] == "Nadie"
    assert count(hub, r.Encounter) == before
    page.discard()
    qtbot.waitUntil(lambda: not tasks().busy())
    assert (drafts(hub), page.line.is_new) == (0, False)


def test_a_line_that_was_broken_off_stands_in_its_fields_again(opened, page, qtbot):
    hub = opened.hub
    at_a_day(page)
    page.line.search.setText("Rosalinda Inventada")
    page.begin_new()
    page.line.person.put({"sex": "female"})
    page.line.line.questions["minutes"].show_typed("mucho")
    put_line(page, accompaniment="separated")
    page.keep_now()
    qtbot.waitUntil(lambda: drafts(hub) == 1 and not tasks().busy())  # a kill now takes nothing away
    page.leave()
    again = DayBookPage(hub, "mexico", "day_book")
    qtbot.addWidget(again)
    qtbot.waitUntil(lambda: again.line.is_new and not tasks().busy())
    assert again.line.name.answers().values["given"] == "Rosalinda"
    assert again.line.person.answers().values["sex"] == "female"
    assert again.line.line.answers().values["accompaniment"] == "separated"
    assert again.line.line.questions["minutes"].typed() == "mucho"
    again.line.line.put({"minutes": 20}, over=True)
    again.line.line.questions["minutes"].show(20)
    again.save()
    qtbot.waitUntil(lambda: drafts(hub) == 0 and not again.line.is_new and not tasks().busy())
    again.leave()


def test_a_line_is_put_right_in_its_place_and_the_case_follows(opened, page, qtbot):
    hub, hand = opened.hub, Hand(page, qtbot)
    at_a_day(page)
    page.line.search.setText("Candelaria Xol")
    page._find("Candelaria Xol")
    hand.wait(lambda: page.found.name_of(opened.ids[4]) != "")
    page.choose(opened.ids[4])
    put_line(page, accompaniment="accompanied")
    page.save()
    hand.wait(lambda: page.lines.lines.in_order() and page.lines.lines.who(page.lines.lines.in_order()[0]) ==
              "Candelaria Xol Tut")  # fmt: skip
    page.lines.table.select_key(page.lines.lines.in_order()[0])
    page.lines.table.go_to_column("accompaniment")
    page.lines.table.setFocus()
    hand.write("s")
    hand.write("eparada")
    hand.press(ENTER)
    hand.press(Qt.Key.Key_Escape)
    hand.wait(lambda: case_of(hub, opened.ids[4]).accompaniment == "separated")
    assert case_of(hub, opened.ids[4]).status == "screened"
    went = []
    page.go.connect(went.append)
    page.head.group_asked.emit()
    hand.wait(lambda: len(went) == 1)
    page.lines.table.go_to_column("who")
    page.lines.table.setFocus()
    hand.press(ENTER)
    assert [(one.page, one.args[1]) for one in went] == [
        ("record", "visits"), ("case", case_of(hub, opened.ids[4]).id)]  # fmt: skip


def case_of(hub, person_id):
    with hub.read() as session:
        return session.scalars(select(r.Case).where(r.Case.person_id == person_id)).one()


def test_a_group_is_counted_on_a_day_on_which_nobody_is_written_down(opened, page, qtbot):
    hub, went, before = opened.hub, [], count(opened.hub, r.Visit)
    page.go.connect(went.append)
    page.begin_day()
    page.head.body.put({"office": None, "venue": "Plaza Inventada"}, over=True)
    page.head.group_asked.emit()
    assert page.head.body.check().keys() == {"office"}
    page.head.body.put({"office": "TIJ"}, over=True)
    page.head.group_asked.emit()
    qtbot.waitUntil(lambda: len(went) == 1 and not tasks().busy())
    assert count(hub, r.Visit) == before + 1
    with hub.read() as session:
        day = session.get(r.Visit, went[0].args[2])
        assert (day.office, day.venue, day.held_on.earliest) == ("TIJ", "Plaza Inventada", today())
