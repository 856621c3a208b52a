"""What each colleague's queries reach: her groups, their workshops, and the people who came to them."""

from datetime import date
from types import SimpleNamespace

import pytest
from kindhub_gbv_activities import records as r
from kindhub_gbv_activities.access import ROLES, scope
from sqlalchemy import select

from kindhub.program.indicators import Period
from kindhub.records.base import table_of
from kindhub.services.indicators import count


def user(reach, uid="berta", office=None, team=None):
    return SimpleNamespace(uid=uid, office_id=office, team_id=team, scope_of=lambda _program, _action: reach)


@pytest.fixture
def two_groups(build):
    """Berta's group in one office, Carla's in another; one person came to each, and one list belongs to no group."""
    hers = build.add(r.Group(number="De Berta", responsible="berta", office="hue", team="norte"))
    other = build.add(r.Group(number="De Carla", responsible="carla", office="teg", team="sur"))
    ana, rosa, loose = build.who("Ana"), build.who("Rosa"), build.who("Eva")
    for group, person in ((hers, ana), (other, rosa), (None, loose)):
        session = build.workshop("2022-03-07", group_id=group)
        build.came(session, person, age=13)
        build.add(r.ItemResult(session_id=session, words="¿Quién denuncia?", answered_after=4, right_after=3))
        if group is not None:
            build.add(r.LaterReferral(group_id=group, referred_to="health"))
    build.save()
    return ana, rosa, loose


def seen(build, record, who):
    condition, table = scope(record, who), table_of(record)
    asked = select(table.c.id) if condition is None else select(table.c.id).where(condition)
    with build.hub.read() as session:
        return set(session.execute(asked).scalars())


@pytest.mark.parametrize("who", [user("self"), user("office", office="hue"), user("team", team="norte")])
def test_her_groups_and_who_came_to_them(build, two_groups, who):
    ana, _rosa, _loose = two_groups
    assert seen(build, r.Participant, who) == {ana}
    kinds = (r.Group, r.Session, r.Attendance, r.ItemResult, r.LaterReferral)
    assert [len(seen(build, kind, who)) for kind in kinds] == [1] * len(kinds)


def test_a_neighbour_sees_the_other_group_and_not_hers(build, two_groups):
    _ana, rosa, _loose = two_groups
    assert seen(build, r.Participant, user("office", uid="nadie", office="teg")) == {rosa}


def test_without_the_right_nothing_is_there_and_with_all_of_it_everything(build, two_groups):
    assert seen(build, r.Participant, user(None)) == set()
    assert seen(build, r.ReachSecret, user("office", office="hue")) == set()
    assert seen(build, r.Participant, user("all")) == set(two_groups)


def test_figures_of_one_office_count_its_groups_and_nothing_that_belongs_to_none(build, two_groups):
    period = Period(date(2022, 1, 1), date(2022, 12, 31))
    with build.hub.read() as session:
        counted = [count(session, build.program, period, only) for only in (None, {"office": "hue"})]
    assert [one.whole("people_reached").value for one in counted] == [3, 1]
    assert [one.whole("items_right_after").denominator for one in counted] == [12, 4]


def test_a_partner_and_a_reader_cannot_export_lists_of_names():
    allowed = {role.key: set(role.actions) for role in ROLES}
    assert "export" not in allowed["partner"] | allowed["reader"] | allowed["facilitator"]
    assert "list_names" not in allowed["reader"]
