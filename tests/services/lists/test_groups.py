"""Groups: the counts beside the headings are those of the rows under them."""

from __future__ import annotations

import pytest

from kindhub.services.list_filters import Filter

GROUPS = ("status", "risk", "responsible", "partner_id", "assent_home", "person.sex", "person.place", "deadline.label")


@pytest.mark.parametrize("source", GROUPS)
def test_the_counts_cover_the_rows_in_their_order(hub, worklist, source):
    with hub.read() as session:
        groups = worklist.groups(session, source)
        rows = worklist.page(session, worklist.ids(session, group=source, order=("-opened",)), [source, "deadline.due"])
        flat = [group.value for group in groups for _ in range(group.count)]
        late = worklist.overdue(session)
    assert [None if row[source] == "" else row[source] for row in rows] == flat
    assert len(rows) == 12
    assert sum(group.late for group in groups) == late > 0
    assert len({str(group.value) for group in groups}) == len(groups) > 1


def test_within_a_group_the_order_of_the_list_holds(hub, worklist):
    with hub.read() as session:
        found = worklist.page(session, worklist.ids(session, group="status", order=("opened",)), ["status", "opened"])
    active = [row["opened"] for row in found if row["status"] == "active" and row["opened"]]
    assert active == sorted(active)


@pytest.mark.parametrize("source", GROUPS)
def test_the_filter_of_a_group_finds_its_rows(hub, worklist, source):
    with hub.read() as session:
        for group in worklist.groups(session, source):
            one = Filter(source, "empty") if group.value is None else Filter(source, "any_of", (group.value,))
            assert worklist.count(session, [one]) == group.count


def test_a_filter_narrows_the_groups_too(hub, worklist):
    closed = [Filter("status", "any_of", ("closed",))]
    with hub.read() as session:
        assert [one.value for one in worklist.groups(session, "status", closed)] == ["closed"]
