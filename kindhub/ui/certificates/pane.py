"""The certificates of an event: who is entitled and why not, issued at once, given out by the hundred."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kindhub.i18n import L, tr, tr_n
from kindhub.services.certificates.issuing import Issued
from kindhub.services.certificates.register import EventRegister, PersonLine
from kindhub.ui.certificates.acts import CertificateActs
from kindhub.ui.certificates.out import CertificatesOut
from kindhub.ui.certificates.panels import ANEW, WITHDRAWN, WhyPanel
from kindhub.ui.certificates.rows import columns, rows, said_of
from kindhub.ui.certificates.work import OfEvent
from kindhub.ui.error_words import words_of
from kindhub.ui.forms.parts_table import PartsTable
from kindhub.ui.kit.card import LongHeadCard
from kindhub.ui.kit.look import gaps, show_when
from kindhub.ui.kit.message_bar import MessageStack
from kindhub.ui.kit.table import Key, PageModel, TableRow
from kindhub.ui.kit.text import Text

if TYPE_CHECKING:
    from kindhub.program.forms import Form
    from kindhub.program.registry import LoadedProgram
    from kindhub.storage.hub import Hub
    from kindhub.ui.kit.look import Tone
    from kindhub.ui.tasks import Tasks


class CertificatesPane(QWidget):
    """`changed` once something was issued or withdrawn."""

    changed = Signal()

    def __init__(
        self, hub: Hub, program: LoadedProgram, form: Form, event_id: str, tasks: Tasks, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._of, self._tasks, self._read_only = OfEvent(hub, program, form, event_id), tasks, False
        self.form, self.register = form, cast("EventRegister | None", None)
        column = QVBoxLayout(self)
        gaps(column)
        self.card = LongHeadCard(form.title.say(), " ")
        gaps(self.card.column, 4, 16, 4)
        self.acts = CertificateActs()
        self.acts.issue_asked.connect(self.issue)
        self.acts.withdraw_asked.connect(self.ask_withdraw)
        self.acts.anew_asked.connect(self.ask_anew)
        self.card.add(self.acts)
        self.messages = MessageStack()
        self.card.add(self.messages)
        self.none = Text("", "body", "text2", wrap=True)
        self.card.add(self.none)
        self._model = PageModel(columns(), self._rows)
        self.table = PartsTable(self._model, form.title.say())
        self.table.current_changed.connect(self._say_person)
        self.card.add(self.table, 1)
        self.note = Text(" ", "cap", "text2", wrap=True)
        self.card.add(self.note)
        column.addWidget(self.card, 1)
        self.out = CertificatesOut(self._of, self, tasks)
        self.out.said.connect(self._say)
        self.acts.print_asked.connect(self._print)
        self.acts.each_asked.connect(self._ask_each)
        self.acts.mail_asked.connect(self._ask_mail)
        self.why: WhyPanel | None = None

    def set_read_only(self) -> None:
        """The register can be looked at and given out, not changed."""
        self._read_only = True

    def open(self) -> None:
        """Read the register."""
        self._tasks.run(self, self._of.read, self._show, self._failed)

    def _show(self, found: object) -> None:
        if not isinstance(found, EventRegister):
            return
        self.register = found
        at = self.table.currentIndex().row()
        self._model.set_keys([one.standing.person for one in found.people])
        show_when(self.table, bool(found.people))
        nobody = tr("Nobody is on the list of this event yet.", "Todavía no hay nadie en la lista de este evento.")
        self.none.setText("" if found.people else nobody)
        show_when(self.none, not found.people)
        if found.people:
            self.table.setCurrentIndex(self._model.index(min(max(at, 0), len(found.people) - 1), 0))
        self.table.give_two_lines(two=any(one.standing.beside for one in found.people))
        self.card.note.setText(_counted(found))
        self._say_person()

    def _rows(self, keys: Iterable[Key]) -> list[TableRow]:
        return rows(self.register, keys) if self.register is not None else []

    def _person(self) -> PersonLine | None:
        key = self.table.current_key()
        return self.register.person(str(key)) if self.register is not None and key is not None else None

    def _say_person(self) -> None:
        register, one = self.register, self._person()
        due = sum(line.is_due for line in register.people) if register is not None else 0
        holds = any(line.holds is not None for line in register.people) if register is not None else False
        mails = any(line.standing.mail for line in register.people) if register is not None else False
        self.acts.show_state(one, due=due, holds=holds, mails=mails, read_only=self._read_only)
        self.note.setText(said_of(register, one) if register is not None and one is not None else " ")

    def issue(self) -> None:
        """Issue to everybody who is entitled and holds none."""
        if not self._read_only:
            self._tasks.run(self, self._of.issue, self._issued, self._failed)

    def _issued(self, found: object) -> None:
        count = found.count if isinstance(found, Issued) else 0
        words = tr_n(count, L("{n} certificate was issued.", "Se emitió {n} constancia."),
                     L("{n} certificates were issued.", "Se emitieron {n} constancias."))  # fmt: skip
        self._say("ok", words)
        self._changed_register()

    def ask_withdraw(self) -> None:
        """Ask why the certificate at hand is withdrawn."""
        self._ask_why(WITHDRAWN)

    def ask_anew(self) -> None:
        """Ask why the certificate at hand is issued anew."""
        self._ask_why(ANEW)

    def _ask_why(self, act: str) -> None:
        one = self._person()
        if one is not None and not self._read_only:
            self.why = WhyPanel(act, one.standing.person, one.standing.name, self)
            self.why.reasoned.connect(self._reasoned)
            self.why.open_over(self)

    def _reasoned(self, act: str, person: str, why: str) -> None:
        work = self._of.issuing_anew(person, why) if act == ANEW else self._of.withdrawing(person, why)
        self._tasks.run(self, work, self._amended, self._failed)

    def _amended(self, _unit: object) -> None:
        self._say("ok", tr("It is in the register.", "Quedó en el registro."))
        self._changed_register()

    def _changed_register(self) -> None:
        self.open()
        self.changed.emit()

    def _print(self) -> None:
        if self.register is not None:
            self.out.ask_print(self.register, self.acts.print)

    def _ask_each(self) -> None:
        self.out.ask_each()

    def _ask_mail(self) -> None:
        self.out.ask_mail()

    def _say(self, tone: str, words: str) -> None:
        self.messages.show_message(cast("Tone", tone), words, passing=tone in ("ok", "info"))

    def _failed(self, error: BaseException) -> None:
        self.messages.show_message("danger", words_of(error))


def _counted(register: EventRegister) -> str:
    holds = sum(one.holds is not None for one in register.people)
    due = sum(one.is_due for one in register.people)
    others = len(register.people) - holds - due
    asked = tr("{share} % of the sessions", "{share} % de las sesiones", share=register.event.share)
    if register.event.mark is not None:
        asked += tr(" and {mark} % in the test", " y {mark} % en la prueba", mark=f"{register.event.mark:g}")
    return tr("{n} hold one, {due} to be issued, {others} not entitled. Asked for: {asked}.",
              "{n} la tienen, {due} por emitir, {others} sin derecho. Se pide: {asked}.",
              n=holds, due=due, others=others, asked=asked)  # fmt: skip
