"""Two records of one person become one, wherever they are asked for; nothing is lost, and it can be taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from kindhub_reintegration.records import Case
from sqlalchemy import select

from kindhub.errors import Refused, UserError
from kindhub.records.base import table_of
from kindhub.records.consent import Consent
from kindhub.records.names import NameParts
from kindhub.records.partial_date import PartialDate
from kindhub.records.person import ContactPoint, Identifier, Person, PersonLanguage, PersonName, Relationship
from kindhub.records.shared import SHARED
from kindhub.security.access import Rights
from kindhub.services.aliases import every_id_of
from kindhub.services.cases import cases_of, view_case
from kindhub.services.due_soon import Span, due_rows
from kindhub.services.history import history_of
from kindhub.services.merging import NAME, Merge, may_merge, merge, picks_of
from kindhub.services.papers.case_paper import case_paper
from kindhub.services.person_pairs import decide_different, find_pairs, note_likely
from kindhub.services.persons import new_person, profile
from kindhub.services.search.by_number import find_by_case_number
from kindhub.services.search.cards import card, rebuild_cards
from kindhub.services.search.find import find_persons
from kindhub.services.timeline import timeline_of
from kindhub.services.undo import undo_unit
from kindhub.services.worklists import Worklist, every_case_list
from kindhub.storage.drafts import Draft, drafts_of, keep_draft
from kindhub.storage.unit_of_work import Conflict

BIRTH = PartialDate.of(date(2011, 5, 7))


@pytest.fixture
def two(hub):
    """Elmer, written twice: with a case in each record, a mother, two telephones and an agreed consent."""
    kept = new_person(
        {"sex": "male", "birth": BIRTH, "note": "Vive con su tía."},
        [NameParts("Elmer Josué", "Tomás", "Felipe")],
        [PersonLanguage(person_id="", language="spa"),
         ContactPoint(person_id="", kind="phone", value="5555 4412", normalised="55554412")],
    )  # fmt: skip
    gone = new_person(
        {"sex": "male", "birth": PartialDate.of(date(2011, 7, 5)), "note": "Habla mam.", "death": None,
         "nationalities": ("GT",)},
        [NameParts("Elmer", "Thomas", "Phelipe"), NameParts("Elmer Josué", "Tomás", "Felipe")],
        [PersonLanguage(person_id="", language="spa"),
         Identifier(person_id="", kind="cui", value="2412 12345 1314", normalised="2412123451314"),
         ContactPoint(person_id="", kind="phone", value="5555 4412", normalised="55554412", never_if="contesta él")],
    )  # fmt: skip
    mother = new_person({"sex": "female"}, [NameParts("Ana", "Felipe")])
    with hub.begin("two") as work:
        work.add_all([*kept, *gone, *mother])
        for person, number in ((kept[0], "REI-2026-0901"), (gone[0], "REI-2026-0902")):
            work.add(Case(person_id=person.id, number=number, status="active", responsible=hub.user.uid,
                          opened=date(2026, 3, 1)))  # fmt: skip
            work.add(Relationship(person_id=mother[0].id, other_id=person.id, kind="mother"))
        work.add(Consent(person_id=gone[0].id, purpose="serve", recipient="ACNUR", answer="granted",
                         given_on=date(2026, 3, 2)))  # fmt: skip
    return kept[0].id, gone[0].id


def asked(hub, two, **chosen):
    with hub.read() as session:
        kept, gone = (session.get(Person, one) for one in two)
        return Merge(kept.id, kept.version, gone.id, gone.version, {"birth": "gone", **chosen})


def rows_of(hub):
    """Everything the shared file holds, by table and id, without the counters of saves."""
    with hub.read() as session:
        return {
            (kind.__tablename__, row["id"]): {name: value for name, value in row.items() if name != "version"}
            for kind in SHARED
            for row in session.execute(select(table_of(kind))).mappings()
        }


def test_the_facts_that_differ_are_asked_and_what_one_does_not_know_is_filled(hub, two):
    with hub.read() as session:
        picks = {one.field: one.asked for one in picks_of(*(session.get(Person, one) for one in two))}
    assert picks == {"birth": True, "sex": False, "nationalities": False, "note": False}
    with pytest.raises(UserError, match=r"nacimiento|birth"):
        merge(hub, replace(asked(hub, two), chosen={}))
    merge(hub, asked(hub, two))
    with hub.read() as session:
        one = session.get(Person, two[0])
        assert (one.birth.earliest, one.nationalities) == (date(2011, 7, 5), ("GT",))
        assert one.note == "Vive con su tía.\n\nHabla mam."


def test_names_numbers_family_and_consents_move_and_what_both_have_is_there_once(hub, two):
    merge(hub, asked(hub, two, **{NAME: "gone"}))
    with hub.read() as session:
        for person_id in two:
            found = profile(session, person_id)
            assert found.person.id == two[0]
            assert [name.surname_1 for name in found.names] == ["Thomas", "Tomás"]
            assert [one.language for one in found.languages] == ["spa"]
            assert [one.kind for one in found.identifiers] == ["cui"]
            assert sorted(one.never_if or "" for one in found.contacts) == ["", "contesta él"]
            assert [one.name for one in found.family] == ["Ana Felipe"]
            assert len(found.consents) == 1


def test_cases_are_not_touched_and_are_found_from_either_id(hub, two):
    with hub.read() as session:
        before = session.execute(select(table_of(Case))).all()
    merge(hub, asked(hub, two))
    program = hub.programs["reintegration"]
    view = next(one for one in program.lists if one.key == every_case_list(program))
    today = date(2026, 11, 26)
    with hub.read() as session:
        assert session.execute(select(table_of(Case))).all() == before
        for person_id in two:
            numbers = {one.number for one in cases_of(session, hub.programs, person_id)}
            assert numbers == {"REI-2026-0901", "REI-2026-0902"}
            lanes = timeline_of(session, hub.programs, two[0], today)
            assert len([one for lane in lanes for one in lane.happenings if one.sign == "case"]) == 2
        work = Worklist(program, view, hub.user, today)
        names = {row["person.name"] for row in work.page(session, work.ids(session), ["person.name"])}
        assert names == {"Elmer Josué Tomás Felipe"}
        due = due_rows(session, hub.programs, hub.user, Span(None, date(2030, 1, 1)))
        assert {row.person for row in due} <= {"Elmer Josué Tomás Felipe"}
        assert [hit.person_id for hit in find_by_case_number(session, hub.programs, "REI-2026-0902")] == [two[0]]


def test_the_one_that_went_is_found_once_and_follows_what_is_written_later(hub, two):
    merge(hub, asked(hub, two))
    with hub.begin("rename") as work:
        work.session.scalars(select(PersonName).where(PersonName.person_id == two[0])).first().given = "Elmer J."
    with hub.read() as session:
        hits = find_persons(session.connection(), "elmer", family=False)
        assert [hit.person_id for hit in hits] == [two[0]]
        rows = dict(session.execute(select(card.c.person_id, card.c.name)).all())
        assert rows[two[1]] == rows[two[0]]
        assert rows[two[0]].startswith("Elmer J.")
    with hub.begin("cards") as work:
        rebuild_cards(work.session.connection())
    with hub.read() as session:
        assert dict(session.execute(select(card.c.person_id, card.c.name)).all()) == rows


def test_undo_parts_them_and_every_row_is_as_it_was(hub, two):
    before = rows_of(hub)
    unit = merge(hub, asked(hub, two, **{NAME: "gone"}))
    with hub.read() as session:
        last = history_of(session, "main", two[1])[0]
        assert (last.reason, last.changes["merged_into"]) == ("merge", (None, two[0]))
    assert rows_of(hub) != before
    assert undo_unit(hub, unit).left == []
    assert rows_of(hub) == before
    with hub.read() as session:
        assert len(cases_of(session, hub.programs, two[0])) == 1
        assert len(find_persons(session.connection(), "elmer", family=False)) == 2


def test_one_who_was_merged_before_leads_to_the_last(hub, two):
    third = new_person({"sex": "male", "birth": BIRTH}, [NameParts("Elmer", "Tomás")])
    with hub.begin("third") as work:
        work.add_all(third)
    merge(hub, asked(hub, two))
    merge(hub, asked(hub, (third[0].id, two[0]), birth="kept"))
    with hub.read() as session:
        assert set(every_id_of(session, two[1])) == {third[0].id, *two}
        assert profile(session, two[1]).person.id == third[0].id
        assert len(cases_of(session, hub.programs, third[0].id)) == 2


def test_relatives_a_newer_save_and_people_without_the_right_are_refused(hub, two):
    stale = asked(hub, two)
    before = rows_of(hub)
    with hub.begin("newer") as work:
        work.get(Person, two[1]).disability = "usa lentes"
    with pytest.raises(Conflict):
        merge(hub, stale)
    link = Relationship(person_id=two[0], other_id=two[1], kind="brother")
    with hub.begin("brothers") as work:
        work.add(link)
    with pytest.raises(UserError, match=r"parientes|relatives"):
        merge(hub, asked(hub, two))
    hub.user = replace(hub.user, rights={"reintegration": Rights({"edit": "all"})})
    assert not may_merge(hub.user)
    with pytest.raises(Refused):
        merge(hub, asked(hub, two))
    now = rows_of(hub)
    assert {key for key in now if now[key] != before.get(key)} == {("person", two[1]), ("relationship", link.id)}


def test_pairs_are_found_until_they_are_decided(hub, two):
    assert [pair.ends for pair in find_pairs(hub).pairs] == [tuple(sorted(two))]
    unit = decide_different(hub, two[1], two[0])
    assert find_pairs(hub).pairs == []
    with hub.begin("again") as work:
        note_likely(work, two[0], [two[1]])
    assert find_pairs(hub).pairs == []
    undo_unit(hub, unit)
    assert len(find_pairs(hub).pairs) == 1
    merge(hub, asked(hub, two))
    assert find_pairs(hub).pairs == []


def test_a_pair_noted_when_somebody_was_registered_is_there_though_little_speaks_for_it(hub, two):
    other = new_person({"sex": "female"}, [NameParts("Zoila", "Quej")])
    with hub.begin("registered") as work:
        work.add_all(other)
        work.flush()
        note_likely(work, other[0].id, [two[0]])
    assert tuple(sorted((other[0].id, two[0]))) in [pair.ends for pair in find_pairs(hub).pairs]


def test_taking_back_what_brought_a_person_leaves_her_where_another_was_merged_into_her(hub):
    names = [NameParts("Gaspar", "Ceto")]
    kept, gone = new_person({"sex": "male"}, names), new_person({"sex": "male"}, names)
    with hub.begin("import") as work:
        work.add_all(kept)
    with hub.begin("registered") as other:
        other.add_all(gone)
    merge(hub, asked(hub, (kept[0].id, gone[0].id)))
    undo_unit(hub, work.id)
    with hub.read() as session:
        found = profile(session, gone[0].id)
        assert (found.person.id, found.person.removed_on) == (kept[0].id, None)
        assert found.name == "Gaspar Ceto"


def test_a_case_of_an_old_id_shows_and_prints_the_person_as_she_is_now(hub, two):
    merge(hub, asked(hub, two))
    program = hub.programs["reintegration"]
    with hub.read() as session:
        (case_id,) = (one.case_id for one in cases_of(session, hub.programs, two[1]) if one.number == "REI-2026-0902")
        assert view_case(session, program, case_id).person_id == two[0]
        paper = case_paper(session, program, case_id)
    assert paper.name == "Elmer Josué Tomás Felipe"
    assert "2011-07-05" in repr(paper.blocks[0]) or "5 jul 2011" in repr(paper.blocks[0])


def test_what_is_written_of_the_old_record_later_belongs_to_the_one_that_stays(hub, two):
    mine = Draft("main", hub.user.uid, "person", two[1], two[1], {"values": {"disability": "usa lentes"}})
    with hub.begin("typed") as work:
        keep_draft(work.session.connection(), mine)
    merge(hub, asked(hub, two))
    with hub.read() as session:
        (found,) = drafts_of(session.connection(), "main", hub.user.uid)
    assert (found.record_id, found.parent_id, found.content) == (two[0], two[0], mine.content)
    with hub.begin("still open") as work:
        work.add(PersonLanguage(person_id=two[1], language="mam"))
        work.add(Case(person_id=two[1], number="REI-2026-0903", status="active", responsible=hub.user.uid))
    with hub.begin("many") as work:
        work.insert_many([Identifier(person_id=two[1], kind="cui", value="1", normalised="1")])
    with hub.read() as session:
        read = profile(session, two[0])
        assert "mam" in [one.language for one in read.languages]
        assert len(read.identifiers) == 2
        linked = session.scalars(select(Case.person_id).where(Case.number == "REI-2026-0903")).one()
    assert linked == two[0]
