"""The history of records: who changed what, when, from what to what; one field of it can be brought back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from sqlmodel import select

from kindhub.i18n import L, tr
from kindhub.program.registry import LoadedProgram
from kindhub.records.base import HOUSEKEEPING, Record, table_of
from kindhub.records.fields import FieldSpec, fields_of
from kindhub.records.identifiers import mask
from kindhub.records.organisation import UserAccount
from kindhub.records.person import ContactPoint, Identifier
from kindhub.services.documents import program_of
from kindhub.services.history import HistoryRow, history_of, words_of_reason
from kindhub.services.list_fields import KEPT_BACK
from kindhub.services.restoring import FieldChange, changes_of, restore_field
from kindhub.storage.hub import Hub
from kindhub.storage.plain import from_plain
from kindhub.ui.forms.lookups import Lookups
from kindhub.ui.forms.saying import nothing, say
from kindhub.ui.kit.buttons import QuietButton
from kindhub.ui.kit.card import Card
from kindhub.ui.kit.look import gaps
from kindhub.ui.kit.table import Cell, Column, Key, PageModel, TableRow, WorkTable, remember
from kindhub.ui.kit.text import Text
from kindhub.ui.theme import theme
from kindhub.ui.when import short_day, today

if TYPE_CHECKING:
    from kindhub.ui.tasks import Progress

_ACTIONS = {
    "create": L("added", "agregó"),
    "update": L("changed", "modificó"),
    "delete": L("took away", "quitó"),
}
_MASKED = (Identifier, ContactPoint)
_TECHNICAL = frozenset({"normalised", "stored_as", "media_type", "size"})


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One field of one change, in words; `change` brings it back, where that can be done."""

    when: str
    who: str
    part: str
    field: str
    old: str
    new: str
    why: str = ""
    change: FieldChange | None = None


def read_history(hub: Hub, program: LoadedProgram, record_ids: Sequence[str], lookups: Lookups) -> list[HistoryLine]:
    """Every change of these records of a program, the newest first; one line per field. Runs beside the window."""
    titles = {table_of(form.record).name: form.title.say() for form in reversed(program.forms)}
    kinds = {table_of(record).name: record for record in program.records}
    return lines_of(hub, program.key, kinds, titles, record_ids, lookups)


def lines_of(
    hub: Hub,
    schema: str,
    kinds: Mapping[str, type[Record]],
    titles: Mapping[str, str],
    record_ids: Sequence[str],
    lookups: Lookups,
) -> list[HistoryLine]:
    """The same for the records of any file; `kinds` and `titles` by the name of their table."""
    with hub.read() as session:
        users = {user.uid: user.name for user in session.scalars(select(UserAccount))}
        rows = [row for record_id in record_ids for row in history_of(session, schema, record_id)]
        may = hub.user.can(program_of(schema), "edit")
        changes = changes_of(session, rows, kinds, hub.programs) if may else {}
    rows.sort(key=lambda row: row.n, reverse=True)
    lines = []
    for row in rows:
        record = kinds.get(row.entity)
        if record is not None and row.action in _ACTIONS:
            part = titles.get(row.entity, row.entity)
            lines.extend(_lines(row, record, users.get(row.who, row.who), part, lookups, changes))
    return lines


def _lines(
    row: HistoryRow,
    record: type[Record],
    who: str,
    part: str,
    lookups: Lookups,
    changes: Mapping[tuple[int, str], FieldChange],
) -> list[HistoryLine]:
    specs = fields_of(record)
    at = row.at.astimezone()
    when = f"{short_day(at.date(), today())}, {at:%H:%M}"
    why = words_of_reason(row.reason)
    found = [
        HistoryLine(
            when,
            who,
            part,
            specs[name].label.say(),
            _said(specs[name], old, lookups, record),
            _said(specs[name], new, lookups, record),
            why,
            changes.get((row.n, name)),
        )
        for name, (old, new) in row.changes.items()
        if name in specs and name not in HOUSEKEEPING and name not in _TECHNICAL and _is_told(specs[name])
    ]
    told = found or (all(name in _TECHNICAL for name in row.changes) and row.action == "update")
    return found if told else [HistoryLine(when, who, part, _ACTIONS[row.action].say(), "", "", why)]


