"""The invented families can be saved, and the chart of a family shows who belongs to it and where each is."""

from datetime import date
from random import Random

import pytest
from kindhub_reunification import records as r
from kindhub_reunification.demo import GIVEN, invent
from kindhub_reunification.demo.plots import PLOTS
from kindhub_reunification.people import family_chart
from sqlalchemy import func, select

from kindhub.i18n import spoken
from kindhub.program.indicators import Period
from kindhub.records.partial_date import PartialDate
from kindhub.records.person import Person, PersonName
from kindhub.services.indicators import count

TODAY = date(2027, 3, 14)


@pytest.fixture
def families(hub):
    with hub.begin("demo") as work:
        for number in range(1, len(PLOTS) + 2):
            child = Person(sex="male", invented=True)
            work.insert_many([child, *invent(child.id, "", number, Random(1), TODAY, hub.user.uid)])
    return hub


def test_the_families_are_what_their_plots_say(families):
    with families.read() as session:
        sexes = {one.id: one.sex for one in session.scalars(select(Person))}
        for name in session.scalars(select(PersonName)):
            assert name.given in GIVEN[sexes[name.person_id]]
        cases = {one.number: one for one in session.scalars(select(r.Case))}
        assert [one.status for one in cases.values()] == [plot.stage for plot in PLOTS]
        assert [one.attempts or 0 for one in cases.values()] == [plot.attempts for plot in PLOTS]
        assert cases["SF-0012"].exhausted_on is not None
        assert session.scalars(select(func.count()).select_from(r.Call).where(r.Call.caller_id.is_(None))).one()
        figures = count(session, families.programs["reunification"], Period(date(2020, 1, 1), TODAY))
    panel = {one.indicator: one.value for one in figures.figures if not one.group}
    assert panel["families_sought"] == sum(plot.attempts > 0 for plot in PLOTS)
    assert panel["families_in_services"] == 2


def test_the_chart_shows_the_parent_the_child_and_what_binds_them(families):
    with families.read() as session, spoken("en"):
        case = session.scalars(select(r.Case).where(r.Case.number == "SF-0001")).one()
        chart = family_chart(session, case)
        alone = family_chart(session, r.Case(id="none", person_id=case.person_id))
    parent, child = chart.people
    assert (parent.part, parent.note, child.part, child.note) == (
        "parent", "returned to the country", "child", "with a sponsor")  # fmt: skip
    assert [(bond.kind, bond.one, bond.other, bond.sure) for bond in chart.bonds] == [
        ("parent", parent.key, child.key, True)]  # fmt: skip
    assert [(one.part, one.form) for one in alone.people] == [("parent", "case")]


def test_on_the_map_small_numbers_are_hidden_whoever_looks_and_large_ones_are_told(families):
    on = PartialDate.of(date(2026, 3, 2))
    with families.begin("more") as work:
        for place, many in (("GT-1601", 12), ("GT-0501", 9)):
            persons = [Person(invented=True) for _ in range(many)]
            cases = [r.Case(person_id=one.id, place=place) for one in persons]
            work.insert_many([*persons, *cases, *(r.Attempt(case_id=one.id, attempted_on=on) for one in cases)])
    with families.read() as session:
        counted = count(session, families.programs["reunification"], Period(date(2020, 1, 1), TODAY))
    open_ones, told = ({one.group["department"]: one for one in counted.figures
                        if one.indicator == key and "department" in one.group}
                       for key in ("families_sought", "searches_by_department"))  # fmt: skip
    assert open_ones.keys() == told.keys()
    shown = {place: one.value for place, one in told.items() if one.value is not None}
    assert shown["GT-16"] == 12
    assert all(open_ones[place].value == value >= 5 for place, value in shown.items())
    assert all(one.hidden for place, one in told.items() if place not in shown)
    assert {place for place, one in open_ones.items() if one.value < 5}.isdisjoint(shown)
