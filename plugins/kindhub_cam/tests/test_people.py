"""The chart of a family: who stands where, what binds them, and which bond is still open."""

from datetime import date

import pytest
from kindhub_cam import records as r
from kindhub_cam.people import family_chart

from kindhub.records.person import Person, PersonName


@pytest.fixture
def charted(hub):
    """`charted(part=…, …)` of a case with these members; each value is what the member says besides its role."""

    def made(**members):
        person = Person(sex="female")
        case = r.Case(person_id=person.id, number="CAM-9002", status="screening", opened=date(2023, 6, 1))
        kept = {name: r.Member(case_id=case.id, **{"role": name, **said}) for name, said in members.items()}
        with hub.begin("test") as work:
            work.add_all([person, PersonName(person_id=person.id, given="Rosa", surname_1="Paz"), case])
            for one in kept.values():
                one.derives_from = kept[one.derives_from].id if one.derives_from else None
                work.add(one)
            for name, one in kept.items():
                if members[name].get("name_on_paper") == "no match":
                    work.add(r.Dna(case_id=case.id, member_id=one.id, requested_on=date(2023, 7, 1), result="no_match"))
        with hub.read() as session:
            found = family_chart(session, session.get(r.Case, case.id))
        names = {one.id: name for name, one in kept.items()} | {person.id: "petitioner"}
        return found, {(one.kind, names[one.one], names[one.other]): one.sure for one in found.bonds}, names

    return made


def test_everybody_stands_in_a_generation_and_hangs_on_somebody(charted):
    found, bonds, names = charted(
        child={"relation": "biological", "lives_with": "grandmother"}, in_country_parent={"marital": "married"},
        caregiver={}, sibling={}, spouse={"derives_from": "sibling"}, child_of_child={"derives_from": "sibling"},
    )  # fmt: skip
    rows = {names[one.key]: one.generation for one in found.people}
    assert rows == {"petitioner": 0, "in_country_parent": 0, "caregiver": 0, "child": 1, "sibling": 1, "spouse": 1,
                    "child_of_child": 2}  # fmt: skip
    assert bonds == {
        ("parent", "petitioner", "child"): True, ("parent", "petitioner", "sibling"): True,
        ("couple", "petitioner", "in_country_parent"): True, ("parent", "in_country_parent", "child"): False,
        ("other", "caregiver", "child"): True, ("couple", "sibling", "spouse"): True,
        ("parent", "sibling", "child_of_child"): True, ("parent", "spouse", "child_of_child"): True,
    }  # fmt: skip


def test_the_person_of_the_case_is_the_petitioner_where_no_member_is(charted):
    found, _bonds, _names = charted(child={"stage": "aor_filed"})
    first = found.people[0]
    assert (first.name, first.sex, first.form) == ("Rosa Paz", "female", "case")
    assert found.people[1].note in ("AOR filed", "AOR presentada")


@pytest.mark.parametrize(
    ("said", "sure"),
    [
        ({"relation": "biological"}, True),
        ({"relation": "biological", "name_on_paper": "no match"}, False),
        ({"relation": "guardian"}, False),
        ({"relation": "guardian", "order": "yes"}, True),
        ({"relation": "adopted", "order": "no"}, False),
        ({"relation": "step", "marriage": "married"}, True),
    ],
)
def test_a_bond_that_lacks_its_proof_is_not_drawn_as_sure(charted, said, sure):
    found, bonds, _names = charted(child=said)
    assert bonds["parent", "petitioner", "child"] is sure
    assert ("," in found.people[1].basis) is not sure


def test_somebody_who_derives_from_nobody_is_bound_to_the_petitioner_by_a_dotted_line(charted):
    _found, bonds, _names = charted(child={}, spouse={}, dependant={})
    assert bonds["other", "petitioner", "spouse"]
    assert bonds["other", "petitioner", "dependant"]
