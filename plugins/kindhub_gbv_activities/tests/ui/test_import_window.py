"""The import assistant over attendance sheets: every sheet is found, a doubtful line is asked about and answered."""

from __future__ import annotations

import pytest
from kindhub_gbv_activities import records as r
from kindhub_gbv_activities.exchange.columns import WORKBOOK

from kindhub.ui.importing.page import ImportPage
from kindhub.ui.tasks import tasks

from ..exchange.conftest import COUNTS, FIRST, SECOND, build, row


@pytest.fixture
def page(hub, qtbot, tmp_path):
    shown = ImportPage(hub)
    shown.resize(1138, 700)
    qtbot.addWidget(shown)
    shown.show()
    shown.open_file(WORKBOOK, build(tmp_path / "talleres.xlsx", {"Uno": FIRST, "Dos": SECOND, "Ferias": COUNTS}))
    qtbot.waitUntil(lambda: not tasks().busy(), timeout=10_000)
    return shown


def test_a_workbook_of_lists_goes_in_through_the_window(page, hub, qtbot):
    assert [table.sheet.name for table in page.columns_step.opened.found] == ["Uno", "Dos", "Ferias"]
    page.make_plan()
    qtbot.waitUntil(
        lambda: not tasks().busy() and page.rows_step is not None and page.rows_step.review is not None, timeout=10_000
    )
    review = page.rows_step.review
    asked = row(review.plan, "Dos", 8)
    (place,) = review.open_places()
    assert review.row(place) is asked
    assert review.said_of(asked.candidates[0].person)[0].locality == "INEB de Prueba"
    review.decide(place, review.same(asked.candidates[0]))
    page.write()
    qtbot.waitUntil(lambda: not tasks().busy() and page.result_step is not None, timeout=10_000)
    assert page.result_step.result.persons_new == 4
    with hub.read() as session:
        assert session.query(r.Attendance).count() == 4 + 3
        assert session.query(r.Participant).count() == 4
