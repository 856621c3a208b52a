"""Open cases looked at again under the rules of a day: whom a new set, a birthday or a lapsed status touches, and how.

The page only shows and asks; what is found is kept on the cases, so that the program's list of them shows it too.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from kindhub.i18n import capital, tr
from kindhub.records.codes import code_list
from kindhub.services.rule_books import book_named
from kindhub.ui.kit.busy import EmptyState
from kindhub.ui.kit.buttons import FilledButton, QuietButton
from kindhub.ui.kit.card import Card
from kindhub.ui.kit.field_block import FieldBlock
from kindhub.ui.kit.inputs import DateInput
from kindhub.ui.kit.look import gaps, show_when
from kindhub.ui.kit.message_bar import MessageStack
from kindhub.ui.kit.page_header import PageHeader
from kindhub.ui.kit.table import Cell, Column, Key, PageModel, TableRow, WorkTable, remember
from kindhub.ui.kit.text import Text
from kindhub.ui.rule_sets.work import Book, LookAgain, LookedAt
from kindhub.ui.shell import Page, Route
from kindhub.ui.tasks import Progress, run
from kindhub.ui.theme import theme
from kindhub.ui.when import short_day, today

if TYPE_CHECKING:
    from kindhub.program.rule_sets import SecondLook, Touched
    from kindhub.storage.hub import Hub

_ROW, _DATE, _LEAST = 45, 220, 240


class SecondLookPage(Page):
    """`SecondLookPage(hub, program key, book key = "", day = "")`. It looks when it opens; a row opens its case."""

    def __init__(self, hub: Hub, program: str, book: str = "", day: str = "") -> None:
        super().__init__()
        found, one = book_named(hub, program, book)
        assert one.second_look is not None
        self._book, self._second = Book(hub, found, one), one.second_look
        self._answers = code_list(self._second.answers)
        self.result: LookedAt | None = None
        self.progress: Progress | None = None
        crumbs = (
            (found.info.neutral_name.say(), Route("day")),
            (one.title.say(), Route("rules", (found.key, one.key))),
        )
        header = PageHeader(self._second.title.say(), crumbs)
        header.crumb_clicked.connect(self.go)
        self.to_list = QuietButton(_list_title(self._book, self._second), "list-bullets")
        self.to_list.clicked.connect(self._open_list)
        header.add_action(self.to_list)
        self.column.addWidget(header)
        self.messages = MessageStack(self)
        self.column.addWidget(self.messages)
        self.column.addWidget(self._asking(day))
        self.said = Text("", "h3", wrap=True)
        self.column.addWidget(self.said)
        self.nobody = EmptyState(tr("Nobody is touched: every answer stays as it was.",
                                    "A nadie le toca: cada respuesta sigue igual."), parent=self)  # fmt: skip
        self.nobody.hide()
        self.column.addWidget(self.nobody, 1)
        self.card = Card(parent=self)
        gaps(self.card.column, 0, 1)
        self.model = PageModel(_columns(), self._fetch, parent=self)
        self.table = WorkTable(self.model, self._second.title.say(), row_height=_ROW, parent=self.card)
        remember(self.table, f"second_look.{one.key}", schema=found.key)
        self.table.opened.connect(self._open_case)
        self.table.current_changed.connect(self._say_why)
        self.card.add(self.table, 1)
        self.card.setMinimumHeight(theme().size(_LEAST))
        self.column.addWidget(self.card, 1)
        self.why = Text("", "body", "text2", wrap=True)
        self.why.setMinimumHeight(theme().size(54))
        self.why.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.column.addWidget(self.why)
        self.look()

    def _asking(self, day: str) -> QWidget:
        """On which day, and the button that looks again."""
        strip = QWidget()
        strip.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(strip)
        gaps(row, 12)
        self.on = DateInput(exact=True)
        self.on.setMaximumWidth(theme().size(_DATE))
        self.on.set_value(_day(day) or today())
        self.block = FieldBlock(tr("Under the rules of", "Con las reglas del"), self.on)
        row.addWidget(self.block)
        self.again = FilledButton(tr("Look again", "Ver otra vez"), "arrows-clockwise")
        self.again.clicked.connect(self.look)
        row.addWidget(self.again, 0, Qt.AlignmentFlag.AlignBottom)
        row.addStretch(1)
        return strip

    def look(self) -> None:
        """Look at every open case again; the window shows how far it is, and lets it be stopped."""
        value = self.on.value()
        if not isinstance(value, date):
            self.block.show_message(tr("Write one day, such as 7/5/2026.", "Escriba un día, como 7/5/2026."))
            return
        self.messages.clear()
        self.again.setEnabled(False)
        words = tr("Looking at open cases again…", "Viendo otra vez los casos abiertos…")
        work = LookAgain(self._book, value)
        self.progress = run(self, work, self._looked, self._stopped, lane="files", words=words, stoppable=True)

    @override
    def refresh(self) -> None:
        self.look()

    def _stopped(self, error: BaseException) -> None:
        self.again.setEnabled(True)
        self.messages.show_error(error)

    def _looked(self, result: object) -> None:
        self.again.setEnabled(True)
        if not isinstance(result, LookedAt):
            return
        self.result, looked = result, result.looked
        self.said.setText(tr(
            "The change touches {n} of {all} open cases, under {rules} on {day}.",
            "El cambio toca a {n} de {all} casos abiertos, con {rules} al {day}.",
            n=len(looked.touched), all=looked.cases, rules=looked.rules, day=short_day(looked.on, today()),
        ))  # fmt: skip
        show_when(self.nobody, not looked.touched)
        for part in (self.card, self.why):
            show_when(part, bool(looked.touched))
        self.model.set_keys(list(range(len(looked.touched))))
        if looked.touched:
            self.table.select_key(0)
            self._say_why(0)

    def _touched(self, key: object) -> Touched | None:
        touched = self.result.looked.touched if self.result is not None else ()
        return touched[key] if isinstance(key, int) and 0 <= key < len(touched) else None

    def _fetch(self, keys: Sequence[Key]) -> list[TableRow]:
        return [self._row(key, one) for key in keys if (one := self._touched(key)) is not None]

    def _row(self, key: Key, one: Touched) -> TableRow:
        names = self.result.names if self.result is not None else {}
        persons = tuple(f"{who.who}: {self._answers.label(who.after)}" for who in one.persons)
        why = tuple(dict.fromkeys(reason for who in one.persons for reason in who.why))
        return TableRow(key, {
            "case": Cell(names.get(one.record_id, ""), sub=one.number, bold=True),
            "before": Cell(capital(self._answers.label(one.before)), sub=one.rules_before),
            "after": Cell(capital(self._answers.label(one.after)), bold=True),
            "whom": Cell("; ".join(persons), sub="; ".join(why)),
        })  # fmt: skip

    def _say_why(self, key: object) -> None:
        """The row at hand, whole: nothing of it may be cut."""
        one = self._touched(key)
        lines = [] if one is None else [
            tr("{who}: was {before}, now {after}. {why}", "{who}: era {before}, ahora {after}. {why}", who=who.who,
               before=self._answers.label(who.before), after=self._answers.label(who.after),
               why=" ".join(f"{reason}." for reason in who.why))
            for who in one.persons
        ]  # fmt: skip
        self.why.setText("\n".join(lines))

    def _open_case(self, key: object) -> None:
        one = self._touched(key)
        if one is not None:
            self.go.emit(Route("case", (self._book.program.key, one.record_id)))

    def _open_list(self) -> None:
        self.go.emit(Route("list", (self._book.program.key, self._second.worklist)))

    @override
    def here(self) -> Route:
        value = self.on.value()
        on = value.isoformat() if isinstance(value, date) and value != today() else ""
        return Route("second_look", (self._book.program.key, self._book.book.key, on))

    @override
    def begins_at(self) -> QWidget:
        return self.on

    @override
    def leave(self) -> None:
        if self.progress is not None:
            self.progress.wind_up()


def _columns() -> tuple[Column, ...]:
    return (
        Column("case", tr("Case", "Caso"), 300, sortable=False, fixed=True),
        Column("before", tr("It was", "Era"), 180, sortable=False),
        Column("after", tr("Now it is", "Ahora es"), 170, sortable=False),
        Column("whom", tr("Whom it touches, and why", "A quién toca y por qué"), 380, sortable=False, stretch=True),
    )


def _list_title(book: Book, second: SecondLook) -> str:
    view = next(one for one in book.program.lists if one.key == second.worklist)
    return tr("List: {title}", "Lista: {title}", title=view.title.say())


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
