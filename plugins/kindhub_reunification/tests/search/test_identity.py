"""The check of identity: the list beside whoever was found, the likeness with its reasons, and a person decides."""

from datetime import date

import pytest
from kindhub_reunification import records as r
from kindhub_reunification.search.identity import beside, compared, facts_of_check, found_card

from kindhub.i18n import spoken
from kindhub.records.partial_date import PartialDate
from kindhub.records.person import Person

BORN = PartialDate.of(date(1981, 10, 26))


@pytest.fixture
def case(hub):
    person = Person(sex="female")
    kept = r.Case(person_id=person.id, number="SF-9001", place="GT-1413", country="GT")
    with hub.begin("test") as work:
        for one in (person, kept, r.Member(case_id=kept.id, role="parent", birth=BORN,
                                           name_on_list="Jacinta Victoria Felipe Toj"),
                    r.Lead(case_id=kept.id, kind="phone", value="5554-2175")):  # fmt: skip
            work.add(one)
            work.flush()
    return kept.id


def test_both_sides_and_the_reasons_are_said(hub, case):
    with hub.read() as session, spoken("en"):
        facts = facts_of_check(session, case, None)
        same = {"found_name": "Jasinta Felipe Toj", "found_birth": BORN, "found_phone": "+502 5554 2175", **facts}
        other = {"found_name": "Rolando Rivera Cedillo", "found_birth": PartialDate.read("1960"), **facts}
        lines = beside(same).splitlines()
        assert lines[0].startswith("On the list: Jacinta Victoria Felipe Toj, 26 Oct 1981, Santa María Nebaj")
        assert lines[0].endswith("… 2175. Found: Jasinta Felipe Toj, 26 Oct 1981, … 2175.")
        assert "alike" in lines[1]
        assert beside(other).endswith("Nothing speaks for the same person.")
        assert beside(facts) == beside({"found_name": "Ana"}) == ""
        assert compared(None, found_card(same)) is None


def test_the_likeness_is_kept_and_what_somebody_wrote_stays(hub, case):
    told = {"case_id": case, "checked_on": date(2026, 1, 5), "found_name": "Jacinta Felipe", "found_birth": BORN}
    with hub.begin("test") as work:
        work.add_all([r.IdentityCheck(**told), r.IdentityCheck(**told, likeness=10, reasons="lo digo yo")])
    with hub.read() as session:
        found = {(one.likeness, bool(one.reasons)) for one in session.query(r.IdentityCheck)}
        assert session.get(r.Case, case).identity_confirmed_on is None
    assert (10, True) in found
    assert max(found)[0] > 60
