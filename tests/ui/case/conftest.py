"""A child who came home three weeks ago, and her case page over real encrypted files."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.ui.conftest import filled_folder


@pytest.fixture
def begun(request, begun):
    """The child's case is there for a test that asks for it."""
    return elmers_folder()[0] if "case_id" in request.fixturenames else begun


@pytest.fixture
def case_id():
    return elmers_folder()[1]


def elmers_folder():
    return filled_folder("elmer", _came_home)


def _came_home(hub):
    from kindhub_reintegration import records as r

    from kindhub.records.codes import code_list
    from kindhub.records.names import NameParts
    from kindhub.records.partial_date import PartialDate
    from kindhub.records.person import ContactPoint, PersonLanguage
    from kindhub.services.persons import new_person

    today = date.today()
    with hub.begin("invent") as work:
        birth = PartialDate.read("7/5/2011", kind="birth")
        parts = [
            PersonLanguage(person_id="", language="spa"),
            ContactPoint(person_id="", kind="phone", value="5555 4412", safe_when="después de las 17 h"),
        ]
        people = new_person({"sex": "male", "birth": birth}, [NameParts("Elmer", "Tomás", "Felipe")], parts)
        work.add_all(people)
        case = r.Case(
            person_id=people[0].id,
            opened=today - timedelta(50),
            responsible=hub.user.uid,
            risk="medium",
            status="received",
            status_since=today - timedelta(20),
        )
        work.add(case)
        work.add(r.Referral(case_id=case.id, received_on=PartialDate.of(today - timedelta(53)), consent_signed=True))
        point = next(iter(code_list("reintegration.arrival_point"))).code
        work.add(r.Return(case_id=case.id, arrived_on=PartialDate.of(today - timedelta(20)), arrival_point=point))
    return case.id


@pytest.fixture
def open_case(hub, case_id, qtbot):
    """`open_case(form_key="")` shows the case page and waits until form and side are filled."""
    from kindhub.testing.windows import shown_case
    from kindhub.ui.tasks import tasks

    def show(form_key: str = ""):
        page = shown_case(qtbot, hub, "reintegration", case_id, form_key)
        settle(page)
        return page

    def settle(page) -> None:
        qtbot.waitUntil(lambda: page.picture is not None and not tasks().busy(), timeout=10_000)
        qtbot.waitUntil(lambda: page.pane.desk is None or page.pane.desk.target is not None, timeout=10_000)

    show.settle = settle
    return show


@pytest.fixture
def kept(hub):
    """`kept(kind)`: the records of a kind as they lie in the files, the oldest first."""
    from sqlalchemy import select

    def read(kind):
        with hub.read() as session:
            return session.scalars(select(kind).order_by(kind.id)).all()

    return read


@pytest.fixture
def colleague(hub):
    """The uid of Berta, who works with the program too."""
    from kindhub.services.colleagues import add_colleague, grant
    from kindhub.testing import WEAK

    add_colleague(hub, "berta", "Berta Prueba", "siete palabras que nadie más escribe aquí", kdf=WEAK)
    grant(hub, "berta", "reintegration", "caseworker")
    return "berta"
