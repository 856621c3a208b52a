"""The chart of a family case: the petitioner, the children, who is with them in the country, and who derives."""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import select
from sqlmodel import col

from kindhub.i18n import L
from kindhub.program.people_chart import Charted, ChartedBond, ChartedPerson, PeopleChart, members_in_rows
from kindhub.program.person_names import shared_names
from kindhub.records.codes import code_list
from kindhub.records.person import Person
from kindhub_cam.names import called
from kindhub_cam.records import Case, Dna, Member, Screening

PARENTS, CHILDREN, GRANDCHILDREN = range(3)
ROWS = {
    "petitioner": PARENTS, "in_country_parent": PARENTS, "caregiver": PARENTS, "child": CHILDREN, "sibling": CHILDREN,
    "spouse": CHILDREN, "child_of_child": GRANDCHILDREN, "dependant": GRANDCHILDREN,
}  # fmt: skip
"""A caregiver stands beside the parents, grandmother or not: from above, her line would run through one of them."""
NO_ORDER = L("no order or decree", "sin orden o sentencia")
NO_MATCH = L("DNA does not match", "el ADN no coincide")


def family_chart(session: Any, case: Case) -> Charted:
    """Everybody of the case; a petitioner who is no member yet is the person of the case."""
    members: Sequence[Member] = members_in_rows(session, Member, case.id, ROWS)
    names = shared_names(session, filter(None, [case.person_id, *(one.person_id for one in members)]))
    open_links = dict(_open_links(session, case, members))
    people = [_charted(one, case, called(one, names), open_links.get(one.id)) for one in members]
    if not any(one.role == "petitioner" for one in members):
        people.insert(0, _of_case(session, case, names.get(case.person_id, "")))
    return Charted(tuple(people), tuple(_bonds(session, case, members, people[0].key, open_links)))


FAMILY = PeopleChart(L("The family", "La familia"), family_chart)


def _charted(one: Member, case: Case, name: str, missing: L | None) -> ChartedPerson:
    basis = code_list("cam.relation").label(one.relation) if one.relation else ""
    if missing is not None:
        basis = ", ".join(part for part in (basis, missing.say()) if part)
    return ChartedPerson(
        one.id, name, code_list("cam.role").label(one.role) if one.role else "",
        ROWS.get(one.role or "", CHILDREN), basis,
        code_list("cam.stage").label(one.stage or case.status), one.sex, one.birth, "members", one.id,
    )  # fmt: skip


def _of_case(session: Any, case: Case, name: str) -> ChartedPerson:
    person = session.get(Person, case.person_id)
    stage = code_list("cam.stage").label(case.status)
    part = code_list("cam.role").label("petitioner")
    return ChartedPerson(case.person_id, name or part, part, PARENTS, note=stage, form="case",
                         sex=person.sex if person else None, birth=person.birth if person else None)  # fmt: skip


def _open_links(session: Any, case: Case, members: Sequence[Member]) -> Iterator[tuple[str, L]]:
    """Children whose bond to the petitioner still lacks its proof, and what speaks against it."""
    tests = {one.member_id: one.result for one in session.scalars(select(Dna).where(col(Dna.case_id) == case.id))}
    for one in members:
        if one.role == "child" and one.relation in ("adopted", "guardian") and one.order != "yes":
            yield one.id, NO_ORDER
        elif tests.get(one.id) == "no_match":
            yield one.id, NO_MATCH


def _bonds(
    session: Any, case: Case, members: Sequence[Member], petitioner: str, missing: dict[str, L]
) -> Iterator[ChartedBond]:
    of_role = {role: [one for one in members if one.role == role] for role in ROWS}
    children, partner = of_role["child"], next(iter(of_role["in_country_parent"]), None)
    for one in (*children, *of_role["sibling"]):
        yield ChartedBond("parent", petitioner, one.id, one.id not in missing)
    if partner is not None:
        yield ChartedBond("couple", petitioner, partner.id, partner.marital == "married")
        biological = _other_is_biological(session, case)
        yield from (ChartedBond("parent", partner.id, one.id, biological) for one in children)
    for carer in of_role["caregiver"]:
        yield from (ChartedBond("other", carer.id, one.id) for one in children)
    partners = {one.derives_from: one for one in of_role["spouse"] if one.derives_from}
    for one in (*of_role["spouse"], *of_role["child_of_child"], *of_role["dependant"]):
        kind = {"spouse": "couple", "child_of_child": "parent"}.get(one.role or "", "other") if one.derives_from else ""
        yield ChartedBond(kind or "other", one.derives_from or petitioner, one.id)  # type: ignore[arg-type]
        if one.role == "child_of_child" and one.derives_from in partners:
            yield ChartedBond("parent", partners[one.derives_from].id, one.id)


def _other_is_biological(session: Any, case: Case) -> bool:
    """By the latest screening; where nobody asked, the bond is drawn as one that is not confirmed."""
    asked = select(col(Screening.other_biological)).where(col(Screening.case_id) == case.id)
    return bool(session.scalars(asked.order_by(col(Screening.screened_on).desc(), col(Screening.id).desc())).first())
