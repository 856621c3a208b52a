"""What a record is called where another points to it: in a picker, in a table of parts, in a list, in a file.

Nobody reads an id. A record says itself what it is called (`display`), else its first field that names things does,
else the first things that are written in it, else its kind and nothing more.
"""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, Select, select
from sqlalchemy.orm import Session

from kindhub.i18n import tr
from kindhub.program.registry import LoadedProgram
from kindhub.records.base import Record, table_of
from kindhub.records.fields import FieldSpec, fields_of
from kindhub.security.access import User
from kindhub.services.words import NOBODY, say_value

NAMING = ("title", "name", "number", "words", "surnames", "held_on", "made_on", "assessed_on", "domain")
"""Fields that name a record, the telling ones first."""
_SAID = ("code", "text", "day", "partial")
_OPEN = ("public", "personal")
_SAID_AT_MOST = 2


def name_of_record(record: Record) -> str:
    """A record in a few words; never its id, never what is kept back."""
    called = getattr(record, "display", None)
    if callable(called) and (words := called()):
        return str(words)
    specs = fields_of(type(record))
    naming = next((name for name in NAMING if name in specs and getattr(record, name)), None)
    if naming is not None:
        return say_value(specs[naming], getattr(record, naming), NOBODY)
    plain = (one for one in specs.values() if one.kind in _SAID and one.field_class in _OPEN and not one.secret)
    said = [words for one in plain if (words := say_value(one, getattr(record, one.name), NOBODY))]
    return " · ".join(said[:_SAID_AT_MOST]) or tr("without a name", "sin nombre")


def linked_record(programs: Iterable[LoadedProgram], spec: FieldSpec) -> tuple[LoadedProgram, type[Record]] | None:
    """The kind of record a link points to, and whose it is; None for a shared record or a program that is not here."""
    pairs = ((program, record) for program in programs for record in program.records)
    return next((pair for pair in pairs if table_of(pair[1]).fullname == spec.target), None)


def within_sight(program: LoadedProgram, record: type[Record], user: User) -> Select[Any]:
    """The records of that kind this person may see."""
    scope = program.scope(record, user)
    return select(record) if scope is None else select(record).where(scope)


def sorted_name(found: ColumnElement[Any], of: Any, program: LoadedProgram, record: type[Record], user: User) -> Any:
    """SQL: the field that names the record a link of the table `of` holds, to order and to find by; else the link."""
    table = table_of(record).alias("named")
    naming = next((name for name in NAMING if name in fields_of(record)), None)
    if naming is None:
        return found
    seen = within_sight(program, record, user).with_only_columns(table_of(record).c.id).correlate(None)
    return select(table.c[naming]).where(table.c.id == found, table.c.id.in_(seen)).correlate(of).scalar_subquery()


class LinkedNames:
    """What linked records are called, as far as one person may see them; each is read once.

    It holds no session: it outlives the reading it was made in, and a session that is asked again after its end holds
    the file against every save.
    """

    def __init__(self, programs: Iterable[LoadedProgram], user: User) -> None:
        self._programs, self._user = programs, user
        self._known: dict[str, str] = {}

    def learn(self, session: Session, spec: FieldSpec, ids: Iterable[str]) -> None:
        """Read the names of these records in one question, where a page asks for many."""
        asked = set(ids) - self._known.keys()
        target = linked_record(self._programs, spec) if asked else None
        if target is None:
            return
        program, record = target
        seen = within_sight(program, record, self._user).where(table_of(record).c.id.in_(asked))
        self._known |= {one.id: name_of_record(one) for one in session.scalars(seen)}
        self._known |= dict.fromkeys(asked - self._known.keys(), out_of_sight())

    def name(self, record_id: str) -> str:
        """The name as people read it, of a record that was learnt."""
        return self._known.get(record_id, out_of_sight())


def out_of_sight() -> str:
    """Instead of a record that is gone or that somebody may not see."""
    return tr("not shown", "no se muestra")
