from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit

from kindhub.i18n import tr
from kindhub.testing.screen_faults import cut_words
from kindhub.ui.shell import NavEntry, NavProgram, Page, Route, ShellWindow, UnlockFacts, UnlockPage

DAY, CASES, PEOPLE = Route("day"), Route("cases"), Route("people")


class Paper(Page):
    def __init__(self, route: Route) -> None:
        super().__init__()
        self.words = QLabel(f"{route.page} {tr('page', 'página')}")
        self.edit = QLineEdit()
        self.column.addWidget(self.words)
        self.column.addWidget(self.edit)
        self.stays = self.left_times = 0

    def may_leave(self):
        return not self.stays

    def leave(self):
        self.left_times += 1


def fill(window: ShellWindow) -> None:
    entries = (
        NavEntry(CASES, tr("My cases", "Mis casos"), count=27),
        NavEntry(Route("late"), "Vencidos", count=3, overdue=True),
    )
    window.rail.set_entries(
        (NavEntry(DAY, tr("My day", "Mi día"), "sun-horizon", 7), NavEntry(PEOPLE, "Personas", "users")),
        (NavProgram("re", "Reintegración", "RE", 1, entries),),
        (NavEntry(Route("settings"), "Ajustes", "gear-six"),),
    )
    window.rail.person.set_person("Rosa Chún M.", "Huehuetenango")


@pytest.fixture
def window(qtbot):
    shell = ShellWindow(Paper, fill)
    qtbot.addWidget(shell)
    with qtbot.waitActive(shell):
        shell.show()
        shell.activateWindow()
    shell.open(DAY)
    return shell


def test_the_title_tells_nothing(window):
    window.open(CASES)
    assert window.windowTitle() == "KIND Hub"


@pytest.mark.parametrize("height", [768, 690])
def test_it_fits_the_laptop(window, height):
    window.resize(1366, height)
    assert (window.width(), window.height()) == (1366, height)
    assert window.minimumSizeHint().width() <= 1366
    assert window.minimumSizeHint().height() <= 690


def test_back_and_forward_like_a_browser(qtbot, window):
    window.open(CASES)
    window.open(PEOPLE)
    qtbot.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert window.history.current == CASES
    window.go_back()
    assert window.history.current == DAY
    assert not window.bar.back_button.isEnabled()
    window.go_forward()
    assert window.history.current == CASES
    window.open(DAY)
    assert not window.history.can_go(1)


def test_a_page_that_stays_keeps_the_mark_of_its_entry(window):
    window.page.stays = 1
    window.open(CASES)
    assert window.history.current == DAY
    assert [b.entry.route for b in window.rail.entry_buttons() if b.isChecked()] == [DAY]


def test_the_rail_leads_by_keyboard(qtbot, window):
    first = window.rail.entry_buttons()[0]
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Down)
    second = window.focusWidget()
    qtbot.keyClick(second, Qt.Key.Key_Return)
    assert window.history.current == PEOPLE


def test_an_overdue_count_is_said_in_words(window):
    late = next(b for b in window.rail.entry_buttons() if b.entry.overdue)
    assert late.accessibleName() == "Vencidos 3 vencidos"


def test_no_program_no_heading(qtbot):
    shell = ShellWindow(Paper, lambda w: w.rail.set_entries((NavEntry(DAY, "Mi día"),)))
    qtbot.addWidget(shell)
    texts = [label.text() for label in shell.rail.findChildren(QLabel)]
    assert "PROGRAMAS" not in texts


def test_language_switches_live_and_the_page_stays(qtbot, window):
    window.open(CASES)
    with qtbot.waitSignal(window.language_changed):
        window.speak("en")
    assert window.page.words.text() == "cases page"
    assert window.rail.entry_buttons()[0].text() == "My day"
    assert window.history.current == CASES


def test_f12_covers_everything_and_a_key_brings_it_back(qtbot, window):
    window.page.edit.setFocus()
    qtbot.keyClick(window, Qt.Key.Key_F12)
    assert window.curtain.isVisible()
    assert window.curtain.geometry() == window.rect()
    qtbot.keyClick(window.curtain, Qt.Key.Key_Shift)
    assert window.curtain.isVisible()
    qtbot.keyClick(window.curtain, Qt.Key.Key_A)
    assert not window.curtain.isVisible()
    assert window.page.edit.hasFocus()
    assert window.page.edit.text() == ""


def test_with_a_restricted_record_open_a_key_is_not_enough(qtbot, window):
    window.page.restricted = True
    window.hide_all()
    qtbot.keyClick(window.curtain, Qt.Key.Key_A)
    assert window.curtain.isVisible()
    window.curtain.edit.setText("lo que escribió")
    with qtbot.waitSignal(window.passphrase_given) as given:
        qtbot.keyClick(window.curtain.edit, Qt.Key.Key_Return)
    assert given.args == ["lo que escribió"]
    assert window.curtain.isVisible()
    window.curtain.refuse("No es.")
    assert window.curtain.edit.hasFocus()


