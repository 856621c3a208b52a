"""The room for the one page of the window, and how the next page comes into it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from kindhub.ui.kit.in_turns import InTurns, let_go_in_turn
from kindhub.ui.kit.restricted_frame import RestrictedFrame
from kindhub.ui.kit.views import Views
from kindhub.ui.shell.nav import Route
from kindhub.ui.shell.page import Page, born_in
from kindhub.ui.shell.page_frame import PageFrame


class PageStack(Views):
    """A page is made, laid out and shown in turns of the event loop: together they take longer than a key may wait.
    Until it stands the page before is still seen, but takes no mouse; the first key has the new one stand, so
    that it is that page's. What else needs it on the screen calls `stand`. In a window that is not seen it stands at
    once.
    """

    stands = Signal(object, object)  # the page and its frame, before it is painted

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._coming: InTurns | None = None

    def put(self, make_page: Callable[[Route], Page], route: Route) -> Page:
        """Make a page and let it come up in place of the one there is."""
        self.stand()
        before = self.currentWidget()
        if before is not None:
            before.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        inner = PageFrame(self)
        with born_in(inner.viewport()):
            page = make_page(route)
        self._coming = InTurns(self._bring_up(inner, page, before), self, first=True)
        window = self.window().windowHandle()
        if window is None or not self.isVisible():
            self.stand()
        else:
            window.installEventFilter(self)
        return page

    def stand(self) -> None:
        """Have the page that comes on the screen now."""
        if self._coming is not None:
            coming, self._coming = self._coming, None
            coming.finish()
            coming.deleteLater()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What comes in at the window, before it goes to the part that has the cursor."""
        if event.type() == QEvent.Type.KeyPress:
            self.stand()
        return False

    def _bring_up(self, inner: PageFrame, page: Page, before: QWidget | None) -> Iterator[None]:
        frame: QWidget = inner
        if page.restricted:  # framed while there is little in it: what gets another parent is dressed anew
            frame = RestrictedFrame(inner, self)
            frame.resize(self.size())
            yield
        yield from page.pieces()
        inner.hold(page)
        self.addWidget(frame)
        yield
        self.setCurrentWidget(frame)
        self.stands.emit(page, frame)
        window = self.window().windowHandle()
        if window is not None:
            window.removeEventFilter(self)
        if before is not None:
            self.removeWidget(before)
            let_go_in_turn(before)
