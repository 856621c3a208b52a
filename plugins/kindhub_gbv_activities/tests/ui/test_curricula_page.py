"""The lead opens a curriculum and goes from it to its sessions and its test."""

from __future__ import annotations

from kindhub_gbv_activities import records as r

from kindhub.ui.forms.parts_page import PartsPage
from kindhub.ui.register.page import RegisterPage
from kindhub.ui.tasks import tasks


def test_a_curriculum_leads_to_its_sessions_and_its_test(build, qtbot):
    key = build.add(r.Curriculum(name="Camino", edition="1"))
    build.add(r.Topic(curriculum_id=key, position=1, title="Derechos"))
    build.save()
    page = RegisterPage(build.hub, "gbv_activities", "curricula")
    qtbot.addWidget(page)
    page.resize(1138, 700)
    page.show()
    qtbot.waitUntil(lambda: page.findChild(PartsPage) is not None and not tasks().busy(), timeout=10_000)
    parts = page.findChild(PartsPage)
    parts.table.select_key(key)
    qtbot.waitUntil(lambda: parts._at == key and not tasks().busy(), timeout=10_000)
    links = {one.property("form"): one for one in parts._links}
    assert {"topics", "test"} <= {name for name, link in links.items() if link.isVisible()}
    links["topics"].click()
    qtbot.waitUntil(lambda: not tasks().busy() and "Derechos" in _texts(page), timeout=10_000)


def _texts(page):
    tables = [one.table for one in page.findChildren(PartsPage)]
    return [
        table.model().index(row, at).data()
        for table in tables
        for row in range(table.model().rowCount())
        for at in range(table.model().columnCount())
    ]
