"""Saved views: one's own are one's own, the office's are everybody's, and sharing is a right."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import select

from kindhub.errors import Refused, UserError
from kindhub.security.access import Rights
from kindhub.services.list_filters import Filter
from kindhub.services.list_views import (
    ListLook,
    SavedView,
    drop_view,
    find_view,
    keep_last_look,
    keep_view,
    last_look,
    share_view,
    views_of,
)
from kindhub.storage.house import house_of

PROGRAM = "reintegration"
LOOK = ListLook(
    ("person.name", "risk"), {"person.name": 240}, ("-opened",),
    (Filter("risk", "any_of", ("high",)), Filter("opened", "last_days", 30),
     Filter("closed", "between", (None, "2026-01-31"))),
    "responsible",
)  # fmt: skip


@pytest.fixture
def view(hub):
    return keep_view(hub, PROGRAM, SavedView("", "all_cases", "  Riesgo   alto ", LOOK, ""))


def seen_by(hub, uid):
    with hub.read() as session:
        return views_of(session, PROGRAM, uid)


def told(hub):
    ledger = house_of(PROGRAM).ledger
    with hub.read() as session:
        return list(session.scalars(select(ledger.c.action).where(ledger.c.action.contains("view"))))


def test_a_view_comes_back_as_it_was_kept(hub, view):
    assert seen_by(hub, hub.user.uid) == (view,)
    assert view.name == "Riesgo alto"
    assert view.look == LOOK
    with hub.read() as session:
        assert find_view(session, PROGRAM, hub.user.uid, view.key) == view


def test_ones_own_view_is_seen_by_nobody_else(hub, view):
    assert seen_by(hub, "otra") == ()


def test_a_shared_view_is_seen_by_all_and_told_to_the_ledger(hub, view):
    shared = share_view(hub, PROGRAM, view, shared=True)
    assert seen_by(hub, "otra") == seen_by(hub, hub.user.uid) == (shared,)
    assert told(hub) == ["share_view"]
    share_view(hub, PROGRAM, shared, shared=False)
    assert seen_by(hub, "otra") == ()
    assert told(hub) == ["share_view", "drop_view"]


def test_without_the_right_nothing_shared_is_touched(hub, view):
    shared = share_view(hub, PROGRAM, view, shared=True)
    hub.user.rights[PROGRAM] = Rights({"view": "all"})
    own = keep_view(hub, PROGRAM, replace(LOOKED, name="Mía"))
    for act in (
        lambda: share_view(hub, PROGRAM, own, shared=True),
        lambda: keep_view(hub, PROGRAM, replace(shared, name="Otra")),
        lambda: drop_view(hub, PROGRAM, shared),
        lambda: share_view(hub, PROGRAM, shared, shared=False),
    ):
        with pytest.raises(Refused):
            act()
    assert {one.name for one in seen_by(hub, hub.user.uid)} == {"Mía", "Riesgo alto"}


LOOKED = SavedView("", "all_cases", "", LOOK, "")


def test_a_name_is_needed_and_not_taken(hub, view):
    for name in ("   ", "RIESGO alto"):
        with pytest.raises(UserError):
            keep_view(hub, PROGRAM, replace(LOOKED, name=name))
    renamed = keep_view(hub, PROGRAM, replace(view, name="riesgo ALTO"))
    assert [one.name for one in seen_by(hub, hub.user.uid)] == [renamed.name]


def test_a_view_is_forgotten(hub, view):
    drop_view(hub, PROGRAM, view)
    assert seen_by(hub, hub.user.uid) == ()
    with hub.read() as session, pytest.raises(UserError):
        find_view(session, PROGRAM, hub.user.uid, view.key)


def test_the_last_look_is_kept_per_person_and_place(hub):
    keep_last_look(hub, PROGRAM, "all_cases", LOOK, {"row": 7})
    with hub.read() as session:
        kept = last_look(session, PROGRAM, hub.user.uid, "all_cases")
        assert last_look(session, PROGRAM, "otra", "all_cases") == {}
    assert ListLook.read(kept["look"]) == LOOK
    assert kept["row"] == 7


def test_a_look_of_another_form_is_no_look():
    assert ListLook.read(["x"]) == ListLook.read(None) == ListLook()


def test_filters_on_fields_that_are_gone_are_left_out(worklist):
    gone = Filter("flight_no_longer", "empty")
    assert worklist.known((gone, LOOK.filters[0])) == (LOOK.filters[0],)
