"""Every field of a form is a column, though no list names it."""

from datetime import date

import openpyxl
import pytest

from kindhub.exchange.list_export import export_list
from kindhub.i18n import spoken
from kindhub.records.organisation import Organisation
from kindhub.records.partial_date import PartialDate
from kindhub.records.person import Person
from kindhub.security.access import Rights
from kindhub.services.list_filters import Filter
from kindhub.services.worklists import Worklist

TODAY = date(2026, 11, 23)


@pytest.fixture
def cases(hub):
    """Two cases: one that came by air with two things in hand, one of whom no return is written."""
    from kindhub_reintegration.records import Case, Referral, Return

    people = [Person(), Person()]
    shelter = Organisation(name="Casa Refugio")
    made = [
        Case(person_id=people[0].id, number="CV-2017-001", responsible="bea"),
        Case(person_id=people[1].id, number="CV-2017-002", responsible="ana"),
    ]
    with hub.begin() as work:
        work.insert_many([
            *people, shelter, *made,
            Return(case_id=made[0].id, flight_no="GJ-12", arrived_on=PartialDate.of(date(2017, 3, 4)),
                   items=("clothes", "food"), transport_cost=12_50),
            Return(case_id=made[0].id, flight_no="a second sheet"),
            Referral(case_id=made[1].id, referrer_organisation_id=shelter.id, depart_by=date(2017, 5, 1),
                     place="GT-1311"),
        ])  # fmt: skip
    return made


@pytest.fixture
def every(hub):
    return listed(hub, "all_cases")


def listed(hub, key):
    program = hub.programs["reintegration"]
    return Worklist(program, next(view for view in program.lists if view.key == key), hub.user, TODAY)


def rows(hub, worklist, *columns, order=("number",), filters=()):
    """The cells of these columns, row by row."""
    with hub.read() as session:
        found = worklist.page(session, worklist.ids(session, order, filters), columns)
    return [tuple(row[column] for column in columns) for row in found]


def test_fields_of_the_case_and_of_its_single_parts_are_there_and_hidden(every):
    sources = [column.source for column in every.available()]
    assert {"office", "assent_home", "return.flight_no", "referral.return_type", "closure.reason"} <= set(sources)
    assert len(sources) == len(set(sources))
    assert not [one for one in every.available() if one not in every.view.columns and one.shown]


def test_repeating_parts_and_links_are_no_columns(every):
    sources = {column.source for column in every.available()}
    assert not [one for one in sources if one.startswith("contacts.")]
    assert "return.case_id" not in sources


def test_a_list_of_parts_has_the_fields_of_its_own_form(hub):
    contacts = {column.source for column in listed(hub, "contacts").available()}
    assert {"held_on", "note"} <= contacts
    assert "return.flight_no" not in contacts


def test_the_heading_says_of_which_part(every):
    (column,) = every.columns(["referral.return_type"])
    assert every.label(column) == ("Referral: Type of return", "Referencia: Tipo de retorno")


def test_the_cells_are_those_of_the_record_the_case_page_shows(hub, cases, every):
    assert rows(hub, every, "number", "return.flight_no", "return.items") == [
        ("CV-2017-001", "GJ-12", ("clothes", "food")),
        ("CV-2017-002", None, ()),
    ]


FIRST, SECOND, NONE = [("CV-2017-001",)], [("CV-2017-002",)], []


@pytest.mark.parametrize(
    ("condition", "found"),
    [
        (Filter("return.flight_no", "empty"), SECOND),
        (Filter("return.flight_no", "filled"), FIRST),
        (Filter("return.flight_no", "contains", "GJ"), FIRST),
        (Filter("return.items", "has", "food"), FIRST),
        (Filter("return.items", "has", "foo"), NONE),
        (Filter("return.arrived_on", "after", PartialDate.of(date(2017, 3, 3))), FIRST),
        (Filter("return.arrived_on", "after", PartialDate.of(date(2017, 3, 4))), NONE),
        (Filter("referral.depart_by", "before", date(2017, 5, 2)), SECOND),
        (Filter("referral.depart_by", "before", date(2017, 5, 1)), NONE),
        (Filter("referral.referrer_organisation_id", "contains", "Refugio"), SECOND),
        (Filter("referral.place", "contains", "huehue"), SECOND),
        (Filter("referral.place", "contains", "peten"), NONE),
    ],
)
def test_they_can_be_filtered(hub, cases, every, condition, found):
    assert rows(hub, every, "number", filters=[condition]) == found


def test_they_can_be_sorted(hub, cases, every):
    assert rows(hub, every, "number", order=("return.flight_no",)) == [*SECOND, *FIRST]
    assert rows(hub, every, "number", order=("-return.flight_no",)) == [*FIRST, *SECOND]


def test_they_can_be_exported(hub, cases, every, tmp_path):
    with spoken("en"):
        columns = ("number", "return.flight_no", "return.transport_cost")
        export_list(hub, every, tmp_path / "list.xlsx", "a look", columns=columns, order=("number",))
    found = list(openpyxl.load_workbook(tmp_path / "list.xlsx").active.values)
    assert found[0] == ("Case number", "Return and reception: Flight", "Return and reception: Cost of the transport")
    assert found[1:] == [("CV-2017-001", "GJ-12", 12.5), ("CV-2017-002", None, None)]


def test_a_part_is_asked_within_the_scope_of_the_person(hub, cases, every):
    assert rows(hub, every, "return.flight_no") == [("GJ-12",), (None,)]
    hub.user.rights["reintegration"] = Rights({"view": "self"})
    assert rows(hub, every, "number") == SECOND
    with hub.read() as session:
        asked_by_row = every.page(session, range(1, 10), ["number", "return.flight_no"])
    assert {row["number"]: row["return.flight_no"] for row in asked_by_row}["CV-2017-001"] is None
