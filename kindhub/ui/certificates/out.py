"""Certificates and addresses leave the hub: by the desk for papers, as a file for each, as a list to write to."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from kindhub.exchange.mail_list import copy_addresses, write_mail_list
from kindhub.i18n import L, tr, tr_n
from kindhub.services.certificates.register import EventRegister
from kindhub.ui.asking_where import AskWhere, ask_folder
from kindhub.ui.certificates.panels import OutPanel
from kindhub.ui.certificates.work import Kind, OfEvent, WriteEach
from kindhub.ui.error_words import words_of
from kindhub.ui.kit.inputs import Choice
from kindhub.ui.printing.desk import PrintDesk

if TYPE_CHECKING:
    from kindhub.ui.tasks import Progress, Tasks

COPY, XLSX = "copy", "xlsx"
_NO_RIGHT = L("You do not have permission to take these out of the hub.",
              "Usted no tiene permiso para sacar esto del hub.")  # fmt: skip


class CertificatesOut(QObject):
    """`said(tone, words)` tells how it went."""

    said = Signal(str, str)

    def __init__(self, of: OfEvent, over: QWidget, tasks: Tasks) -> None:
        super().__init__(over)
        self._of, self._over, self._tasks = of, over, tasks
        self.desk = PrintDesk(of.hub, over, tasks)
        self.desk.said.connect(self.said)
        self._way, self._reason = "", ""
        self._where = AskWhere(self)
        self._where.chosen.connect(self.write_mail)
        self.panel: OutPanel | None = None

    def _may(self, *rights: str) -> list[str]:
        return [right for right in rights if self._of.hub.user.can(self._of.program.key, right)]

    def ask_print(self, register: EventRegister, anchor: QWidget) -> None:
        """The desk asks for the printer or the file, and for what."""
        self.desk.ask(self._of.job(register), anchor, right=False)

    def ask_each(self) -> None:
        """Ask which kind of file, for what, and then the folder."""
        if not self._may("export"):
            self.said.emit("info", _NO_RIGHT.say())
            return
        ways = (Choice("pdf", "PDF"), Choice("docx", "Word"))
        title = tr("A file for each person", "Un archivo por persona")
        self.panel = OutPanel(title, tr("Choose the folder…", "Elegir la carpeta…"), ways, self._over)
        self.panel.wished.connect(self._each_wished)
        self.panel.open_over(self._over)

    def _each_wished(self, way: str, reason: str) -> None:
        self._way, self._reason = way, reason
        title = tr("Folder for the certificates", "Carpeta para las constancias")
        ask_folder(self._over.window(), title).fileSelected.connect(self.write_each)

    def write_each(self, folder: str) -> None:
        """Write a file for each person there."""
        kind: Kind = "docx" if self._way == "docx" else "pdf"
        work = WriteEach(self._of, kind, self._reason, Path(folder))
        words = tr("Writing certificates…", "Escribiendo constancias…")
        self._tasks.run(self, work, self._each_written, self._failed, words=words)

    def _each_written(self, count: object) -> None:
        number = count if isinstance(count, int) else 0
        self.said.emit("ok", tr_n(number, L("{n} file was written.", "Se escribió {n} archivo."),
                                  L("{n} files were written.", "Se escribieron {n} archivos.")))  # fmt: skip

    def ask_mail(self) -> None:
        """Ask whether the list goes to a file or the addresses are copied, and for what."""
        ways = {"export": Choice(XLSX, tr("Workbook", "Libro de Excel")),
                "copy": Choice(COPY, tr("Copy the addresses", "Copiar las direcciones"))}  # fmt: skip
        may = self._may(*ways)
        if not may:
            self.said.emit("info", _NO_RIGHT.say())
            return
        title = tr("Those who agreed to be written to", "Quienes aceptaron que se les escriba")
        act = tr("Go on", "Seguir")
        self.panel = OutPanel(title, act, [ways[right] for right in may], self._over)
        self.panel.wished.connect(self._mail_wished)
        self.panel.open_over(self._over)

    def _mail_wished(self, way: str, reason: str) -> None:
        self._way, self._reason = way, reason
        if way == COPY:
            self.copy_mail()
        else:
            title = tr("Mail list", "Lista de correo")
            self._where.ask(self._over.window(), title, f"{self._of.form.key}.xlsx", XLSX)

    def write_mail(self, path: str) -> None:
        """Write the list there."""
        of, reason = self._of, self._reason

        def work(_progress: Progress) -> int:
            return write_mail_list(of.hub, of.form, of.event_id, Path(path), reason)

        self._tasks.run(self, work, self._mail_written, self._failed)

    def _mail_written(self, count: object) -> None:
        number = count if isinstance(count, int) else 0
        self.said.emit("ok", tr_n(number, L("{n} person is on the list.", "{n} persona está en la lista."),
                                  L("{n} people are on the list.", "{n} personas están en la lista.")))  # fmt: skip

    def copy_mail(self) -> None:
        """Put the addresses on the clipboard."""
        of, reason = self._of, self._reason

        def work(_progress: Progress) -> str:
            return copy_addresses(of.hub, of.form, of.event_id, reason)

        self._tasks.run(self, work, self._mail_copied, self._failed)

    def _mail_copied(self, text: object) -> None:
        QGuiApplication.clipboard().setText(str(text))
        self.said.emit("ok", tr("The addresses are copied.", "Las direcciones están copiadas."))

    def _failed(self, error: BaseException) -> None:
        self.said.emit("danger", words_of(error))