def test_the_curtain_hides_other_windows_too(qtbot, window):
    other = QLineEdit("nombre")
    qtbot.addWidget(other)
    other.show()
    window.hide_all()
    assert not other.isVisible()
    window.curtain.lift()
    assert other.isVisible()


def test_idle_hides_then_asks_to_lock(qtbot, window):
    with qtbot.waitSignal(window.lock_asked, timeout=3000):
        window.idle.set_times(0, 0)
    assert window.curtain.isVisible()


def in_front(qtbot, shown):
    """The window of the system under a shown widget, once it has the keys."""
    qtbot.waitUntil(lambda: QGuiApplication.focusWindow() is shown.windowHandle())
    return shown.windowHandle()


@pytest.mark.parametrize("act", [QTest.keyClick, QTest.mouseClick, QTest.mouseMove])
def test_any_key_or_move_starts_the_idle_time_anew(qtbot, window, act):
    window.activateWindow()
    place = in_front(qtbot, window)
    window.idle._lock.stop()
    values = {
        QTest.keyClick: (Qt.Key.Key_A,),
        QTest.mouseClick: (Qt.MouseButton.LeftButton,),
        QTest.mouseMove: (QPoint(20, 30),),
    }
    act(place, *values[act])
    qtbot.waitUntil(window.idle._lock.isActive)


def test_a_key_in_a_dialog_starts_it_anew_and_a_repainted_widget_does_not(qtbot, window):
    dialog = QDialog(window)
    dialog.open()
    place = in_front(qtbot, dialog)
    window.idle._lock.stop()
    window.page.repaint()
    window.page.edit.setText("a")
    assert not window.idle._lock.isActive()
    QTest.keyClick(place, Qt.Key.Key_A)
    assert window.idle._lock.isActive()
    dialog.close()


def test_narrow_rail_keeps_words_as_tips(qtbot, window):
    qtbot.keyClick(window, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert window.rail.is_narrow()
    assert window.rail.entry_buttons()[0].toolTip() == "Mi día"


def test_closing_leaves_the_page(window):
    page = window.page
    window.close()
    assert page.left_times == 1


@pytest.fixture
def unlock(qtbot):
    page = UnlockPage(UnlockFacts(people=(("u1", "Rosa"), ("u2", "Ana")), last_person="u1"))
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    return page


def test_unlock_hands_over_once_and_keeps_nothing(qtbot, unlock):
    qtbot.keyClicks(unlock.passphrase, "una frase larga")
    with qtbot.waitSignal(unlock.unlock_requested) as asked:
        qtbot.keyClick(unlock.passphrase, Qt.Key.Key_Return)
    assert asked.args == ["u1", "una frase larga"]
    assert unlock.passphrase.text() == ""


def test_unlock_without_a_passphrase_says_what_to_do(qtbot, unlock):
    with qtbot.assertNotEmitted(unlock.unlock_requested):
        qtbot.keyClick(unlock.passphrase, Qt.Key.Key_Return)
    assert unlock._error.isVisible()
    assert unlock._error.message.text() == "Escriba su frase de acceso."


def test_unlock_cannot_be_asked_twice_while_it_runs(qtbot, unlock):
    unlock.set_busy(busy=True)
    unlock.passphrase.setText("x")
    with qtbot.assertNotEmitted(unlock.unlock_requested):
        unlock._ask()
    unlock.show_error("La frase no abre este espacio.")
    assert unlock.passphrase.isEnabled()


def test_caps_lock_is_noticed_from_what_is_typed(qtbot, unlock):
    qtbot.keyClick(unlock.passphrase, "A")  # a capital without Shift
    assert unlock._caps.isVisible()
    qtbot.keyClick(unlock.passphrase, "a")
    assert not unlock._caps.isVisible()


def test_hidden_names_are_typed(qtbot):
    page = UnlockPage(UnlockFacts())
    qtbot.addWidget(page)
    page.picker.edit.setText("rosa")
    assert page.who() == "rosa"


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_large_text_never_makes_a_page_wider_than_its_room(qtbot, percent):
    from kindhub.ui.gallery.frame import window_board
    from kindhub.ui.theme import apply_theme

    apply_theme("light", percent, portable=True)
    shell = window_board()
    qtbot.addWidget(shell)
    shell.resize(1366, 690)
    with qtbot.waitExposed(shell):
        shell.show()
    room = shell.page.parentWidget()
    assert shell.width() == 1366
    assert shell.page.width() <= room.width()
    assert shell.rail.is_narrow() == (percent > 120)


def test_a_long_name_of_the_person_at_work_is_whole(window):
    block = window.rail.person
    low = block.height()
    block.set_person("Clara Velásquez Ordóñez de García", "Huehuetenango")
    QApplication.processEvents()
    assert block.height() > low
    assert not cut_words(block)
