"""A hub with the program in real encrypted files, and a hand to build children and cases with."""

from datetime import date

import pytest
from kindhub_reintegration import records as r

from kindhub.records.organisation import Organisation
from kindhub.records.partial_date import PartialDate
from kindhub.records.person import Person, PersonLanguage
from kindhub.testing import (
    hub,  # noqa: F401 - a fixture
    only_installed,
)
from kindhub.testing.counting import Counting

pytest_runtest_setup = only_installed("reintegration")


def when(day):
    """A day (`2022-03-01`), a month (`2022-03`), or a partial date as it is."""
    if day is None or isinstance(day, PartialDate):
        return day
    return PartialDate.of(date.fromisoformat(day)) if len(day) == 10 else PartialDate.read(f"{day[5:7]}/{day[:4]}")


class Build:
    """Collects records and writes them in one go."""

    def __init__(self, opened):
        self.hub = opened
        self.waiting = []

    def add(self, record):
        self.waiting.append(record)
        return record

    def child(self, sex="female", birth=None, language=None):
        person = self.add(Person(sex=sex, birth=when(birth)))
        if language:
            self.add(PersonLanguage(person_id=person.id, language=language, level="first"))
        return person.id

    def partner(self, name):
        return self.add(Organisation(name=name)).id

    def case(self, child=None, referred="2021-01-04", decision="accepted", returned=None, partner=None, **referral):
        case = self.add(r.Case(person_id=child or self.child(), status="active", partner_id=partner))
        self.add(r.Referral(case_id=case.id, received_on=when(referred), decision=decision, **referral))
        if returned:
            self.add(r.Return(case_id=case.id, arrived_on=when(returned)))
        return case.id

    def contact(self, case, day, residence="in_community", **more):
        return self.add(r.Contact(case_id=case, held_on=when(day), residence=residence, **more))

    def closure(self, case, day, reason, residence=None, **more):
        return self.add(r.Closure(case_id=case, closed_on=when(day), reason=reason, residence=residence, **more))

    def service(self, case, day, kind="tutoring", amount=None, **more):
        return self.add(r.Service(case_id=case, delivered_on=when(day), type=kind, amount=amount, **more))

    def save(self):
        with self.hub.begin("test") as work:
            for record in self.waiting:
                work.add(record)
                work.flush()
        self.waiting = []

    def figures(self, first, last):
        self.save()
        return Counting(self.hub, "reintegration", first, last).figures()


@pytest.fixture
def build(hub):  # noqa: F811 - the fixture of that name
    return Build(hub)
