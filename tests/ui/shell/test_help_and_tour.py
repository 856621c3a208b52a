from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from kindhub.i18n import LANGUAGES, use_language
from kindhub.resources import resource
from kindhub.services.help_pages import all_help, help_for
from kindhub.services.settings import choose
from kindhub.ui.kit.table import Cell, Column, PageModel, TableRow, WorkTable
from kindhub.ui.kit.veil import veil_names, veiled_words
from kindhub.ui.memory import Memory
from kindhub.ui.routes import ROUTES
from kindhub.ui.shell import Route
from kindhub.ui.tasks import tasks

CANARY = "Canario Xiquín Tzoc 2412-12345-1314"


def test_every_page_has_its_help_in_both_languages(hub):
    for code in LANGUAGES:
        use_language(code)
        for name in ROUTES:
            pages = help_for(name)
            assert pages, (code, name)
            assert pages[0].title
            assert pages[0].lines
    names = {code: {path.name for path in resource("help", code).glob("*.md")} for code in LANGUAGES}
    assert names["es"] == names["en"]


def test_help_is_words_and_no_exclamation():
    for path in Path(resource("help")).rglob("*.md"):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"[!¡]|\binválid|\bilegal", text), path


def test_a_programs_help_follows_that_of_the_page(hub):
    program = hub.programs["reintegration"]
    assert [page.key for page in help_for("case", program)] == ["case", "reintegration/case"]
    assert [page.key for page in help_for("people", program)] == ["people"]
    assert {"case", "reintegration/case", "reintegration/figures"} <= {page.key for page in all_help(hub.programs)}


@pytest.mark.parametrize(("code", "said"), [("es", "«Quitar»"), ("en", "“Remove”")])
def test_what_stands_on_a_button_is_in_quotation_marks_and_no_page_shows_a_mark_of_its_file(hub, code, said):
    use_language(code)
    lines = {page.key: [line.text for line in page.lines] for page in all_help(hub.programs)}
    assert any(said in line for line in lines["programs"])
    assert [line for page in lines.values() for line in page if "*" in line or line.startswith("#")] == []


def test_f1_opens_beside_the_page_says_the_field_and_gives_the_cursor_back(qtbot, place):
    place.window.open(Route("new_person", ("ana",)))
    given = place.window.page.bodies["name"].blocks["given"]
    given.focus()
    qtbot.keyClick(place.window, Qt.Key.Key_F1)
    panel = place.window.help
    assert panel.isVisible()
    assert panel.title.text() == "Persona nueva"
    given.focus()
    assert panel.field.isVisible()
    assert panel._field_name.text() == given.label
    place.window.bar.search_box.setFocus()
    assert not panel.field.isVisible()
    panel.take_focus()
    qtbot.keyClick(place.window.focusWidget(), Qt.Key.Key_Escape)
    assert not panel.isVisible()


def test_the_way_around_is_walked_by_keys_and_remembered(qtbot, place, peopled):
    place.tour.begin_once()
    coach = place.tour.coach
    assert coach.isVisible()
    assert coach.title.text() == "Primero, lo que vence"
    for key, at in ((Qt.Key.Key_Right, 1), (Qt.Key.Key_Return, 2), (Qt.Key.Key_Left, 1)):
        qtbot.keyClick(coach, key)
        assert coach.at == at
        assert not coach.balloon.geometry().isEmpty()
        assert place.window.rect().contains(coach.balloon.geometry())
    qtbot.keyClick(coach, Qt.Key.Key_Escape)
    assert place.tour.coach is None
    place.tour.begin_once()
    assert place.tour.coach is None
    place.memory.save()
    assert Memory(peopled.hub).get("tour") is True
    place.tour.begin()
    assert place.tour.coach.isVisible()
    place.window.hide_all()
    assert place.tour.coach is None
    place.tour.begin()
    place.window.open(Route("people"))  # it points at the page that was there
    assert place.tour.coach is None


def test_what_the_window_remembers_lies_in_the_encrypted_folder(place, peopled):
    place.window.toggle_rail()
    place.window.resize(1200, 700)
    place.memory.keep_place(place.window)
    place.memory.put("narrow", place.window.wants_narrow)
    place.memory.save()
    again = Memory(peopled.hub)
    assert again.get("narrow") is True
    assert again.get("place") == place.memory.get("place")
    place.window.resize(1366, 768)
    again.give_place(place.window)
    assert place.window.width() < 1366  # the screen that is not there is smaller than a laptop's
    assert CANARY.split()[0].encode() not in peopled.hub.folder.hub.read_bytes()


def test_veiled_names_in_a_list_are_said_only_where_the_cursor_is(qtbot, shown):
    rows = {
        key: TableRow(key, {"name": Cell(name, secret=True), "n": Cell("1")})
        for key, name in (("a", "Ana"), ("b", "Eva"))
    }
    model = PageModel([Column("name", "Nombre"), Column("n", "N")], lambda keys: [rows[key] for key in keys])
    table = WorkTable(model, "Lista")
    model.set_keys(["a", "b"])
    shown(table)

    def said():
        return [model.index(row, 0).data() for row in range(2)]

    assert said() == ["Ana", "Eva"]
    veil_names(on=True)
    try:
        table.select_key("b")
        assert said() == [veiled_words(), "Eva"]
        veiled = table.grab().toImage()
        veil_names(on=False)
        assert table.grab().toImage() != veiled
    finally:
        veil_names(on=False)


def test_hiding_is_painted_at_once(qtbot, place):
    choose(place.hub, "lock_minutes", 5)
    place.window.hide_all()
    picture = place.window.grab().toImage()
    assert place.window.curtain.isVisible()
    colours = {picture.pixelColor(x, y).name() for x in range(0, 1300, 90) for y in (20, 60, 700)}
    assert len(colours) == 1


def test_in_large_letters_help_takes_the_place_of_the_page_and_gives_it_back(qtbot, place):
    from kindhub.ui.theme import apply_theme

    window = place.window
    window.resize(1366, 768)
    window.open(Route("people"))
    window.show_help()
    assert window.page.isVisible()  # the control: in usual letters they stand beside each other
    window.show_help()
    apply_theme("light", 200, portable=True)
    window.rebuild()
    assert window.focusWidget() is window.page.search
    window.show_help()
    assert not window.page.isVisible()
    qtbot.waitUntil(lambda: window.help.width() > window.width() // 2)
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    assert window.page.isVisible()
    assert window.focusWidget() is window.page.search


def test_a_page_that_was_left_does_not_take_the_cursor_when_its_rows_arrive(qtbot, place):
    """The control: while one is on the page it does."""
    window = place.window
    window.open(Route("day"))
    day = window.page
    qtbot.waitUntil(lambda: day.work.work is not None and not tasks().busy())
    assert day.work.todo.list.isAncestorOf(window.focusWidget())
    window.open(Route("people"))
    window._stack.stand()  # the page that was left is there for a turn still
    day._go_to_list()
    assert window.focusWidget() is window.page.search


def test_the_card_of_the_way_around_holds_all_its_words(place):
    place.tour.begin()
    coach = place.tour.coach
    for _ in range(4):
        needed = coach.words.heightForWidth(coach.words.width())
        assert coach.words.height() >= needed
        coach.go_on()
