"""People and permissions: who works with the hub, which programs each may open, and what she may do there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from kindhub.i18n import tr
from kindhub.security.access import HUB
from kindhub.services.colleagues import Colleague, grant, withdraw
from kindhub.services.own_keys import printable_sheets
from kindhub.ui.colleagues.new_person_card import NewPersonCard
from kindhub.ui.colleagues.person_card import PersonCard
from kindhub.ui.colleagues.reading import ReadTeam, Team
from kindhub.ui.colleagues.sheets_card import SheetsCard
from kindhub.ui.error_words import words_of
from kindhub.ui.kit.busy import BusyBar
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
    from kindhub.ui.colleagues.sheets_card import PrintSheets

LIST_WIDTH = 300


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
        self.busy = BusyBar()
        self.column.addWidget(self.busy)
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
        self._may_add = self._hub.user.can(HUB, "manage_people") and self._hub.unlocked.may_certify()
        header.add_action(self.add_button)
        return header

    @override
    def refresh(self) -> None:
        self.busy.follow(run(self, ReadTeam(self._hub), self._show, self._failed))

    def _show(self, team: object) -> None:
        self.busy.stop()
        self.team = cast("Team", team)
        self.rows.set_rows([self._row(one) for one in self.team.people])
        if not isinstance(self.card, NewPersonCard | SheetsCard):
            self.show_person(self.rows.current() or self._hub.user.uid)

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
        self.busy.follow(run(self, cast("AddColleague", work), self._added, self._failed, lane="files"))

    def _added(self, uid: object) -> None:
        self.rows.set_current(str(uid))
        self.card = None
        self.say("ok", tr("Added. Give the programs she needs.", "Agregada. Dele los programas que necesita."))
        self.refresh()

    def _back(self) -> None:
        self.card = None
        self.show_person(self.rows.current() or self._hub.user.uid)

    def grant(self, uid: str, program: str, role: str) -> None:
        """Give a program, or another role in it."""
        hub = self._hub

        def work(_progress: Progress) -> None:
            grant(hub, uid, program, role)

        self.busy.follow(run(self, work, self._granted, self._failed))

    def _granted(self, _nothing: object) -> None:
        self.say("ok", tr("Done. It holds from her next unlocking.", "Listo. Vale desde que vuelva a entrar."))
        self.refresh()

    def withdraw(self, uid: str, program: str) -> None:
        """Take a program away from now on."""
        hub = self._hub

        def work(_progress: Progress) -> str:
            return withdraw(hub, uid, program).name

        self.busy.follow(run(self, work, self._withdrawn, self._failed))

    def _withdrawn(self, name: object) -> None:
        self.say("ok", tr("Withdrawn from {name}, from now on. The file gets its new key at the next unlocking.",
                          "Retirado a {name}, de ahora en adelante. El archivo recibe su clave nueva al volver a "
                          "entrar.", name=name))  # fmt: skip
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
        self.busy.follow(run(self, cast("PrintSheets", work), self._show_sheets, self._failed))

    def _show_sheets(self, sheets: object) -> None:
        self.busy.stop()
        if isinstance(self.card, SheetsCard):
            self.card.show_sheets(cast("list[RecoverySheet]", sheets))

    def _sheets_done(self) -> None:
        self.say("ok", tr("The new sheet is checked. Destroy the old one.",
                          "La hoja nueva está comprobada. Destruya la anterior."))  # fmt: skip
        self._back()

    def _failed(self, error: BaseException) -> None:
        self.busy.stop()
        if isinstance(self.card, NewPersonCard):
            self.card.show_error(words_of(error))
        else:
            self.say("danger", words_of(error))
            self._back()

    @override
    def may_leave(self) -> bool:
        if isinstance(self.card, SheetsCard) and self.card.is_open():
            self.say("warn", tr("The old sheet no longer works. First type the new one back from the paper.",
                                "La hoja anterior ya no sirve. Antes escriba la nueva desde el papel."))  # fmt: skip
            return False
        return True

    @override
    def help_text(self) -> tuple[str, Sequence[str], Sequence[tuple[str, str]]]:
        return (
            tr("People and permissions", "Personas y permisos"),
            (tr("Whoever is given a program gets its key. Withdrawing it counts from then on.",
                "Quien recibe un programa recibe su clave. Retirarlo vale de ahí en adelante."),),
            (("F5", tr("look again", "ver otra vez")),),
        )  # fmt: skip
