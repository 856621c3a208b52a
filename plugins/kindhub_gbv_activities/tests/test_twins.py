"""The same child in two groups, written twice: found, joined, counted once, and parted again."""

from dataclasses import replace

import pytest
from kindhub_gbv_activities import records as r

from kindhub.errors import UserError
from kindhub.security.access import Refused, Rights
from kindhub.services.merging import NAME, Merge
from kindhub.services.twins import find_twins, join_twins, say_apart
from kindhub.services.undo import undo_unit

VIEW = "participants"


@pytest.fixture
def view(build):
    return next(one for one in build.program.lists if one.key == VIEW)


@pytest.fixture
def twice(build):
    """Ana in March and, written another way and a year off, in May; Rosa beside her both times."""
    march, may = build.workshop("2022-03-07"), build.workshop("2022-05-09")
    ana = build.who(given="Ana Lucia", surnames="Perez Us", age=13)
    again = build.who(given="Ana Lusia", surnames="Peres Us", age=14, phone="5555 0101", disability=False)
    rosa = build.who(given="Rosa", surnames="Chavez Tum", age=13)
    for session, person in ((march, ana), (march, rosa), (may, again), (may, rosa)):
        build.came(session, person, age=13)
    build.save()
    return ana, again, rosa, march


def merge_of(build, kept, gone, **chosen):
    with build.hub.read() as session:
        versions = [session.get(r.Participant, one).version for one in (kept, gone)]
    return Merge(kept, versions[0], gone, versions[1], {"birth": "kept", **chosen})


def reached(build):
    return build.figures()[("people_reached",)].value, build.figures()[("attendances",)].value


def test_the_pair_is_found_and_joined_and_is_one_person_in_every_count(build, view, twice):
    ana, again, _, _ = twice
    assert [set(pair.ends) for pair in find_twins(build.hub, view)] == [{ana, again}]
    assert reached(build) == (3, 4)
    unit = join_twins(build.hub, view, merge_of(build, ana, again))
    assert reached(build) == (2, 4)
    with build.hub.read() as session:
        kept = session.get(r.Participant, ana)
        assert session.get(r.Participant, again) is None
    assert (kept.given, kept.phone, kept.disability) == ("Ana Lucia", "5555 0101", False)
    assert kept.spellings() == ("Ana Lusia Peres Us",)
    assert find_twins(build.hub, view) == []

    undo_unit(build.hub, unit)
    assert reached(build) == (3, 4)
    with build.hub.read() as session:
        assert session.get(r.Participant, ana).also_written is None
        assert session.get(r.Participant, again).given == "Ana Lusia"


def test_under_her_other_spelling_she_is_known_at_the_next_workshop(build, view, twice):
    ana, again, _, _ = twice
    join_twins(build.hub, view, merge_of(build, ana, again, **{NAME: "kept"}))
    june = build.workshop("2022-06-06")
    line = build.add(r.Attendance(session_id=june, given="Ana Lusia", surnames="Peres Us", sex="female", age_from=14,
                                  age_to=14))  # fmt: skip
    build.save()
    with build.hub.read() as session:
        assert session.get(r.Attendance, line).participant_id == ana


def test_two_on_one_list_are_two(build, view, twice):
    ana, again, _, march = twice
    build.came(march, again)
    build.save()
    assert find_twins(build.hub, view) == []
    with pytest.raises(UserError, match=r"one workshop|mismo taller"):
        join_twins(build.hub, view, merge_of(build, ana, again))
    assert reached(build)[0] == 3


def test_who_is_said_to_be_two_is_not_asked_again_and_that_goes_with_who_is_joined(build, view, twice):
    ana, again, rosa, _ = twice
    say_apart(build.hub, view, again, ana)
    assert find_twins(build.hub, view) == []
    third = build.who(given="Ana Lucia", surnames="Perez Us", age=13)
    build.save()
    assert {ana, third} in [set(pair.ends) for pair in find_twins(build.hub, view)]
    join_twins(build.hub, view, merge_of(build, third, ana))
    assert find_twins(build.hub, view) == []
    with build.hub.read() as session:
        (apart,) = session.query(r.ParticipantsApart).all()
    assert {apart.participant_id, apart.other_id} == {again, third}
    assert rosa


def test_a_fact_in_which_they_differ_is_chosen_and_who_may_not_join_does_not(build, view, twice):
    ana, again, _, _ = twice
    what = merge_of(build, ana, again)
    with pytest.raises(UserError, match=r"Born|Nacimiento"):
        join_twins(build.hub, view, replace(what, chosen={}))
    build.hub.user = replace(build.hub.user, rights={"gbv_activities": Rights({"view": "all", "edit": "all"})})
    with pytest.raises(Refused):
        join_twins(build.hub, view, what)
