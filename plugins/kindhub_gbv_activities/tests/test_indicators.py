"""The figures, counted by hand beside the program."""

from datetime import date

import pytest
from kindhub_gbv_activities import records as r

from kindhub.records.partial_date import PartialDate


def value(figures, indicator, **group):
    found = figures.get((indicator, *sorted(group.items())))
    return None if found is None else found.value


@pytest.fixture
def three_workshops(build):
    """Ana comes to all three, at 12, 13 and 14; Rosa and a teacher come once each; Juan's age nobody wrote."""
    first = build.workshop("2022-03-07")
    second = build.workshop("2023-07-06", place="GT-1413", maximum=100)
    third = build.workshop("2024-08-08", maximum=20)
    ana, rosa = build.who("Ana", "Us Tum", age=12), build.who("Rosa", "Cuy", age=17)
    teacher, juan = build.who("Marta", "Paz Ixim", age=40), build.who("Juan", "Sic", sex="male")
    build.came(first, ana, age=12, pre=4, post=8)
    build.came(first, rosa, "student", age=(13, 17), pre=9, post=9)
    build.came(first, juan, "student")
    build.came(second, ana, pre=50, post=40)
    build.came(second, teacher, "teacher", age=(25, 59), pre=60, post=70)
    build.came(third, ana, age=14, pre=10)
    return ana, rosa, teacher, juan


def test_a_person_is_counted_once_as_she_first_came(build, three_workshops):
    figures = build.figures()
    assert value(figures, "people_reached") == 4
    by_role = {key[1][1]: one.value for key, one in figures.items() if key[0] == "people_reached" and len(key) == 2
               and key[1][0] == "role"}  # fmt: skip
    assert by_role == {"child": 1, "adolescent": 1, "teacher": 1, "student": 1}
    assert value(figures, "people_reached", age_band="6-12") == 1
    assert value(figures, "people_reached", age_band="unknown") == 1
    assert value(figures, "people_reached", sex="female") == 3


def test_by_place_and_year_a_person_counts_wherever_she_was(build, three_workshops):
    figures = build.figures()
    assert value(figures, "people_reached", place="GT-1301") == 3
    assert value(figures, "people_reached", place="GT-1413") == 2
    assert [value(figures, "people_reached", year=year) for year in ("2022", "2023", "2024")] == [3, 2, 1]


def test_attendances_carry_the_role_of_their_day(build, three_workshops):
    figures = build.figures()
    assert value(figures, "attendances") == 6
    assert value(figures, "attendances", role="adolescent") == 3
    assert value(figures, "workshops") == 3
    assert value(figures, "workshops", year="2023") == 1


def test_both_tests_are_percent_of_the_highest_score(build, three_workshops):
    figures = build.figures()
    assert value(figures, "tests_both") == 4
    assert value(figures, "tests_mean_pre") == (40 + 90 + 50 + 60) / 4
    assert value(figures, "tests_mean_post") == (80 + 90 + 40 + 70) / 4
    improved, passed = figures[("tests_improved",)], figures[("tests_passed",)]
    assert (improved.numerator, improved.denominator) == (2, 4)
    assert (passed.numerator, passed.denominator, passed.value) == (3, 4, 75)


def test_a_period_cuts_people_to_those_who_came_in_it(build, three_workshops):
    figures = build.figures("2024-01-01", "2024-12-31")
    assert value(figures, "people_reached") == 1
    assert value(figures, "people_reached", role="adolescent") == 1
    assert value(figures, "tests_both") == 0
    assert value(figures, "tests_mean_pre") is None


def test_headcounts_and_radio_are_added_to_nobody(build, three_workshops):
    august = PartialDate.read("agosto 2022")
    build.add(r.Tally(held_on=august, kind="rights_fair", place="GT-1413", f_0_11=10, m_18=5, total=20))
    build.add(r.Tally(held_on=PartialDate.of(date(2023, 1, 5)), kind="theatre", f_18=7))
    build.add(r.Media(aired_on=august, spots=28, audience=11_500, languages=("ixl",)))
    figures = build.figures()
    assert value(figures, "people_reached") == 4
    assert value(figures, "tally_people") == 27
    assert value(figures, "tally_people", sex="female") == 17
    assert value(figures, "tally_people", age_band="18+") == 12
    assert (value(figures, "radio_audience"), value(figures, "radio_spots", language="ixl")) == (11_500, 28)
    half = build.figures("2022-08-10", "2022-12-31")
    assert value(half, "tally_people") == 0


def test_a_key_stands_for_a_person_without_saying_who(build):
    one, other = build.workshop("2022-03-07"), build.workshop("2022-05-07")
    ana = build.who("Ana Lucía", "Pérez Us", age=13)
    build.came(one, ana, age=13)
    build.came(other, build.who("ana", "Peres", age=13), age=13)
    build.came(one, build.who(given=None, surnames=None, initials="RC"), age=13)
    figures = build.figures()
    assert value(figures, "people_reached") == 3
    assert value(figures, "people_by_key") == 1
    share = figures[("rows_with_key",)]
    assert (share.numerator, share.denominator) == (2, 3)
    with build.hub.read() as session:
        keys = [row.reach_key for row in session.query(r.Attendance) if row.reach_key]
        secret = session.query(r.ReachSecret).one().secret
    assert len(secret) == 64
    assert all(len(key) == 32 and "ana" not in key for key in keys)


def test_another_folder_has_another_secret(build, tmp_path):
    from kindhub_gbv_activities.reach_key import made_of, reach_key

    text = made_of("Ana", "Us", "2009", "GT-1301", "female")
    assert reach_key(b"\0" * 32, text) != reach_key(b"\1" * 32, text)
    assert made_of("Ana", "Us", "2009", None, "female") is None


def test_questions_with_the_lowest_answers_are_shown(build, three_workshops):
    curriculum = build.add(r.Curriculum(name="Prueba"))
    easy = build.add(r.Question(curriculum_id=curriculum, words="¿A qué número llama?"))
    session = build.workshop("2022-04-01")
    for points in (1, 0, 1, 1):
        attendance = build.came(session, build.who())
        build.add(r.Answer(attendance_id=attendance, question_id=easy, moment="post", points=points))
        build.add(r.Answer(attendance_id=attendance, question_id=easy, moment="pre", points=0))
    figures = build.figures()
    assert value(figures, "question_right", question="¿A qué número llama?") == 75


def test_the_rows_behind_a_figure_are_as_many_as_it_says(build, three_workshops):
    ana, _rosa, teacher, _juan = three_workshops
    figures = build.figures()
    assert build.behind("people_reached", place="GT-1413") == {ana, teacher}
    for (indicator, *group), figure in figures.items():
        if indicator in ("attendances", "workshops", "tests_both", "tests_improved", "tests_passed"):
            said = figure.numerator if figure.numerator is not None else figure.value
            assert len(build.behind(indicator, **dict(group))) == said, (indicator, group)
