"""Backups: where they go, which there are, trying one out, going back to one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from kindhub.errors import UserError
from kindhub.i18n import capital, tr
from kindhub.security.access import HUB
from kindhub.services.keeping import choose_folder
from kindhub.storage.backup_set import BackupSet
from kindhub.storage.restore import PractiseReport
from kindhub.ui.asking_where import ask_folder
from kindhub.ui.keeping.restore_pane import RestorePane
from kindhub.ui.keeping.saying import damaged_row, mark_words, report_words, set_row
from kindhub.ui.keeping.work import (
    CheckRestoration,
    Copies,
    MakeCopy,
    PractiseRestore,
    ReadCopies,
    Restoration,
)
from kindhub.ui.kit.buttons import FilledButton, QuietButton
from kindhub.ui.kit.card import Card
from kindhub.ui.kit.flow import FlowLayout
from kindhub.ui.kit.look import gaps, show_when
from kindhub.ui.kit.page_header import PageHeader
from kindhub.ui.kit.panes import Panes, ScrollPane
from kindhub.ui.kit.row_list import RowList
from kindhub.ui.kit.text import Text
from kindhub.ui.shell import Page, Route, ShellWindow
from kindhub.ui.tasks import Progress, run
from kindhub.ui.theme import theme
from kindhub.ui.when import moment_words

if TYPE_CHECKING:
    from kindhub.storage.hub import Hub

SIDE = 320


class BackupPage(Page):
    """`BackupPage(hub)`; needs the right `backup`, and `restore` for going back."""

    def __init__(self, hub: Hub) -> None:
        super().__init__()
        hub.user.require(HUB, "backup")
        self._hub = hub
        self.copies: Copies | None = None
        self.restoring: RestorePane | None = None
        header = PageHeader(tr("Backups", "Copias de seguridad"), ((tr("Settings", "Ajustes"), Route("settings")),))
        header.crumb_clicked.connect(self.go)
        self.make = FilledButton(tr("Back up now", "Hacer copia ahora"), "shield-check")
        self.make.clicked.connect(self.back_up)
        header.add_action(self.make)
        self.column.addWidget(header)
        main = QWidget()
        self._main = QVBoxLayout(main)
        gaps(self._main, 12)
        self._main.addWidget(self._list(), 1)
        self.detail = self._chosen()
        self._main.addWidget(self.detail)
        side = QWidget()
        column = QVBoxLayout(side)
        gaps(column, 12)
        column.addWidget(self._place())
        column.addWidget(self._reminder())
        column.addStretch(1)
        side.setFixedWidth(theme().size(SIDE))
        self.column.addWidget(Panes(main, right=side), 1)
        self.refresh()

    def _list(self) -> QWidget:
        self.card = Card(tr("Backups there are", "Copias que hay"), " ")
        self.rows = RowList(self.card.title.text(), keeps=True)
        self.rows.chosen.connect(self._show_chosen)
        self.none = Text(tr("There is no backup yet. If this computer is lost today, everything is lost.",
                            "Todavía no hay ninguna copia. Si hoy se pierde este equipo, se pierde todo."),
                         "body", "text2", wrap=True)  # fmt: skip
        scroll = ScrollPane()
        scroll.body.addWidget(self.rows)
        scroll.body.addWidget(self.none)
        scroll.body.addStretch(1)
        self.card.add(scroll, 1)
        return self.card

    def _chosen(self) -> Card:
        card = Card(tr("Chosen backup", "Copia elegida"))
        self.facts = Text("", "body", "text2", wrap=True)
        card.add(self.facts)
        row = FlowLayout(None, 8)
        self.practise = QuietButton(tr("Practise a restore", "Ensayar una recuperación"), "clipboard-text")
        self.practise.clicked.connect(self.practise_restore)
        self.restore = QuietButton(tr("Go back to it…", "Recuperar…"), "arrow-counter-clockwise")
        self.restore.clicked.connect(self.ask_restore)
        show_when(self.restore, self._hub.user.can(HUB, "restore"))
        row.addWidget(self.practise)
        row.addWidget(self.restore)
        card.body.addLayout(row)
        self.report = Text("", wrap=True)
        self.report.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.report.hide()
        card.add(self.report)
        return card

    def _place(self) -> Card:
        card = Card(tr("Where they go", "Dónde se guardan"))
        self.place, self.place_note = Text("", wrap=True), Text("", "cap", "text2", wrap=True)
        change = QuietButton(tr("Choose a folder…", "Elegir carpeta…"), "folder-open")
        change.clicked.connect(self.ask_folder)
        card.add(self.place)
        card.add(self.place_note)
        card.body.addWidget(change, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _reminder(self) -> Card:
        card = Card(tr("Practice", "Ensayo"))
        self.reminder = Text("", wrap=True)
        card.add(self.reminder)
        card.add(Text(tr("A practice brings a backup back into a folder that is then deleted. Do it every 90 days.",
                         "Un ensayo recupera una copia en una carpeta que luego se borra. Hágalo cada 90 días."),
                      "cap", "text2", wrap=True))  # fmt: skip
        return card

    @override
    def refresh(self) -> None:
        run(self, ReadCopies(self._hub), self._show, self._failed, lane="files")

    def _show(self, copies: object) -> None:
        if not isinstance(copies, Copies):
            return
        self.copies, now, chosen = copies, datetime.now(UTC), self.rows.current()
        rows = [set_row(one, self._hub.programs, now) for one in copies.whole]
        self.rows.set_rows([*rows, *map(damaged_row, copies.damaged)])
        self.none.setVisible(not copies.whole)
        self.card.note.setText(str(len(copies.whole)))
        keys = self.rows.keys()
        self.rows.set_current(chosen if chosen in keys else (keys[0] if keys else ""))
        self._show_place(copies, now)
        self._show_facts()
        window = self.window()
        if isinstance(window, ShellWindow):
            window.bar.set_backup(*mark_words(copies.keeping, now))

    def _show_place(self, copies: Copies, now: datetime) -> None:
        keeping = copies.keeping
        self.place.setText(str(copies.place))
        if keeping.folder is None:
            words = tr("No folder is chosen: backups stay on this computer and are lost with it. Choose a USB disk or "
                       "a network folder.",
                       "No hay carpeta elegida: las copias quedan en este equipo y se pierden con él. Elija un disco "
                       "USB o una carpeta de red.")  # fmt: skip
        elif not keeping.reachable:
            words = tr("It is not there now. Connect the disk.", "Ahora no está. Conecte el disco.")
        else:
            words = tr(
                "A backup is made by itself when the last is older than 12 hours. Everything in it is encrypted.",
                "Se hace una copia sola si la última tiene más de 12 horas. Todo en ella va cifrado.",
            )
        self.place_note.setText(words)
        self.place_note.set_tone("text2" if keeping.reachable else "warn")
        if keeping.practised is None:
            self.reminder.setText(tr("Nobody has practised yet.", "Todavía no se ha hecho ningún ensayo."))
        else:
            when = moment_words(keeping.practised, now)
            self.reminder.setText(tr("Last practice: {when}", "Último ensayo: {when}", when=when))
        self.reminder.set_tone("warn" if keeping.wants_practice(now) else "text")

    def backup(self) -> BackupSet | None:
        """The whole backup that is marked in the list."""
        whole = self.copies.whole if self.copies else ()
        return next((one for one in whole if str(one.path) == self.rows.current()), None)

    def _show_chosen(self, _key: str) -> None:
        self.report.hide()
        self._show_facts()

    def _show_facts(self) -> None:
        chosen = self.backup()
        self.detail.setVisible(bool(self.rows.keys()))
        self.practise.setEnabled(chosen is not None)
        self.restore.setEnabled(chosen is not None)
        words = tr("This one cannot be read.", "Esta no se puede leer.")
        if chosen is not None:
            words = tr("{when}, in {place}. Attachments: {n}.", "{when}, en {place}. Adjuntos: {n}.",
                       when=moment_words(chosen.made_at, datetime.now(UTC)), place=chosen.path,
                       n=len(chosen.attachments))  # fmt: skip
        self.facts.setText(capital(words))

    def back_up(self) -> None:
        """Make a backup now; work goes on meanwhile and it can be stopped."""
        self._start(MakeCopy(self._hub), self._made)

    def _made(self, backup: object) -> None:
        self._ended()
        if isinstance(backup, BackupSet):
            self.rows.set_current(str(backup.path))
            self.say("ok", tr("Backup made and checked.", "Copia hecha y comprobada."))
        self.refresh()

    def practise_restore(self) -> None:
        """Bring the chosen backup back into a folder that goes away again, and say what was found."""
        chosen = self.backup()
        if chosen is not None:
            self._start(PractiseRestore(self._hub, chosen), self._practised)

    def _practised(self, report: object) -> None:
        self._ended()
        if isinstance(report, PractiseReport):
            self.report.setText(report_words(report, self._hub.programs))
            self.report.show()
            self.say("ok", tr("The practice went well: this backup brings everything back.",
                              "El ensayo salió bien: esta copia lo recupera todo."))  # fmt: skip
        self.refresh()

    def ask_restore(self) -> None:
        """Say what going back means; it happens only with the passphrase."""
        chosen = self.backup()
        if chosen is None or self.restoring is not None:
            return
        self.restoring = RestorePane(chosen)
        self.restoring.agreed.connect(self._check_restore)
        self.restoring.declined.connect(self._stay)
        for part in (self.detail, self.card, self.make):
            part.hide()
        self._main.insertWidget(0, self.restoring)
        self._main.addStretch(1)
        self.restoring.passphrase.setFocus()

    def _stay(self) -> None:
        if self.restoring is not None:
            self.restoring.hide()
            self.restoring.deleteLater()
            self.restoring = None
            self._main.takeAt(self._main.count() - 1)
        for part in (self.detail, self.card, self.make):
            part.show()

    def _check_restore(self, passphrase: str) -> None:
        chosen = self.backup()
        if chosen is not None:
            check = CheckRestoration(self._hub, Restoration(chosen, self._hub.user.uid, passphrase))
            self._start(check, self._restore)

    def _restore(self, plan: object) -> None:
        self._ended()
        window = self.window()
        if isinstance(window, ShellWindow):
            window.restore_asked.emit(plan)

    def ask_folder(self) -> None:
        """Choose where backups go."""
        title = tr("Folder for backups", "Carpeta para las copias")
        ask_folder(self, title).fileSelected.connect(self.keep_in)

    def keep_in(self, place: str) -> None:
        """Keep backups in this folder from now on."""
        try:
            choose_folder(self._hub, Path(place))
        except UserError as advice:
            self.say("danger", str(advice))
        else:
            self.refresh()

    def _start(self, work: Callable[[Progress], object], done: Callable[[object], None]) -> None:
        for button in (self.make, self.practise, self.restore):
            button.setEnabled(False)
        run(self, work, done, self._failed, lane="files", stoppable=True)

    def _ended(self) -> None:
        self.make.setEnabled(True)
        self._show_facts()

    def _failed(self, error: BaseException) -> None:
        self._ended()
        if self.restoring is not None:
            self.restoring.show_error(error)
        else:
            self.fail(error)
