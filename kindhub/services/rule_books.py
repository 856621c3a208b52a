"""Rule sets through the one door: who may change them, what the office's policy wants, and what the ledger is told."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from kindhub.errors import Refused, UserError
from kindhub.i18n import L
from kindhub.program.rule_sets import Looked
from kindhub.records.base import table_of
from kindhub.records.local_day import today
from kindhub.services.preferences import preference, put_preference
from kindhub.services.rule_signing import signer_of
from kindhub.services.settings import setting_in_force
from kindhub.storage.garbage import circles_later

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from kindhub.program.registry import LoadedProgram
    from kindhub.program.rule_sets import DatedSet, RuleBook, SecondLook, SetPicture, Step
    from kindhub.storage.hub import Hub

SIGNED_ONLY = "office.signed_rules"
LARGEST = 256 * 1024
AT_ONCE = 2_000
TOO_LARGE = L("This file is too large for a rule set: at most {most} kB.",
              "Este archivo es muy grande para un conjunto de reglas: {most} kB como máximo.")  # fmt: skip
NO_TEXT = L("This file is no text: a rule set is a text file.",
            "Este archivo no es texto: un conjunto de reglas es un archivo de texto.")  # fmt: skip
NO_BOOK = L("There are no dated rules “{key}” here. There are: {known}.",
            "Aquí no hay reglas con fechas «{key}». Hay: {known}.")  # fmt: skip


def book_named(hub: Hub, program: str, key: str = "") -> tuple[LoadedProgram, RuleBook]:
    """A book of a program, the first one without a `key`. Raises `UserError` naming those there are."""
    books = {f"{one.key}.{book.key}": (one, book) for one in hub.programs for book in one.rule_books}
    found = next((pair for name, pair in books.items() if name == f"{program}.{key}" or (
        not key and name.startswith(f"{program}."))), None)  # fmt: skip
    if found is None:
        raise UserError(NO_BOOK, key=f"{program}.{key}".strip(".")[:60], known=", ".join(books) or "—")
    return found


def may_change(hub: Hub, program: LoadedProgram, book: RuleBook) -> bool:
    """Whether this person may load and activate sets."""
    return hub.user.can(program.key, book.right)


def wants_signature(session: Session, uid: str) -> bool:
    """Whether the office takes signed sets only."""
    return setting_in_force(session, uid, SIGNED_ONLY).value is True


def sets_of(hub: Hub, program: LoadedProgram, book: RuleBook) -> tuple[DatedSet, ...]:
    """All sets, as they are in force. Raises `Refused` for who does not see the program."""
    hub.user.require(program.key, "view")
    with hub.read() as session:
        return book.sets(session)


def picture_of(hub: Hub, program: LoadedProgram, book: RuleBook, key: str, begins: date | None = None) -> SetPicture:
    """One set with its tests and differences."""
    hub.user.require(program.key, "view")
    with hub.read() as session:
        return book.picture(session, key, begins)


def load_set(hub: Hub, program: LoadedProgram, book: RuleBook, content: bytes, signature: bytes | None = None) -> str:
    """Keep a set from a file as a draft and give its key. Raises `Refused`, or `UserError` with what is wrong."""
    hub.user.require(program.key, book.right)
    text = text_in(content)
    signed = text_in(signature) if signature is not None else None
    signer = signer_of(hub, program, book, text, signed) if signed is not None else ""
    with hub.begin("load rules") as work:
        unproven = not signer and wants_signature(work.session, hub.user.uid)
        key = book.load(work, text, signed, unproven)
        _told(work, program, book, "load_rules", {"set": key, "signed_by": signer})
    return key


def content_of(path: Path) -> bytes:
    """What a file holds; one that is too large is not read. Raises `UserError` for that, `OSError` as reading does."""
    if path.stat().st_size > LARGEST:
        raise UserError(TOO_LARGE, most=LARGEST // 1024)
    return path.read_bytes()


def text_in(content: bytes) -> str:
    """The text of a file. Raises `UserError` for what is too large or is no text."""
    if len(content) > LARGEST:
        raise UserError(TOO_LARGE, most=LARGEST // 1024)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UserError(NO_TEXT) from None


def activate_set(hub: Hub, program: LoadedProgram, book: RuleBook, key: str, begins: date) -> None:
    """Put a draft in force from a day on. Raises `Refused`, or `UserError` where it does not fit the others."""
    hub.user.require(program.key, book.right)
    with hub.begin("activate rules") as work:
        unproven = wants_signature(work.session, hub.user.uid) and not _is_signed(hub, program, book, work.session, key)
        book.activate(work, key, begins, today(), unproven)
        _told(work, program, book, "activate_rules", {"set": key, "from": begins.isoformat()})


def _is_signed(hub: Hub, program: LoadedProgram, book: RuleBook, session: Session, key: str) -> bool:
    """Whether a draft is signed by somebody who leads the program on the day it is activated."""
    text, signature = book.file(session, key)
    try:
        return signature is not None and bool(signer_of(hub, program, book, text, signature))
    except Refused:
        return False


def discard_set(hub: Hub, program: LoadedProgram, book: RuleBook, key: str) -> None:
    """Take a draft away; the ledger keeps what it said. Raises `Refused` or `UserError`."""
    hub.user.require(program.key, book.right)
    with hub.begin("discard rules") as work:
        book.discard(work, key)
        _told(work, program, book, "discard_rules", {"set": key})


def _told(work: Any, program: LoadedProgram, book: RuleBook, action: str, about: dict[str, Any]) -> None:
    work.flush()
    work.log(action, table_of(book.kept_in).name, schema=program.key, about=about)


def look_again(hub: Hub, program: LoadedProgram, second: SecondLook, on: date, step: Step | None = None) -> Looked:
    """Look at every open case this person reaches under the rules of a day. Nothing is written."""
    hub.user.require(program.key, "view")
    with circles_later():
        with hub.read() as session:
            read = second.read(session, on)
        return second.judge(read, on, step or _on_and_on)


def keep_look(
    hub: Hub, program: LoadedProgram, book: RuleBook, second: SecondLook, looked: Looked, step: Step | None = None
) -> int:
    """Keep what a second look gave, so that lists show whom it touches, and say how many cases changed by that.

    A portion is one unit of work: others can save in between, and a look that is stopped is gone on with by the next.
    Raises `Refused` for who may not edit.
    """
    hub.user.require(program.key, "edit")
    ids, written = list(looked.changed), 0
    for start in range(0, max(len(ids), 1), AT_ONCE):
        some = {one: looked.changed[one] for one in ids[start : start + AT_ONCE]}
        last = start + AT_ONCE >= len(ids)
        with circles_later(), hub.begin("second look") as work:
            written += work.write_derived(second.record, some)
            if last:
                said = {"on": looked.on.isoformat(), "rules": looked.rules, "cases": looked.cases,
                        "touched": len(looked.touched)}  # fmt: skip
                work.log("second_look", table_of(second.record).name, schema=program.key, about=said)
                put_preference(work.session, program.key, hub.user.uid, _last(book), said)
        if step is not None:
            step(min(start + AT_ONCE, len(ids)), len(ids))
    return written


def last_look(session: Session, program: LoadedProgram, book: RuleBook, uid: str) -> dict[str, Any]:
    """When this person's cases were looked at last (`on`), under which `rules`, how many `cases` and `touched`."""
    found = preference(session, program.key, uid, _last(book))
    return found if isinstance(found, dict) else {}


def _last(book: RuleBook) -> str:
    return f"second_look.{book.key}"


def _on_and_on(_done: int, _of: int) -> None:
    """Nobody waits for it."""
