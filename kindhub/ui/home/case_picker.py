"""Whose contact is to be logged: type a name or number, take a case. Those whose contact is due stand there at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QWidget

from kindhub.i18n import tr
from kindhub.services.cases import cases_of
from kindhub.services.search.found import SearchFilters, find_filtered
from kindhub.ui.case.quick_forms import CONTACTS, contact_form
from kindhub.ui.home.saying import due_when
from kindhub.ui.kit.popover import PopOver
from kindhub.ui.kit.row_list import Row, RowList
from kindhub.ui.kit.search_edit import SearchEdit
from kindhub.ui.kit.text import Text
from kindhub.ui.tasks import Cancelled, Progress, run
from kindhub.ui.theme import theme

if TYPE_CHECKING:
    from kindhub.services.due_soon import DueRow
    from kindhub.services.search.case_hits import CaseHit
    from kindhub.storage.hub import Hub

SHOWN = 6


@dataclass(frozen=True, slots=True)
class PickedCase:
    """A case a contact can be logged for."""

    program: str
    case_id: str
    title: str
    sub: str


class FindCases:
    """Work: the open cases of the persons that what was typed may mean, in the programs that log contacts."""

    def __init__(self, picker: CasePicker, hub: Hub, typed: str, number: int, on: date) -> None:
        self._is_newest = picker.is_newest
        self._hub, self._typed, self._number, self._on = hub, typed, number, on

    def __call__(self, _progress: Progress) -> tuple[int, list[PickedCase]]:
        """Find."""
        if not self._is_newest(self._number):
            raise Cancelled
        programs, found = self._hub.programs, []
        with self._hub.read() as session:
            answer = find_filtered(session, programs, self._typed, SearchFilters(), self._on)
            for hit in answer.hits[: SHOWN * 2]:
                for case in cases_of(session, programs, hit.person_id):
                    can = contact_form(case.program) and self._hub.user.can(case.program.key, "create")
                    if can and case.closed is None:
                        parts = (case.program.info.neutral_name.say(), case.number, case.status_label)
                        sub = " · ".join(part for part in parts if part)
                        found.append(PickedCase(case.program.key, case.case_id, hit.name, sub))
            found += [self._picked(one) for one in answer.cases if self._can_log(one)]
        return self._number, found[:SHOWN]

    def _can_log(self, one: CaseHit) -> bool:
        can = contact_form(one.program) is not None and self._hub.user.can(one.program.key, "create")
        return can and not one.closed

    @staticmethod
    def _picked(one: CaseHit) -> PickedCase:
        sub = " · ".join(str(part) for part in (one.program.info.neutral_name, one.status) if part)
        return PickedCase(one.program.key, one.case_id, one.number, sub)


class CasePicker(PopOver):
    """`picked(program key, case id)`. Enter in the field takes the first case."""

    picked = Signal(str, str)

    def __init__(self, hub: Hub, due: Sequence[DueRow], today: date, parent: QWidget) -> None:
        super().__init__(parent)
        self._hub, self._today, self._number = hub, today, 0
        title = tr("Log a contact: with whom?", "Registrar contacto: ¿con quién?")
        self.setAccessibleName(title)
        self.body.addWidget(Text(title, "h3"))
        self.search = SearchEdit(tr("Name or case number", "Nombre o número de caso"))
        self.search.setMinimumWidth(theme().size(420))
        self.search.searched.connect(self._ask)
        self.search.submitted.connect(self._take_first)
        self.search.went_down.connect(self._into_rows)
        self.body.addWidget(self.search)
        self.note = Text("", "cap", "text2", wrap=True)
        self.body.addWidget(self.note)
        self.rows = RowList(tr("Cases", "Casos"))
        self.rows.chosen.connect(self._take)
        self.body.addWidget(self.rows)
        self._cases: dict[str, PickedCase] = {}
        self._due = [self._of_due(one) for one in due if one.form == CONTACTS]
        self._show_due()

    def _of_due(self, one: DueRow) -> PickedCase:
        sub = f"{one.label.say()} · {due_when(one.due_on, self._today)}"
        return PickedCase(one.program, one.case_id, one.person or one.number, sub)

    def _show_due(self) -> None:
        first_of_each = {one.case_id: one for one in reversed(self._due)}
        ordered = [one for one in self._due if first_of_each[one.case_id] is one]
        words = tr("Their contact is due:", "Les toca contacto:") if ordered else ""
        self._show(ordered[:SHOWN], words)

    def is_newest(self, number: int) -> bool:
        """Whether nothing was typed since; read by the worker, which then does not even begin."""
        return number == self._number

    def open_over(self, page: QWidget) -> None:
        """Show in the middle of a page, the cursor in the field."""
        self.adjustSize()
        self.open_at(page.mapToGlobal(QPoint((page.width() - self.width()) // 2, theme().size(72))))
        self.search.setFocus()

    def _ask(self, typed: str) -> None:
        self._number += 1
        if typed:
            run(self, FindCases(self, self._hub, typed, self._number, self._today), self._found, self._failed)
        else:
            self._show_due()

    def _found(self, answer: object) -> None:
        number, cases = cast("tuple[int, list[PickedCase]]", answer)
        if self.is_newest(number):
            self._show(
                cases, "" if cases else tr("No open case of that name.", "No hay un caso abierto con ese nombre.")
            )

    def _failed(self, error: BaseException) -> None:
        words = tr("The search failed ({kind}).", "La búsqueda falló ({kind}).", kind=type(error).__name__)
        self._show([], words)

    def _show(self, cases: Sequence[PickedCase], words: str) -> None:
        self._cases = {f"{one.program}:{one.case_id}": one for one in cases}
        self.note.setText(words)
        self.note.setVisible(bool(words))
        self.rows.set_rows(
            [Row(key, one.title, icon="folder", sub=one.sub, secret=True) for key, one in self._cases.items()]
        )
        self.rows.setVisible(bool(cases))
        self.adjustSize()

    def _into_rows(self) -> None:
        if self._cases:
            self.rows.setFocus()

    def _take_first(self, _typed: str) -> None:
        if self._cases:
            self._take(next(iter(self._cases)))

    def _take(self, key: str) -> None:
        one = self._cases.get(key)
        if one is not None:
            self.close()
            self.picked.emit(one.program, one.case_id)
