"""What is done with rule sets beside the window: read, loaded, put in force, and open cases looked at again."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import select

from kindhub.errors import UserError
from kindhub.i18n import L, tr
from kindhub.records.base import table_of
from kindhub.services.giving_out import write_out
from kindhub.services.rule_books import (
    activate_set,
    content_of,
    discard_set,
    keep_look,
    last_look,
    load_set,
    look_again,
    picture_of,
    sets_of,
    text_in,
)
from kindhub.services.rule_signing import ENDING, sign_set
from kindhub.services.search.cards import card
from kindhub.ui.when import today

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from typing import Any

    from kindhub.program.registry import LoadedProgram
    from kindhub.program.rule_sets import DatedSet, Looked, RuleBook, SetPicture
    from kindhub.storage.hub import Hub
    from kindhub.ui.tasks import Progress

NOT_READ = L(
    "The file could not be read. Look whether it is still there and not open in another program.",
    "No se pudo leer el archivo. Revise si sigue ahí y si otro programa no lo tiene abierto.",
)


@dataclass(frozen=True, slots=True)
class Book:
    """A book of a program, as one person opens it."""

    hub: Hub
    program: LoadedProgram
    book: RuleBook


class ReadSets:
    """Work: the sets, in their order."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def __call__(self, _progress: Progress) -> tuple[DatedSet, ...]:
        """Read. Raises `Refused` for who does not see the program."""
        one = self._book
        return sets_of(one.hub, one.program, one.book)


class ReadSet:
    """Work: one set, as if a draft began on that day."""

    def __init__(self, book: Book, key: str, begins: date | None) -> None:
        self._book, self._key, self._begins = book, key, begins

    def __call__(self, _progress: Progress) -> SetPicture:
        """Read it, prove it and compare it."""
        one = self._book
        return picture_of(one.hub, one.program, one.book, self._key, self._begins)


class LoadFile:
    """Work: keep the set in a file as a draft; gives its key."""

    def __init__(self, book: Book, path: Path) -> None:
        self._book, self._path = book, path

    def __call__(self, progress: Progress) -> str:
        """Read and check it. Raises `Refused`, or `UserError` with what is wrong with the file."""
        progress.say(tr("Checking the rule set…", "Revisando el conjunto de reglas…"))
        one, beside = self._book, self._path.with_name(f"{self._path.name}{ENDING}")
        try:
            signature = content_of(beside) if beside.is_file() else None
            content = content_of(self._path)
        except OSError:
            raise UserError(NOT_READ) from None
        return load_set(one.hub, one.program, one.book, content, signature)


class SignFile:
    """Work: write the signature of the person at work beside a file; gives its path."""

    def __init__(self, book: Book, path: Path) -> None:
        self._book, self._path = book, path

    def __call__(self, _progress: Progress) -> str:
        """Raises `Refused` unless she leads the program, `UserError` where the file cannot be read or written."""
        one, beside = self._book, self._path.with_name(f"{self._path.name}{ENDING}")
        try:
            content = content_of(self._path)
        except OSError:
            raise UserError(NOT_READ) from None
        write_out(beside, sign_set(one.hub, one.program, one.book, text_in(content)).encode())
        return str(beside)


class ActivateSet:
    """Work: put a draft in force from a day; gives its key."""

    def __init__(self, book: Book, key: str, begins: date) -> None:
        self._book, self._key, self._begins = book, key, begins

    def __call__(self, _progress: Progress) -> str:
        """Raises `Refused`, or `UserError` where it does not fit the sets there are."""
        one = self._book
        activate_set(one.hub, one.program, one.book, self._key, self._begins)
        return self._key


class DiscardSet:
    """Work: take a draft away."""

    def __init__(self, book: Book, key: str) -> None:
        self._book, self._key = book, key

    def __call__(self, _progress: Progress) -> str:
        """Raises `Refused` or `UserError`; gives no key."""
        one = self._book
        discard_set(one.hub, one.program, one.book, self._key)
        return ""


@dataclass(frozen=True, slots=True)
class LookedAt:
    """What a second look gave, how many cases it changed, and what the cases are called."""

    looked: Looked
    written: int
    names: dict[str, str]


class LookAgain:
    """Work: look at every open case this person reaches, and keep what comes out for today where she may edit.

    Of another day it is only said what would come out. It is told how far it is, and may be stopped between two
    portions: what is kept by then stays.
    """

    def __init__(self, book: Book, on: date) -> None:
        self._book, self._on = book, on

    def __call__(self, progress: Progress) -> LookedAt:
        """Look and keep. Raises `Refused` for who does not see the program."""
        one = self._book
        second = one.book.second_look
        assert second is not None
        steps = _Steps(progress, tr("Looking at open cases again…", "Viendo otra vez los casos abiertos…"), 0.0, 0.5)
        steps(0, 1)
        looked, written = look_again(one.hub, one.program, second, self._on, steps), 0
        if self._on == today() and one.hub.user.can(one.program.key, "edit"):
            steps = _Steps(progress, tr("Keeping whom it touches…", "Guardando a quién toca…"), 0.5, 1.0)
            written = keep_look(one.hub, one.program, one.book, second, looked, steps)
        return LookedAt(looked, written, _names(one, (touched.record_id for touched in looked.touched)))


@dataclass(frozen=True, slots=True)
class _Steps:
    """Tells the window how far a part of the work is, and stops it there when that is asked for."""

    progress: Progress
    words: str
    begin: float
    end: float

    def __call__(self, done: int, of: int) -> None:
        self.progress.check()
        self.progress.say(self.words, self.begin + (self.end - self.begin) * done / max(of, 1))


_CHUNK = 500


def _names(book: Book, ids: Iterable[str]) -> dict[str, str]:
    second = book.book.second_look
    assert second is not None
    table, wanted, found = table_of(second.record), list(ids), dict[str, str]()
    with book.hub.read() as session:
        for start in range(0, len(wanted), _CHUNK):
            asked = select(table.c.id, card.c.name).join(card, card.c.person_id == table.c.person_id)
            some = session.connection().execute(asked.where(table.c.id.in_(wanted[start : start + _CHUNK])))
            found.update((row[0], row[1]) for row in some)
    return found


class DailyLook:
    """Work: look again in every program whose cases this person was not shown today; gives how many it touches.

    A birthday or a status that lapses comes with the day, and nobody presses a button for it.
    """

    def __init__(self, hub: Hub) -> None:
        self._hub = hub

    def __call__(self, progress: Progress) -> int:
        """Look and keep."""
        return sum(len(LookAgain(book, today())(progress).looked.touched) for book in self._due())

    def _due(self) -> list[Book]:
        hub, day = self._hub, today().isoformat()
        books = [
            Book(hub, program, book)
            for program in hub.programs
            if hub.user.can(program.key, "edit") and hub.user.can(program.key, "view")
            for book in program.rule_books
            if book.second_look is not None
        ]
        with hub.read() as session:
            last: list[dict[str, Any]] = [last_look(session, one.program, one.book, hub.user.uid) for one in books]
        return [one for one, looked in zip(books, last, strict=True) if looked.get("on") != day]
