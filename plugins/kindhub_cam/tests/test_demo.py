"""The invented families: they can be saved, are what their names say, and give the panel of this year something."""

from datetime import date
from random import Random

import pytest
from kindhub_cam import records as r
from kindhub_cam.demo import PLOTS, invent
from kindhub_cam.demo.people import GIVEN
from kindhub_cam.indicators import count
from sqlmodel import select

from kindhub.program.indicators import Period
from kindhub.records.person import Person, PersonName

TODAY = date(2027, 3, 14)


@pytest.fixture
def families(hub):
    with hub.begin("demo") as work:
        for number in range(1, len(PLOTS) + 2):
            work.insert_many(invent("", "", number, Random(1), TODAY, hub.user.uid))
    return hub


def test_every_invented_person_has_the_sex_of_the_name_and_every_family_a_child(families):
    with families.read() as session:
        sexes = {one.id: one.sex for one in session.scalars(select(Person))}
        for name in session.scalars(select(PersonName)):
            assert name.given in GIVEN[sexes[name.person_id]]
        for one in session.scalars(select(r.Member)):
            assert (one.name_on_paper or one.name_on_id).split()[0] in GIVEN[one.sex], one.role
        cases = session.scalars(select(r.Case)).all()
        children = {one.case_id for one in session.scalars(select(r.Member).where(r.Member.role == "child"))}
        assert {one.status for one in cases} == {plot.stage for plot in PLOTS}
    assert children == {one.id for one in cases}


def test_the_panel_of_the_year_of_today_is_not_empty(families):
    with families.read() as session:
        figures = list(count(session, Period(date(TODAY.year - 1, 3, 15), TODAY)))
    whole = {one.indicator: one.value for one in figures if not one.group}
    for key in ("inquiries", "families_screened", "decisions", "arrivals", "ended", "waiting", "waiting_days"):
        assert whole[key], key
