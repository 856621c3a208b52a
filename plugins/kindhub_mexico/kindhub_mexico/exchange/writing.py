"""Writes the plan: a case for each child, the encounters, what was asked of authorities, and the claims."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any

from kindhub.exchange.own_people import held_by_id, write_many
from kindhub.program.cells_said import CellsSaid
from kindhub.program.imports import ImportPlan, RowPlan
from kindhub.records.partial_date import PartialDate
from kindhub_mexico.exchange.held import Held, action_key
from kindhub_mexico.exchange.reading import EncounterRead
from kindhub_mexico.keeping import SAID, Told, wanted
from kindhub_mexico.records import AsylumClaim, AuthorityAction, Case, Encounter

_CLAIM = ("reference", "entered_on", "filed_on", "decided_on", "outcome")


def write_encounters(work: Any, plan: ImportPlan, known: Held) -> None:
    """Add everything the plan says to the unit of work. Persons are there already."""
    going = [row for row in plan.rows if row.verdict not in ("unchanged", "refused") and not row.left_out]
    of_child: dict[str, list[RowPlan]] = defaultdict(list)
    for row in going:
        of_child[row.person or ""].append(row)
    cases: dict[str, str] = {}
    for person, rows in of_child.items():
        cases[person] = known.cases.get(person) or rows[0].case or ""
    for row in going:
        row.case = cases[row.person or ""]
    _cases(work, of_child, cases, known)
    write_many(work, [_encounter(row) for row in going if not row.read.again])
    _actions(work, going, known)
    _claims(work, going, known)


def _cases(work: Any, of_child: dict[str, list[RowPlan]], cases: dict[str, str], known: Held) -> None:
    """New cases, and what the lines add to those that are here: the most exact entry, the first day."""
    held = held_by_id(work, Case, [cases[person] for person in of_child if person in known.cases])
    fresh = []
    for person, rows in of_child.items():
        reads = sorted((row.read for row in rows), key=lambda read: (read.day or date.max, read.folio))
        record = held.get(cases[person])
        if record is None:
            record = Case(id=cases[person], person_id=person, number=reads[0].folio or None)
            fresh.append(record)
            _count(record, reads)
        _complete(record, reads)
    work.flush()
    write_many(work, fresh)


def _count(record: Case, reads: Sequence[EncounterRead]) -> None:
    """A new case says at once what its lines add up to; the keeping of the case finds nothing to change then."""
    for read in reads:
        for name in SAID:
            if (value := read.encounter.values.get(name)) is not None:
                setattr(record, name, value)
    told = [
        Told(read.day, said.get("kind"), said.get("level"), said.get("protection"), urgent=None)
        for read in reads
        if not read.again and (said := read.encounter.values) is not None
    ]
    for name, value in wanted(record, told).items():
        setattr(record, name, value)


def _complete(record: Case, reads: Sequence[EncounterRead]) -> None:
    days = [read.day for read in reads if read.day]
    if days and (record.opened is None or min(days) < record.opened):
        record.opened = min(days)
    entered = _most_exact([record.entered_on, *(read.entered_on for read in reads)])
    if entered is not None and (record.entered_on is None or entered.to_storage() != record.entered_on.to_storage()):
        record.entered_on = entered
    record.entry_point = record.entry_point or next((read.entry_point for read in reads if read.entry_point), None)
    offices = [office for read in reads if (office := read.encounter.values.get("office"))]
    record.office = record.office or (offices[-1] if offices else None)


def _most_exact(dates: Sequence[PartialDate | None]) -> PartialDate | None:
    """The entry known to the fewest days; of equals the first that was told."""
    known = [one for one in dates if one is not None and one.earliest is not None and one.latest is not None]
    return min(known, key=lambda one: (one.latest - one.earliest).days, default=None)  # type: ignore[operator]


def _filled(record: Any, said: CellsSaid) -> Any:
    for name, value in said.values.items():
        if value is not None:
            setattr(record, name, value)
    record.as_written, record.absent = dict(said.as_written), dict(said.absent)
    return record


def _encounter(row: RowPlan) -> Encounter:
    found: Encounter = _filled(Encounter(case_id=row.case), row.read.encounter)
    return found


def _actions(work: Any, going: Sequence[RowPlan], known: Held) -> None:
    """One letter to an authority once, though two lines tell of it."""
    seen, fresh = set(known.actions), []
    for row in going:
        said: CellsSaid | None = row.read.action
        if said is None:
            continue
        value = said.values.get
        key = action_key(row.case or "", value("reference"), value("body"), value("kind"), value("sent_on"))
        if key not in seen:
            seen.add(key)
            fresh.append(_filled(AuthorityAction(case_id=row.case or ""), said))
    write_many(work, fresh)


def _claims(work: Any, going: Sequence[RowPlan], known: Held) -> None:
    """A file of COMAR in several lines is one claim of the child; later lines add what was missing."""
    held = held_by_id(work, AsylumClaim, sorted(set(known.claims.values())))
    fresh: dict[tuple[str, tuple[str, ...]], AsylumClaim] = {}
    for row in sorted(going, key=lambda row: row.read.day or date.max):
        said: CellsSaid | None = row.read.claim
        if said is None:
            continue
        key = (row.case or "", row.read.claim_key)
        record = held.get(known.claims.get(key, "")) or fresh.get(key)
        if record is None:
            fresh[key] = _filled(AsylumClaim(case_id=row.case or "", filed_with="comar"), said)
        else:
            _complete_claim(record, said)
    work.flush()
    write_many(work, fresh.values())


def _complete_claim(record: AsylumClaim, said: CellsSaid) -> None:
    """What the first line lacks; a value that differs is kept in words, a more exact entry is taken."""
    written = CellsSaid(as_written=dict(record.as_written))
    for name in _CLAIM:
        value, here = said.values.get(name), getattr(record, name)
        if value is None:
            continue
        if here is None:
            setattr(record, name, value)
        elif name == "entered_on":
            best = _most_exact([here, value])
            if best is not here:
                record.entered_on = best
        elif here != value and name != "reference":
            written.keep(name, str(value))
    if written.as_written != dict(record.as_written):
        record.as_written = written.as_written
