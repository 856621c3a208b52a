"""Families saved by hand, for tests of what a save or a second look brings."""

from datetime import date

from kindhub_cam import records as r
from kindhub_cam.rules.books import set_named, shipped

from kindhub.records.person import Person

from .conftest import when

NEXT = set_named(shipped(), "CAM-2023-04-11").text.replace('"CAM-2023-04-11"', '"CAM-next"').replace(
    "in_force_from = 2023-04-11\n", "").replace("in_force_to = 2025-01-19\n", "")  # fmt: skip
"""A file of an office: the rules of 2023 under another name, with no days of its own."""
CHILD = {"nationality": ("HN",), "lives_in": "HN", "marital": "single", "relation": "biological"}


def save(hub, *records):
    with hub.begin("test") as work:
        for record in records:
            work.add(record)
            work.flush()
    return records[0]


def case_of(hub, *births, number="CAM-9001", responsible=None, **child):
    """A family that is likely eligible, with a child for each day of birth (one, if none is said); gives its id."""
    person = Person(sex="female")
    case = r.Case(person_id=person.id, number=number, status="screening", opened=date(2023, 6, 1),
                  responsible=responsible)  # fmt: skip
    save(hub, person, case)
    save(hub, r.Screening(case_id=case.id, screened_on=date(2023, 6, 10), birth=when("1985-01-01"), in_us=True,
                          us_status="asylum_pending", status_since=when("2022-02-02")))  # fmt: skip
    for place, birth in enumerate(births or ("2012-02-03",), start=1):
        told = {"birth": when(birth), **CHILD, **child}
        save(hub, r.Member(case_id=case.id, role="child", number=place, **told))
    return case.id
