"""People and permissions: who works with the hub, which programs each may open, and what she may do there."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from kindhub.i18n import L, tr
from kindhub.security.access import HUB
from kindhub.services.admitting import decline
from kindhub.services.colleagues import Colleague, end_lead, grant, name_lead, remove_colleague, withdraw
from kindhub.services.own_keys import printable_sheets
from kindhub.ui.colleagues.asking_card import AskingCard
from kindhub.ui.colleagues.new_person_card import NewPersonCard
from kindhub.ui.colleagues.person_card import PersonCard
from kindhub.ui.colleagues.reading import ReadTeam, Team, may_manage
from kindhub.ui.colleagues.renew_card import RenewCard
from kindhub.ui.colleagues.sheets_card import SheetsCard
from kindhub.ui.kit.buttons import FilledButton, QuietButton
from kindhub.ui.kit.card import Card
from kindhub.ui.kit.look import clear_layout, gaps
from kindhub.ui.kit.page_header import PageHeader
from kindhub.ui.kit.panes import Panes, ScrollPane
from kindhub.ui.kit.row_list import Row, RowList
from kindhub.ui.settings_page.ways import leads_any
from kindhub.ui.shell import Page, Route
from kindhub.ui.tasks import Progress, run
from kindhub.ui.theme import theme

if TYPE_CHECKING:
    from kindhub.security.recovery import RecoverySheet
    from kindhub.storage.hub import Hub
    from kindhub.ui.colleagues.new_person_card import AddColleague
    from kindhub.ui.colleagues.renew_card import RenewColleague
    from kindhub.ui.colleagues.sheets_card import PrintSheets

LIST_WIDTH = 300
FROM_NEXT_UNLOCK = L("Done. It holds from her next unlocking.", "Listo. Vale desde que vuelva a entrar.")
SECOND = L(
    "Noted. Nothing is given before another lead has compared the words too and confirms.",
    "Anotado. No se da nada antes de que otra persona que dirige el programa compare también las palabras y confirme.",
)
DECLINED = L("Nobody was let in.", "No se dio acceso a nadie.")
WITHDRAWN = L(
    "Withdrawn, from now on. The file gets its new key at the next unlocking.",
    "Retirado, de ahora en adelante. El archivo recibe su clave nueva al volver a entrar.",
)
REMOVED = L(
    "Removed, from now on. The files get their new keys at the next unlocking.",
    "Ya no entra, de ahora en adelante. Los archivos reciben sus claves nuevas al volver a entrar.",
)


class ColleaguesPage(Page):
    """`ColleaguesPage(hub)`; needs the right to add people or to give a program."""

    def __init__(self, hub: Hub) -> None:
        super().__init__()
        if not leads_any(hub):
            hub.user.require(HUB, "manage_people")
        self._hub = hub
        self.team: Team | None = None
        self.card: Card | None = None
        self.column.addWidget(self._header())
        left = Card(tr("People", "Personas"), " ")
        left.setFixedWidth(theme().size(LIST_WIDTH))
        self.rows = RowList(left.title.text(), keeps=True)
        self.rows.chosen.connect(self.show_person)
        scroll = ScrollPane()
        scroll.body.addWidget(self.rows)
        scroll.body.addStretch(1)
        left.add(scroll, 1)
        self._pane = ScrollPane()
        self.column.addWidget(Panes(self._pane, left=left), 1)
        self.refresh()

    def _header(self) -> PageHeader:
        title = tr("People and permissions", "Personas y permisos")
        header = PageHeader(title, ((tr("Settings", "Ajustes"), Route("settings")),))
        header.crumb_clicked.connect(self.go)
        self.sheets = printable_sheets(self._hub)
        if self.sheets:
            again = QuietButton(tr("Recovery sheet…", "Hoja de recuperación…"), "printer")
            again.clicked.connect(self.ask_sheets)
            header.add_action(again)
        self.add_button = FilledButton(tr("Add a person", "Agregar persona"), "user-plus")
        self.add_button.clicked.connect(self.ask_person)
        self._may_add = may_manage(self._hub)
        header.add_action(self.add_button)
        return header

    @override
    def refresh(self) -> None:
        run(self, ReadTeam(self._hub), self._show, self._failed)

    def _show(self, team: object) -> None:
        self.team = cast("Team", team)
        self.rows.set_rows([self._row(one) for one in self.team.people])
        if not isinstance(self.card, AskingCard | SheetsCard):
            there = {one.uid for one in self.team.people}
            self.show_person(self.rows.current() if self.rows.current() in there else self._hub.user.uid)

    def _row(self, one: Colleague) -> Row:
        team = cast("Team", self.team)
        parts = [
            f"{what.name}: {what.role_name(one.programs[what.key])}" if one.programs[what.key] else what.name
            for what in team.grantable
            if what.key in one.programs and what.key != HUB
        ]
        nothing = tr("shared records only", "solo registros comunes")
        you = tr("you", "usted") if one.uid == self._hub.user.uid else ""
        return Row(one.uid, one.name, icon="user", sub=" · ".join(parts) or nothing, right=you)

    def show_person(self, uid: str) -> None:
        """Show what a colleague may open and do."""
        if self.team is None or not self.may_leave():
            return
        who = next((one for one in self.team.people if one.uid == uid), None)
        if who is not None:
            self.rows.set_current(uid)
            card = PersonCard(who, self.team, myself=uid == self._hub.user.uid)
            card.granted.connect(self.grant)
            card.withdrawn.connect(self.withdraw)
            card.declined.connect(self.decline)
            card.led.connect(self.lead)
            card.renewing.connect(self.ask_renewal)
            card.removed.connect(self.remove)
            self._show_card(card)

    def _show_card(self, card: Card) -> None:
        clear_layout(self._pane.body)
        self.card = card
        holder = QWidget()
        column = QVBoxLayout(holder)
        gaps(column)
        column.addWidget(card)
        holder.setMaximumWidth(theme().size(760))
        self._pane.body.addWidget(holder)
        self._pane.body.addStretch(1)
        at_a_person = isinstance(card, PersonCard)
        self.add_button.setVisible(at_a_person and self._may_add)
        if not at_a_person:
            self.rows.set_current("")

    def ask_person(self) -> None:
        """Ask for the name and first passphrase of somebody new."""
        if self.may_leave():
            card = NewPersonCard(self._hub)
            card.asked.connect(self._add)
            card.declined.connect(self._back)
            self._show_card(card)
            card.name.setFocus()

    def _add(self, work: object) -> None:
        run(self, cast("AddColleague", work), self._added, self._failed, lane="files")

    def _added(self, uid: object) -> None:
        self.rows.set_current(str(uid))
        self.card = None
        self.say("ok", tr("Added. Give the programs she needs.", "Agregada. Dele los programas que necesita."))
        self.refresh()

    def _back(self) -> None:
        self.card = None
        self.show_person(self.rows.current() or self._hub.user.uid)

    def ask_renewal(self, uid: str) -> None:
        """Ask for a first passphrase for somebody who forgot hers."""
        who = next((one for one in self.team.people if one.uid == uid), None) if self.team else None
        if who is not None:
            card = RenewCard(self._hub, who)
            card.asked.connect(self._renew)
            card.declined.connect(self._back)
            self._show_card(card)
            card.new.first.setFocus()

    def _renew(self, work: object) -> None:
        run(self, cast("RenewColleague", work), self._renewed, self._failed, lane="files")

    def _renewed(self, uid: object) -> None:
        self.rows.set_current(str(uid))
        self.card = None
        self.say("ok", tr("The new passphrase opens the hub.", "La frase nueva ya abre el hub."))
        self.refresh()

    def grant(self, uid: str, program: str, role: str, compared: bool) -> None:
        """Give a program, or another role in it; of a restricted one perhaps only with a second lead."""
        act = partial(grant, self._hub, uid, program, role, compared=compared)
        self._change(act, FROM_NEXT_UNLOCK, otherwise=SECOND)

    def decline(self, uid: str, program: str) -> None:
        """Let nobody in who waits for a second lead."""
        self._change(partial(decline, self._hub, program, uid), DECLINED)

    def withdraw(self, uid: str, program: str) -> None:
        """Take a program away from now on."""
        self._change(partial(withdraw, self._hub, uid, program), WITHDRAWN)

    def lead(self, uid: str, program: str, on: bool) -> None:
        """Let somebody give a program to others, or no longer."""
        self._change(partial(name_lead if on else end_lead, self._hub, program, uid), FROM_NEXT_UNLOCK)

    def remove(self, uid: str) -> None:
        """Let somebody out of the hub, from now on."""
        self._change(partial(remove_colleague, self._hub, uid), REMOVED)

    def _change(self, act: Callable[[], object], said: L, otherwise: L | None = None) -> None:
        def work(_progress: Progress) -> L:
            return otherwise if act() is False and otherwise is not None else said

        run(self, work, self._changed, self._failed, stoppable=False)

    def _changed(self, said: object) -> None:
        self.say("ok", cast("L", said).say())
        self.refresh()

    def ask_sheets(self) -> None:
        """Say what printing a recovery sheet again does, before it is done."""
        if self.may_leave():
            card = SheetsCard(self._hub, self.sheets)
            card.asked.connect(self._make_sheets)
            card.declined.connect(self._back)
            card.finished.connect(self._sheets_done)
            self._show_card(card)

    def _make_sheets(self, work: object) -> None:
        run(self, cast("PrintSheets", work), self._show_sheets, self._failed, stoppable=False)

    def _show_sheets(self, sheets: object) -> None:
        if isinstance(self.card, SheetsCard):
            self.card.show_sheets(cast("list[RecoverySheet]", sheets))

    def _sheets_done(self) -> None:
        self.say("ok", tr("The new sheet is checked. Destroy the old one.",
                          "La hoja nueva está comprobada. Destruya la anterior."))  # fmt: skip
        self._back()

    def _failed(self, error: BaseException) -> None:
        if isinstance(self.card, AskingCard):
            self.card.show_error(error)
        else:
            self.fail(error)
            self._back()

    @override
    def may_leave(self) -> bool:
        if isinstance(self.card, SheetsCard) and self.card.is_open():
            self.say("warn", tr("The old sheet no longer works. First type the new one back from the paper.",
                                "La hoja anterior ya no sirve. Antes escriba la nueva desde el papel."))  # fmt: skip
            return False
        return True
