"""The header of a case: from where, whose, what one can do."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kindhub.i18n import tr
from kindhub.ui.case.picture import CasePicture
from kindhub.ui.kit.badge import Badge
from kindhub.ui.kit.buttons import IconButton, QuietButton
from kindhub.ui.kit.look import Tone
from kindhub.ui.kit.page_header import PageHeader
from kindhub.ui.shell import Route

if TYPE_CHECKING:
    from kindhub.program.registry import LoadedProgram


class CaseHeader(PageHeader):
    """`contact_asked`; `pause_asked` (in restricted programs); `menu_asked(widget)` and `print_asked(widget)` with
    the button the menu hangs on.
    """

    contact_asked = Signal()
    pause_asked = Signal()
    menu_asked = Signal(object)
    print_asked = Signal(object)

    def __init__(self, program: LoadedProgram, picture: CasePicture, parent: QWidget | None = None) -> None:
        super().__init__(picture.name, _crumbs(program), picture.facts, "identification-card", parent)
        for mark in picture.marks:
            self.add_badge(Badge(mark.text, cast("Tone", mark.tone), mark.icon))

    def add_acts(self, *, logs: bool, moves: bool, pauses: bool = False) -> None:
        """The buttons at the right; what this person may not do is not there."""
        if pauses:
            pause = QuietButton(tr("Pause", "Pausa"), "coffee")
            pause.setToolTip(
                tr("Keeps what was written and hides it at once. Your passphrase brings it back.",
                   "Guarda lo escrito y lo oculta de inmediato. Vuelve con su frase de acceso.")
            )  # fmt: skip
            pause.clicked.connect(self.pause_asked)
            self.add_action(pause)
        if logs:
            button = QuietButton(tr("Log a contact", "Registrar contacto"), "phone-call")
            button.setToolTip("Ctrl+J")
            button.clicked.connect(self.contact_asked)
            self.add_action(button)
        self.printer = QuietButton(tr("Print", "Imprimir"), "printer")
        self.printer.setToolTip("Ctrl+P")
        self.printer.clicked.connect(self._ask_print)
        self.add_action(self.printer)
        if moves:
            self._more = IconButton("dots-three-vertical", tr("More", "Más"), boxed=True)
            self._more.clicked.connect(self._ask_menu)
            self.add_action(self._more)

    def _ask_print(self) -> None:
        self.print_asked.emit(self.printer)

    def _ask_menu(self) -> None:
        self.menu_asked.emit(self._more)


def case_header(program: LoadedProgram, picture: CasePicture, *, logs: bool) -> CaseHeader:
    """The header of the case as it stands."""
    header = CaseHeader(program, picture)
    moves = picture.may_edit and (bool(picture.moves) or picture.may_hand_over or bool(picture.receivers))
    header.add_acts(logs=logs, moves=moves, pauses=program.info.restricted)
    return header


def _crumbs(program: LoadedProgram) -> list[tuple[str, object]]:
    name = program.info.neutral_name.say()
    if not program.lists:
        return [(name, Route("day"))]
    first = program.lists[0]
    route = Route("list", (program.key, first.key))
    return [(name, route), (first.title.say(), route)]
