from __future__ import annotations

import threading
from datetime import date, timedelta

import pytest
from openpyxl import load_workbook
from sqlalchemy import event

from kindhub.errors import Refused, UserError
from kindhub.exchange.list_export import export_list
from kindhub.security.access import Rights
from kindhub.services.history import house_of
from kindhub.services.list_filters import DATED, Filter
from kindhub.services.list_views import last_look
from kindhub.ui.shell import Route
from kindhub.ui.worklist.filters import filterable, hows_of
from kindhub.ui.worklist.page import WorklistPage


def loaded(qtbot, page):
    qtbot.waitUntil(lambda: page._loaded.total > 0 or page.list.stack.currentWidget() is page.list.nothing)


@pytest.fixture
def page(qtbot, peopled):
    page = WorklistPage(peopled.hub, "reintegration", "all_cases")
    qtbot.addWidget(page)
    page.resize(1150, 700)
    page.show()
    loaded(qtbot, page)
    return page


def texts(page, source):
    at = [one.key for one in page.model.columns].index(source) + page.model.tick_columns
    return [page.model.index(row, at).data() for row in range(page.model.rowCount())]


def test_the_list_holds_every_case_and_says_how_many(page, peopled):
    assert page.model.rowCount() == len(peopled.person_ids)
    assert page.badge.accessibleName() == "24 casos"


def test_enter_opens_the_case_of_the_row(qtbot, page):
    with qtbot.waitSignal(page.go) as left:
        page.table.opened.emit(page.model.key_at(0))
    assert left.args[0].page == "case"
    assert left.args[0].args[0] == "reintegration"


def test_typing_narrows_by_name_and_the_badge_says_of_how_many(qtbot, page):
    qtbot.keyClicks(page.filters.search, "heidy")
    qtbot.waitUntil(lambda: 0 < page.model.rowCount() < 24)
    assert all("Heidy" in name for name in texts(page, "person.name"))
    assert page.badge.accessibleName() == f"{page.model.rowCount()} de 24 casos"


def a_value(page, source, how):
    """Some value that can be asked for."""
    kind = page.worklist.kind(source)
    if how in ("any_of", "none_of", "has_any", "has_none"):
        return tuple(one.code for one in page.words.choices(source)[:2]) or ("x",)
    if how in ("last_days", "next_days"):
        return 30
    if how == "between":
        return ("2026-01-01", "2026-12-31") if kind in DATED else (1, 12)
    return "a" if how in ("contains", "lacks") else None


def test_every_filter_that_is_offered_can_be_asked_and_said(page, peopled):
    with peopled.hub.read() as session:
        for one in filterable(page.worklist):
            for how in hows_of(page.worklist, one.source):
                asked = Filter(one.source, how, a_value(page, one.source, how))
                assert page.worklist.count(session, [asked]) <= 24
                assert page.words.title(asked)
                assert page.words.value(asked)


def test_empty_and_filled_share_the_list_out(qtbot, page, peopled):
    with peopled.hub.read() as session:
        for source in ("risk", "closed", "next_contact", "person.place", "status_since"):
            if source in [one.source for one in page.worklist.view.columns]:
                empty = page.worklist.count(session, [Filter(source, "empty")])
                filled = page.worklist.count(session, [Filter(source, "filled")])
                assert empty + filled == 24, source
        assert page.worklist.count(session, [Filter("risk", "empty")]) == 8


def test_two_days_of_a_range_are_both_in_it(page, peopled):
    opened = date.today() - timedelta(days=203)
    one = Filter("opened", "between", (opened.isoformat(), opened.isoformat()))
    with peopled.hub.read() as session:
        assert page.worklist.count(session, [one]) == 1


def test_a_chip_narrows_and_its_removal_brings_all_back(qtbot, page):
    page.filters.add(Filter("number", "contains", "0403"))
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)
    page.filters.clear()
    qtbot.waitUntil(lambda: page.model.rowCount() == 24)


def test_a_heading_sorts(qtbot, page):
    page._sort("person.name", False)
    qtbot.waitUntil(lambda: "↑" in (page.model.headerData(2, page.table.horizontalHeader().orientation()) or ""))
    numbers = texts(page, "person.name")
    page._sort("person.name", True)
    qtbot.waitUntil(lambda: texts(page, "person.name")[0] != numbers[0])
    assert texts(page, "person.name")[0] == numbers[-1]


def test_overdue_is_said_in_words_and_marked(page):
    rows = [page.model.row_at(at) for at in range(page.model.rowCount())]
    late = [row for row in rows if row.cells["deadline.due"].text.startswith("Vencido")]
    assert late
    assert all(row.edge == "danger" and row.cells["deadline.due"].state == "overdue" for row in late)
    assert not any(row.edge for row in rows if row not in late)


