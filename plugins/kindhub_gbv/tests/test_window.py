"""In the window: the frame around what is restricted, the code as the heading, each reading told, names by right."""

import pytest
from kindhub_gbv import records as r
from sqlalchemy import text

from kindhub.ui.case.page import CasePage
from kindhub.ui.hub_window.workplace import Workplace
from kindhub.ui.kit.restricted_frame import RestrictedFrame
from kindhub.ui.shell import Route


@pytest.fixture
def place(hub, qtbot, tmp_path):
    from PySide6.QtCore import QSettings

    from kindhub.ui.settings_store import SettingsStore

    settings = SettingsStore(QSettings(str(tmp_path / "s.ini"), QSettings.Format.IniFormat))
    place = Workplace(hub, settings, (), practice=False)
    qtbot.addWidget(place.window)
    place.window.open(Route("day"))
    place.window.show()
    yield place
    place.window.close()


def framed(place):
    return [one for one in place.window.findChildren(RestrictedFrame) if one.isVisible()]


def readings(hub):
    with hub.read() as session:
        asked = text("SELECT entity, record_id FROM gbv.ledger WHERE action = 'read' ORDER BY n")
        return [tuple(row) for row in session.execute(asked)]


def test_a_file_is_framed_headed_by_its_code_and_its_reading_told(place, build, qtbot):
    case = build.case("SV-7Q4K-M2")
    place.window.open(Route("case", ("gbv", case.id)))
    page = place.window.page
    assert isinstance(page, CasePage)
    qtbot.waitUntil(lambda: page.picture is not None)
    assert page.picture.name == "SV-7Q4K-M2"
    assert len(framed(place)) == 1
    assert "SV-7Q4K" not in place.window.windowTitle()
    qtbot.waitUntil(lambda: readings(place.hub) == [("case", case.id)])


def test_control_other_pages_have_no_frame_and_tell_nothing(place, qtbot):
    place.window.open(Route("list", ("reintegration", "my_cases")))
    qtbot.waitUntil(lambda: place.window.page is not None)
    assert framed(place) == []
    assert readings(place.hub) == []


def test_a_new_file_is_opened_from_the_list_without_any_person(place, qtbot):
    place.window.open(Route("list", ("gbv", "my_files")))
    button = place.window.page.head.new_case
    assert button.isVisible()
    button.click()
    qtbot.waitUntil(lambda: isinstance(place.window.page, CasePage) and place.window.page.picture is not None)
    assert place.window.page.picture.name.startswith("SV-")
    with place.hub.read() as session:
        assert session.query(r.Case).count() == 1


def test_the_classification_is_explained_under_its_questions_as_they_are_answered(hub, qtbot):
    from kindhub.services.form_contents import Answers
    from kindhub.ui.forms.form_body import FormBody
    from kindhub.ui.forms.lookups import Lookups
    from kindhub.ui.kit.text import Text

    form = next(one for one in hub.programs["gbv"].forms if one.key == "incidents")
    body = FormBody(form, Lookups(hub))
    qtbot.addWidget(body)
    body.show()

    def said():
        return [one.text() for one in body.findChildren(Text) if one.isVisible() and "sí en el orden" in one.text()]

    body.show_answers(Answers({}), {})
    assert said() == []
    body.show_answers(Answers({"gender_based": True, "penetration": False, "sexual_contact": True}), {})
    assert said() == [
        "Agresión sexual: hubo contacto sexual no deseado, y es el primer sí en el orden de las preguntas."
    ]
    body.show_answers(Answers({"gender_based": True, "physical": True, "type_typed": "psychological"}), {})
    (words,) = said()
    assert "Agresión física" in words
    assert "sin respuesta: 2" in words
    assert "dice otra cosa" in words


def test_the_clocks_of_health_care_count_down_in_hours_on_the_page(hub, build):
    from datetime import UTC, datetime, timedelta

    from kindhub.ui.case.due_rows import hours_words
    from kindhub.ui.case.reading import read_case
    from kindhub.ui.when import today

    case = build.case()
    build.incident(case, penetration=True, happened_at=datetime.now(UTC) - timedelta(hours=40, minutes=1))
    rows = {row.key: row for row in read_case(hub, hub.programs["gbv"], case.id, today()).due}
    assert rows["health_72h"].sub.startswith("quedan 31 h 5")
    assert rows["health_120h"].sub.startswith("quedan 79 h 5")
    assert (rows["health_72h"].sub_tone, rows["health_120h"].sub_tone) == ("danger", "warn")
    now = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
    state, words, _ = hours_words(now - timedelta(minutes=1), now)
    assert (state, words.startswith("Se cumplió")) == ("overdue", True)
