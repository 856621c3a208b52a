"""Two records of one person become one: the second leads to the first from then on, and nothing of it is lost.

What she is called, her numbers, homes, family, consents and papers move over; what both have alike stays behind with
the old record, where its history is. Cases are not touched: they keep the id they have and are followed (`aliases`).
One unit of work, so one *undo* parts the two again.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from sqlalchemy import case, or_, select, update
from sqlalchemy.orm import Session

from kindhub.errors import UserError
from kindhub.i18n import L
from kindhub.records.base import HOUSEKEEPING, Record, table_of
from kindhub.records.consent import Consent
from kindhub.records.document import Document
from kindhub.records.fields import fields_of
from kindhub.records.organisation import UserAccount
from kindhub.records.person import (
    Address,
    ContactPoint,
    Identifier,
    Person,
    PersonLanguage,
    PersonName,
    Relationship,
)
from kindhub.records.task import Task
from kindhub.security.access import User
from kindhub.services.aliases import aliases_of
from kindhub.services.history import history_of
from kindhub.services.undo import UndoResult, undo_unit
from kindhub.storage.house import house_of
from kindhub.storage.hub import Hub
from kindhub.storage.unit_of_work import UnitOfWork

Side = Literal["kept", "gone"]
MERGED = "merge"
"""The reason of the unit of work."""
NAME = "name"
"""The choice of which name she goes by, beside the fields of the person."""
JOINED = "note"
"""Of two different notes both stay, one under the other."""
CHOSEN = ("birth", "sex", "nationalities", "people", "disability", "death", "source_id")
COVERED: tuple[type[Record], ...] = (PersonName, Identifier, PersonLanguage, ContactPoint, Address, Relationship)
"""Parts of which one alike is enough; consents, documents and tasks move whatever the other has."""
MOVED: tuple[type[Record], ...] = (*COVERED, Consent, Document, Task)

SAME = L("These are two names for one record already.", "Ya es un solo registro.")
_GONE = L("One of the two is no longer here. Look again.", "Uno de los dos ya no está. Vuelva a mirar.")
_RELATED = L(
    "The two are written down as relatives of each other. If that is a slip, take the link away first.",
    "Los dos están anotados como parientes entre sí. Si es un error, quite primero ese vínculo.",
)
_CHOOSE = L("Choose which one stays: {fields}.", "Elija cuál queda: {fields}.")


@dataclass(frozen=True, slots=True)
class Pick:
    """A fact of which the two records may hold different things; `asked` when both hold something and differ."""

    field: str
    label: L
    kept: Any
    gone: Any
    asked: bool


@dataclass(frozen=True, slots=True)
class Merge:
    """What is to be merged into what, as it was read: a save in between is refused as a conflict."""

    kept_id: str
    kept_version: int
    gone_id: str
    gone_version: int
    chosen: Mapping[str, Side]


@dataclass(frozen=True, slots=True)
class Joined:
    """A merge into a person: its unit of work, when and by whom."""

    unit: str
    on: date
    who: str


def may_merge(user: User) -> bool:
    """Whether this person may join records: a right over the shared records or in any of her programs."""
    return user.can_anywhere("merge")


def picks_of(kept: Person, gone: Person) -> list[Pick]:
    """The facts of the person herself, side by side, those that neither has left out."""
    return picks_among(kept, gone, (*CHOSEN, JOINED))


def picks_among(kept: Record, gone: Record, facts: Sequence[str]) -> list[Pick]:
    """These facts of two records of a kind, side by side, those that neither has left out."""
    specs = fields_of(type(kept))
    found = []
    for field in facts:
        mine, theirs = (_said(getattr(one, field)) for one in (kept, gone))
        if mine is not None or theirs is not None:
            asked = field != JOINED and None not in (mine, theirs) and mine != theirs
            found.append(Pick(field, specs[field].label, mine, theirs, asked))
    return found


def _said(value: Any) -> Any:
    """A value, or None where it says nothing; no is an answer."""
    return None if value in ("", ()) else value


def merge(hub: Hub, what: Merge) -> str:
    """Join the two and return the unit that did it, for undoing.

    Raises `Refused` without the right, `Conflict` when either was saved since it was read, `UserError` when a fact is
    not chosen, when one of them is gone or the two are relatives; then nothing changes.
    """
    hub.user.require_anywhere("merge")
    if what.kept_id == what.gone_id:
        raise UserError(SAME)
    with hub.begin(MERGED) as work:
        kept = work.get(Person, what.kept_id, version=what.kept_version)
        gone = work.get(Person, what.gone_id, version=what.gone_version)
        if any(one.merged_into or one.removed_on for one in (kept, gone)):
            raise UserError(_GONE)
        if _are_relatives(work.session, kept.id, gone.id):
            raise UserError(_RELATED)
        take_facts(picks_of(kept, gone), kept, gone, what.chosen)
        ours, theirs = _names(work.session, kept.id), _names(work.session, gone.id)
        _move_parts(work.session, kept.id, gone.id)
        chosen = what.chosen.get(NAME) == "gone" and theirs
        _order_names(work, kept.id, ours, theirs[0] if chosen else None)
        for alias in aliases_of(work.session, [gone.id]):
            work.get(Person, alias).merged_into = kept.id
        gone.merged_into = kept.id
        move_drafts(work.session, "main", kept.id, gone.id)
    return work.id


def move_drafts(session: Session, schema: str, kept: str, gone: str) -> None:
    """What anybody has typed about the one that goes and not saved yet is found at the one that stays.

    Where the same form is begun of both, each keeps its own.
    """
    draft = house_of(schema).draft
    owned = case((draft.c.record_id == gone, kept), else_=draft.c.record_id)
    moved = update(draft).where(or_(draft.c.parent_id == gone, draft.c.record_id == gone))
    session.execute(moved.values(parent_id=kept, record_id=owned).prefix_with("OR IGNORE"))


def joined_into(session: Session, person_id: str) -> tuple[Joined, ...]:
    """The merges that made this person's record what it is, the newest first."""
    names: dict[str, str] = {one.uid: one.name for one in session.scalars(select(UserAccount))}
    found: dict[str, Joined] = {}
    for alias in aliases_of(session, [person_id]):
        rows = history_of(session, "main", alias)
        row = next((one for one in rows if one.action == "update" and "merged_into" in one.changes), None)
        if row is not None and row.reason == MERGED:  # the last word on it, not one that was taken back
            found.setdefault(row.unit, Joined(row.unit, row.at.astimezone().date(), names.get(row.who, row.who)))
    return tuple(sorted(found.values(), key=lambda one: one.unit, reverse=True))


