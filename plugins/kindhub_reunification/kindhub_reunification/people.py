"""The chart of a separated family: the parent who is sought, the children, who else belongs to it, where each is."""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import select
from sqlmodel import col

from kindhub.i18n import L
from kindhub.program.people_chart import Charted, ChartedBond, ChartedPerson, PeopleChart, members_in_rows
from kindhub.program.person_names import shared_names
from kindhub.records.codes import code_list
from kindhub.records.person import Person
from kindhub_reunification.records import Case, Member, Whereabouts

PARENTS, CHILDREN = 1, 2
ROWS = {"parent": PARENTS, "caregiver": PARENTS, "qafm": PARENTS, "child": CHILDREN, "sibling": CHILDREN}
CLAIMED = L("claimed by another family too", "también la reclama otra familia")


def family_chart(session: Any, case: Case) -> Charted:
    """Everybody of the case; a parent who is no member yet is the person of the case."""
    members: Sequence[Member] = members_in_rows(session, Member, case.id, ROWS)
    known = [case.person_id, *(one.person_id for one in members if one.person_id)]
    names, persons = shared_names(session, known), _persons(session, known)
    stays = _latest_stays(session, case)
    people = [_charted(one, names, persons, stays.get(one.id, "")) for one in members]
    if not any(one.role == "parent" for one in members):
        people.insert(0, _of_case(case, names, persons))
    return Charted(tuple(people), tuple(_bonds(members, people[0].key)))


FAMILY = PeopleChart(L("The family", "La familia"), family_chart)


def _persons(session: Any, ids: Sequence[str]) -> dict[str, Person]:
    return {one.id: one for one in session.scalars(select(Person).where(col(Person.id).in_(ids)))}


def _latest_stays(session: Any, case: Case) -> dict[str, str]:
    """The words of the last stay of each member, by its day."""
    asked = select(Whereabouts).where(col(Whereabouts.case_id) == case.id).order_by(col(Whereabouts.since))
    words = code_list("reunification.whereabouts")
    return {one.member_id: words.label(one.kind) for one in session.scalars(asked) if one.member_id and one.kind}


def _charted(one: Member, names: dict[str, str], persons: dict[str, Person], stay: str) -> ChartedPerson:
    person = persons.get(one.person_id or "")
    lives = code_list("reunification.placement").label(one.placement) if one.placement else ""
    return ChartedPerson(
        one.id, one.name_on_list or names.get(one.person_id or "") or one.display(),
        code_list("reunification.role").label(one.role) if one.role else "", ROWS.get(one.role or "", CHILDREN),
        CLAIMED.say() if one.claimed_elsewhere else "", stay or lives, person.sex if person else None,
        one.birth or (person.birth if person else None), "members", one.id,
    )  # fmt: skip


def _of_case(case: Case, names: dict[str, str], persons: dict[str, Person]) -> ChartedPerson:
    part = code_list("reunification.role").label("parent")
    person = persons.get(case.person_id)
    return ChartedPerson(
        case.person_id, names.get(case.person_id) or part, part, PARENTS,
        note=code_list("reunification.stage").label(case.status), form="case", sex=person.sex if person else None,
        birth=person.birth if person else None,
    )  # fmt: skip


def _bonds(members: Sequence[Member], parent: str) -> Iterator[ChartedBond]:
    children = [one for one in members if one.role == "child"]
    yield from (ChartedBond("parent", parent, one.id, not one.claimed_elsewhere) for one in children)
    for one in members:
        if one.role == "sibling" and children:
            yield ChartedBond("sibling", children[0].id, one.id)
        elif one.role in ("caregiver", "qafm", "other"):
            yield ChartedBond("other", one.id, children[0].id if children else parent)