def _is_told(spec: FieldSpec) -> bool:
    """Links say nothing to a person. What is kept back is read in its part, where the reading is told, or nowhere."""
    return spec.kind != "link" and spec.field_class not in KEPT_BACK


def _said(spec: FieldSpec, plain: object, lookups: Lookups, record: type[Record]) -> str:
    try:
        words = say(spec, from_plain(spec, plain), lookups)
    except (TypeError, ValueError):
        words = str(plain)
    if not words:
        return nothing()
    return mask(words) if spec.name == "value" and issubclass(record, _MASKED) else words


class RestoreField:
    """Work: bring one field back."""

    def __init__(self, hub: Hub, change: FieldChange, reason: str) -> None:
        self._hub, self._change, self._reason = hub, change, reason

    def __call__(self, _progress: Progress) -> str:
        """Bring it back; gives the unit for undoing."""
        return restore_field(self._hub, self._change, self._reason)


class HistoryPage(QWidget):
    """The history as a table: old → new per field. With `restores`, `restore_asked(FieldChange, reason)` for a line."""

    restore_asked = Signal(object, str)

    def __init__(self, lines: Sequence[HistoryLine], *, restores: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines, self._restores = tuple(lines), restores
        title = tr("History", "Historial")
        card = Card(title, str(len(self.lines)))
        columns = (
            Column("when", tr("When and who", "Cuándo y quién"), 132, sortable=False),
            Column("field", tr("What", "Qué"), 156, sortable=False),
            Column("old", tr("Before", "Antes"), 120, sortable=False, stretch=True),
            Column("new", tr("After", "Después"), 120, sortable=False, stretch=True),
        )
        self.model = PageModel(columns, self._fetch)
        self.table = WorkTable(self.model, title, row_height=48)
        remember(self.table, "history")
        self.table.current_changed.connect(self._marked)
        self.model.set_keys(list(range(len(self.lines))))
        card.add(self.table, 1)
        self.bar = self._restore_bar()
        card.add(self.bar)
        self.bar.hide()
        column = QVBoxLayout(self)
        gaps(column)
        column.addWidget(card)

    def _restore_bar(self) -> QFrame:
        bar = QFrame()
        bar.setProperty("part", "saveBar")
        row = QHBoxLayout(bar)
        gaps(row, 8, 12, 8)
        self.words = Text("", "body", "text2", wrap=True)
        row.addWidget(self.words, 1)
        why = tr("Why it is brought back", "Por qué se restaura")
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(why)
        self.reason.setAccessibleName(why)
        self.reason.setMinimumWidth(theme().size(220))
        self.reason.returnPressed.connect(self._ask)
        row.addWidget(self.reason, 1)
        self.button = QuietButton(tr("Restore this field", "Restaurar este dato"), "arrow-counter-clockwise")
        self.button.clicked.connect(self._ask)
        row.addWidget(self.button)
        return bar

    def _line(self) -> HistoryLine | None:
        key = self.table.current_key()
        return self.lines[key] if isinstance(key, int) and key < len(self.lines) else None

    def _marked(self, _key: object) -> None:
        """The bar stands only under a line that can be brought back; a reason typed stays for the next one."""
        line = self._line()
        self.bar.setVisible(self._restores and line is not None and line.change is not None)
        if line is not None and line.change is not None:
            words = tr("{field}: back to “{old}”", "{field}: volver a «{old}»", field=line.field, old=line.old)
            self.words.setText(words)

    def _ask(self) -> None:
        line = self._line()
        if line is not None and line.change is not None:
            self.restore_asked.emit(line.change, self.reason.text())

    def _fetch(self, keys: Sequence[Key]) -> list[TableRow]:
        fetched = []
        for key in keys:
            line = self.lines[key] if isinstance(key, int) else None
            if line is not None:
                part = " · ".join(words for words in (line.part, line.why) if words)
                cells = {
                    "when": Cell(line.when, sub=line.who),
                    "field": Cell(line.field, sub=part),
                    "old": Cell(line.old, tone="muted"),
                    "new": Cell(line.new, bold=True),
                }
                fetched.append(TableRow(key, cells))
        return fetched
