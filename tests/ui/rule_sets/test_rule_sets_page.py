"""The page of rule sets by keyboard: read, load, refuse, put in force; and whom it touches."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from sqlalchemy import text

from kindhub.security.access import Rights
from kindhub.services.rule_books import book_named, load_set, sets_of
from kindhub.services.settings import choose
from kindhub.testing.screen_faults import cut_words, nameless, scrolled_sideways
from kindhub.ui.rule_sets.page import RuleSetsPage
from kindhub.ui.rule_sets.second_look_page import SecondLookPage
from kindhub.ui.rule_sets.set_lines import PROOFS
from kindhub.ui.rule_sets.work import DailyLook
from kindhub.ui.shell import Route
from kindhub.ui.tasks import Progress, tasks
from kindhub.ui.worklist.page import WorklistPage
from tests.ui.rule_sets.conftest import NEXT

WAIT = 20_000
CLOSED = "CAM-suspended-2025-01-20"
RULES = Route("rules", ("cam", "screening"))


def settled(qtbot):
    qtbot.waitUntil(lambda: not tasks().busy(), timeout=WAIT)


@pytest.fixture
def page(window, qtbot):
    window.open(RULES)
    settled(qtbot)
    assert isinstance(window.page, RuleSetsPage)
    return window.page


def looks(cam):
    with cam.read() as session:
        return session.execute(text("SELECT count(*) FROM cam.ledger WHERE action = 'second_look'")).scalar()


def messages(page):
    return [(bar.tone, bar.text) for bar in page.messages.bars()]


def take(page, qtbot, tmp_path, content, name="nuevo.toml"):
    path = tmp_path / name
    path.write_bytes(content)
    page.take(str(path))
    settled(qtbot)


def test_the_set_in_force_is_open_and_every_other_is_reached_by_arrows(page, qtbot):
    assert page.view.key.text().startswith(CLOSED)
    assert [row.row.group for row in page.list._rows][:2] == ["Vigente hoy", "Anteriores"]
    page.list.setFocus()
    qtbot.keyClick(page.window().focusWidget(), Qt.Key.Key_Down)
    qtbot.keyClick(page.window().focusWidget(), Qt.Key.Key_Return)
    settled(qtbot)
    assert page.view.key.text().startswith("CAM-2023-04-11")
    assert "11 abr 2023 – 19 ene 2025" in page.view.key.text()
    rules = " ".join(page.view.said())
    assert "La niña o el niño tiene menos de 21 años" in rules
    assert "Fuente: 88 FR 21694" in rules
    page.view.tabs.setCurrentIndex(page.view.tabs.keys().index(PROOFS))
    assert len(page.view.said()) == len(page.shown.proofs)
    assert all("(pasa)" in said for said in page.view.said())
    assert nameless(page) == []
    assert cut_words(page) == []
    assert scrolled_sideways(page) == []


def test_a_set_is_loaded_read_and_put_in_force_with_a_day(page, window, cam, qtbot, tmp_path):
    take(page, qtbot, tmp_path, NEXT.encode())
    assert messages(page)[0][0] == "ok"
    assert page.shown.head.draft
    assert page.shown.against == CLOSED
    assert "El programa. Antes: cerrado. Ahora: abierto." in page.view.said()
    assert not any("Ahora: —" in said for said in page.view.said()), "it is compared as of the day it is offered for"
    page.view.begins.edit.setText("pronto")
    page.view.activate.click()
    assert "Escriba el día" in page.view.block.message()
    page.view.begins.edit.setText("1/12/2099")
    page.view.activate.click()
    settled(qtbot)
    assert page.shown.head.begins == date(2099, 12, 1)
    assert not page.shown.head.draft
    assert next(row.row.group for row in page.list._rows) == "Por venir"
    assert not page.view._draft.isVisible()
    with cam.read() as session:
        acts = session.execute(text("SELECT action FROM cam.ledger WHERE action LIKE '%_rules'")).scalars().all()
    assert acts == ["load_rules", "activate_rules"]
    page.messages.bars()[0].link.click()
    settled(qtbot)
    assert isinstance(window.page, SecondLookPage)


REFUSED = (
    (NEXT.replace("is = true }", 'is = true, exec = "import os" }', 1).encode(), "«exec»"),
    (NEXT.replace("is = true }", "is = false }", 1).encode(), "Fallan"),
    (b"\x00\xff\x00", "no es texto"),
    (b"a" * 300_000, "muy grande"),
    (b"[" * 20_000, "TOML"),
)


def test_a_file_that_may_not_be_taken_is_refused_on_the_page_with_the_reason(page, cam, qtbot, tmp_path):
    for content, reason in REFUSED:
        take(page, qtbot, tmp_path, content)
        ((tone, words),) = messages(page)
        assert (tone, words.startswith("El conjunto no se aceptó.")) == ("danger", True)
        assert reason in words
    choose(cam, "office.signed_rules", True)
    take(page, qtbot, tmp_path, NEXT.encode())
    assert "no tiene firma" in messages(page)[0][1]
    (tmp_path / "firmado.toml.sig").write_text("de nadie\n", encoding="utf-8")
    take(page, qtbot, tmp_path, NEXT.encode(), "firmado.toml")
    assert "La firma no corresponde" in messages(page)[0][1]
    assert page.view.key.text().startswith(CLOSED)
    assert not any(one.own for one in sets_of(cam, *book_named(cam, "cam")))
    assert [act.key for act in page.offers()] == ["load", "sign"]
    page.sign(str(tmp_path / "nuevo.toml"))
    settled(qtbot)
    assert "nuevo.toml.sig" in messages(page)[0][1]
    take(page, qtbot, tmp_path, NEXT.encode())  # control: the same file is taken once it is signed
    assert (page.shown.head.draft, page.shown.head.signed) == (True, True)


def test_a_file_that_is_gone_and_a_day_that_lies_over_others_are_said(page, qtbot, tmp_path):
    page.take(str(tmp_path / "nada.toml"))
    settled(qtbot)
    assert "no se pudo leer" in messages(page)[0][1].lower()
    take(page, qtbot, tmp_path, NEXT.encode())
    page.activate(date(2024, 1, 1))
    settled(qtbot)
    assert "CAM-next" in messages(page)[0][1]
    assert page.shown.head.draft
    page.discard()
    settled(qtbot)
    assert page.view.key.text().startswith(CLOSED)


def test_who_may_not_manage_rules_reads_them_and_cannot_load(window, cam, qtbot):
    load_set(cam, *book_named(cam, "cam"), NEXT.encode())
    cam.user = replace(cam.user, rights={**cam.user.rights, "cam": Rights({"view": "all", "list_names": "all"})})
    window.open(RULES)
    settled(qtbot)
    page = window.page
    page.choose("CAM-next")
    settled(qtbot)
    assert page.shown.head.draft
    assert not page.view._draft.isVisible()
    assert not page.load.isVisible()
    assert [act.key for act in page.offers()] == ["sign"], "the keyring has her lead the program still"


def test_the_second_look_comes_once_a_day_names_the_family_says_whom_and_why_and_leads_on(window, cam, qtbot):
    qtbot.waitUntil(lambda: looks(cam) == 1, timeout=WAIT)
    settled(qtbot)
    with cam.read() as session:
        now = session.execute(text("SELECT outcome_now FROM cam.cam_case")).scalar()
    assert now == "program_closed"
    assert DailyLook(cam)(Progress()) == 0, "today it was done"
    assert looks(cam) == 1
    window.open(Route("second_look", ("cam", "screening")))
    settled(qtbot)
    page = window.page
    assert page.said.text().startswith("El cambio toca a 1 de 1 casos abiertos, con CAM-suspended")
    row = page._row(0, page.result.looked.touched[0])
    assert (row.cells["case"].text, row.cells["case"].sub) == ("Rosa Inventada", "CAM-1")
    assert row.cells["after"].text == "Programa cerrado"
    assert page.why.text() == (
        "Niña o niño 1: era probablemente elegible, ahora programa cerrado. Suspendido con el programa de refugio."
    )
    page.on.edit.setText("20/6/2023")
    page.look()
    settled(qtbot)
    assert page.result.written == 0
    assert page.nobody.isVisible()
    page.to_list.click()
    settled(qtbot)
    assert isinstance(window.page, WorklistPage)
