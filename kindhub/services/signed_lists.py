"""A list that people sign at a meeting: what stood on which line is kept until the signed sheet is entered back.

A sheet has a code of its own, its last letter the check sign; each line has its number and a sign that checks number
and sheet together. So a line typed from another sheet, or with a wrong digit, is seen before anybody is marked. What
is kept is ids alone, in the encrypted file of the program, for everybody who works with it.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from kindhub.errors import UserError
from kindhub.i18n import L
from kindhub.program.forms import Form
from kindhub.program.sheets import CAME, STAYED_AWAY
from kindhub.services.answer_sheets import calling_of, sheet_of
from kindhub.services.preferences import EVERYBODY, preference, put_preference
from kindhub.services.short_codes import check_sign, cleaned, fresh_code, is_code
from kindhub.storage.house import house_of
from kindhub.storage.hub import Hub

MOST = 999
"""Lines of a sheet: three digits."""
_CODE, _LINE = 5, 4
_KEPT = "signed_list."
_RANGE = re.compile(r"(\d{1,3})\s*[-–—]\s*(\d{1,3})(?![0-9A-Za-z])")
_NUMBER = re.compile(r"\d{1,3}")
_APART = re.compile(r"[,;\s]+")

TOO_MANY = L("A list takes at most {most} people.", "Una lista lleva hasta {most} personas.")
NO_SHEET = L("There is no list with the code “{code}” here. Look at the letters after “Code” at the top of the paper.",
             "Aquí no hay una lista con el código «{code}». Revise las letras después de «Código», arriba en la "
             "hoja.")  # fmt: skip
NO_LINE = L("“{typed}” is no line of this list. It has {all} lines; nothing was marked.",
            "«{typed}» no es una línea de esta lista. La lista tiene {all} líneas; no se marcó a nadie.")  # fmt: skip
WRONG_SIGN = L("“{typed}” does not fit this list: a wrong digit, or a line of another list. Nothing was marked.",
               "«{typed}» no corresponde a esta lista: un dígito mal o la línea de otra lista. No se marcó a "
               "nadie.")  # fmt: skip
NOBODY = L("Write the lines of those who signed, such as 1-12, 15.",
           "Escriba las líneas de quienes firmaron, por ejemplo 1-12, 15.")  # fmt: skip


@dataclass(frozen=True, slots=True)
class SignedList:
    """A sheet as it was printed: of which meeting of what, and who stood on its lines, from line 1 on."""

    code: str
    form: str
    parent_id: str
    meeting: str
    people: tuple[str, ...]
    day: date


@dataclass(frozen=True, slots=True)
class Entered:
    """How many were marked as having come, how many as not, and how many of those who signed are no longer here."""

    came: int
    stayed: int
    gone: int


def new_list(form: Form, parent_id: str, meeting: str, people: Sequence[str], day: date) -> SignedList:
    """A sheet with a code of its own; not kept yet. Raises `UserError` for more people than it takes."""
    if len(people) > MOST:
        raise UserError(TOO_MANY, most=MOST)
    code = fresh_code(_CODE - 1)
    return SignedList(code + check_sign(code), form.key, parent_id, meeting, tuple(people), day)


def keep_list(hub: Hub, form: Form, made: SignedList) -> None:
    """Remember what stands on which line."""
    content = {"form": made.form, "parent": made.parent_id, "meeting": made.meeting, "people": made.people,
               "day": made.day.isoformat()}  # fmt: skip
    with hub.begin() as work:
        put_preference(work.session, form.record.schema_key(), EVERYBODY, f"{_KEPT}{made.code}", content)


def find_list(session: Session, form: Form, typed: str) -> SignedList:
    """The sheet with that code. Raises `UserError` when there is none of this kind."""
    code = cleaned(typed)[:_CODE]
    known = is_code(code, _CODE) and check_sign(code[:-1]) == code[-1]
    content = preference(session, form.record.schema_key(), EVERYBODY, f"{_KEPT}{code}") if known else None
    if content is None or content["form"] != form.key:
        raise UserError(NO_SHEET, code=typed.strip())
    return _list(code, content)


def lists_of(session: Session, form: Form, parent_id: str) -> list[SignedList]:
    """The sheets that were printed for meetings of this, the latest first."""
    schema, table = form.record.schema_key(), house_of(form.record.schema_key()).preference
    keys = select(table.c.key).where(table.c.uid == EVERYBODY, table.c.key.startswith(_KEPT, autoescape=True))
    found = [
        _list(key.removeprefix(_KEPT), preference(session, schema, EVERYBODY, key))
        for key in session.execute(keys).scalars()
    ]
    mine = [one for one in found if one.form == form.key and one.parent_id == parent_id]
    return sorted(mine, key=lambda one: (one.day, one.code), reverse=True)


def _list(code: str, content: Any) -> SignedList:
    return SignedList(
        code, content["form"], content["parent"], content["meeting"], tuple(content["people"]),
        date.fromisoformat(content["day"]),
    )  # fmt: skip


def line_code(made: SignedList, line: int) -> str:
    """What stands on the paper beside a line: three digits and the sign that checks them."""
    number = f"{line:03d}"
    return number + check_sign(made.code + number)


def read_lines(made: SignedList, typed: str) -> tuple[int, ...]:
    """The lines somebody typed: `1-12, 15`, line codes (`015K`), or those with the code of the sheet in front.

    Raises `UserError` that names what is no line of this sheet, or is one of another.
    """
    found = set(_ranges(made, typed))
    for token in filter(None, _APART.split(_RANGE.sub(" ", typed))):
        found.add(_line(made, token))
    if not found:
        raise UserError(NOBODY)
    return tuple(sorted(found))


def _ranges(made: SignedList, typed: str) -> Iterator[int]:
    for one in _RANGE.finditer(typed):
        first, last = int(one[1]), int(one[2])
        if not 1 <= first <= last <= len(made.people):
            raise UserError(NO_LINE, typed=one[0], all=len(made.people))
        yield from range(first, last + 1)


def _line(made: SignedList, token: str) -> int:
    if _NUMBER.fullmatch(token):
        line = int(token)
    else:
        code = cleaned(token)
        sheet, line_typed = (code[:_CODE], code[_CODE:]) if len(code) == _CODE + _LINE else (made.code, code)
        if sheet != made.code or not is_code(line_typed, _LINE) or not line_typed[:-1].isdecimal():
            raise UserError(WRONG_SIGN, typed=token)
        line = int(line_typed[:-1])
        if line_code(made, line) != line_typed:
            raise UserError(WRONG_SIGN, typed=token)
    if not 1 <= line <= len(made.people):
        raise UserError(NO_LINE, typed=token, all=len(made.people))
    return line


def walk_in(hub: Hub, form: Form, line_id: str, meeting: str) -> None:
    """Somebody who was put on the list came to this meeting alone; nothing to do where her line says so by itself."""
    walked_in = calling_of(form).walked_in
    if walked_in is not None:
        hub.user.require(form.record.schema_key(), "edit")
        with hub.begin(f"sheet {form.key}") as work:
            walked_in(work, line_id, meeting)


def enter_lines(hub: Hub, form: Form, made: SignedList, lines: Iterable[int], *, others_stayed: bool) -> Entered:
    """Mark who signed; with `others_stayed`, that the others of the sheet whom nobody has marked did not come.

    All in one unit of work. Raises `Refused` without the right.
    """
    hub.user.require(form.record.schema_key(), "edit")
    plan, signed = sheet_of(form), {made.people[line - 1] for line in lines}
    with hub.begin(f"sheet {form.key}") as work:
        now = plan.read(work.session, made.parent_id)
        here = {person for person, _ in now.people}
        came = [one for one in made.people if one in signed & here]
        marked = {person for person, meeting, _ in now.points if meeting == made.meeting}
        stayed = [one for one in made.people if one in here - signed - marked] if others_stayed else []
        for people, points in ((came, CAME), (stayed, STAYED_AWAY)):
            for person in people:
                plan.write(work, person, made.meeting, "", points)
    return Entered(len(came), len(stayed), len(signed - here))
