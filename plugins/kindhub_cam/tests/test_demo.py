"""The invented families: they can be saved, are what their names say, and give the panel of this year something."""

from datetime import date
from random import Random

import pytest
from kindhub_cam import records as r
from kindhub_cam.demo import PLOTS, invent
from kindhub_cam.demo.people import GIVEN
from kindhub_cam.indicators import TELLING
from kindhub_cam.indicators.definitions import BEHIND
from kindhub_cam.indicators.population import Track
from kindhub_cam.indicators.turning import urgency
from kindhub_cam.lists import LISTS
from sqlmodel import select

from kindhub.program.indicators import Period
from kindhub.records.base import table_of
from kindhub.records.person import Person, PersonName
from kindhub.services.worklists import Worklist
from kindhub.testing import open_copy, put_away

from .conftest import when

TODAY = date(2027, 3, 14)
RECORD_OF = {table_of(one).name: one for one in r.RECORDS}


@pytest.fixture(scope="module")
def families(tmp_path_factory):
    """They are only read here."""
    hub = open_copy(tmp_path_factory.mktemp("families") / "data")
    with hub.begin("demo") as work:
        for number in range(1, len(PLOTS) + 2):
            work.insert_many(invent("", "", number, Random(1), TODAY, hub.user.uid))
    yield hub
    put_away(hub)


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
        figures = list(TELLING.count(session, Period(date(TODAY.year - 1, 3, 15), TODAY)))
    whole = {one.indicator: one.value for one in figures if not one.group}
    for key in ("inquiries", "families_screened", "decisions", "arrivals", "ended", "waiting", "waiting_days"):
        assert whole[key], key


def test_behind_every_figure_lie_as_many_rows_as_it_says(families):
    period = Period(date(TODAY.year - 5, 1, 1), TODAY)
    lists = {one.key: table_of(one.record).name for one in LISTS}
    with families.read() as session:
        found = list(TELLING.count(session, period))
        held = {name: set(session.scalars(select(table_of(record).c.id))) for name, record in RECORD_OF.items()}
        for one in found:
            rows_in = BEHIND.get(one.indicator)
            ids = TELLING.rows(session, period, one.indicator, one.group)
            wanted = {"percent": one.numerator, "days": one.denominator}.get(one.unit, one.value)
            assert len(ids) == (wanted if rows_in else 0), (one.indicator, one.group)
            assert set(ids) <= (held[lists[rows_in]] if rows_in else set()), one.indicator
    assert {one.indicator for one in found if one.value} >= set(BEHIND)


def test_the_radar_goes_by_the_first_day_on_which_a_child_may_be_21(families):
    with families.read() as session:
        told = TELLING.count(session, Period(date(2020, 1, 1), TODAY))
        figures = {one.group.get("urgency"): one.value for one in told
                   if one.indicator == "turning_21"}  # fmt: skip
        program = families.programs["cam"]
        radar = Worklist(program, next(one for one in LISTS if one.key == "age_radar"), families.user, TODAY)
        listed = radar.page(session, radar.ids(session))
    assert figures[None] == len(listed) == sum(n for code, n in figures.items() if code)
    days = [row["earliest_21"] for row in listed]
    assert days == sorted(days)
    assert all(row["case.number"].startswith("CAM-") for row in listed)


@pytest.mark.parametrize(
    ("born", "code"),
    [("2006-03-14", "turned"), ("2006", "may_be"), ("2006-03", "may_be"), ("2005", "turned"), ("2006-03-15", "m3"),
     ("2006-07", "m6"), ("2007", "y1"), ("2007-03-15", "y2"), ("2008-03-13", "y2"), ("2008-03-14", "later"),
     (None, "unknown")],
)  # fmt: skip
def test_how_soon_by_what_is_known_of_a_birth(born, code):
    birth = when(born)
    first, last = birth.turns(21) if birth else (None, None)
    assert urgency(Track("m", "child", "screening", None, first, last), TODAY) == code
