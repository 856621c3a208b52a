"""What is ticked or issued shows at once beside its part and in what the next stage lacks."""

from __future__ import annotations

from datetime import date, timedelta

from kindhub_mexico_training import records as r
from kindhub_mexico_training.forms import CERTIFICATES, SERIES

from kindhub.program.sheets import CAME
from kindhub.services.answer_sheets import read_sheet, write_answers
from kindhub.testing.windows import shown_case
from kindhub.ui.certificates.pane import CertificatesPane


def state_of(page, key):
    return next(row.state for row in page.picture.sections if row.key == key)


def test_a_certificate_that_is_issued_is_marked_in_the_list_of_parts(hand, qtbot):
    event = hand.event(starts=(date.today() - timedelta(days=9)).isoformat(), sessions=1, status="finished")
    person = hand.line(event, post=90)
    (session,) = (one.key for one in read_sheet(hand.hub, SERIES, event).asked)
    write_answers(hand.hub, SERIES, (person,), session, "", CAME)
    page = shown_case(qtbot, hand.hub, "mexico_training", event, CERTIFICATES.key)
    assert state_of(page, CERTIFICATES.key) != "done"
    pane = page.pane.findChild(CertificatesPane)
    qtbot.waitUntil(lambda: pane.register is not None, timeout=10_000)
    pane.issue()
    qtbot.waitUntil(lambda: state_of(page, CERTIFICATES.key) == "done", timeout=10_000)
    assert len(hand.all(r.Certificate)) == 1
