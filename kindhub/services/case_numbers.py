"""Which case a number means, however it was typed: `CV-2017-001`, `cv 2017/1`, or only `2017-001`."""

import re
from collections.abc import Iterable, Mapping

from sqlalchemy import null, select
from sqlalchemy.orm import Session

from kindhub.program.workflow import Workflow

OTHER_NUMBERS = "\n"
"""Separates further numbers of one case, kept as written beside its number."""
_PARTS = re.compile(r"[^\W\d_]+|\d+")

NumberKey = tuple[str, ...]


def number_key(text: str) -> NumberKey:
    """A case number by its letters and its numbers; capitals, leading zeros and what stands between do not count."""
    return tuple(part.lstrip("0") or "0" if part[0].isdecimal() else part.upper() for part in _PARTS.findall(text))


class CaseNumbers:
    """The cases of a workflow by number, as far as the person may see them."""

    def __init__(self, cases: Iterable[tuple[str, str, Iterable[str]]]) -> None:
        """Takes (case id, person id or "", its numbers)."""
        self._cases: dict[NumberKey, dict[str, str]] = {}
        self._ends: dict[NumberKey, dict[str, str]] = {}
        for case_id, person_id, numbers in cases:
            for key in map(number_key, numbers):
                self._cases.setdefault(key, {})[case_id] = person_id
                if len(key) > 1 and key[0].isalpha():
                    self._ends.setdefault(key[1:], {})[case_id] = person_id

    @classmethod
    def of(cls, session: Session, flow: Workflow) -> "CaseNumbers":
        """Read every number there is, those of papers that turned out to be one case too."""
        case = flow.record
        person = null() if flow.person is None else getattr(case, flow.person)
        columns = [getattr(case, name) for name in ("id", flow.number, "as_written")]
        rows = session.execute(select(columns[0], person, *columns[1:])).all()
        return cls((row[0], row[1] or "", _numbers(flow, row[2], row[3])) for row in rows)

    def find(self, typed: str) -> Mapping[str, str]:
        """Case id → person id ("" without one) of every case the number may mean; letters in front may be left out."""
        key = number_key(typed)
        return self._cases.get(key) or self._ends.get(key) or {}


def _numbers(flow: Workflow, number: str | None, as_written: Mapping[str, str] | None) -> list[str]:
    further = (as_written or {}).get(flow.number, "").split(OTHER_NUMBERS)
    return [one for one in (number, *further) if one]
