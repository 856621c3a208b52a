"""Find a person as one types. Creating one comes only after a search, and keeps what was typed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout
from typing_extensions import override

from kindhub.i18n import L, tr, tr_n
from kindhub.services.search.find import SHOWN
from kindhub.services.search.found import Found
from kindhub.ui.error_words import words_of
from kindhub.ui.kit.busy import EmptyState
from kindhub.ui.kit.buttons import QuietButton
from kindhub.ui.kit.card import Card
from kindhub.ui.kit.look import gaps
from kindhub.ui.kit.page_header import PageHeader
from kindhub.ui.kit.search_edit import SearchEdit
from kindhub.ui.kit.table import Key, PageModel, TableRow, WorkTable, remember
from kindhub.ui.kit.text import Icon, KeyCap, Text
from kindhub.ui.kit.views import Views
from kindhub.ui.people.filter_bar import SearchFilterBar
from kindhub.ui.people.hit_row import columns, hit_row
from kindhub.ui.people.preview import PersonPreview
from kindhub.ui.people.searching import Searcher
from kindhub.ui.shell import Act, Page, Route, bind
from kindhub.ui.when import today

if TYPE_CHECKING:
    from kindhub.services.search.find import Hit
    from kindhub.storage.hub import Hub


class PeoplePage(Page):
    """`SearchEdit`, filters, table, preview and the bar that creates. Letters, arrows and Enter are enough."""

    def __init__(self, hub: Hub, typed: str = "") -> None:
        super().__init__()
        self._hub, self._today, self._typed = hub, today(), ""
        self._hits: dict[Key, Hit] = {}
        self._found = Found((), {})
        self.searcher = Searcher(hub, self._today, self)
        self.searcher.found.connect(self._show)
        self.searcher.failed.connect(self._failed)
        self.column.addWidget(self._header())
        hint = tr("Name, date, telephone, CUI, A-number or case", "Nombre, fecha, teléfono, CUI, A-número o caso")
        self.search = SearchEdit(hint, big=True)
        self.search.searched.connect(self._ask)
        self.search.submitted.connect(self._open_first)
        self.search.went_down.connect(self._into_table)
        self.column.addWidget(self.search)
        self.filters = SearchFilterBar(hub)
        self.filters.changed.connect(self._ask_again)
        row = QHBoxLayout()
        gaps(row, 12)
        row.addWidget(self.filters, 1)
        self._hint = Text(hint[:1].lower() + hint[1:], "cap", "text2")
        row.addWidget(self._hint)
        self.column.addLayout(row)
        self.column.addLayout(self._middle(), 1)
        self.search.installEventFilter(self)
        self.table.installEventFilter(self)
        self._bind_keys()
        self._show_nothing()
        if typed:
            self.search.setText(typed)

    def _header(self) -> PageHeader:
        header = PageHeader(tr("People", "Personas"))
        self._new = QuietButton(tr("New person", "Persona nueva"), "user-plus")
        self._new.setToolTip(tr("First search, then create.", "Primero busque, luego cree."))
        self._new.clicked.connect(self.create_person)
        header.add_action(self._new)
        twice = QuietButton(tr("Possible duplicates", "Posibles duplicados"), "copy")
        twice.clicked.connect(self.show_duplicates)
        header.add_action(twice)
        return header

    def _middle(self) -> QHBoxLayout:
        row = QHBoxLayout()
        gaps(row, 12)
        left = QVBoxLayout()
        gaps(left, 8)
        left.addWidget(self._table_card(), 1)
        left.addLayout(self._hints())
        self.preview = PersonPreview(self._hub, self)
        self.preview.asked.connect(self._open_route)
        row.addLayout(left, 1)
        row.addWidget(self.preview)
        return row

    def _table_card(self) -> Card:
        card = Card(parent=self)
        gaps(card.column, 0, 1)
        gaps(card.body)
        self.model = PageModel(columns(), self._rows, parent=self)
        self._stack = Views(card)
        self.table = WorkTable(
            self.model, tr("People found", "Personas encontradas"), row_height=57, parent=self._stack
        )
        remember(self.table, "people")
        self.table.opened.connect(self._open_key)
        self.table.current_changed.connect(self._current)
        self._stack.addWidget(self.table)
        self._empty = EmptyState(
            tr("Type a name, even in part or as it sounds.", "Escriba un nombre, aunque sea una parte o como suena."),
            icon="magnifying-glass",
            parent=self._stack,
        )
        self._stack.addWidget(self._empty)
        self._none = EmptyState(
            tr("Nobody with these filters.", "Nadie con estos filtros."), tr("Take the filters away", "Quitar filtros")
        )
        self._none.acted.connect(self.filters.clear)
        self._stack.addWidget(self._none)
        card.add(self._stack, 1)
        card.add(self._create_bar())
        return card

    def _create_bar(self) -> QFrame:
        self.create_bar = QFrame()
        self.create_bar.setProperty("part", "saveBar")
        row = QHBoxLayout(self.create_bar)
        gaps(row, 8, 16, 8)
        row.addWidget(Icon("info", "info", 18))
        words = tr("Not there? Search by telephone or by the mother too, before creating.",
                   "¿No está? Busque también por teléfono o por la mamá antes de crear.")  # fmt: skip
        row.addWidget(Text(words, "body", "text2", wrap=True), 1)
        self._create = QuietButton(tr("Create", "Crear"), "user-plus")
        self._create.clicked.connect(self.create_person)
        row.addWidget(self._create)
        row.addWidget(KeyCap("Ctrl N"))
        return self.create_bar

    def _hints(self) -> QHBoxLayout:
        row = QHBoxLayout()
        gaps(row, 8, 2, 0)
        for key, words in (
            ("↑ ↓", tr("choose", "elegir")),
            ("Enter", tr("open", "abrir")),
            ("Esc", tr("clear the search", "borrar la búsqueda")),
            ("F6", tr("go to the filters", "ir a los filtros")),
        ):
            row.addWidget(KeyCap(key))
            row.addWidget(Text(words, "cap", "text2"))
        row.addStretch(1)
        return row

    def _bind_keys(self) -> None:
        bind(self, "new", self.create_person)
        bind(self, "save_on", self._open_case)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """F6 goes to the filters first; from there the window's F6 goes on to the next pane."""
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_F6 and not event.modifiers():
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                self.filters.first().setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return super().eventFilter(watched, event)

    def _ask(self, typed: str) -> None:
        if typed:
            self.searcher.ask(typed, self.filters.filters)
        else:
            self.searcher.forget()
            self._show_nothing()

    def _ask_again(self) -> None:
        self._ask(self.search.text().strip())

    @override
    def refresh(self) -> None:
        self._ask_again()

    def _show_nothing(self) -> None:
        self._typed, self._hits, self._found = "", {}, Found((), {})
        self.model.set_keys([])
        self.search.set_note("")
        self._stack.setCurrentWidget(self._empty)
        self.create_bar.hide()
        self._new.setEnabled(False)
        self.preview.show_nobody()

    def _show(self, typed: str, answer: object) -> None:
        found = cast("Found", answer)
        self._typed, self._found = typed, found
        self._hits = {hit.person_id: hit for hit in found.hits}
        self.model.set_keys([hit.person_id for hit in found.hits])
        if found.hits and self.table.current_key() is None:
            self.table.select_key(found.hits[0].person_id)
        self._stack.setCurrentWidget(self._none if not found.hits and found.left_out else self.table)
        more = tr("first {n}", "las primeras {n}", n=SHOWN) if len(found.hits) == SHOWN else ""
        count = tr_n(len(found.hits), L("{n} person", "{n} persona"), L("{n} persons", "{n} personas"))
        self.search.set_note(more or count)
        self._create.setText(tr("Create “{name}”", "Crear «{name}»", name=_short(typed)))
        self.create_bar.show()
        self._new.setEnabled(True)
        if not found.hits:
            self.preview.show_nobody()

    def _rows(self, keys: Sequence[Key]) -> list[TableRow]:
        return [hit_row(self._hits[key], self._found, self._typed, self._today) for key in keys if key in self._hits]

    def _current(self, key: object) -> None:
        hit = self._hits.get(key) if key is not None else None
        if hit is not None:
            self.preview.show_person(hit)

    def _failed(self, error: BaseException) -> None:
        self.search.set_note(words_of(error))
        self.fail(error)

    def _into_table(self) -> None:
        if self._hits:
            self.table.setFocus(Qt.FocusReason.TabFocusReason)
            row = self.table.currentIndex().row()
            first = self.model.index(min(row + 1, self.model.rowCount() - 1), 0)
            self.table.setCurrentIndex(first)

    def _open_first(self, typed: str) -> None:
        key = self.table.current_key()
        if key is not None and typed == self._typed:
            self._open_key(key)

    def _open_key(self, key: object) -> None:
        self.go.emit(Route("person", (str(key),)))

    def _open_route(self, route: object) -> None:
        self.go.emit(route)

    def _open_case(self) -> None:
        route = self.preview.case_route()
        if route is not None:
            self.go.emit(route)

    def create_person(self) -> None:
        """Ctrl+N, after a search only: the form begins with what was typed."""
        if self._typed:
            self.go.emit(Route("new_person", (self._typed,)))

    def show_duplicates(self) -> None:
        """The pairs who may be one; with the cursor on a possible duplicate, that pair first."""
        key = self.table.current_key()
        double = self._found.doubles.get(str(key)) if key is not None else None
        args = (str(key), double.person_id) if double is not None else ()
        self.go.emit(Route("duplicates", args))

    @override
    def begins_at(self) -> SearchEdit:
        return self.search

    @override
    def find_here(self) -> bool:
        self.search.setFocus()
        self.search.selectAll()
        return True

    @override
    def here(self) -> Route:
        typed = self.search.text().strip()
        return Route("people", (typed,)) if typed else Route("people")

    @override
    def offers(self) -> list[Act]:
        twice = tr("Compare possible duplicates", "Comparar posibles duplicados")
        acts = [Act("duplicates", twice, self.show_duplicates, "copy")]
        if self._typed:
            words = tr("Create a person", "Crear a una persona")
            acts.insert(0, Act("new", words, self.create_person, "user-plus", keys="new"))
        return acts

    @override
    def leave(self) -> None:
        self.searcher.forget()


def _short(typed: str) -> str:
    shown = typed.title() if typed.islower() else typed
    return shown if len(shown) <= 28 else f"{shown[:27]}…"
