"""The history of a case: who changed what, when, from what to what, read from the ledger."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QVBoxLayout, QWidget
from sqlmodel import select

from kindhub.i18n import L, tr
from kindhub.program.registry import LoadedProgram
from kindhub.records.base import HOUSEKEEPING, Record, table_of
from kindhub.records.fields import FieldSpec, fields_of
from kindhub.records.organisation import UserAccount
from kindhub.services.history import HistoryRow, history_of
from kindhub.storage.hub import Hub
from kindhub.storage.plain import from_plain
from kindhub.ui.forms.lookups import Lookups
from kindhub.ui.forms.saying import nothing, say
from kindhub.ui.kit.card import Card
from kindhub.ui.kit.look import gaps
from kindhub.ui.kit.table import Cell, Column, Key, PageModel, TableRow, WorkTable
from kindhub.ui.when import short_day, today

_ACTIONS = {
    "create": L("added", "agregó"),
    "update": L("changed", "modificó"),
    "delete": L("took away", "quitó"),
}


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One field of one change, in words."""

    when: str
    who: str
    part: str
    field: str
    old: str
    new: str


def read_history(hub: Hub, program: LoadedProgram, record_ids: Sequence[str], lookups: Lookups) -> list[HistoryLine]:
    """Every change of these records of a program, the newest first; one line per field. Runs beside the window."""
    titles = {table_of(form.record).name: form.title.say() for form in reversed(program.forms)}
    kinds = {table_of(record).name: record for record in program.records}
    with hub.read() as session:
        users = {user.uid: user.name for user in session.scalars(select(UserAccount))}
        rows = [row for record_id in record_ids for row in history_of(session, program.key, record_id)]
    rows.sort(key=lambda row: row.n, reverse=True)
    lines = []
    for row in rows:
        record = kinds.get(row.entity)
        if record is not None and row.action in _ACTIONS:
            lines.extend(_lines(row, record, users.get(row.who, row.who), titles.get(row.entity, row.entity), lookups))
    return lines


def _lines(row: HistoryRow, record: type[Record], who: str, part: str, lookups: Lookups) -> list[HistoryLine]:
    specs = fields_of(record)
    at = row.at.astimezone()
    when = f"{short_day(at.date(), today())}, {at:%H:%M}"
    found = [
        HistoryLine(
            when, who, part, specs[name].label.say(), _said(specs[name], old, lookups), _said(specs[name], new, lookups)
        )
        for name, (old, new) in row.changes.items()
        if name in specs and name not in HOUSEKEEPING and _is_told(specs[name])
    ]
    return found or [HistoryLine(when, who, part, _ACTIONS[row.action].say(), "", "")]


def _is_told(spec: FieldSpec) -> bool:
    """Links say nothing to a person, and the key of a file must not be read off a screen."""
    return spec.kind != "link" and spec.field_class != "restricted"


def _said(spec: FieldSpec, plain: object, lookups: Lookups) -> str:
    try:
        return say(spec, from_plain(spec, plain), lookups) or nothing()
    except (TypeError, ValueError):
        return str(plain)


class HistoryPage(QWidget):
    """The history as a table: old → new per field."""

    def __init__(self, lines: Sequence[HistoryLine], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = tuple(lines)
        title = tr("History", "Historial")
        card = Card(title, str(len(self.lines)))
        columns = (
            Column("when", tr("When and who", "Cuándo y quién"), 132, sortable=False),
            Column("field", tr("What", "Qué"), 168, sortable=False),
            Column("old", tr("Before", "Antes"), 116, sortable=False),
            Column("new", tr("After", "Después"), 116, sortable=False, stretch=True),
        )
        self.model = PageModel(columns, self._fetch)
        self.table = WorkTable(self.model, title, row_height=48)
        self.model.set_keys(list(range(len(self.lines))))
        card.add(self.table, 1)
        column = QVBoxLayout(self)
        gaps(column)
        column.addWidget(card)

    def _fetch(self, keys: Sequence[Key]) -> list[TableRow]:
        fetched = []
        for key in keys:
            line = self.lines[key] if isinstance(key, int) else None
            if line is not None:
                cells = {
                    "when": Cell(line.when, sub=line.who),
                    "field": Cell(line.field, sub=line.part),
                    "old": Cell(line.old, tone="muted"),
                    "new": Cell(line.new, bold=True),
                }
                fetched.append(TableRow(key, cells))
        return fetched
