"""What came of workshops: tests question by question, and the cases that those who were trained referred later."""

from datetime import date

from kindhub_gbv_activities import records as r

from kindhub.program.indicators import Period
from kindhub.records.partial_date import PartialDate


def test_questions_are_counted_off_the_sheets_and_a_row_that_cannot_be_is_left_out(build):
    first, second = build.workshop("2022-03-07"), build.workshop("2022-05-09")
    old = build.workshop("2019-05-09")
    for session, before, after in ((first, 3, 8), (second, 5, 9), (old, 1, 1), (second, 4, 40)):
        build.add(r.ItemResult(session_id=session, words="¿Quién denuncia?", answered_before=10, right_before=before,
                               answered_after=10, right_after=after))  # fmt: skip
    found = build.figures()
    asked = ("question", "¿Quién denuncia?")
    before, after = (found["items_right_before", asked], found["items_right_after", asked])
    assert (before.numerator, before.denominator) == (12, 30)
    assert (after.numerator, after.denominator, after.value) == (17, 20, 85.0)


def test_trained_people_are_linked_to_the_referrals_that_came_of_it_and_to_no_case(build):
    group = build.add(r.Group(number="Docentes de Nebaj", status="running"))
    session = build.workshop("2022-03-07", group_id=group)
    ana, rosa = build.who(given="Ana"), build.who(given="Rosa", surnames="Cuy Sic")
    for person in (ana, rosa):
        build.came(session, person, role="teacher")
    day = PartialDate.of(date(2022, 9, 1))
    build.add(r.LaterReferral(group_id=group, participant_id=ana, referred_on=day, referred_to="health", number=2))
    build.add(r.LaterReferral(group_id=group, referred_on=day, referred_to="justice"))
    found = build.figures()
    assert found["later_referrals",].value == 3
    assert found["later_referrals", ("referred_to", "health")].value == 2
    share = found["trained_who_referred", ("role", "teacher")]
    assert (share.numerator, share.denominator) == (1, 2)
    assert build.figures(last="2022-06-30")["later_referrals",].value == 0


def test_the_reports_print_each_question_with_its_method(build):
    session = build.workshop("2022-03-07")
    build.add(r.ItemResult(session_id=session, words="¿Quién denuncia?", answered_after=4, right_after=3))
    build.save()
    report = next(one for one in build.program.reports if one.key == "gbv_activities.tests")
    with build.hub.read() as reading:
        tables = report.make(reading, Period(date(2022, 1, 1), date(2022, 12, 31)))
    asked = next(table for table in tables if table.rows and table.rows[0][0] == "¿Quién denuncia?")
    assert asked.rows[0][1] == 75.0
    assert asked.note is not None