def part(hub: Hub, unit: str) -> UndoResult:
    """Take a merge back. Raises `Refused` without the right to join, `UserError` when it was taken back already."""
    hub.user.require_anywhere("merge")
    return undo_unit(hub, unit)


def take_facts(picks: Sequence[Pick], kept: Any, gone: Any, chosen: Mapping[str, Side]) -> None:
    """Give the one that stays what was chosen; what only the other knows is taken without asking.

    Raises `UserError` naming those of which nobody chose.
    """
    open_ones = [pick.label.say() for pick in picks if pick.asked and pick.field not in chosen]
    if open_ones:
        raise UserError(_CHOOSE, fields=", ".join(open_ones))
    for pick in picks:
        if pick.field == JOINED:
            notes = [one for one in dict.fromkeys((pick.kept, pick.gone)) if one]
            kept.note = "\n\n".join(notes) or None
        elif (chosen.get(pick.field) if pick.asked else "gone" if pick.kept is None else "kept") == "gone":
            _take(kept, gone, pick.field)


def _take(kept: Any, gone: Any, field: str) -> None:
    setattr(kept, field, getattr(gone, field))
    kept.absent = {name: why for name, why in kept.absent.items() if name != field}
    written = {name: words for name, words in kept.as_written.items() if name != field}
    if field in gone.as_written:
        written[field] = gone.as_written[field]
    kept.as_written = written


def _are_relatives(session: Session, one: str, other: str) -> bool:
    link = table_of(Relationship)
    ends = or_(
        (link.c.person_id == one) & (link.c.other_id == other), (link.c.person_id == other) & (link.c.other_id == one)
    )
    return session.execute(select(link.c.id).where(ends).limit(1)).first() is not None


def _move_parts(session: Session, kept: str, gone: str) -> None:
    """Everything of the one that goes which the other does not have just so."""
    for kind in MOVED:
        links = [name for name, spec in fields_of(kind).items() if spec.target == "person"]
        theirs = [_facts(one, links, gone, kept) for one in _of(session, kind, links, kept)]
        for record in _of(session, kind, links, gone):
            facts = _facts(record, links, gone, kept)
            if kind in COVERED and any(_covers(one, facts) for one in theirs):
                continue
            for name in links:
                if getattr(record, name) == gone:
                    setattr(record, name, kept)
            theirs.append(facts)


def _names(session: Session, person_id: str) -> list[PersonName]:
    table = table_of(PersonName)
    mine = select(PersonName).where(table.c.person_id == person_id)
    return list(session.scalars(mine.order_by(table.c.position, table.c.id)))


def _of(session: Session, kind: type[Any], links: Sequence[str], person_id: str) -> Sequence[Any]:
    table = table_of(kind)
    mine = or_(*(table.c[name] == person_id for name in links))
    return session.scalars(select(kind).where(mine).order_by(table.c.id)).all()


def _facts(record: Any, links: Sequence[str], gone: str, kept: str) -> dict[str, Any]:
    """What a part says, as if it were of the one that stays already."""
    facts = {name: getattr(record, name) for name in type(record).model_fields}
    for name in links:
        facts[name] = kept if facts[name] == gone else facts[name]
    return {name: value for name, value in facts.items() if name not in (*HOUSEKEEPING, "position")}


def _covers(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether a part says all that another says."""
    return all(value is None or one[name] == value for name, value in other.items())


def _order_names(work: UnitOfWork, kept: str, before: Sequence[PersonName], first: PersonName | None) -> None:
    """The name she goes by stands first, then her names as they stood, then those of the other record.

    `first` is the name of the other record that was chosen; where she had one just so, that is it.
    """
    work.flush()
    table = table_of(PersonName)
    there = {one.id for one in before}
    names = list(work.session.scalars(select(PersonName).where(table.c.person_id == kept)))
    names.sort(key=lambda name: (name.id not in there, name.position, name.id))
    if first is not None:
        wanted = _facts(first, (), "", "") | {"person_id": kept}
        names.sort(key=lambda name: not _covers(_facts(name, (), "", ""), wanted))
    for position, name in enumerate(names):
        name.position = position
