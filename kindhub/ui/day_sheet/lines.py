"""The lines of a sheet as they stand on screen: what each began with, what was written over it, what needs a look."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from kindhub.i18n import tr
from kindhub.program.day_sheets import DaySheet
from kindhub.program.forms import Form
from kindhub.records.fields import FieldSpec, fields_of
from kindhub.services.day_sheets import Line, asked_now, is_written, values_of_line
from kindhub.services.form_contents import Answers
from kindhub.ui.forms.lookups import Lookups
from kindhub.ui.forms.saying import say
from kindhub.ui.kit.table import Cell, Column, TableRow

WHO = "who"
_WHO, _DAY, _SHORT, _WORDS, _LONG, _LETTER = 150, 100, 60, 105, 140, 6.8
_LETTERS_OF_A_SHORT = 10
_MOST = 20_000


class DayLines:
    """`problems` is what keeps a cell from being saved, by line and field."""

    def __init__(self, form: Form, sheet: DaySheet, lookups: Lookups) -> None:
        self.form, self.sheet, self.lookups = form, sheet, lookups
        self.specs = {name: _in_a_cell(spec) for name, spec in fields_of(form.record).items()}
        self._lines: dict[str, Line] = {}
        self.problems: dict[tuple[str, str], str] = {}

    def columns(self) -> list[Column]:
        """Who it is, then what is asked."""
        asked = (
            Column(name, self.specs[name].label.say(), _width(self.form, self.specs[name]), sortable=False)
            for name in self.sheet.asked
        )
        who = Column(WHO, tr("Who", "Quién"), _WHO, sortable=False, stretch=True, fixed=True, names=True)
        return [who, *asked]

    def show(self, lines: Sequence[Line]) -> None:
        """Other lines were read."""
        self._lines, self.problems = {line.record_id: line for line in lines}, {}

    def line(self, key: str) -> Line:
        """A line as it stands."""
        return self._lines[key]

    def all(self) -> list[Line]:
        """Every line, in order."""
        return list(self._lines.values())

    def in_order(self) -> list[str]:
        """The lines in order."""
        return list(self._lines)

    def cells(self, key: str) -> tuple[str, ...]:
        """What a line asks now; nothing once it was saved."""
        line = self._lines[key]
        return () if line.entered else asked_now(self.form, self.sheet, line)

    def value(self, key: str, name: str) -> Any:
        """What a line holds now."""
        line = self._lines[key]
        return None if name in line.held.typed else values_of_line(line).get(name)

    @property
    def unread(self) -> dict[tuple[str, str], str]:
        """What was typed and is no value."""
        return {(key, name): words for key, line in self._lines.items() for name, words in line.held.typed.items()}

    def put(self, key: str, name: str, value: Any) -> None:
        """A line holds something else."""
        self._lay(key, name, Answers({name: value}))

    def put_unread(self, key: str, name: str, words: str) -> None:
        """Something was typed that is no value."""
        self._lay(key, name, Answers(typed={name: words}))

    def _lay(self, key: str, name: str, answer: Answers) -> None:
        line = self._lines[key]
        self._lines[key] = replace(line, held=answer.over(line.held))
        self.problems.pop((key, name), None)
        self.problems.pop((key, ""), None)

    def who(self, key: str) -> str:
        """Whose line it is."""
        return self._lines[key].who

    def written(self) -> int:
        """How many lines are to be saved."""
        return sum(is_written(line) for line in self._lines.values())

    def entered(self) -> int:
        """How many lines were saved already."""
        return sum(line.entered for line in self._lines.values())

    def rows(self, keys: Iterable[Any]) -> list[TableRow]:
        """The rows of the table."""
        return [self._row(key) for key in keys if key in self._lines]

    def _row(self, key: str) -> TableRow:
        line, asked = self._lines[key], self.cells(key)
        written, whole = is_written(line), self.problems.get((key, ""))
        sign = "check-circle-fill" if line.entered else "warning-circle-fill" if whole else ""
        cells = {WHO: Cell(line.who, icon=sign, secret=True, bold=written)}
        for name in self.sheet.asked:
            if not line.entered and name not in asked:
                cells[name] = Cell("–", tone="muted")
                continue
            cells[name] = self._cell(line, name, written=written)
        return TableRow(key, cells)

    def _cell(self, line: Line, name: str, *, written: bool) -> Cell:
        typed = line.held.typed.get(name)
        said = typed or say(self.specs[name], values_of_line(line).get(name), self.lookups)
        if typed or (line.record_id, name) in self.problems:
            words = said or tr("needed", "hace falta")
            return Cell(words, icon="warning-circle-fill", tone="danger")
        return Cell(said, tone="text" if written else "muted")

    def note(self, key: str, name: str) -> str:
        """What is said of a cell that needs a look; empty for one that does not."""
        return self.problems.get((key, name)) or self.problems.get((key, ""), "")

    def about(self, key: str) -> str:
        """What the record is, beside whose it is."""
        line = self._lines[key]
        saved = tr("Saved already", "Ya está guardada")
        return " · ".join(filter(None, (line.who, line.about, saved if line.entered else "")))


def _in_a_cell(spec: FieldSpec) -> FieldSpec:
    """Several lines of text are typed as one in a cell."""
    return replace(spec, kind="text", max_length=spec.max_length or _MOST) if spec.kind == "long_text" else spec


def _width(form: Form, spec: FieldSpec) -> int:
    if spec.kind in ("day", "partial"):
        return max(_DAY, round(len(spec.label.say()) * _LETTER) + 16)
    if spec.kind == "text" and spec.max_length and spec.max_length <= _LETTERS_OF_A_SHORT:
        return _SHORT
    return _LONG if fields_of(form.record)[spec.name].kind == "long_text" else _WORDS
