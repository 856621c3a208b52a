"""A figure opens exactly the rows it was counted from; and a count can be narrowed to an office or a partner."""

from datetime import date

import pytest
from kindhub_reintegration import records as r

from kindhub.program.indicators import Period
from kindhub.services.indicators import count, limits_of, rows_behind
from kindhub.services.list_filters import Filter
from kindhub.services.worklists import Worklist

PERIOD = Period(date(2020, 1, 1), date(2022, 12, 31))
PERCENT = "percent"


@pytest.fixture
def filled(build):
    """Children of two partners and offices: one with two cases, others who stayed, left, died, are not known of."""
    partners = [build.partner(name) for name in ("Colibrí", "Ceiba")]
    twice = build.child("female", "2008-01-01")
    build.case(twice, "2021-03-01", returned="2021-04-01", partner=partners[0], place="GT-1301")
    build.case(twice, "2021-01-01", partner=partners[0], place="GT-1413")
    for number, (residence, reason) in enumerate(
        (("in_community", "completed_12_months"), ("left", "remigrated"), (None, None), ("in_community", "deceased"))
    ):
        days = {"referred": f"2020-0{number + 2}-04", "returned": f"2020-0{number + 3}-10"}
        child, place = build.child("male", "2006-05-07"), ("GT-1301", None)[number % 2]
        case = build.case(child, **days, partner=partners[number % 2], place=place)
        if residence:
            build.contact(case, "2021-02-01", residence)
        if reason:
            build.closure(case, "2021-06-01", reason, residence)
        build.service(case, "2020-12-01", amount=1_000)
        build.service(case, "2021-12-01", kind="legal_document")
    build.case(build.child(), "2020-05-05", decision="not_eligible", partner=partners[1])
    undated = build.case(build.child(), "2020-06-06", partner=partners[1])
    build.contact(undated, "2020-09-09")
    for number, record in enumerate(one for one in build.waiting if isinstance(one, r.Case)):
        record.office = ("north", "south")[number % 2]
    build.save()
    return partners


def every_figure(hub, only=None):
    program = hub.programs["reintegration"]
    with hub.read() as session:
        counted = count(session, program, PERIOD, only)
        for figure in counted.figures:
            if counted.indicators[figure.indicator].rows_in:
                ids = rows_behind(session, program, PERIOD, (figure.indicator, figure.group), only)
                yield figure, counted.indicators[figure.indicator], ids


@pytest.mark.parametrize("limited", [False, True])
def test_every_figure_has_as_many_rows_as_it_says(hub, filled, limited):
    seen = []
    for figure, indicator, ids in every_figure(hub, {"partner_id": filled[1]} if limited else None):
        expected = figure.numerator if (figure.unit or indicator.unit) == PERCENT else figure.value
        assert len(ids) == expected, (figure.indicator, dict(figure.group))
        assert len(set(ids)) == len(ids)
        seen.append((figure.indicator, len(ids)))
    assert len({key for key, _ in seen}) == 12
    wanted = {"children_referred", "children_accepted", "children_enrolled", "closures", "services_delivered"}
    assert {key for key, number in seen if number} >= (wanted if limited else wanted | {"remained_strict"})


def test_the_list_the_program_names_shows_those_rows(hub, filled):
    program = hub.programs["reintegration"]
    shown = set()
    for _figure, indicator, ids in every_figure(hub):
        view = next(one for one in program.lists if one.key == indicator.rows_in)
        worklist = Worklist(program, view, hub.user, date(2026, 11, 26))
        with hub.read() as session:
            assert worklist.count(session, [Filter("id", "among", ids)]) == len(ids)
        shown.add(view.key)
    assert shown == {"all_cases", "services"}


def test_a_child_with_two_cases_is_shown_by_the_one_that_counts(hub, filled):
    program = hub.programs["reintegration"]
    with hub.read() as session:
        ids = rows_behind(session, program, PERIOD, ("children_referred", {"month": "2021-01"}))
        (case,) = [session.get(r.Case, one) for one in ids]
        assert rows_behind(session, program, PERIOD, ("children_referred", {"month": "2021-03"})) == ()
    assert case is not None


def test_partners_and_offices_add_up_to_the_whole(hub, filled):
    program = hub.programs["reintegration"]
    with hub.read() as session:
        limits = limits_of(session, program)
        whole = count(session, program, PERIOD).whole("children_referred").value
        by_field = {}
        for one in limits:
            part = count(session, program, PERIOD, {one.field: one.code}).whole("children_referred").value
            by_field.setdefault(one.field, []).append(part)
    assert [one.label for one in limits if one.field == "partner_id"] == ["Ceiba", "Colibrí"]
    assert sum(by_field["partner_id"]) == whole
    assert min(by_field["partner_id"]) > 0
    assert len(by_field["office"]) == 2


def test_where_there_is_one_partner_only_there_is_nothing_to_choose(hub, build):
    build.case(partner=build.partner("Colibrí"))
    build.save()
    with hub.read() as session:
        assert limits_of(session, hub.programs["reintegration"]) == ()
