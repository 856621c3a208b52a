"""A folder of invented people, a caseworker before the unlock page, and nothing but a keyboard in her hands."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QEvent, QSettings, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget
from sqlalchemy import select

from kindhub import app
from kindhub.testing import PERSON, WEAK, open_copy
from kindhub.ui.kit.popover import PopOver
from kindhub.ui.kit.table import WorkTable
from kindhub.ui.settings_store import SettingsStore
from kindhub.ui.start import Sitting

PATIENCE_MS = 10_000
BARE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def folder(tmp_path):
    """Her data folder, closed: Elmer came home two months ago and has a plan; four others have cases too."""
    hub = open_copy(tmp_path / "data")
    for names in (("Heidy", "Brito"), ("Marvin", "Ceto"), ("Sandra", "Morales"), ("Wilson", "Ramos")):
        _somebody(hub, *names, came_home=9)
    _somebody(hub, "Elmer", "Tomás", came_home=60)
    hub.close()
    return tmp_path / "data"


def _somebody(hub, given, family, *, came_home):
    from kindhub_reintegration import records as r

    from kindhub.records.codes import code_list
    from kindhub.records.names import NameParts
    from kindhub.records.partial_date import PartialDate
    from kindhub.services.persons import new_person

    today = date.today()
    with hub.begin("invent") as work:
        birth = PartialDate.read("7/5/2011", kind="birth")
        people = new_person({"birth": birth, "invented": True}, [NameParts(given, family)])
        case = r.Case(
            person_id=people[0].id, opened=today - timedelta(90), responsible=hub.user.uid, status="active",
            status_since=today - timedelta(came_home - 5),
        )  # fmt: skip
        point = next(iter(code_list("reintegration.arrival_point"))).code
        arrived = PartialDate.of(today - timedelta(came_home))
        work.add_all([*people, case])
        referred = PartialDate.of(today - timedelta(93))
        work.add(r.Referral(case_id=case.id, received_on=referred, decision="accepted", decided_on=referred))
        work.add(r.Return(case_id=case.id, arrived_on=arrived, arrival_point=point))
        work.add(r.Plan(case_id=case.id, made_on=arrived, child_agrees=True))


@pytest.fixture
def locked_by(monkeypatch):
    """The command lines that were to take the place of the process."""
    commands = []
    monkeypatch.setattr("kindhub.ui.hub_window.workplace.replace_process", commands.append)
    return commands


@pytest.fixture
def desk(qtbot, folder, tmp_path, locked_by):
    """The unlock page is on screen."""
    settings = SettingsStore(QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat))
    sitting = Sitting(folder, "", settings, open_weakly, ("hub", "--data", str(folder)))
    sitting.ask_passphrase()
    yield Desk(qtbot, sitting)
    if sitting.workplace is not None:
        sitting.workplace.shut()


def open_weakly(folder, uid, passphrase, **more):
    return app.open_hub(folder, uid, passphrase, kdf_floor=WEAK, **more)


class Desk:
    """What she does: `press` a key, `write` words, each where the cursor is. What she sees: `sees`, `cursor`."""

    passphrase = PERSON.passphrase

    def __init__(self, qtbot, sitting):
        self._qtbot, self._sitting = qtbot, sitting

    @property
    def window(self):
        """The one window there is: the hub's is made while the unlock page is still seen, and takes its place then."""
        return self._sitting.unlocking if self._sitting.unlocking is not None else self._sitting.workplace.window

    @property
    def hub(self):
        return self._sitting.workplace.hub

    def in_front(self):
        """What has the keys: a pane or a question over the window, else the window."""
        popup = QApplication.activePopupWidget()
        pane = popup if isinstance(popup, PopOver) else None  # a list of completions leaves the keys to its field
        over = pane or QApplication.activeModalWidget()
        if over is None and not self.window.isActiveWindow():
            self._qtbot.waitUntil(self._comes_to_front, timeout=PATIENCE_MS)
        return over or self.window

    def _comes_to_front(self):
        """A real screen does this when a pane closes. The unlock page may give way to the hub's window meanwhile."""
        window = self.window
        window.activateWindow()
        return window.isActiveWindow()

    def cursor(self):
        """The part with the focus."""
        front = self.in_front()
        return front.focusWidget() or front

    def at(self):
        """What a screen reader says of the part with the focus."""
        here = self.cursor()
        return here.accessibleName() or (here.text() if isinstance(here, QAbstractButton) else "")

    def row(self):
        """The row of the table the cursor is in, as far as its columns are shown."""
        table = self.cursor()
        at = table.currentIndex()
        shown = [column for column in range(at.model().columnCount()) if not table.isColumnHidden(column)]
        return [str(at.siblingAtColumn(column).data() or "") for column in shown]

    def press(self, key, held=BARE, times=1):
        for _ in range(times):
            self._qtbot.keyClick(self.cursor(), key, held)

    def write(self, words):
        """Type words; the keys of accented letters come with their letter, as a keyboard layout sends them."""
        for letter in words:
            if letter.isascii():
                self._qtbot.keyClicks(self.cursor(), letter)
            else:
                for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                    QApplication.sendEvent(self.cursor(), QKeyEvent(kind, 0, BARE, letter))

    def tab_to(self, name, *, back=False):
        """Tab until the cursor is at the part of this name."""
        passed = []
        while not self.at().startswith(name):
            assert len(passed) < 60, f"Tab never came to {name}: {passed}"
            passed.append(self.at())
            self.press(Qt.Key.Key_Backtab if back else Qt.Key.Key_Tab)

    def until(self, what):
        """Wait for what she waits for."""
        self._qtbot.waitUntil(what, timeout=PATIENCE_MS)

    def sees(self, words):
        """Whether these words stand on screen now."""
        return any(words in text for text in _words_on(self.in_front()))

    def opens_again(self):
        """The folder as the next process finds it."""
        return open_weakly(self.hub.folder.path, PERSON.uid, self.passphrase)

    def kept(self, record):
        """The records of a kind as they lie in the encrypted files."""
        with self.hub.read() as session:
            return list(session.scalars(select(record)))


def _words_on(window):
    for part in window.findChildren(QWidget):
        if not part.isVisible():
            continue
        if isinstance(part, QLabel | QAbstractButton | QLineEdit):
            yield part.text()
        elif isinstance(part, WorkTable):
            model = part.model()
            for row in range(model.rowCount()):
                for column in range(model.columnCount()):
                    yield str(model.index(row, column).data() or "")
