"""A called list as it stands on screen: what was read, with what was ticked and typed since laid over it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from kindhub.i18n import tr
from kindhub.program.forms import Form
from kindhub.program.rolls import Roll
from kindhub.records.fields import fields_of
from kindhub.services.rolls import RollLine, name_of
from kindhub.ui.forms.lookups import Lookups
from kindhub.ui.forms.parts import width_of
from kindhub.ui.forms.saying import say
from kindhub.ui.kit.table import Cell, Column, TableRow

NAME = "name"


class HeldLines:
    """Lines with what was typed in their cells. `unread` is what was typed and is no value, by line and field."""

    def __init__(self, form: Form, lookups: Lookups) -> None:
        self.form, self._lookups = form, lookups
        self.specs = fields_of(form.record)
        self._lines: dict[str, RollLine] = {}
        self.unread: dict[tuple[str, str], str] = {}

    def show(self, lines: Sequence[RollLine]) -> None:
        """Other lines were read."""
        self._lines = {line.record_id: line for line in lines}

    def in_order(self) -> list[str]:
        """The lines in order."""
        return list(self._lines)

    def value(self, key: str, name: str) -> Any:
        """What a line holds now."""
        return self._lines[key].values.get(name)

    def put(self, key: str, name: str, value: Any) -> None:
        """A line holds something else."""
        line = self._lines[key]
        self._lines[key] = replace(line, values={**line.values, name: value})
        self.unread.pop((key, name), None)

    def version(self, key: str) -> int:
        """In which version a line was read."""
        return self._lines[key].version

    def forget_unread(self, key: str) -> None:
        """What was typed in a line and is no value was thrown away, or settled in its form."""
        self.unread = {at: words for at, words in self.unread.items() if at[0] != key}

    def said(self, key: str, name: str) -> Cell:
        """A cell that is typed in: its value in words, or what was typed and is none."""
        if typed := self.unread.get((key, name)):
            return Cell(typed, icon="warning-circle-fill", tone="danger")
        return Cell(say(self.specs[name], self.value(key, name), self._lookups))


class RollLines(HeldLines):
    """The lines of a list that is called."""

    def __init__(self, form: Form, roll: Roll, lookups: Lookups) -> None:
        super().__init__(form, lookups)
        self.roll = roll

    def columns(self) -> list[Column]:
        """The box, who it is, what is shown beside, and the numbers."""
        roll, specs = self.roll, self.specs
        beside = [Column(name, specs[name].label.say(), width_of(specs[name]), sortable=False) for name in roll.beside]
        cells = [
            Column(name, specs[name].label.say(), width_of(specs[name]), right=True, sortable=False)
            for name in roll.cells
        ]
        one = specs[roll.name[0]].label.say() if len(roll.name) == 1 else tr("Name", "Nombre")
        return [
            Column(roll.came, specs[roll.came].label.say(), 118, sortable=False),
            Column(NAME, one, 200, sortable=False, stretch=True, names=True),
            *beside,
            *cells,
        ]

    def cells(self, _key: str) -> tuple[str, ...]:
        """The numbers that are typed in a line."""
        return self.roll.cells

    def who(self, key: str) -> str:
        """Whose line it is."""
        return name_of(self.form, self._lines[key])

    def came(self) -> int:
        """How many are ticked."""
        return sum(line.values.get(self.roll.came) is True for line in self._lines.values())

    def rows(self, keys: Iterable[Any]) -> list[TableRow]:
        """The rows of the table."""
        return [self._row(key) for key in keys if key in self._lines]

    def _row(self, key: str) -> TableRow:
        line, roll = self._lines[key], self.roll
        cells = {roll.came: _box(line.values.get(roll.came))}
        cells[NAME] = Cell(self.who(key), icon="warning-circle" if line.note else "", secret=True)
        for name in roll.beside:
            cells[name] = Cell(say(self.specs[name], line.values.get(name), self._lookups))
        for name in roll.cells:
            cells[name] = self.said(key, name)
        return TableRow(key, cells)

    def note(self, key: str) -> str:
        """What is said beside a line, such as whom it may be."""
        return self._lines[key].note if key in self._lines else ""


def _box(value: Any) -> Cell:
    if value is True:
        return Cell(tr("Yes", "Sí"), icon="check-circle-fill", tone="ok", bold=True)
    if value is False:
        return Cell(tr("No", "No"), icon="x-circle")
    return Cell(tr("not marked", "sin marcar"), icon="circle-dashed", tone="muted")
