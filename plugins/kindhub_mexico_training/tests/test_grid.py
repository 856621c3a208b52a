"""The grid of an event, the list that is signed at a session, its certificates, and whom they may be written to."""

from datetime import date

import pytest
from kindhub_mexico_training import records as r
from kindhub_mexico_training.forms import CERTIFICATES, SERIES
from openpyxl import load_workbook
from sqlalchemy import select

from kindhub.errors import UserError
from kindhub.exchange.mail_list import copy_addresses, write_mail_list
from kindhub.services.answer_sheets import attended, read_sheet, write_answers
from kindhub.services.certificates.checking import check_certificate
from kindhub.services.certificates.issuing import issue_due
from kindhub.services.certificates.papers import read_press
from kindhub.services.certificates.register import read_register
from kindhub.services.signed_lists import walk_in
from kindhub.storage.house import house_of

TODAY = date(2026, 11, 27)


def test_one_mark_of_the_grid_is_a_session_and_what_it_means_for_the_line(hand):
    event = hand.event(starts="2027-03-04", sessions=3, hours=2.5)
    ana = hand.line(event, institution_written="Albergue Casa Prueba")
    sheet = read_sheet(hand.hub, SERIES, event)
    assert [one.number for one in sheet.asked] == ["1", "2", "3"]
    assert sheet.beside[ana] == "Albergue Casa Prueba"
    assert sheet.points == {}  # the event has not begun
    for meeting, points in zip(sheet.asked, (1, 1, 0), strict=True):
        write_answers(hand.hub, SERIES, [ana], meeting.key, "", points)
    after = read_sheet(hand.hub, SERIES, event)
    assert (attended(after, ana).meetings, attended(after, ana).hours) == (2, 5.0)
    assert hand.one(r.Enrolment, ana).present is True


def test_who_signed_without_being_on_the_list_came_to_that_session_alone(hand):
    event = hand.event(sessions=3)  # begun long ago: a line that is typed on its list came to all
    sheet = read_sheet(hand.hub, SERIES, event)
    listed, walked = hand.line(event), hand.line(event, given="Berta")
    walk_in(hand.hub, SERIES, walked, sheet.asked[1].key)
    after = read_sheet(hand.hub, SERIES, event)
    assert [attended(after, one).meetings for one in (listed, walked)] == [3, 1]
    assert after.points[walked, sheet.asked[1].key, ""] == 1


@pytest.fixture
def event(hand):
    """Ana is entitled and agrees to be written to, Berta is and does not, Carla did not pass."""
    made = hand.event(sessions=2, hours=2.5, pass_mark=70, office="TIJ", venue="Casa de la Cultura",
                      dates_written="4 y 5 de marzo de 2024")  # fmt: skip
    for given, post, mailing in (("Ana", 90, True), ("Berta", 70, False), ("Carla", 69, True)):
        hand.line(made, given=given, post=post, email=f"{given.lower()}@ejemplo.mx", mailing=mailing)
    return made


def test_certificates_of_an_event_are_numbered_for_its_office_and_certify_its_hours(hand, event):
    assert issue_due(hand.hub, CERTIFICATES, event, TODAY).count == 2
    with hand.hub.read() as session:
        press, lines = read_press(session, hand.program, CERTIFICATES, event)
    assert [one.number.split("-")[0] + one.number[-5:] for one in lines] == ["TIJ-0001", "TIJ-0002"]
    text = " ".join(getattr(block, "text", "") for block in press.paper(lines[0]).blocks)
    for said in ("Ana Ochoa Nava", "Prueba", "4 y 5 de marzo de 2024", "Casa de la Cultura", "5 h", lines[0].code):
        assert said in text
    assert "\ue000" not in text
    found = check_certificate(hand.hub, lines[1].number, lines[1].code)
    assert (found.verdict, found.line.given_to) == ("genuine", "Berta Ochoa Nava")


def test_only_who_agreed_is_on_the_mail_list_and_it_takes_a_reason(hand, event, tmp_path):
    issue_due(hand.hub, CERTIFICATES, event, TODAY)
    book = tmp_path / "correo.xlsx"
    with pytest.raises(UserError):
        write_mail_list(hand.hub, CERTIFICATES, event, book, "")
    assert not book.exists()
    assert write_mail_list(hand.hub, CERTIFICATES, event, book, "enviar constancias") == 2
    rows = list(load_workbook(book).worksheets[0].iter_rows(values_only=True))
    told = " ".join(str(cell) for row in rows for cell in row)
    assert "ana@ejemplo.mx" in told
    assert "carla@ejemplo.mx" in told
    assert "Berta" not in told
    with hand.hub.read() as session:
        number = read_register(session, CERTIFICATES, event).people[0].holds.number
        ledger = house_of("mexico_training").ledger
        exported = session.execute(select(ledger.c.changes).where(ledger.c.action == "export")).scalars().all()
    assert f"{number}.pdf" in told
    assert len(exported) == 1
    assert "ana" not in exported[0].lower()
    assert copy_addresses(hand.hub, CERTIFICATES, event, "enviar aviso") == "ana@ejemplo.mx; carla@ejemplo.mx"
