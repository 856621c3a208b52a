"""The page of programs: each with version, state and signer; installed from a file, switched off, removed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QHBoxLayout
from typing_extensions import override

from kindhub.i18n import L, tr
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
from kindhub.ui.keeping.being_sure import BeingSure
from kindhub.ui.keeping.closed_work import Removing
from kindhub.ui.keeping.sure_pane import SurePane
from kindhub.ui.kit.buttons import FilledButton, QuietButton
from kindhub.ui.kit.card import Card
from kindhub.ui.kit.look import gaps
from kindhub.ui.kit.message_bar import MessageStack
from kindhub.ui.kit.page_header import PageHeader
from kindhub.ui.kit.panes import ScrollPane
from kindhub.ui.kit.row_list import Row, RowList
from kindhub.ui.kit.text import Text
from kindhub.ui.programs_page.remove_pane import RemovePane
from kindhub.ui.shell import Page, Route, ShellWindow
from kindhub.ui.tasks import run

if TYPE_CHECKING:
    from collections.abc import Callable

    from kindhub.packs.house import House
    from kindhub.storage.hub import Hub

ICONS = {"runs": "check-circle", "off": "power", "refused": "shield-warning", "older": "clock-counter-clockwise",
         "missing": "question", "next": "arrows-clockwise"}  # fmt: skip


DELETING = (
    L("What the export holds can be brought back later, by who leads the program today, once the program is installed "
      "again. Without that export it is gone.",
      "Lo exportado se puede traer de vuelta después, por quien dirige hoy el programa, cuando el programa esté "
      "instalado otra vez. Sin esa exportación se pierde."),
    L("Copies made earlier at other places are not touched. The hub closes, and asks for the passphrase again.",
      "Las copias hechas antes en otros lugares no se tocan. El hub se cierra y vuelve a pedir la frase."),
)  # fmt: skip


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
        self.being_sure = BeingSure(self, hub, scroll.body, every, self.told)
        self.refresh()

    def _add_acts(self) -> None:
        row = QHBoxLayout()
        gaps(row, 8)
        self.switch = QuietButton("", "power")
        self.switch.clicked.connect(self.switch_chosen)
        self.remove = QuietButton(tr("Remove…", "Quitar…"), "trash")
        self.remove.clicked.connect(self._ask_removal)
        self.removal = RemovePane(self._hub)
        self.removal.kept.connect(self.remove_chosen)
        self.removal.deleting.connect(self._ask_to_be_sure)
        row.addWidget(self.switch)
        row.addWidget(self.remove)
        row.addStretch(1)
        self.told.body.addLayout(row)
        self.told.add(self.removal)

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
        self.remove.setVisible(may and bool(line.version))
        self.removal.hide()

    def _ask_removal(self) -> None:
        self.removal.ask(self.chosen)

    def _ask_to_be_sure(self, target: Path, typed: str) -> None:
        """What deleting means; it happens only with the passphrase, while the hub is closed."""
        key, uid, place = self.chosen, self._hub.user.uid, self._place
        pane = SurePane(
            tr("Export and delete: {name}", "Exportar y borrar: {name}", name=self._name.text()), DELETING,
            tr("Export, delete and close", "Exportar, borrar y cerrar"), danger=True,
        )  # fmt: skip
        self.being_sure.ask(pane, lambda passphrase: Removing(key, target, typed, uid, passphrase, place))

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
        bar = self.messages.show_message(
            "ok", tr("Done. It takes effect when the hub starts again.",
                     "Listo. Tiene efecto cuando el hub vuelve a iniciar."),
            tr("Start again now", "Iniciar de nuevo ahora"),
        )  # fmt: skip
        bar.acted.connect(self._start_again)
        self.refresh()

    def _start_again(self) -> None:
        """As after a lock: a fresh process, which looks at the programs anew and asks for the passphrase."""
        window = self.window()
        if isinstance(window, ShellWindow):
            window.lock_asked.emit()


def _said(line: ProgramLine) -> str:
    """State, signer and what it brings, in a line."""
    by = tr("signed by {signer}", "firmado por {signer}", signer=line.signer) if line.signer else ""
    return " · ".join(filter(None, (STATES[line.state].say(), by, line.adds)))
