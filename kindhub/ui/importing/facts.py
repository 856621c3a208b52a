"""Two persons side by side: what a row says and what the other one is known by, with how alike each line is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from rapidfuzz.fuzz import token_sort_ratio
from sqlalchemy import select
from sqlalchemy.orm import Session

from kindhub.exchange.hub_persons import held_persons, name_of
from kindhub.i18n import L
from kindhub.program.imports import PersonSeen
from kindhub.records.base import table_of
from kindhub.records.codes import code_list
from kindhub.records.date_show import show
from kindhub.records.names import NameParts, words
from kindhub.records.partial_date import PartialDate
from kindhub.records.person import PersonName, Relationship
from kindhub.records.places import places

Likeness = Literal["same", "alike", "different", ""]
_ALIKE_FROM = 80
"""Likeness of two names (0-100, rapidfuzz token_sort_ratio) from which they are shown as alike; a judgement."""
_SHOWN_DIGITS = 4


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a person, as values that outlive the session they were read in."""

    names: tuple[str, ...] = ()
    birth: PartialDate | None = None
    sex: str | None = None
    place: str | None = None
    locality: str = ""
    caregivers: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    numbers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the comparison; an empty side is not known, and then there is no likeness."""

    label: L
    left: str
    right: str
    likeness: Likeness


def facts_of_rows(seen: Sequence[PersonSeen]) -> Facts:
    """What rows of the file say of one person, the first statement of each kind."""
    known = [one.birth for one in seen if one.birth is not None and one.birth.is_known]
    return Facts(
        names=_each(_name(name) for one in seen for name in one.names),
        birth=known[0] if known else None,
        sex=next((one.sex for one in seen if one.sex), None),
        place=next((one.place for one in seen if one.place), None),
        locality=next((one.locality for one in seen if one.locality), ""),
        caregivers=_each(name for one in seen for name, _ in one.caregivers),
        phones=_each(phone.tail for one in seen for phone in one.phones if phone.tail),
        numbers=tuple(dict.fromkeys((kind, _bare(number)) for one in seen for kind, number in one.identifiers)),
    )


def facts_in_hub(session: Session, ids: Sequence[str]) -> dict[str, Facts]:
    """What the hub knows of these persons."""
    carers = _carers(session, ids)
    found = {}
    for person_id, held in held_persons(session, ids).items():
        home = held.addresses[-1] if held.addresses else None
        found[person_id] = Facts(
            names=_each(NameParts(n.given or "", n.surname_1 or "", n.surname_2 or "").display() for n in held.names),
            birth=held.person.birth,
            sex=held.person.sex,
            place=home.place if home else None,
            locality=(home.locality or "") if home else "",
            caregivers=_each(carers.get(person_id, ())),
            phones=_each(_bare(one.normalised or one.value)[-8:] for one in held.contacts if one.kind != "email"),
            numbers=tuple((one.kind, _bare(one.normalised or one.value)) for one in held.identifiers),
        )
    return found


def _carers(session: Session, ids: Sequence[str]) -> dict[str, list[str]]:
    link, name = table_of(Relationship), table_of(PersonName)
    rows = session.execute(
        select(link.c.other_id, name).join(name, name.c.person_id == link.c.person_id).where(
            link.c.caregiver.is_(True), link.c.other_id.in_(list(ids))
        )
    )  # fmt: skip
    found: dict[str, list[str]] = {}
    for row in rows.mappings():
        found.setdefault(row["other_id"], []).append(name_of(row).display())
    return found


def compare(left: Facts, right: Facts) -> list[Line]:
    """The lines of the comparison; what neither side knows is left out."""
    lines = [
        _line(L("Name", "Nombre"), left.names, right.names, _alike_names, str),
        _line(L("Birth", "Nacimiento"), _one(left.birth), _one(right.birth), _alike_births, show),
        _line(L("Sex", "Sexo"), _one(left.sex), _one(right.sex), _alike_codes, code_list("sex").label),
        _line(L("Place", "Municipio"), _one(left.place), _one(right.place), _alike_places, places().label),
        _line(L("Village", "Comunidad"), _one(left.locality), _one(right.locality), _alike_names, str),
        _line(L("Caregiver", "Cuidador/a"), left.caregivers, right.caregivers, _alike_names, str),
        _line(L("Telephone", "Teléfono"), left.phones, right.phones, _alike_codes, masked),
        *_numbers(left, right),
    ]
    return [line for line in lines if line.left or line.right]


def added_by(lines: Iterable[Line]) -> int:
    """How many facts the left side would bring to the right one."""
    return sum(bool(line.left) and not line.right for line in lines)


def masked(number: str) -> str:
    """A number by its last signs only: `•••• 4412`."""
    return f"•••• {number[-_SHOWN_DIGITS:]}" if number else ""


def _numbers(left: Facts, right: Facts) -> list[Line]:
    kinds = dict.fromkeys(kind for kind, _ in (*left.numbers, *right.numbers))
    label: Mapping[str, str] = {kind: code_list("identifier_kind").label(kind) for kind in kinds}
    return [
        _line(L(label[kind], label[kind]), _of_kind(left, kind), _of_kind(right, kind), _alike_codes, masked)
        for kind in kinds
    ]


def _of_kind(facts: Facts, kind: str) -> tuple[str, ...]:
    return tuple(number for one, number in facts.numbers if one == kind)


def _line(
    label: L,
    left: Sequence[Any],
    right: Sequence[Any],
    alike: Callable[[Any, Any], Likeness],
    say: Callable[[Any], str],
) -> Line:
    """The pair of values that are most alike stands in the line."""
    if not left or not right:
        return Line(label, say(left[0]) if left else "", say(right[0]) if right else "", "")
    order: dict[Likeness, int] = {"same": 0, "alike": 1, "different": 2}
    likeness, one, other = min(((alike(a, b), a, b) for a in left for b in right), key=lambda pair: order[pair[0]])
    return Line(label, say(one), say(other), likeness)


def _alike_names(one: str, other: str) -> Likeness:
    first, second = words(one), words(other)
    if sorted(first) == sorted(second):
        return "same"
    shared = set(first) & set(second)
    near = token_sort_ratio(" ".join(first), " ".join(second)) >= _ALIKE_FROM
    return "alike" if near or len(shared) > 1 else "different"


def _alike_births(one: PartialDate, other: PartialDate) -> Likeness:
    if (one.earliest, one.latest) == (other.earliest, other.latest):
        return "same"
    if not (one.earliest and one.latest and other.earliest and other.latest):
        return "different"
    meet = one.earliest <= other.latest and other.earliest <= one.latest
    turned = (one.earliest.day, one.earliest.month) == (other.earliest.month, other.earliest.day)
    return "alike" if meet or (turned and one.earliest.year == other.earliest.year) else "different"


def _alike_places(one: str, other: str) -> Likeness:
    if one == other:
        return "same"
    return "alike" if places().department_of(one) == places().department_of(other) else "different"


def _alike_codes(one: str, other: str) -> Likeness:
    return "same" if one == other else "different"


def _name(name: NameParts | str) -> str:
    return name if isinstance(name, str) else name.display()


def _one(value: Any) -> tuple[Any, ...]:
    return (value,) if value else ()


def _each(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for text in texts if text))


def _bare(number: str) -> str:
    return "".join(sign for sign in number if sign.isalnum())
