"""The help desk: who calls is found by the end of her telephone, a call is typed in seconds, a call back closes one."""

from dataclasses import replace
from datetime import timedelta
from time import monotonic

import pytest
from kindhub_reunification import records as r
from kindhub_reunification.access import HELP_DESK
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from sqlmodel import select

from kindhub.demo.tour_stops import of_program
from kindhub.errors import Refused
from kindhub.i18n import use_language
from kindhub.program.access import every_action
from kindhub.records.partial_date import PartialDate
from kindhub.security.access import Rights
from kindhub.services.call_desk import may_sit_at, picture_of, state_of, whom
from kindhub.ui.call_desk.page import CallDeskPage
from kindhub.ui.forms.form_desk import FormDesk
from kindhub.ui.tasks import close_tasks, tasks
from kindhub.ui.when import today

CTRL = Qt.KeyboardModifier.ControlModifier
SLOW_KEY_S = 0.3
"""Seconds a key takes somebody who types 40 words a minute."""


def with_rights(hub, *more):
    """Somebody who sees her office alone: whoever sees all of the program sits at the desk in any case."""
    granted = Rights({**every_action(), "view": "office", **dict.fromkeys(more, "all")})
    hub.user = replace(hub.user, rights={**hub.user.rights, "reunification": granted})
    return hub


@pytest.fixture
def at_desk(hub):
    """Two callers on one telephone, one with a name alone, and a call that waits."""
    use_language("es")
    with_rights(hub, HELP_DESK)
    with hub.begin("test") as work:
        rosa = r.Caller(name="Rosa Ixchel Tum", phone="+502 5554-2175", language="mam", role="relative")
        pedro = r.Caller(name="Pedro Tum", phone="5554 2175", language="spa", role="parent")
        marta = r.Caller(name="Marta López Us", also_written="Marta Lopes", language="spa", interpreter=True)
        work.add_all([rosa, pedro, marta])
        work.flush()
        waits = r.Call(caller_id=marta.id, called_on=PartialDate.of(today() - timedelta(9)), at="09:10",
                       topics=("documents",), language="spa", follow_up_on=today() - timedelta(2))  # fmt: skip
        work.add(waits)
    yield hub
    close_tasks()


def form_of(hub):
    return next(one for one in hub.programs["reunification"].forms if one.desk)


def names(hub, typed):
    return [one.name for one in whom(hub, form_of(hub), typed)]


def calls(hub):
    with hub.read() as session:
        return session.scalars(select(r.Call).order_by(r.Call.id)).all()


FOUND = {
    "2175": ["Pedro Tum", "Rosa Ixchel Tum"],
    "5554 2175": ["Pedro Tum", "Rosa Ixchel Tum"],
    "+502 5554-2175": ["Pedro Tum", "Rosa Ixchel Tum"],
    "5542": ["Pedro Tum", "Rosa Ixchel Tum"],
    "tum rosa": ["Rosa Ixchel Tum"],
    "lopes": ["Marta López Us"],
    "LÓPEZ": ["Marta López Us"],
    "9999": [],
    "2": [],
    "%": [],
    "__": [],
}


def test_a_caller_is_found_by_the_end_of_her_telephone_or_by_a_name(at_desk):
    assert {typed: names(at_desk, typed) for typed in FOUND} == FOUND


def test_what_is_known_of_her_says_first_what_to_take_care_of(at_desk):
    (rosa,) = whom(at_desk, form_of(at_desk), "rosa")
    picture = picture_of(at_desk, form_of(at_desk), rosa.id)
    assert "no diga dónde está nadie de la familia" in picture.care
    (pedro,) = whom(at_desk, form_of(at_desk), "pedro")
    assert picture_of(at_desk, form_of(at_desk), pedro.id).care == ""
    (marta,) = whom(at_desk, form_of(at_desk), "marta")
    told = picture_of(at_desk, form_of(at_desk), marta.id)
    assert "intérprete" in told.care
    assert [(one.title, one.open) for one in told.calls] == [("documentos", True)]


def test_without_the_right_nobody_is_told_anything(at_desk, qapp):
    with_rights(at_desk)
    for ask in (lambda: whom(at_desk, form_of(at_desk), "2175"), lambda: state_of(at_desk, form_of(at_desk), today())):
        with pytest.raises(Refused):
            ask()
    with pytest.raises(Refused):
        CallDeskPage(at_desk, "reunification", "help_desk")


def test_the_desk_is_shown_to_whoever_sits_at_it_and_the_tour_stops_there_for_her_alone(at_desk):
    def stops():
        return [one.name for one in of_program(at_desk, at_desk.programs["reunification"])]

    assert "reunification-help_desk" in stops()
    with_rights(at_desk)
    assert "reunification-help_desk" not in stops()
    at_desk.user = replace(at_desk.user, rights={**at_desk.user.rights, "reunification": Rights(every_action())})
    assert may_sit_at(at_desk.user, form_of(at_desk))  # who sees all of the program


class Typist:
    """Types where the cursor is, and counts the keys."""

    def __init__(self, page, qtbot):
        self.page, self.qtbot, self.keys = page, qtbot, 0

    def press(self, key, with_key=Qt.KeyboardModifier.NoModifier):
        self.keys += 1
        QTest.keyClick(self.page.window().focusWidget(), key, with_key)

    def write(self, text):
        self.keys += len(text)
        QTest.keyClicks(self.page.window().focusWidget(), text)

    def at(self):
        return self.page.window().focusWidget().accessibleName()

    def tab_to(self, name):
        for _ in range(12):
            if self.at().startswith(name):
                return
            self.press(Qt.Key.Key_Tab)
        raise AssertionError(self.at())

    def wait(self, holds):
        self.qtbot.waitUntil(lambda: holds() and not tasks().busy())


