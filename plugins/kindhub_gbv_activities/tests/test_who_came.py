"""A list typed at a workshop: each line finds its person, a list of last time is marked, nobody is twice."""

from datetime import date

import pytest
from kindhub_gbv_activities import records as r

from kindhub.errors import UserError
from kindhub.records.partial_date import PartialDate


@pytest.fixture
def typed(build):
    """Save one line as the form does, and give it back."""

    def save(session, given, surnames=None, **more):
        said = {"sex": "female", "role": "student", "community": "Aldea Chinacá", **more}
        with build.hub.begin("test") as work:
            line = r.Attendance(session_id=session, given=given, surnames=surnames, **said)
            work.add(line)
            work.flush()
        return line

    return save


def people(build):
    with build.hub.read() as session:
        return {one.id: one for one in session.query(r.Participant)}


def lines(build, session_id):
    with build.hub.read() as session:
        return session.query(r.Attendance).filter_by(session_id=session_id).order_by(r.Attendance.list_no).all()


def test_a_name_finds_the_person_who_came_before(build, typed):
    first, second = build.workshop("2022-03-07"), build.workshop("2022-05-09")
    build.save()
    ana = typed(first, "Ana Lucía", "Pérez Us", age_from=13)
    again = typed(second, "ana", "Peres us", age_from=13)
    assert again.participant_id == ana.participant_id
    assert again.given == "ana"
    assert len(people(build)) == 1
    assert people(build)[ana.participant_id].birth.latest == date(2009, 3, 7)


def test_somebody_doubtful_is_new_and_said_beside_the_line(build, typed):
    first, second = build.workshop("2022-03-07"), build.workshop("2022-05-09")
    build.save()
    ana = typed(first, "Ana Lucía", "Pérez Us", age_from=13)
    other = typed(second, "Ana Lucía", "Pérez Us", age_from=13, community="INEB de Prueba")
    assert other.participant_id != ana.participant_id
    assert "Ana Lucía Pérez Us" in other.as_written["participant_id"]


def test_twice_on_one_list_is_refused_in_words_and_nothing_is_kept(build, typed):
    session = build.workshop("2022-03-07")
    build.save()
    typed(session, "Ana Lucía", "Pérez Us", age_from=13)
    with pytest.raises(UserError, match=r"ya está en la lista|is on the list"):
        typed(session, "Ana", "Pérez", age_from=13)
    assert len(lines(build, session)) == 1


def test_a_line_needs_a_name_or_initials(build, typed):
    session = build.workshop("2022-03-07")
    build.save()
    with pytest.raises(UserError):
        typed(session, None)
    known = typed(session, None, initials="R.C.U.", age_from=14)
    assert people(build)[known.participant_id].display() == "R.C.U."


def test_the_people_of_the_last_workshop_are_taken_over_to_be_marked(build, typed):
    group = build.add(r.Group(number="Niñas de Chinacá", status="running"))
    first = build.workshop("2022-03-07", group_id=group)
    build.save()
    typed(first, "Ana Lucía", "Pérez Us", age_from=13, list_no=1, pre=4.0)
    typed(first, "Rosa", "Cuy Sic", age_from=14, list_no=2)
    build.workshop("2021-11-01", group_id=group)
    second = build.workshop("2022-05-09", group_id=group, roster=True)
    build.save()
    taken = lines(build, second)
    assert [(one.given, one.present, one.age_from, one.pre) for one in taken] == [
        ("Ana Lucía", None, 13, None), ("Rosa", None, 14, None)]  # fmt: skip
    assert build.figures()[("attendances",)].value == 2
    with build.hub.begin("test") as work:
        work.get(r.Attendance, taken[0].id).present = True
    figures = build.figures()
    assert figures[("attendances",)].value == 3
    assert figures[("people_reached",)].value == 2


def test_after_a_season_ages_are_asked_anew(build, typed):
    group = build.add(r.Group(number="Niñas de Chinacá", status="running"))
    first = build.workshop("2022-03-07", group_id=group)
    build.save()
    typed(first, "Ana Lucía", "Pérez Us", age_from=13, list_no=1)
    later = build.workshop("2022-11-09", group_id=group, roster=True)
    build.save()
    assert [one.age_from for one in lines(build, later)] == [None]


def test_without_the_wish_nobody_is_taken_over(build, typed):
    group = build.add(r.Group(number="Niñas de Chinacá", status="running"))
    first = build.workshop("2022-03-07", group_id=group)
    build.save()
    typed(first, "Ana Lucía", "Pérez Us", age_from=13)
    second = build.add(r.Session(held_on=PartialDate.of(date(2022, 5, 9)), group_id=group))
    build.save()
    assert lines(build, second) == []


def test_a_group_stands_where_it_stands_since_it_was_opened_or_moved(build):
    key = build.add(r.Group(number="Niñas de Chinacá", status="running", opened=date(2022, 3, 1)))
    build.save()
    with build.hub.read() as session:
        assert session.get(r.Group, key).status_since == date(2022, 3, 1)
    with build.hub.begin("test") as work:
        work.get(r.Group, key).status = "finished"
    with build.hub.read() as session:
        group = session.get(r.Group, key)
    assert group.status_since == group.closed > date(2022, 3, 1)