def test_chosen_columns_are_kept_for_this_person(qtbot, page, peopled):
    page.show_columns(["person.name", "risk"])
    hub = peopled.hub

    def kept():
        with hub.read() as session:
            return last_look(session, "reintegration", hub.user.uid, "all_cases").get("look", {}).get("columns")

    qtbot.waitUntil(lambda: kept() == ["person.name", "risk"])
    again = WorklistPage(hub, "reintegration", "all_cases")
    qtbot.addWidget(again)
    assert [one.key for one in again.model.columns] == ["person.name", "risk"]


def test_a_field_no_list_names_can_be_shown_sorted_and_filtered(qtbot, page):
    assert "return.arrived_on" not in [one.source for one in page.worklist.view.columns]
    page.show_columns(["person.name", "return.arrived_on", "status"])
    assert [one.key for one in page.model.columns] == ["person.name", "return.arrived_on", "status"]
    qtbot.waitUntil(lambda: "…" not in texts(page, "return.arrived_on"))
    assert set(texts(page, "return.arrived_on")) - {"sin dato"}
    page.filters.add(Filter("return.arrived_on", "empty"))
    qtbot.waitUntil(lambda: set(texts(page, "return.arrived_on")) == {"sin dato"})


def test_no_row_is_read_while_the_table_is_painted(qtbot, page, peopled):
    here, asked = threading.get_ident(), []

    def seen(_connection, _cursor, statement, *_):
        asked.append((threading.get_ident() == here, statement))

    event.listen(peopled.hub.engine, "before_cursor_execute", seen)
    page.table.grab()
    assert "…" not in texts(page, "person.name")  # the first rows came with the list
    page.model.refresh()
    page.table.grab()
    assert set(texts(page, "person.name")) == {"…"}
    qtbot.waitUntil(lambda: "…" not in texts(page, "person.name"))
    event.remove(peopled.hub.engine, "before_cursor_execute", seen)
    assert [statement for in_window, statement in asked if in_window] == []
    assert any("person_card" in statement for _, statement in asked)


def test_enter_opens_a_row_that_has_not_come_yet(qtbot, page):
    page.rows.maker.ids.clear()
    page.model.refresh()
    with qtbot.waitSignal(page.go) as left:
        page.table.opened.emit(page.model.key_at(3))
    assert left.args[0].page == "case"


def test_the_rows_in_sight_are_said_anew_when_there_is_less_room(qtbot, page):
    first = page.list.foot.range.text()
    page.resize(1150, 420)
    qtbot.waitUntil(lambda: page.list.foot.range.text() != first)
    _, last = page.table.rows_in_sight()
    assert 0 < last < 24
    assert f" a {last} de 24" in page.list.foot.range.text()


def test_another_tab_is_another_page(qtbot, page):
    with qtbot.waitSignal(page.go) as left:
        page.tabs.take(1)
    assert left.args[0] == Route("list", ("reintegration", page.tabs.keys()[0]))


def exports(hub):
    ledger = house_of("reintegration").ledger
    with hub.read() as session:
        return session.execute(ledger.select().where(ledger.c.action == "export")).all()


def test_an_export_holds_what_is_shown_and_is_told_to_the_ledger(page, peopled, tmp_path):
    taken = export_list(
        peopled.hub, page.worklist, tmp_path / "lista.xlsx", "reunión del lunes",
        find="heidy", columns=("person.name", "number"),
    )  # fmt: skip
    sheet = load_workbook(tmp_path / "lista.xlsx").active
    assert [cell.value for cell in sheet[1]] == ["Niña o niño", "Número de caso"]
    assert (sheet.max_row, taken.held_back) == (taken.rows + 1, 0)
    (told,) = exports(peopled.hub)
    assert told.reason == "reunión del lunes"


def test_without_reason_or_right_nothing_is_exported(page, peopled, tmp_path):
    with pytest.raises(UserError):
        export_list(peopled.hub, page.worklist, tmp_path / "a.xlsx", " ")
    peopled.hub.user.rights["reintegration"] = Rights({"view": "all"})
    with pytest.raises(Refused):
        export_list(peopled.hub, page.worklist, tmp_path / "a.xlsx", "reunión del lunes")
    assert not (tmp_path / "a.xlsx").exists()
    assert exports(peopled.hub) == []


def test_the_question_says_how_many_rows_stay_out_and_why(qtbot, page):
    from kindhub.exchange.list_export import TakenOut
    from kindhub.ui.kit.text import Text
    from kindhub.ui.worklist.export_pane import CopyPane, ExportPane

    for pane in (ExportPane(TakenOut(3, 2), page), CopyPane(TakenOut(3, 2), page)):
        said = " ".join(one.text() for one in pane.findChildren(Text))
        assert "3 filas" in said
        assert "2 filas se quedan fuera" in said
    said = " ".join(one.text() for one in ExportPane(TakenOut(3), page).findChildren(Text))
    assert "fuera" not in said
