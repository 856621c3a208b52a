"""What hides the screen at once, and what notices that nobody is there."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent, QWindow
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from typing_extensions import override

from kindhub.i18n import tr
from kindhub.ui.kit.look import gaps
from kindhub.ui.kit.text import Icon, Text
from kindhub.ui.shell.cursor_keeper import CursorKeeper
from kindhub.ui.shell.keys import KEYS
from kindhub.ui.shell.passphrase_edit import PassphraseEdit
from kindhub.ui.theme import theme

_SIGNS_OF_LIFE = (
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
)
_EDIT, _TICK_MS, _LAST_MINUTE, _HOUR = 320, 10_000, 60, 3_600


class HideCurtain(QWidget):
    """Covers a window and closes what stands over it, within one frame. Any key or click brings the window back.

    Decision. *Question*: what is shown when nobody has touched anything for three minutes? *Options*: a blurred picture
    of the window, or this curtain. *Choice*: the curtain. A blurred name can be read back (a short word in a known font
    has few possible blurs, and large headings stay legible from afar), the picture would be one more copy of a record
    in memory, and making it takes longer than a frame. Whoever comes back sees the same as after F12, and the lock
    follows by its own time.

    With `needs_passphrase` (a restricted page is under it) only the passphrase brings it back:
    `passphrase_given(text)`, which somebody judges and answers by `lift` or `refuse`.
    """

    passphrase_given = Signal(str)
    lifted = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.needs_passphrase = False
        self._cursor = CursorKeeper(self)
        self._put_away: list[QWidget] = []
        column = QVBoxLayout(self)
        gaps(column, 12)
        column.addStretch(1)
        column.addWidget(Icon("eye-slash", "muted", 40), 0, Qt.AlignmentFlag.AlignHCenter)
        self._words, self._left = Text("", "body", "text2"), Text("", "cap", "text2")
        self._problem = Text("", "body", "danger")
        self.edit = PassphraseEdit(self)
        self.edit.setFixedWidth(theme().size(_EDIT))
        self.edit.returnPressed.connect(self._given)
        for part in (self._words, self.edit, self._problem, self._left):
            column.addWidget(part, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        self.hide()

    def drop(self) -> None:
        """Cover everything now."""
        if self.isVisible():
            return
        self._cursor.remember()
        while (popup := QApplication.activePopupWidget()) is not None and popup.isVisible():
            popup.hide()
        self._put_away = [w for w in QApplication.topLevelWidgets() if w.isVisible() and w is not self.window()]
        for other in self._put_away:
            other.hide()
        self.setGeometry(self.window().rect())
        words = (
            tr("Hidden. Write your passphrase to come back.", "Oculto. Escriba su frase de acceso para volver.")
            if self.needs_passphrase
            else tr("Hidden. Press any key to come back.", "Oculto. Pulse una tecla para volver.")
        )
        self._words.setText(words)
        self.setAccessibleName(words)
        self._problem.setText("")
        self.edit.clear()
        self.edit.setEnabled(True)
        self.edit.setVisible(self.needs_passphrase)
        self.raise_()
        self.show()
        (self.edit if self.needs_passphrase else self).setFocus()
        self.repaint()

    def say_left(self, words: str) -> None:
        """How long until it locks by itself."""
        self._left.setText(words)

    def refuse(self, words: str) -> None:
        """It was not the passphrase."""
        self._problem.setText(words)
        self.edit.setEnabled(True)
        self.edit.setFocus()

    def _given(self) -> None:
        if self.edit.text():
            self.edit.setEnabled(False)
            self.passphrase_given.emit(self.edit.take())

    def lift(self) -> None:
        """Show the window again, with the cursor where it was."""
        self.hide()
        for other in self._put_away:
            other.show()
        self._put_away = []
        self._cursor.give_back()
        self.lifted.emit()

    def _asked(self) -> None:
        if self.needs_passphrase:
            self.edit.setFocus()
        else:
            self.lift()

    @override
    def event(self, event: QEvent) -> bool:
        """No key of the page under it works while it hangs, except the one that locks."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            pressed = QKeySequence(event.keyCombination()).toString()
            if pressed not in KEYS["lock"].keys:
                event.accept()
                return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        modifiers = (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta)
        if event.key() not in modifiers:
            self._asked()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._asked()

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        return True


class IdleWatch(QObject):
    """`quiet` after the time to blur, `gone` after the time to lock; any key or move starts anew.

    `ticked` now and then, and at each sign of life that follows a longer silence: what is `left` has changed.

    It listens at the windows of the system, through which all keys and moves come, and never at the application: a
    filter there sees a widget's every event, which took a third of the time of opening a form, and sees it while the
    widget is being made, so that Qt's headers of tables were known as plain widgets for good and pages did not open.
    """

    quiet = Signal()
    gone = Signal()
    ticked = Signal()

    def __init__(self, blur_seconds: int, lock_seconds: int, parent: QObject) -> None:
        super().__init__(parent)
        self._blur, self._lock = self._timer(blur_seconds), self._timer(lock_seconds)
        self._blur.timeout.connect(self.quiet)
        self._lock.timeout.connect(self.gone)
        self._ticks = QTimer(self)
        self._ticks.setInterval(_TICK_MS)
        self._ticks.timeout.connect(self.ticked)
        self._ticks.start()
        self.set_times(blur_seconds, lock_seconds)
        for window in QGuiApplication.allWindows():
            self.listen_at(window)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.connect(self.listen_at)

    def listen_at(self, window: QWindow | None) -> None:
        """Take what is done in this window of the system for a sign of life; called for each one that is gone to."""
        if window is not None:
            window.installEventFilter(self)

    def _timer(self, seconds: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(seconds * 1000)
        return timer

    def set_times(self, blur_seconds: int, lock_seconds: int) -> None:
        """Follow another policy; starts counting anew."""
        for timer, seconds in ((self._blur, blur_seconds), (self._lock, lock_seconds)):
            timer.setInterval(seconds * 1000)
            timer.start()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _SIGNS_OF_LIFE:
            silent = self.left()[0] < self._blur.interval() / 1000 - _TICK_MS / 1000
            self._blur.start()
            self._lock.start()
            if silent:
                self.ticked.emit()
        return False

    def left(self) -> tuple[float, float]:
        """Seconds until it hides, and until it locks; 0 once it has."""
        return max(self._blur.remainingTime(), 0) / 1000, max(self._lock.remainingTime(), 0) / 1000


def left_words(seconds: float) -> str:
    """`3 min`, `1 min`; in the last minute in tens of seconds, `40 s`. More than an hour is not counted down."""
    if seconds > _HOUR:
        return ""
    if seconds > _LAST_MINUTE:
        return tr("{n} min", "{n} min", n=-(-int(seconds) // 60))
    return tr("{n} s", "{n} s", n=max(-(-int(seconds) // 10) * 10, 10))
