"""Which referrals of a child are one case: the same paper typed twice, or a later referral, which is a new one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from kindhub.program.imports import RowPlan
from kindhub.records.base import new_id
from kindhub.records.partial_date import PartialDate
from kindhub_reintegration.exchange.referrals import ReferralRead

TYPED_TWICE_WITHIN = timedelta(days=14)
"""In the workbooks seen, copies of one referral are 0 to 2 days apart and new referrals 140 days or more."""


@dataclass(slots=True)
class KnownCase:
    """A case of the hub or of this plan. `numbers` are all it is known by; `rows` the lines of this file."""

    id: str
    person: str
    numbers: set[str]
    received: PartialDate | None
    in_hub: bool = False
    rows: list[RowPlan] = field(default_factory=list)


def assign_cases(rows: Sequence[RowPlan], held: Iterable[KnownCase]) -> list[KnownCase]:
    """Give every referral row its case (`row.case`); gives all cases, the hub's and new ones.

    A row keeps the id it was planned with when its case is new, so that the rows of other sheets that name it stay
    right. Rows without a person are left alone.
    """
    cases = list(held)
    by_person: dict[str, list[KnownCase]] = {}
    for case in cases:
        by_person.setdefault(case.person, []).append(case)
    for row in sorted(rows, key=lambda row: (_day(row), row.row)):
        if row.person is None:
            continue
        mine = by_person.setdefault(row.person, [])
        found = next((one for one in mine if _same_referral(one, row.read)), None)
        case = found or KnownCase(row.case or new_id(), row.person, set(), row.read.received_on)
        if found is None:
            mine.append(case)
            cases.append(case)
        if row.read.number:
            case.numbers.add(row.read.number)
        case.rows.append(row)
        row.case = case.id
    return cases


def _same_referral(case: KnownCase, read: ReferralRead) -> bool:
    """The same number, or received within days of each other."""
    if read.number and read.number in case.numbers:
        return True
    one, other = case.received, read.received_on
    if one is None or other is None or None in (one.earliest, one.latest, other.earliest, other.latest):
        return False
    return bool(
        one.earliest - TYPED_TWICE_WITHIN <= other.latest and other.earliest <= one.latest + TYPED_TWICE_WITHIN  # type: ignore[operator]
    )


def _day(row: RowPlan) -> date:
    received = row.read.received_on
    return (received.earliest if received else None) or date.max
