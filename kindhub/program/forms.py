"""Forms as a handful of named parts: the shell draws them, the guard obeys them, the import template reads them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from sqlalchemy.orm import Session

from kindhub.i18n import L
from kindhub.program.call_desk import CallDesk
from kindhub.program.certificates import Certificates
from kindhub.program.conditions import Condition
from kindhub.program.day_book import DayBook
from kindhub.program.guided import Guided
from kindhub.program.handed import Handed
from kindhub.program.nouns import CASE
from kindhub.program.rolls import Matrix, Roll
from kindhub.program.sheets import AnswerSheet
from kindhub.records.base import Record

Needed = Literal["create", "close"]
CASE_FILE = CASE.heading
"""The `group` of forms that are kept beside the way of the case: its head, notes. They are never done."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field of the form's record. Label, kind and value list stand in `records.py` and are not said again.

    `needed`: `create` = no record without it (shown `*`), `close` = no closing without it, or a condition.
    `width`: how many of the form's three columns it takes. `folded`: what is written there is not seen until one asks
    for it, and each asking is told to the ledger (an account somebody behind one must not read).
    """

    name: str
    needed: Needed | Condition | None = None
    when: Condition | None = None
    width: int = 1
    hint: L | None = None
    folded: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """A titled group of fields, shown only while `when` holds.

    `says(values)` gives, in the language in force, what follows from the answers as they stand (a classification and
    its reason); it is shown under the group and changes with every answer. An empty text shows nothing.
    `guided` asks the fields one at a time in place of showing them all; each of its questions is one of them. In a
    repeating part such a section takes a page of its own, for rows of which `when` is true; it may ask fields that
    stand in other sections too. `matrix` draws whole numbers as a table.
    """

    title: L
    fields: tuple[Field, ...]
    when: Condition | None = None
    says: Callable[[Mapping[str, Any]], str] | None = None
    guided: Guided | None = None
    matrix: Matrix | None = None


@dataclass(frozen=True, slots=True)
class Grid:
    """A scored instrument: a repeating part whose rows are asked at once, one for each value of a list.

    `form` says what a row asks; `item` is its field with the value list, `score` its whole number between two bounds.
    `steps` say in a word what each score means, the lowest first. `counted` tells the progress: `{n}` of `{all}`.
    A grid stands inside the form its rows hang on, and is kept as a draft, checked and saved with it.
    """

    form: "Form"
    item: str
    score: str
    steps: tuple[L, ...]
    counted: L


@dataclass(frozen=True, slots=True)
class Lock:
    """A form whose turn has not come: locked, with the reason, until the case's facts satisfy `until`.

    It can be opened early on purpose: a case may end sooner than anybody planned.
    """

    until: Condition
    why: L


@dataclass(frozen=True, slots=True)
class Form:
    """One entry of a case's section list.

    `record` is the class it edits. `many=True`: a repeating part (contacts, services), a table edited in place;
    `many=False`: one record per case (or the case itself). `parent` is the field that names the case.
    `counts` of a repeating part go beside its name; `tally` puts what is done of all there (9 of 12), from the
    case's facts. `group` is the heading it stands under, `lock` what keeps it closed until its turn.
    `grids` stand after the first section.

    `joined_by` names the case's field that `parent` holds, where a part hangs on the case by its number and not by its
    id (the identity behind a code). Such a part is in no list, no paper of the case and no history of it. `right` is
    what a person must hold to see the part at all; then every opening of it is told to the ledger. `apart` is what
    somebody without the right is told of it, beside the list of parts; without it she sees nothing.

    `facts(session, parent_id, record)` are read with it from other records (her age at intake): `says` and guided
    questions see them among the values under these names. They decide nothing about what is needed. `handed` lets a
    repeating part be handed to the person it is about. `roll` draws it as a list that is called, `sheet` as people by
    questions or by meetings, `certificates` as the people of an event and what each was issued. `of_rows` is asked of
    the values of a row before this part of it is offered there.

    With `register` it is no part of a case but a page of its own under the program, with a tab for each value of that
    list, which `parent` holds; `shipped(tab)` are lines (title, words) that come with the program and stand above them.
    `writes` is what a person must hold to write in it.

    With `desk` it is a page of its own, too, where calls are written down; `parent` holds which way they go. `beside`
    are fields that the page around the form asks in a way of its own; the form saves them with the others.

    With `day_book` it is a page of its own as well, where a line is written for each person met on a day.
    """

    key: str
    title: L
    record: type[Record]
    sections: tuple[Section, ...]
    many: bool = False
    parent: str = "case_id"
    order_by: str | None = None
    in_side_list: bool = True
    grids: tuple[Grid, ...] = ()
    group: L | None = None
    tally: Callable[[Mapping[str, Any]], tuple[int, int] | None] | None = None
    lock: Lock | None = None
    joined_by: str = "id"
    right: str | None = None
    apart: L | None = None
    register: str | None = None
    shipped: Callable[[str], Sequence[tuple[str, str]]] | None = None
    writes: str | None = None
    facts: Callable[[Session, str, Record | None], Mapping[str, Any]] | None = None
    handed: Handed | None = None
    roll: Roll | None = None
    sheet: AnswerSheet | None = None
    certificates: Certificates | None = None
    of_rows: Condition | None = None
    desk: CallDesk | None = None
    beside: tuple[str, ...] = ()
    day_book: DayBook | None = None

    def fields(self) -> tuple[Field, ...]:
        """All fields in the order of the form; one that guided questions ask again is there once, those that are asked
        beside it stand last.
        """
        found: list[Field] = []
        for section in self.sections:
            there = {field.name for field in found} if section.guided is not None else ()
            found.extend(field for field in section.fields if field.name not in there)
        return (*found, *map(Field, self.beside))

    def pages(self) -> tuple["Form", ...]:
        """The guided sections of a repeating part, each as a form of its own on the record of the row."""
        return tuple(
            replace(self, key=f"{self.key}.{number}", title=section.title, sections=(replace(section, when=None),),
                    many=False, grids=(), of_rows=section.when or self.of_rows)
            for number, section in enumerate(self.sections)
            if self.many and section.guided is not None
        )  # fmt: skip

    def without_pages(self) -> "Form":
        """The form less the sections that take a page of their own."""
        if not self.pages():
            return self
        return replace(self, sections=tuple(section for section in self.sections if section.guided is None))
