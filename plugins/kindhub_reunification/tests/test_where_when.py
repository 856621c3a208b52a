"""Who of a family was where when: what is written, what the case says besides, and the drawing in the window."""

from dataclasses import replace
from datetime import date

import pytest
from kindhub_reunification import records as r
from kindhub_reunification.where_when import life_lines
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from kindhub.i18n import spoken, use_language
from kindhub.program.access import every_action
from kindhub.records.partial_date import PartialDate
from kindhub.records.person import Person
from kindhub.security.access import Rights
from kindhub.ui.case.page import CasePage
from kindhub.ui.case.paper_jobs import case_job, papers_of
from kindhub.ui.case.whereabouts_page import WhereaboutsPage
from kindhub.ui.tasks import tasks

SENT_BACK = PartialDate.read("jul 2018")
AGAIN = date(2024, 6, 1)


@pytest.fixture
def family(hub):
    """A parent and a child; of the child two stays are written, one of nobody."""
    hub.user = replace(hub.user, rights={**hub.user.rights, "reunification": Rights(every_action())})
    person = Person(sex="female")
    case = r.Case(person_id=person.id, number="SF-9001", country="GT", separated_on=PartialDate.of(date(2018, 5, 4)),
                  deported_on=SENT_BACK)  # fmt: skip
    mother = r.Member(case_id=case.id, person_id=person.id, role="parent", name_on_list="Elena Inventada")
    child = r.Member(case_id=case.id, role="child", number=1, name_on_list="Luz Inventada")
    shelter = r.Whereabouts(case_id=case.id, member_id=child.id, kind="orr_shelter", place="Albergue", country="US",
                            since=case.separated_on)  # fmt: skip
    sponsor = r.Whereabouts(case_id=case.id, member_id=child.id, kind="sponsor", since=PartialDate.read("2019"))
    of_nobody = r.Whereabouts(case_id=case.id, kind="home", since=PartialDate.read("2020"))
    with hub.begin("test") as work:
        work.add_all([person, case, mother, child, shelter, sponsor, of_nobody])
    return case.id, mother.id, child.id, shelter.id


def told(hub, family):
    with hub.read() as session, spoken("en"):
        lines = life_lines(session, session.get(r.Case, family[0]))
    return {line.key: line for line in lines.lines}


def test_a_line_for_the_family_and_for_each_and_none_is_left_out(hub, family):
    _, mother, child, shelter = family
    lines = told(hub, family)
    assert list(lines) == ["family", mother, child, "nobody"]
    assert [(one.kind, one.place, one.form, one.record) for one in lines[child].stays] == [
        ("orr_shelter", "Albergue, United States", "whereabouts", shelter),
        ("sponsor", "", "whereabouts", lines[child].stays[1].key),
    ]
    assert [(one.key, one.all) for one in lines["family"].moments] == [("separated", True), ("deported", False)]
    assert lines["family"].stays[0].until is None


def test_what_the_case_says_is_told_unless_it_is_written_as_a_stay(hub, family):
    case, mother, child, _ = family
    assert [(one.kind, one.since, one.place, one.form) for one in told(hub, family)[mother].stays] == [
        ("deported", SENT_BACK, "Guatemala", "case")]  # fmt: skip
    with hub.begin("test") as work:
        work.add(r.Whereabouts(case_id=case, member_id=mother, kind="deported", since=SENT_BACK, place="Tactic"))
        work.session.get(r.Case, case).reunified_on = AGAIN
        work.add(r.Matter(case_id=case, pathway="task_force", arrived_on=date(2024, 5, 20)))
    lines = told(hub, family)
    assert [(one.kind, one.place) for one in lines[mother].stays] == [("deported", "Tactic"), ("reunified", "")]
    assert lines[child].stays[-1].since == PartialDate.of(AGAIN)
    assert lines["family"].stays[0].until == PartialDate.of(AGAIN)
    assert [one.label for one in lines["family"].moments][-2:] == ["reunification", "arrival"]


def test_the_drawing_is_walked_leads_to_what_is_written_and_says_the_same_as_a_table(hub, family, qtbot):
    use_language("es")
    page = CasePage(hub, "reunification", family[0], "@whereabouts")
    page.resize(1138, 700)
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    qtbot.waitActive(page)
    qtbot.waitUntil(lambda: page.pane.findChild(WhereaboutsPage) is not None and not tasks().busy(), timeout=10_000)
    drawn = page.pane.findChild(WhereaboutsPage)
    assert page.here().args == ("reunification", family[0], "@whereabouts")
    timeline = drawn.timeline
    assert timeline.accessibleName().startswith(
        "2 personas. Lo último que se sabe: Elena Inventada: devuelta a su país"
    )
    for _ in range(3):
        qtbot.keyClick(timeline, Qt.Key.Key_Down)
    qtbot.keyClick(timeline, Qt.Key.Key_Home)
    assert timeline.accessibleDescription() == (
        "Luz Inventada. albergue de ORR, Albergue, Estados Unidos, 4 may 2018 – sin anotar")  # fmt: skip
    drawn.as_table.click()
    assert drawn.table.isVisible()
    assert not timeline.isVisible()
    drawn.as_table.click()
    qtbot.keyClick(timeline, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.pane.desk is not None and page.pane.desk.target is not None)
    assert (page.parts.current(), page.pane.desk.target.record_id) == ("whereabouts", family[3])


def test_it_is_printed_with_its_table_and_is_a_picture_too(hub, family, qapp):
    program = hub.programs["reunification"]
    assert "whereabouts" in papers_of(program)
    job = case_job(hub, program, family[0], "whereabouts")
    with hub.read() as session:
        rows = job.make(session).blocks[-1].rows
        picture = QImage.fromData(job.others["png"](session), "PNG")
    assert len(rows) == 7
    assert picture.width() > 1_500
    assert {picture.pixelColor(x, picture.height() // 2).saturation() for x in range(picture.width())} == {0}
