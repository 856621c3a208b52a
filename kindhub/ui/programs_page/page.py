"""The page of programs: each with version, state and signer; installed from a file, switched off, removed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QHBoxLayout
from typing_extensions import override

from kindhub.i18n import tr
from kindhub.services.program_packs import (
    STATES,
    ProgramLine,
    install_pack,
    may_change,
    program_lines,
    remove_pack,
    switch_program,
)
from kindhub.ui.asking_where import ask_file
from kindhub.ui.colleagues.question import Question
from kindhub.ui.kit.buttons import FilledButton, QuietButton
from kindhub.ui.kit.card import Card
from kindhub.ui.kit.look import gaps
from kindhub.ui.kit.message_bar import MessageStack
from kindhub.ui.kit.page_header import PageHeader
from kindhub.ui.kit.panes import ScrollPane
from kindhub.ui.kit.row_list import Row, RowList
from kindhub.ui.kit.text import Text
from kindhub.ui.shell import Page, Route
from kindhub.ui.tasks import run

if TYPE_CHECKING:
    from collections.abc import Callable

    from kindhub.packs.house import House
    from kindhub.storage.hub import Hub

ICONS = {"runs": "check-circle", "off": "power", "refused": "shield-warning", "older": "clock-counter-clockwise",
         "missing": "question", "next": "arrows-clockwise"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Done:
    """Work: something done about the programs; what it gives is handed on."""

    act: Callable[..., Any]
    given: tuple[Any, ...]
    named: tuple[tuple[str, Any], ...] = ()

    def __call__(self, _progress: object) -> object:
        """Do it."""
        return self.act(*self.given, **dict(self.named))


class ProgramsPage(Page):
    """`ProgramsPage(hub)`; `place` is the installation, found by itself where none is given."""

    def __init__(self, hub: Hub, place: House | None = None) -> None:
        super().__init__()
        self._hub, self._place = hub, place
        self.lines: list[ProgramLine] = []
        self.chosen = ""
        settings = (tr("Settings", "Ajustes"), Route("settings"))
        header = PageHeader(tr("Programs of this computer", "Programas de este equipo"), (settings,))
        header.crumb_clicked.connect(self.go)
        self.install = FilledButton(tr("Install from a file…", "Instalar desde un archivo…"), "file-arrow-up")
        self.install.clicked.connect(self.ask_for_file)
        if may_change(hub, place):
            header.add_action(self.install)
        else:
            self.install.setParent(self)
            self.install.hide()
        self.column.addWidget(header)
        self.messages = MessageStack(self)
        self.column.addWidget(self.messages)
        self.list = RowList(tr("Programs", "Programas"), keeps=True)
        self.list.chosen.connect(self.choose)
        scroll = ScrollPane()
        every, self.told = Card(), Card()
        every.add(self.list)
        scroll.body.addWidget(every)
        scroll.body.addWidget(self.told)
        scroll.body.addStretch(1)
        self.column.addWidget(scroll, 1)
        self._name, self._tell_of = Text("", "strong"), Text("", wrap=True)
        self.told.add(self._name)
        self.told.add(self._tell_of)
        self._add_acts()
        self.told.hide()
        self.refresh()

    def _add_acts(self) -> None:
        row = QHBoxLayout()
        gaps(row, 8)
        self.switch = QuietButton("", "power")
        self.switch.clicked.connect(self.switch_chosen)
        self.remove = QuietButton(tr("Remove…", "Quitar…"), "trash")
        self.question = Question(
            tr("The program is gone at the next start. What was written with it stays in the data folder, encrypted, "
               "and is there when the program comes back.",
               "El programa deja de estar desde el próximo inicio. Lo que se escribió con él queda en la carpeta de "
               "datos, cifrado, y vuelve a verse si se instala otra vez."),
            tr("Remove it", "Quitarlo"),
        )  # fmt: skip
        self.remove.clicked.connect(self.question.show)
        self.question.agreed.connect(self.remove_chosen)
        row.addWidget(self.switch)
        row.addWidget(self.remove)
        row.addStretch(1)
        self.told.body.addLayout(row)
        self.told.add(self.question)

    @override
    def refresh(self) -> None:
        run(self, Done(program_lines, (self._hub, self._place)), self._read, self._failed)

    def _read(self, lines: object) -> None:
        if not isinstance(lines, list):
            return
        self.lines = lines
        self.list.set_rows([
            Row(line.key, f"{line.name} {line.version}".strip(), icon=ICONS[line.state], sub=_said(line))
            for line in lines
        ])  # fmt: skip
        self.choose(self.chosen if self.chosen in {line.key for line in lines} else "")

    def choose(self, key: str) -> None:
        """Show one, with what can be done about it."""
        line = next((one for one in self.lines if one.key == key), None)
        self.chosen = key
        self.told.setVisible(line is not None)
        if line is None:
            return
        self.list.set_current(key)
        self._name.setText(line.name)
        self._tell_of.setText("\n".join(filter(None, (_said(line), line.why))))
        may = may_change(self._hub, self._place)
        off = line.state == "off"
        self.switch.setText(tr("Switch on", "Encender") if off else tr("Switch off", "Apagar"))
        self.switch.setVisible(may and line.state in ("runs", "off"))
        self.remove.setVisible(may and line.state in ("runs", "off", "next", "older"))
        self.question.hide()

    def ask_for_file(self) -> None:
        """Ask which pack."""
        kinds = tr("Programs (*.whl)", "Programas (*.whl)")
        ask_file(self, tr("Install a program", "Instalar un programa"), kinds).fileSelected.connect(self.take)

    def take(self, path: str) -> None:
        """Check the pack and put it in."""
        self.messages.clear()
        run(self, Done(install_pack, (self._hub, Path(path), self._place)), self._changed, self._failed)

    def switch_chosen(self) -> None:
        """Off where it is on, on where it is off."""
        self.messages.clear()
        on = any(line.key == self.chosen and line.state == "off" for line in self.lines)
        work = Done(switch_program, (self._hub, self.chosen), (("on", on), ("place", self._place)))
        run(self, work, self._changed, self._failed)

    def remove_chosen(self) -> None:
        """Take it out, once it was agreed."""
        self.messages.clear()
        run(self, Done(remove_pack, (self._hub, self.chosen, self._place)), self._changed, self._failed)

    def _failed(self, error: BaseException) -> None:
        self.messages.show_error(error)

    def _changed(self, _result: object) -> None:
        self.messages.show_message("ok", tr(
            "Done. It takes effect when the hub starts again: close it and open it.",
            "Listo. Tiene efecto cuando el hub vuelve a iniciar: ciérrelo y ábralo."))  # fmt: skip
        self.refresh()


def _said(line: ProgramLine) -> str:
    """State, signer and what it brings, in a line."""
    by = tr("signed by {signer}", "firmado por {signer}", signer=line.signer) if line.signer else ""
    return " · ".join(filter(None, (STATES[line.state].say(), by, line.adds)))
