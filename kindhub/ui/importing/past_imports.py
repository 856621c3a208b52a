"""Imports that can still be taken back: read from the ledger, newest first."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget
from sqlalchemy import func, select
from sqlmodel import col

from kindhub.i18n import tr
from kindhub.records.organisation import UserAccount
from kindhub.storage.house import house_of
from kindhub.ui.kit.buttons import FilledButton, LinkButton, QuietButton
from kindhub.ui.kit.card import Card
from kindhub.ui.kit.look import clear_layout, gaps
from kindhub.ui.kit.text import Text
from kindhub.ui.when import short_day, today

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from kindhub.program.exchange import ImportKind
    from kindhub.storage.hub import Hub
    from kindhub.ui.tasks import Progress

SHOWN = 4
_LOOKED_AT = 100_000
"""Rows at the end of a ledger that are looked through: about eight imports of a large workbook."""


@dataclass(frozen=True, slots=True)
class PastImport:
    """One import that was not undone: its unit of work, kind, when (local time), by whom, and how many rows."""

    unit: str
    kind: str
    at: datetime
    who: str
    rows: int


class ReadPastImports:
    """Work: the newest imports of all open files."""

    def __init__(self, hub: Hub) -> None:
        self._hub = hub

    def __call__(self, _progress: Progress) -> list[PastImport]:
        """Read."""
        with self._hub.read() as session:
            found = [one for schema in self._hub.schemas for one in _of_schema(session, schema)]
            units = [one.unit for one in found]
            undone = set().union(*(_undone(session, schema, units) for schema in self._hub.schemas))
            accounts = session.execute(select(col(UserAccount.uid), col(UserAccount.name)))
            names = {row.uid: row.name for row in accounts}
        found.sort(key=lambda one: one.at, reverse=True)
        left = [one for one in found if one.unit not in undone][:SHOWN]
        return [replace(one, who=names.get(one.who, one.who)) for one in left]


def _of_schema(session: Session, schema: str) -> list[PastImport]:
    ledger = house_of(schema).ledger
    last = session.execute(select(func.max(ledger.c.n))).scalar() or 0
    rows = session.execute(
        select(ledger)
        .where(ledger.c.action == "import", ledger.c.n > last - _LOOKED_AT)
        .order_by(ledger.c.n.desc())
        .limit(SHOWN)
    )
    return [
        PastImport(row.unit, row.entity, datetime.fromisoformat(row.at).astimezone(), row.who, _rows(row.changes))
        for row in rows
    ]


def _undone(session: Session, schema: str, units: Sequence[str]) -> set[str]:
    ledger = house_of(schema).ledger
    rows = session.execute(
        select(ledger.c.record_id).where(ledger.c.record_id.in_(units), ledger.c.action == "undo-import")
    )
    return set(rows.scalars())


def _rows(about: str) -> int:
    """How many rows an import counted."""
    counts = json.loads(about).get("counts", {})
    return sum(number for of_sheet in counts.values() for number in of_sheet.values())


class PastImportsCard(Card):
    """`undo_asked(unit)` after its question; hidden while there is none."""

    undo_asked = Signal(str)

    def __init__(self, kinds: Iterable[ImportKind], parent: QWidget | None = None) -> None:
        super().__init__(tr("Recent imports", "Importaciones recientes"), parent=parent)
        self._titles = {kind.key: kind.title for kind in kinds}
        self._imports: list[PastImport] = []
        self.hide()

    def show_imports(self, imports: Sequence[PastImport]) -> None:
        """Show what can be undone."""
        self._imports = [one for one in imports if one.kind in self._titles]
        self._fill("")
        self.setVisible(bool(self._imports))

    def _fill(self, asked: str) -> None:
        clear_layout(self.body)
        for one in self._imports:
            row = QHBoxLayout()
            gaps(row, 8)
            row.addWidget(Text(self._words(one), wrap=True), 1)
            for button, act in self._buttons(asked == one.unit):
                button.setProperty("unit", one.unit)
                button.clicked.connect(act)
                row.addWidget(button)
            self.body.addLayout(row)

    def _buttons(self, asked: bool) -> list[tuple[QPushButton, Callable[[], None]]]:
        if not asked:
            return [(LinkButton(tr("Undo…", "Deshacer…"), "arrow-counter-clockwise"), self._ask)]
        sure = FilledButton(tr("Undo the import", "Deshacer la importación"), tone="danger")
        return [(sure, self._confirmed), (QuietButton(tr("Keep it", "Dejarla como está")), self._keep)]

    def _words(self, one: PastImport) -> str:
        when = f"{short_day(one.at.date(), today())}, {one.at:%H:%M}"
        rows = tr("{n} rows", "{n} filas", n=f"{one.rows:,}")
        return f"{when} · {self._titles[one.kind]} · {rows} · {one.who}"

    def _unit(self) -> str:
        button = self.sender()
        return str(button.property("unit")) if button is not None else ""

    def _ask(self) -> None:
        self._fill(self._unit())

    def _keep(self) -> None:
        self._fill("")

    def _confirmed(self) -> None:
        self.undo_asked.emit(self._unit())
