"""The window after unlocking: rail, bar, and one page at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QMainWindow,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from kindhub.i18n import Language, tr, use_language
from kindhub.services.help_pages import HelpPage
from kindhub.ui.kit.help_panel import HelpPanel
from kindhub.ui.kit.look import gaps
from kindhub.ui.kit.message_bar import MessageStack
from kindhub.ui.kit.restricted_frame import PracticeBand, RestrictedFrame
from kindhub.ui.shell.curtain import HideCurtain, IdleWatch, left_words
from kindhub.ui.shell.guarding import ClipboardKeeper, keep_out_of_pictures
from kindhub.ui.shell.keys import bind, keys_within
from kindhub.ui.shell.nav import History, Route
from kindhub.ui.shell.page import Page
from kindhub.ui.shell.page_stack import PageStack
from kindhub.ui.shell.rail import NavRail
from kindhub.ui.shell.reading_order import stop_after
from kindhub.ui.shell.side_help import SideHelp
from kindhub.ui.shell.top_bar import TopBar
from kindhub.ui.shell.work_line import WorkLine
from kindhub.ui.tasks import close_tasks
from kindhub.ui.theme import theme

TITLE = "KIND Hub"  # always, so that the taskbar and a glance at it tell nothing
MakePage = Callable[[Route], Page]

_NARROW_BELOW = 1100


def no_help(_route: Route | None) -> Sequence[HelpPage]:
    """A window without pages of help."""
    return ()


class ShellWindow(QMainWindow):
    """Shows what `make_page(route)` builds.

    `fill(window)` is called on building and on each change of language, to fill rail, person and backup mark.
    """

    lock_asked = Signal()
    palette_asked = Signal()
    backup_asked = Signal()
    restore_asked = Signal(object)  # what to go back to; the window closes for it
    person_menu_asked = Signal()
    text_size_asked = Signal(int)  # +10, -10, or 0 for 100 %
    opened = Signal(object)
    language_changed = Signal(str)
    setting_changed = Signal(str)  # the key of one that was chosen and is kept already
    resized = Signal()
    passphrase_given = Signal(str)  # to bring back what is restricted; answered by `curtain.lift` or `curtain.refuse`
    covered = Signal()  # everything is hidden: what lies over the page closes
    tour_asked = Signal()
    about_asked = Signal()

    def __init__(
        self,
        make_page: MakePage,
        fill: Callable[[ShellWindow], None],
        *,
        blur_seconds: int = 180,
        lock_seconds: int = 600,
        practice: bool = False,
        help_of: Callable[[Route | None], Sequence[HelpPage]] = no_help,
    ) -> None:
        super().__init__()
        self.setWindowTitle(TITLE)
        self.setMinimumSize(960, 600)
        self.resize(1366, 768)
        self._make_page, self._fill, self._help_of, self._practice = make_page, fill, help_of, practice
        self.history = History()
        self._page: Page | None = None
        self.wants_narrow = False
        self.clipboard = ClipboardKeeper(self)
        self.idle = IdleWatch(blur_seconds, lock_seconds, self)
        self.idle.gone.connect(self.lock_asked)
        self._build()
        self.idle.quiet.connect(self.hide_all)
        self.idle.ticked.connect(self.count_down)
        self._bind_keys()

    @property
    def page(self) -> Page | None:
        """The page that is open, with everything on it, though it may still be coming on the screen."""
        if self._page is not None:
            self._page.complete()
        return self._page

    @property
    def shows_restricted(self) -> bool:
        """Whether the page that is open is of a restricted program."""
        return self._page is not None and self._page.restricted

    def _build(self) -> None:
        self.rail, self.bar = NavRail(), TopBar()
        self.messages = MessageStack()
        self.help = HelpPanel()
        self.help.tour_asked.connect(self.tour_asked)
        self.help.about_asked.connect(self.about_asked)
        self._stack = PageStack()
        self._stack.stands.connect(self._stands)
        self._side_help = SideHelp(self.help, self._stack)
        root = QWidget()
        root.setObjectName("page")
        row = QHBoxLayout(root)
        gaps(row)
        row.addWidget(self.rail)
        right = QVBoxLayout()
        gaps(right)
        if self._practice:
            right.addWidget(PracticeBand())
        right.addWidget(self.bar)
        notes = QVBoxLayout()
        gaps(notes, 0, 20, 0)
        notes.addWidget(self.messages)
        right.addLayout(notes)
        pane = QHBoxLayout()
        gaps(pane)
        over = QGridLayout()
        gaps(over)
        over.addWidget(self._stack, 0, 0)
        self.work = WorkLine(root)
        self.work.put_around(over)
        pane.addLayout(over, 1)
        pane.addWidget(self.help)
        right.addLayout(pane, 1)
        row.addLayout(right, 1)
        self.setCentralWidget(root)
        self.curtain = HideCurtain(self)
        self.curtain.passphrase_given.connect(self.passphrase_given)
        self._connect_frame()
        self._fill(self)
        self._show_history()

    def _connect_frame(self) -> None:
        self.rail.chosen.connect(self.open)
        self.rail.person_clicked.connect(self.person_menu_asked)
        self.bar.back.connect(self.go_back)
        self.bar.forward.connect(self.go_forward)
        self.bar.search.connect(self.palette_asked)
        self.bar.backup.connect(self.backup_asked)
        self.bar.hide_asked.connect(self.hide_all)
        self.bar.lock_asked.connect(self.lock_asked)
        self.bar.help_asked.connect(self.show_help)

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        stop = stop_after(self, self.focusWidget(), self._page, forward=next)
        if stop is not None:
            stop.setFocus(Qt.FocusReason.TabFocusReason if next else Qt.FocusReason.BacktabFocusReason)
        return stop is not None

    def _bind_keys(self) -> None:
        for name, act in (
            ("palette", self.palette_asked),
            ("hide", self.hide_all),
            ("lock", self.lock_asked),
            ("back", self.go_back),
            ("forward", self.go_forward),
            ("help", self.show_help),
            ("refresh", self.refresh),
            ("next_pane", self.next_pane),
            ("last_pane", self.last_pane),
            ("full_screen", self.toggle_full_screen),
            ("find", self.find_here),
            ("find_next", self.find_next),
            ("narrow_rail", self.toggle_rail),
            ("close_page", self.go_back),
            ("larger", self._larger),
            ("smaller", self._smaller),
            ("plain_size", self._plain_size),
        ):
            bind(self, name, act, inside=False)

    def open(self, route: Route) -> None:
        """Show a page; the one before is left unless it asks to stay (`may_leave` says no)."""
        if not self._may_leave():
            self.rail.mark(self.history.current)
            return
        self.history.visit(route)
        self._show(route)

    def go_back(self) -> None:
        """Alt+Left."""
        self._step(-1)

    def go_forward(self) -> None:
        """Alt+Right."""
        self._step(1)

    def _step(self, step: int) -> None:
        if self.history.can_go(step) and self._may_leave():
            route = self.history.go(step)
            if route is not None:
                self._show(route)

    def _may_leave(self) -> bool:
        return self.page is None or self.page.may_leave()

    def _show(self, route: Route) -> None:
        self._let_go_of_cursor()
        old, self._page = self._page, self._stack.put(self._make_page, route)
        self._page.go.connect(self.open)
        self._page.cover_asked.connect(self.hide_all)
        if old is not None:
            old.leave()
        self.rail.mark(route)
        self._show_history()
        self.opened.emit(route)

    def _stands(self, page: Page, frame: QWidget) -> None:
        """The page that was opened is on the screen now."""
        self._guard(frame)
        self._begin_at(page)

    def _guard(self, frame: QWidget) -> None:
        """What is restricted stands in its frame, stays out of pictures, and what is copied of it does not last."""
        restricted = isinstance(frame, RestrictedFrame)
        self.bar.set_restricted(restricted=restricted)
        self.clipboard.watching = restricted
        if keep_out_of_pictures(self, out=restricted) and isinstance(frame, RestrictedFrame):
            frame.say_kept_out()
        self.count_down()

    def _let_go_of_cursor(self) -> None:
        """Before its page goes: left to itself Qt looks through the whole window for the next place to stop at."""
        here = self.focusWidget()
        if here is not None and self._stack.isAncestorOf(here):
            here.clearFocus()

    def _begin_at(self, page: Page) -> None:
        """The cursor goes to the page that was opened: where the page says, else before its first part.

        Left to itself Qt puts it into the first part it finds, and a page could not tell that from a person's choice.
        """
        where = page.begins_at()
        (page if where is None else where).setFocus()

    def _show_history(self) -> None:
        self.bar.set_history(back=self.history.can_go(-1), forward=self.history.can_go(1))

    def speak(self, code: Language) -> None:
        """Switch the language now: the frame and the page are built anew in it."""
        use_language(code)
        self.rebuild()
        self.language_changed.emit(code)

    def rebuild(self) -> None:
        """Build frame and page anew, after a change of language or text size; the place and what was typed stay."""
        helping = self.help.isVisible()
        kept = None
        if self.page is not None:
            self.history.current = self.page.here() or self.history.current
            kept = self.page.keep()
            self.page.leave()
        self._page = None
        self.covered.emit()
        self.curtain.deleteLater()
        self._build()
        self._fit_rail()
        if self.history.current is not None:
            self._show(self.history.current)
            self._stack.stand()
        if kept is not None and self.page is not None:
            self.page.take_up(kept)
        if helping:
            self.show_help()

    def hide_all(self) -> None:
        """F12: cover everything. While the computer is in strange hands nothing of the hub is there to be covered."""
        if self.property("handed_over"):
            return
        self.curtain.needs_passphrase = self.shows_restricted
        self.curtain.drop()
        self.covered.emit()
        self.count_down()

    def count_down(self) -> None:
        """Say how long until what is restricted hides by itself, and under the curtain how long until it locks."""
        to_hide, to_lock = self.idle.left()
        left = left_words(to_lock)
        locks = tr("Locks when unused in {left}.", "Se bloquea sin uso en {left}.", left=left)
        self.curtain.say_left(locks if left else "")
        frame = self._stack.currentWidget()
        if isinstance(frame, RestrictedFrame):
            frame.set_countdown(left_words(to_hide))

    def find_here(self) -> None:
        """Ctrl+F: the page's own search, else the palette."""
        if self.page is None or not self.page.find_here():
            self.palette_asked.emit()

    def find_next(self) -> None:
        """F3: the next place found on the page; where nothing was looked for yet, its search."""
        if self.page is not None and not self.page.find_next():
            self.find_here()

    def refresh(self) -> None:
        """F5: the page fetches anew."""
        if self.page is not None:
            self.page.refresh()

    def show_help(self) -> None:
        """F1: help beside the page, with the keys of this screen; again: closed."""
        self._stack.stand()
        if self.help.isVisible():
            self.help.dismiss()
        elif self.page is not None:
            self._side_help.show(self._help_of(self.history.current), keys_within(self))

    def show_page_of_help(self, page: HelpPage) -> None:
        """Show one page of help, whatever is on screen."""
        self._side_help.show((page,), keys_within(self))

    def next_pane(self) -> None:
        """F6: rail, bar, page, long work, help, in turn."""
        self._walk_panes(1)

    def last_pane(self) -> None:
        """Shift+F6: the other way round."""
        self._walk_panes(-1)

    def _walk_panes(self, step: int) -> None:
        panes = (self.rail, self.bar, self._stack, self.work.card, self.help)
        firsts = [(pane, next(filter(_can_focus, pane.findChildren(QWidget)), None)) for pane in panes]
        stops = [(pane, first) for pane, first in firsts if pane.isVisible() and first is not None]
        inside = next((n for n, (pane, _) in enumerate(stops) if pane.isAncestorOf(self.focusWidget() or self)), -1)
        if stops:
            stops[(inside + step) % len(stops)][1].setFocus(Qt.FocusReason.TabFocusReason)

    def toggle_rail(self) -> None:
        """Ctrl+B."""
        self.wants_narrow = not self.rail.is_narrow()
        self.rail.set_narrow(narrow=self.wants_narrow)

    def set_rail(self, *, narrow: bool) -> None:
        """Signs only, or signs and words; a cramped window stays narrow."""
        self.wants_narrow = narrow
        self._fit_rail()

    def toggle_full_screen(self) -> None:
        """F11."""
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def _larger(self) -> None:
        self.text_size_asked.emit(10)

    def _smaller(self) -> None:
        self.text_size_asked.emit(-10)

    def _plain_size(self) -> None:
        self.text_size_asked.emit(0)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.curtain.setGeometry(self.rect())
        self.resized.emit()
        self._fit_rail()
        self._side_help.fit()

    def _fit_rail(self) -> None:
        """Signs only where one wants it so, or where large text leaves no room for words."""
        narrow = self.wants_narrow or self.width() < theme().size(_NARROW_BELOW)
        if self.rail.is_narrow() != narrow:
            self.rail.set_narrow(narrow=narrow)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._may_leave():
            event.ignore()
            return
        if self.page is not None:
            self.page.leave()
        self.covered.emit()
        close_tasks()
        super().closeEvent(event)


def _can_focus(widget: QWidget) -> bool:
    return widget.isVisible() and widget.isEnabled() and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
