"""Filters in words: what can be asked of a column, what can be chosen there, and what a chip says of the answer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import select
from sqlmodel import col

from kindhub.i18n import L, tr
from kindhub.records.codes import code_list
from kindhub.records.organisation import Organisation
from kindhub.services.list_filters import DATED, HOWS, Filter
from kindhub.ui.kit.inputs import Choice
from kindhub.ui.when import short_day

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from kindhub.program.lists import Column
    from kindhub.services.worklists import Worklist

NAMED_AT_MOST = 3
WORDS: dict[str, L] = {
    "contains": L("contains", "contiene"), "lacks": L("does not contain", "no contiene"),
    "any_of": L("is", "es"), "none_of": L("is not", "no es"),
    "has_any": L("includes", "incluye"), "has_none": L("does not include", "no incluye"),
    "between": L("from … to …", "desde … hasta …"), "overdue": L("is overdue", "está vencido"),
    "last_days": L("in the last … days", "en los últimos … días"),
    "next_days": L("in the next … days", "en los próximos … días"),
    "empty": L("is empty", "está vacío"), "filled": L("is not empty", "no está vacío"),
}  # fmt: skip
_SHORT = {
    "empty": L("empty", "vacío"), "filled": L("not empty", "con dato"), "overdue": L("overdue", "vencido"),
    "is": L("", ""), "any_of": L("", ""), "contains": L("", ""), "has_any": L("", ""), "has": L("", ""),
}  # fmt: skip


def hows_of(worklist: Worklist, source: str) -> tuple[str, ...]:
    """What can be asked of a column, the likeliest first."""
    return HOWS.get(worklist.kind(source), ("empty", "filled"))


class FilterWords:
    """Names for the values of filters, read once for a page: colleagues, organisations, rules, codes."""

    def __init__(self, session: Session, worklist: Worklist, people: Sequence[tuple[str, str]]) -> None:
        self._worklist = worklist
        self._labels = {column.source: worklist.label(column).say() for column in worklist.available()}
        self._people = {worklist.context.uid: tr("me", "yo")}
        self._people |= {uid: name for uid, name in people if uid != worklist.context.uid}
        rows = session.execute(select(col(Organisation.id), col(Organisation.name)).order_by(col(Organisation.name)))
        self._organisations = {str(row[0]): str(row[1]) for row in rows}
        self._rules = {rule.key: rule.label.say() for rule in worklist.program.rules}

    def title(self, one: Filter) -> str:
        """The first part of a chip: the column, with *no es* where it is one."""
        label = self._labels.get(one.source, tr("Cases", "Casos"))
        if one.how in ("none_of", "is_not"):
            return tr("{column} is not", "{column} no es", column=label)
        return f"{label} {WORDS[one.how].say()}" if one.how in ("lacks", "has_none") else label

    def value(self, one: Filter) -> str:
        """The second part of a chip."""
        if one.source == "id":
            return tr("chosen in the chart", "elegidos en la gráfica")
        if one.how in ("last_days", "next_days"):
            return WORDS[one.how].say().replace("…", str(one.value))
        if one.how == "between":
            return self._span(one)
        if one.value is None:
            return _SHORT[one.how].say()
        if one.how in ("contains", "lacks"):
            return f"«{one.value}»"
        values = one.value if isinstance(one.value, tuple | list) else (one.value,)
        if len(values) > NAMED_AT_MOST:
            return tr("{n} of them", "{n} de ellos", n=len(values))
        return tr(" or ", " o ").join(self.name_of(one.source, value) for value in values)

    def _span(self, one: Filter) -> str:
        low, high = (self._bound(one.source, bound) for bound in one.value)
        if not high:
            return tr("from {a}", "desde {a}", a=low)
        return tr("{a} to {b}", "{a} a {b}", a=low, b=high) if low else tr("up to {b}", "hasta {b}", b=high)

    def _bound(self, source: str, bound: Any) -> str:
        if bound is None:
            return ""
        kind = self._worklist.kind(source)
        if kind in DATED:
            return short_day(date.fromisoformat(str(bound)), self._worklist.context.today)
        return f"{bound / 100:,.2f}" if kind == "money" else str(bound)

    def name_of(self, source: str, value: Any) -> str:
        """One value of a column as people read it."""
        if value is None or value == "":
            return tr("no data", "sin dato")
        if isinstance(value, bool):
            return tr("yes", "sí") if value else tr("no", "no")
        return next((one.label for one in self.choices(source) if one.code == value), str(value))

    def choices(self, source: str) -> list[Choice]:
        """What can be chosen as the value of a filter on a column."""
        kind, codes = self._worklist.kind(source), self._worklist.codes(source)
        if kind == "yes_no":
            return [Choice(True, tr("yes", "sí")), Choice(False, tr("no", "no"))]
        if codes:
            return [Choice(code.code, code.label.say()) for code in code_list(codes)]
        named = {"user": self._people, "organisation": self._organisations, "rule": self._rules}.get(kind, {})
        return [Choice(key, name) for key, name in named.items()]


def filterable(worklist: Worklist) -> list[Column]:
    """The columns one can filter by: those the program chose, then every other field."""
    return list(worklist.available())
