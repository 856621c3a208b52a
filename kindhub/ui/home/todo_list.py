"""What to do, in groups by day, as a list one walks by arrows. The row with the focus offers what one does with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from kindhub.i18n import tr
from kindhub.program.nouns import CASE, Noun
from kindhub.ui.case.quick_forms import CONTACTS
from kindhub.ui.home.due_bar import DueBar
from kindhub.ui.home.reading import GROUPS
from kindhub.ui.home.saying import KIND_ICONS, due_when, group_words
from kindhub.ui.home.todo_chosen import ChosenDue
from kindhub.ui.kit.busy import EmptyState, Skeleton
from kindhub.ui.kit.look import gaps
from kindhub.ui.kit.table import Cell, Column, Group, Key, PageModel, TableRow, Ticks, WorkTable, remember
from kindhub.ui.kit.views import Views
from kindhub.ui.theme import theme

if TYPE_CHECKING:
    from kindhub.services.due_soon import DueRow

ACT, MORE = "act", "more"
_NARROW = 680


@dataclass(frozen=True, slots=True)
class _More:
    """The last line of a group of which not all rows are listed."""

    group: str
    count: int


class TodoList(QWidget):
    """`opened(DueRow)` by Enter, `contact_asked(DueRow)` by the button of the row, `all_asked(group)` for the rest.

    `person_asked` where there is nothing to do because there are no cases.
    """

    opened = Signal(object)
    contact_asked = Signal(object)
    all_asked = Signal(str)
    person_asked = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._lines: list[DueRow | _More] = []
        column = QVBoxLayout(self)
        gaps(column)
        self.ticks = Ticks(self)
        self.model = PageModel(self._columns(wide=True), self._fetch, ticks=self.ticks, parent=self)
        self._stack = Views(self)
        self.table = WorkTable(self.model, tr("To do", "Qué hacer"), parent=self._stack)
        remember(self.table, "to_do", place=True)
        self.table.horizontalHeader().hide()
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table.setFrameShape(WorkTable.Shape.NoFrame)
        self.table.opened.connect(self._open)
        self.table.cell_clicked.connect(self._act)
        self.table.clicked.connect(self._clicked)
        self.table.current_changed.connect(self._current_changed)
        self._loading = Skeleton(6, self._stack)
        words = tr("Nothing is due in the next 7 days.", "No hay nada pendiente en los próximos 7 días.")
        self._nothing = EmptyState(words, icon="check-circle", parent=self._stack)
        self._no_cases = EmptyState(
            _no_cases(CASE),
            tr("Find or add a person", "Buscar o agregar a una persona"),
            icon="folder-open",
            parent=self._stack,
        )
        self._no_cases.acted.connect(self.person_asked)
        for page in (self._loading, self.table, self._nothing, self._no_cases):
            self._stack.addWidget(page)
        column.addWidget(self._stack)
        self._wide = True
        self.bar = DueBar(self.ticks, self)
        column.addWidget(self.bar)
        self.ticks.changed.connect(self._show_boxes)
        self._show_boxes()

    def _show_boxes(self) -> None:
        """Boxes stand before the rows from the first tick to the last: most days nobody ticks anything here."""
        if not self.ticks.all_that_match:
            for key in self.ticks.named():
                if isinstance(self._line(key), _More):
                    self.ticks.set_ticked(key, on=False)
        self.table.setColumnHidden(0, not self.ticks.count(len(self._lines)))

    def _columns(self, *, wide: bool) -> tuple[Column, ...]:
        return (
            Column("what", tr("What is due", "Qué vence"), 232 if wide else 190, sortable=False),
            Column("person", tr("Person", "Persona"), 240, sortable=False, stretch=True),
            Column("when", tr("Due", "Plazo"), 116 if wide else 100, sortable=False),
            Column(ACT, tr("Act", "Acción"), 112 if wide else 34, right=True, sortable=False),
        )

    @override
    def hasHeightForWidth(self) -> bool:
        """It scrolls inside: a bar that comes under the rows takes its room from them and not from the page."""
        return False

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = event.size().width() >= theme().size(_NARROW)
        if wide != self._wide:
            self._wide = wide
            self.model.set_columns(self._columns(wide=wide))

    def show_due(
        self, due: dict[str, list[DueRow]], counts: dict[str, int], *, cases: int, called: Noun | None
    ) -> None:
        """Show other rows; `counts` is how many each group holds in all, `cases` how many are open and `called` what
        they are called, None where there is no program.

        Folded groups stay folded, the focus stays.
        """
        self._no_cases.set_sentence(_no_cases(called))
        here = self.current()
        lines: list[DueRow | _More] = []
        groups = []
        for name in GROUPS:
            rows: list[DueRow | _More] = list(due.get(name, ()))
            if not rows:
                continue
            if counts[name] > len(rows):
                rows.append(_More(name, counts[name]))
            lines += rows
            groups.append(Group(f"{group_words(name)} · {counts[name]:,}", len(rows), key=name))
        if lines != self._lines:
            self.ticks.clear()  # rows are ticked by their place
        self._lines = lines
        self.bar.set_total(sum(counts.values()))
        self.model.set_keys(list(range(len(lines))), groups)
        self._stack.setCurrentWidget(self.table if lines else self._nothing if cases else self._no_cases)
        self._go_to(here)

    def _go_to(self, here: DueRow | None) -> None:
        """Back to the row one was on; else to the first that is left."""
        same = (at for at, line in enumerate(self._lines) if here is not None and line == here)
        at = next(same, None)
        if at is not None or self.table.current_key() is None:
            self.table.select_key(at or 0)

    def current(self) -> DueRow | None:
        """The row with the focus."""
        key = self.table.current_key()
        line = self._lines[key] if isinstance(key, int) and key < len(self._lines) else None
        return None if isinstance(line, _More) else line

    def chosen(self) -> ChosenDue:
        """The ticked rows, else the one with the cursor."""
        ticked = self.ticks.named()
        rows = [line for key in sorted(ticked, key=str) if (line := self._line(key)) is not None]
        found = tuple(line for line in rows if not isinstance(line, _More))
        if self.ticks.all_that_match:
            return ChosenDue(found, all_but=True)
        here = self.current()
        return ChosenDue(found or ((here,) if here is not None else ()))

    def open_current(self) -> None:
        """Enter."""
        self._open(self.table.current_key())

    def tick_current(self) -> None:
        """Space."""
        self.table.tick_current()

    def focus_list(self) -> None:
        """Put the cursor into the list."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fetch(self, keys: Sequence[Key]) -> list[TableRow]:
        here = self.table.current_key()
        return [self._row(key, self._lines[key], current=key == here) for key in keys if isinstance(key, int)]

    def _row(self, key: int, line: DueRow | _More, *, current: bool) -> TableRow:
        if isinstance(line, _More):
            words = tr("see all {n}", "ver los {n}", n=f"{line.count:,}")
            return TableRow(key, {"what": Cell(words, tone="accent"), ACT: Cell(icon="caret-right")})
        late = line.due_on < self._today
        act = Cell(icon="caret-right")
        if current and self._wide and line.form == CONTACTS:
            act = Cell(tr("Log", "Registrar"), icon="caret-right", button=True)
        cells = {
            "what": Cell(line.label.say(), state="overdue" if late else "", icon=KIND_ICONS[line.kind], bold=True),
            "person": Cell(line.person or line.number, programs=((line.letters, line.slot),), secret=bool(line.person)),
            "when": Cell(due_when(line.due_on, self._today), tone="danger" if late else "text2"),
            ACT: act,
        }
        return TableRow(key, cells, "danger" if late else "", tint=late)

    def _current_changed(self, _key: object) -> None:
        self.model.refresh()

    def _clicked(self) -> None:
        line = self._line(self.table.current_key())
        if isinstance(line, _More):
            self.all_asked.emit(line.group)

    def _line(self, key: object) -> DueRow | _More | None:
        return self._lines[key] if isinstance(key, int) and key < len(self._lines) else None

    def _open(self, key: object) -> None:
        line = self._line(key)
        if isinstance(line, _More):
            self.all_asked.emit(line.group)
        elif line is not None:
            self.opened.emit(line)

    def _act(self, key: object, _column: str) -> None:
        line = self._line(key)
        if line is not None and not isinstance(line, _More):
            self.contact_asked.emit(line)


def _no_cases(called: Noun | None) -> str:
    if called is None:
        return tr("No program is open for you here yet. Whoever coordinates lets you in.",
                  "Aquí todavía no tiene ningún programa. Quien coordina le da el acceso.")  # fmt: skip
    return tr("You have no {cases} yet.", "Todavía no tiene {cases}.", cases=called.open_many)
