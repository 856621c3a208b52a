"""The numbers of the rail: true, or visibly as of when they were; kept in the programs' own files."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import event

from kindhub.records.person import Person
from kindhub.security.access import Rights
from kindhub.services.kept_counts import DUE, KEY, kept_counts, stamp_of
from kindhub.services.preferences import preference
from kindhub.services.protected_reading import note_page
from kindhub.ui.hub_window import rail_counter
from kindhub.ui.hub_window.rail_counter import CountRail, RailCounter, RailCounts
from kindhub.ui.shell.nav import NavEntry, Route
from kindhub.ui.shell.rail_button import EntryButton
from kindhub.ui.tasks import Progress

TODAY = date(2026, 11, 23)
MINE = ("reintegration", "my_cases")


def look(hub, known=None, *, anew=True):
    return CountRail(hub, known or RailCounts(), anew=anew)(Progress())


def add_case(hub):
    from kindhub_reintegration.records import Case

    person = Person()
    case = Case(person_id=person.id, opened=TODAY, status="active", responsible=hub.user.uid)
    with hub.begin() as work:
        work.add(person, case)


def counted(hub, work):
    """How many statements that count were run."""
    said = []

    def seen(_connection, _cursor, statement, *_):
        said.append(statement)

    event.listen(hub.engine, "before_cursor_execute", seen)
    found = work()
    event.remove(hub.engine, "before_cursor_execute", seen)
    return found, sum("count(" in one for one in said)


def test_what_was_counted_is_kept_in_the_programs_file_and_counted_again_only_after_a_change(hub):
    add_case(hub)
    first = look(hub)
    assert (first.shown(*MINE).rows, first.old, first.unkept) == (1, False, frozenset())
    with hub.read() as session:
        assert preference(session, "main", hub.user.uid, KEY) is None
        assert kept_counts(session, hub.programs["reintegration"], hub.user)["my_cases"].rows == 1
    next_sitting, n = counted(hub, lambda: look(hub))
    assert (next_sitting.counts, n) == (first.counts, 0)
    add_case(hub)
    before = look(hub, anew=False)
    assert (before.shown(*MINE).rows, before.old) == (1, True)
    assert before.shown(*MINE).as_of == first.counts["reintegration"]["my_cases"].at
    after, n = counted(hub, lambda: look(hub, before))
    assert (after.shown(*MINE).rows, after.shown(*MINE).as_of, after.old) == (2, "", False)
    assert n > 0


def test_a_stamp_lasts_while_one_only_looks_and_no_longer(hub):
    program = hub.programs["reintegration"]

    def stamp(user=hub.user, day=TODAY):
        with hub.read() as session:
            return stamp_of(session, program, user, day)

    add_case(hub)
    start = stamp()
    note_page(hub, "reintegration", "case", "x")
    assert stamp() == start
    narrower = replace(hub.user, rights={"reintegration": Rights({"view": "self"})})
    assert len({start, stamp(narrower), stamp(day=TODAY + timedelta(1))}) == 3
    with hub.begin() as work:
        work.add(Person())
    assert stamp() != start


def test_counting_goes_on_in_pieces_so_that_others_have_their_turn(hub, monkeypatch):
    add_case(hub)
    whole = look(hub)
    times = iter(range(1_000_000))
    monkeypatch.setattr(rail_counter.time, "perf_counter", lambda: next(times))
    monkeypatch.setattr(rail_counter, "AT_ONCE_SECONDS", 2)
    add_case(hub)
    piece, pieces = look(hub, whole), 1
    assert piece.old
    assert piece.unkept
    while piece.old:
        piece, pieces = look(hub, piece), pieces + 1
    assert pieces > 2
    assert piece.shown(*MINE).rows == 2
    assert look(hub, anew=False).shown(*MINE).as_of == ""  # kept once all was counted


def test_the_counter_shows_the_kept_number_first_then_the_true_one_and_rests(qtbot, hub):
    add_case(hub)
    look(hub)
    add_case(hub)
    counter, seen = RailCounter(hub), []
    counter.changed.connect(lambda: seen.append(counter.known.shown(*MINE)))
    counter.look()
    qtbot.waitUntil(lambda: counter.known.looked and not counter.known.old)
    assert [(one.rows, bool(one.as_of)) for one in seen] == [(1, True), (2, False)]
    add_case(hub)
    counter.look()
    qtbot.waitUntil(lambda: len(seen) == 3)
    assert (seen[-1].rows, bool(seen[-1].as_of)) == (2, True)  # it has just counted; the number says of when it is
    counter.deleteLater()


def test_due_is_known_only_when_every_program_was_counted(hub):
    assert not RailCounts().due().counted
    found = look(hub)
    assert found.due().counted
    less = {key: one for key, one in found.counts["reintegration"].items() if key != DUE}
    assert not replace(found, counts={**found.counts, "reintegration": less}).due().counted


@pytest.mark.parametrize("late", [True, False])
def test_an_entry_says_in_words_that_its_number_is_old_or_not_there_yet(qtbot, late):
    button = EntryButton(NavEntry(Route("list"), "Mis casos", overdue=late, counted=False))
    qtbot.addWidget(button)
    assert "contando" in button.accessibleName()
    button.set_count(7, "2026-11-20T10:00:00.000+00:00")
    assert "7" in button.accessibleName()
    assert "20 nov" in button.accessibleName()
    assert "20 nov" in button.toolTip()
    button.set_count(7)
    assert button.accessibleName().startswith("Mis casos 7")
    assert button.toolTip() == ""