@pytest.fixture
def page(at_desk, qtbot):
    from kindhub.ui.theme import apply_theme

    apply_theme("light", portable=True)
    made = CallDeskPage(at_desk, "reunification", "help_desk")
    made.resize(1138, 700)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitActive(made)
    qtbot.waitUntil(lambda: made.desk.target is not None and not tasks().busy())
    made.search.setFocus()
    yield made
    made.leave()


def test_a_call_is_written_down_in_under_twenty_seconds_without_the_mouse(page, at_desk, qtbot):
    hand, begun = Typist(page, qtbot), monotonic()
    hand.write("2175")
    hand.wait(lambda: len(page.who.list.keys()) == 3)
    assert page.watch.running
    hand.press(Qt.Key.Key_Down)
    hand.press(Qt.Key.Key_Down)
    hand.press(Qt.Key.Key_Return)
    hand.wait(lambda: page.form.body.answers().values["language"] == "mam")
    assert hand.at().startswith("Temas")
    hand.write("e")
    hand.press(Qt.Key.Key_Return)
    hand.tab_to("Qué se dijo")
    hand.write("pregunta si ya hay fecha")
    hand.press(Qt.Key.Key_Return, CTRL)
    hand.wait(lambda: len(calls(at_desk)) == 2)
    told = calls(at_desk)[-1]
    assert (told.language, told.role, told.way, told.minutes) == ("mam", "relative", "in", 1)
    assert (told.topics, told.said) == (("status",), "pregunta si ya hay fecha")
    assert told.called_on.earliest == today()
    assert told.at[2] == ":"
    assert whom(at_desk, form_of(at_desk), "rosa")[0].id == told.caller_id
    hand.wait(lambda: not page.watch.running and hand.at().startswith("Teléfono o nombre"))
    assert monotonic() - begun < 20
    assert hand.keys * SLOW_KEY_S < 20


def test_calls_of_today_are_counted_however_the_day_was_written(at_desk):
    with at_desk.begin("test") as work:
        for written in (f"{today():%d/%m/%Y}", f"{today():%Y-%m-%d}"):
            work.add(r.Call(called_on=PartialDate.read(written), topics=("legal",), resolved=True))
        work.add(r.Call(called_on=PartialDate.read(f"{today():%m/%Y}"), topics=("legal",)))
    assert [one.number for one in state_of(at_desk, form_of(at_desk), today()).counts] == [2, 2]


def test_somebody_new_is_known_from_the_second_call_on(page, at_desk, qtbot):
    hand = Typist(page, qtbot)
    hand.write("3012 4455")
    hand.press(Qt.Key.Key_Return)
    hand.wait(lambda: hand.at().startswith("Nombre como lo dijo"))
    hand.write("Eulalia Brito")
    page.form.body.put({"topics": ("legal",)})
    hand.press(Qt.Key.Key_S, CTRL)
    hand.wait(lambda: len(calls(at_desk)) == 2)
    assert names(at_desk, "4455") == names(at_desk, "brito") == ["Eulalia Brito"]


def test_an_anonymous_call_is_joined_to_nobody(page, at_desk, qtbot):
    page.form.body.put({"topics": ("emergency",)})
    Typist(page, qtbot).press(Qt.Key.Key_S, CTRL)
    qtbot.waitUntil(lambda: len(calls(at_desk)) == 2)
    assert calls(at_desk)[-1].caller_id is None
    with at_desk.read() as session:
        assert len(session.scalars(select(r.Caller)).all()) == 3


def test_a_call_back_closes_the_call_that_waits(page, at_desk, qtbot):
    (waiting,) = state_of(at_desk, form_of(at_desk), today()).waiting
    assert (waiting.title, waiting.words) == ("Marta López Us", "documentos")
    qtbot.waitUntil(lambda: page.waiting.list.keys() == [waiting.id])
    page.call_back(waiting.id)
    qtbot.waitUntil(lambda: page.who.list.keys() != [] and not tasks().busy())
    Typist(page, qtbot).press(Qt.Key.Key_S, CTRL)
    qtbot.waitUntil(lambda: len(calls(at_desk)) == 2)
    first, second = calls(at_desk)
    assert (second.way, second.returns_id, second.topics) == ("out", first.id, ("documents",))
    assert first.followed_up_on == today()
    assert state_of(at_desk, form_of(at_desk), today()).waiting == ()


def test_a_call_that_was_broken_off_is_offered_again_with_whoever_called(page, at_desk, qtbot):
    (rosa,) = whom(at_desk, form_of(at_desk), "rosa")
    page.choose(rosa.id)
    page.form.body.put({"topics": ("travel",)})
    qtbot.waitUntil(lambda: not tasks().busy())
    page.leave()
    again = CallDeskPage(at_desk, "reunification", "help_desk")
    qtbot.addWidget(again)
    again.show()
    qtbot.waitUntil(lambda: again.desk.target is not None and not tasks().busy())
    assert isinstance(again.desk, FormDesk)
    assert again.form.offer.isVisible()
    again.desk.take_draft()
    assert again.form.body.answers().values["topics"] == ("travel",)
    assert again.form.body.beside["caller_id"] == rosa.id
    qtbot.waitUntil(lambda: "Rosa Ixchel Tum" in {one.text() for one in again.who.findChildren(QLabel)})
