from __future__ import annotations

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPlainTextEdit, QToolButton, QWidget

from kindhub.i18n import spoken
from kindhub.ui.gallery.boards import BOARDS
from kindhub.ui.grab import grab
from kindhub.ui.kit.badge import STATES
from kindhub.ui.kit.chip import FilterChip
from kindhub.ui.kit.error_summary import ErrorSummary
from kindhub.ui.kit.field_block import FieldBlock
from kindhub.ui.kit.form_section import FormSection
from kindhub.ui.kit.inputs import LineInput
from kindhub.ui.kit.message_bar import MessageStack
from kindhub.ui.kit.panes import ScrollPane
from kindhub.ui.kit.row_list import Row, RowList
from kindhub.ui.kit.search_edit import SearchEdit
from kindhub.ui.kit.section_nav import SectionNav
from kindhub.ui.kit.side_lists import DocumentChecklist, DueList
from kindhub.ui.kit.stage_bar import Stage, StageBar
from kindhub.ui.kit.stage_gap import Gap, StageGap
from kindhub.ui.theme import icon, icon_names

STAGES = [
    Stage("a", "Referido", "done", "1 oct"),
    Stage("b", "Recibido", "current", "hoy"),
    Stage("c", "Activo", "next"),
]


@pytest.mark.parametrize("board", BOARDS)
def test_everything_that_takes_the_focus_has_a_name(qtbot, board):
    page = BOARDS[board]()
    qtbot.addWidget(page)
    nameless = [w for w in page.findChildren(QWidget) if _needs_name(w) and not (w.accessibleName() or _text(w))]
    assert nameless == []


def _needs_name(widget):
    inner = isinstance(widget, QToolButton) and isinstance(widget.parent(), QLineEdit)
    kinds = QAbstractButton | QLineEdit | QPlainTextEdit
    return isinstance(widget, kinds) and widget.focusPolicy() != Qt.FocusPolicy.NoFocus and not inner


def _text(widget):
    return widget.text() if isinstance(widget, QAbstractButton) else ""


def test_the_search_for_nameless_parts_finds_one(qtbot):
    assert _needs_name(QLineEdit())
    assert not QLineEdit().accessibleName()


def test_every_state_has_its_own_sign_or_word():
    assert len({(sign, role) for sign, role, _ in STATES.values()}) == len(STATES)
    assert all(sign in icon_names() for sign, _, _ in STATES.values())
    with spoken("en"):
        assert len({word.say() for *_, word in STATES.values()}) == len(STATES)


def test_an_icon_that_does_not_exist_is_a_bug_at_once():
    with pytest.raises(ValueError, match="no such icon"):
        icon("unicorn")


def test_stages_walk_by_arrows_and_open_by_enter(qtbot, shown):
    bar = StageBar(STAGES)
    shown(bar)
    bar.setFocus()
    current = QApplication.focusWidget()
    assert bar.accessibleName() == "Etapa Recibido, 2 de 3"
    assert current.accessibleName() == "Recibido, actual, hoy"
    qtbot.keyClick(current, Qt.Key.Key_Left)
    with qtbot.waitSignal(bar.chosen) as chosen:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert chosen.args == ["a"]


def test_where_room_is_short_the_current_stage_keeps_its_words(qtbot):
    bar = StageBar([Stage(str(n), "Una etapa larga", "done") for n in range(8)] + STAGES[1:2])
    qtbot.addWidget(bar)
    bar.resize(500, 50)
    bar.show()
    last = bar._chevrons[-1]
    assert not last.narrow
    assert bar._chevrons[0].narrow
    assert last.geometry().right() <= 500
    assert bar._chevrons[0].toolTip() == "Una etapa larga"


def test_a_stage_is_locked_until_nothing_lacks(qtbot):
    gap = StageGap()
    qtbot.addWidget(gap)
    gap.set_gaps("Activo", [Gap("plan", "Plan aprobado")])
    button = gap._row.itemAt(gap._row.count() - 1).widget()
    assert not button.isEnabled()
    assert "Plan aprobado" in button.toolTip()
    gap.set_gaps("Activo", [])
    button = gap._row.itemAt(gap._row.count() - 1).widget()
    with qtbot.waitSignal(gap.moved):
        button.click()


def test_section_list_is_one_stop_with_arrows_inside(qtbot, shown):
    rows = RowList("Partes", keeps=True)
    rows.set_rows([Row("a", "Referencia", "done"), Row("b", "Plan", "part", right="1/3")])
    rows.set_current("a")
    shown(rows)
    rows.setFocus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    with qtbot.waitSignal(rows.chosen) as chosen:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert chosen.args == ["b"]
    assert rows.current() == "b"
    assert QApplication.focusWidget().accessibleName() == "Plan, en parte, 1/3"


def test_next_part_stops_at_the_end(qtbot):
    nav = SectionNav()
    qtbot.addWidget(nav)
    nav.set_sections([Row("a", "A"), Row("b", "B")])
    nav.set_current("a")
    nav.go(1)
    with qtbot.assertNotEmitted(nav.chosen):
        nav.go(1)
    assert nav.rows.current() == "b"


def test_over_the_part_the_list_is_one_button_that_names_it_and_opens_the_list(shown, qtbot):
    nav = SectionNav()
    nav.set_sections([Row("a", "Sesiones"), Row("b", "Constancias")])
    nav.set_current("b")
    shown(nav)
    assert nav.rows.isVisible()
    assert not nav.head.isVisible()
    nav.be_brief(brief=True)
    assert not nav.rows.isVisible()
    assert (nav.head.text(), nav.head.accessibleName()) == ("Constancias", "Parte: Constancias. Elegir otra")
    shut = nav.least_height()
    nav.begin()
    with qtbot.waitSignal(nav.opened_or_shut):
        QTest.keyClick(nav.head, Qt.Key.Key_Space)
    assert nav.rows.isVisible()
    assert nav.least_height() > shut
    with qtbot.waitSignal(nav.chosen) as chosen:
        nav.rows.chosen.emit("a")
    assert chosen.args == ["a"]
    assert not nav.rows.isVisible()


def test_documents_count_what_is_there(qtbot):
    card = DocumentChecklist()
    qtbot.addWidget(card)
    card.set_rows([Row("a", "Partida", "done"), Row("b", "Consentimiento", "missing")])
    assert card.note.text() == "1 de 2"


def test_f8_walks_the_answers_to_look_at(qtbot):
    summary = ErrorSummary()
    qtbot.addWidget(summary)
    seen = []
    summary.chosen.connect(seen.append)
    summary.take_next()
    summary.show_errors([("a", "Fecha"), ("b", "Lugar")])
    for step in (1, 1, 1, -1):
        summary.take_next(step)
    assert seen == ["a", "b", "a", "b"]
    assert summary.accessibleName() == "Hay 2 datos por revisar: Fecha, Lugar"
    summary.show_errors([])
    assert summary.isHidden()


def test_errors_stay_and_the_same_text_is_shown_once(qtbot):
    stack = MessageStack()
    qtbot.addWidget(stack)
    stack.show_message("danger", "No se pudo leer.")
    bar = stack.show_message("danger", "No se pudo leer.")
    assert stack.bars() == [bar]
    bar.dismiss()
    assert stack.bars() == []


@pytest.mark.parametrize(("width", "columns"), [(900, 3), (500, 2), (300, 1)])
def test_a_form_has_equal_columns_as_the_room_allows(qtbot, width, columns):
    section = FormSection("Llegada")
    blocks = [FieldBlock(f"Campo {n}", LineInput(), name=str(n)) for n in range(6)]
    section.add_blocks((block, 1) for block in blocks)
    qtbot.addWidget(section)
    section.resize(width, 600)
    with qtbot.waitExposed(section):
        section.show()
    section._grid.activate()
    lefts = {b.x() for b in blocks}
    assert len(lefts) == columns
    assert max(b.width() for b in blocks) - min(b.width() for b in blocks) <= 1


def test_hidden_fields_close_up(qtbot):
    section = FormSection("Llegada")
    blocks = [FieldBlock(f"Campo {n}", LineInput(), name=str(n)) for n in range(3)]
    section.add_blocks((block, 1) for block in blocks)
    qtbot.addWidget(section)
    section.resize(900, 300)
    section.show()
    section.show_only({"1", "2"})
    section._grid.activate()
    assert blocks[0].isHidden()
    assert blocks[1].x() == 0
    section.show_only({"0", "1", "2"})
    section._grid.activate()
    assert blocks[0].x() == 0


def test_delete_takes_a_filter_away(qtbot):
    chip = FilterChip("Escuela", "vacío")
    qtbot.addWidget(chip)
    assert chip.accessibleName() == "Escuela: vacío"
    with qtbot.waitSignal(chip.removed):
        qtbot.keyClick(chip, Qt.Key.Key_Delete)


def test_escape_clears_a_search_and_says_so(qtbot):
    search = SearchEdit("Buscar persona")
    qtbot.addWidget(search)
    with qtbot.waitSignal(search.searched, check_params_cb=lambda text: text == "elmer tomas"):
        qtbot.keyClicks(search, "elmer tomas")
    with qtbot.waitSignal(search.searched, check_params_cb=lambda text: text == ""):
        qtbot.keyClick(search, Qt.Key.Key_Escape)


def test_pictures_are_drawn_at_the_asked_size(qapp, tmp_path):
    from PySide6.QtGui import QImage

    path = grab(BOARDS["case"], tmp_path / "case.png", size=QSize(1366, 690))
    assert QImage(str(path)).size() == QSize(1366, 690)


def test_a_title_too_long_for_its_row_gets_a_second_line_and_a_short_one_does_not(qtbot, shown):
    rows = RowList("Partes")
    rows.set_rows([Row("a", "Plan"), Row("b", "Vigilancia de remigración después del retorno", right="12")])
    rows.setFixedWidth(190)
    shown(rows)
    short, long = rows.findChildren(QAbstractButton)
    assert long.height() > short.height()
    rows.setFixedWidth(600)
    qtbot.waitUntil(lambda: long.height() == short.height())


def test_with_nothing_missing_the_line_before_the_next_stage_says_so(qtbot):
    gap = StageGap()
    qtbot.addWidget(gap)
    words = set()
    for lacking in ([], [Gap("plan", "Plan aprobado")]):
        gap.set_gaps("Monitoreo", lacking)
        label = gap.layout().itemAt(0).widget()
        words.add(label.text())
        assert label.text().endswith(":") == bool(lacking)
    assert len(words) == 2


def test_an_empty_stack_of_messages_takes_no_room(qtbot):
    stack = MessageStack()
    qtbot.addWidget(stack)
    assert stack.isHidden()
    stack.show_message("danger", "No se pudo.").dismiss()
    assert stack.isHidden()
    stack.show_message("danger", "No se pudo.")
    assert stack.bars()


def test_a_field_whose_words_do_not_fit_takes_two_columns_and_the_columns_stay_equal(qtbot, shown):
    section = FormSection("Las cinco preguntas")
    blocks = [
        FieldBlock(label, LineInput()) for label in ("Fecha", "Entró siendo niña o niño, con menos de 18", "Nota")
    ]
    section.add_blocks((block, 1) for block in blocks)
    section.setFixedWidth(600)
    shown(section)
    short, long, last = (block.geometry() for block in blocks)
    assert long.width() > short.width() + last.width() - 20
    assert short.width() == last.width()


def test_the_part_on_screen_is_scrolled_into_sight(qtbot, shown):
    nav = SectionNav()
    nav.set_sections([Row(str(n), f"Parte {n}") for n in range(30)])
    nav.setFixedHeight(300)
    shown(nav)
    bar = nav.findChild(ScrollPane).verticalScrollBar()
    assert bar.value() == 0
    nav.set_current("29")
    qtbot.waitUntil(lambda: bar.value() > 0)


def test_where_even_signs_are_too_many_none_falls_off_the_end(qtbot):
    bar = StageBar([Stage(str(n), "Una etapa larga", "done") for n in range(8)] + STAGES[1:2])
    qtbot.addWidget(bar)
    bar.resize(340, 50)
    bar.show()
    assert bar._chevrons[-1].geometry().right() <= 340


def nav_of(qtbot, height):
    nav = SectionNav()
    qtbot.addWidget(nav)
    rows = [Row(f"a{n}", f"Antes {n}", "done", group="Antes") for n in range(6)]
    rows += [Row(f"b{n}", f"Desde {n}", "part", group="Desde") for n in range(6)]
    nav.set_sections([*rows, Row("c", "Notas", group="Expediente")])
    nav.set_current("b1")
    nav.resize(196, height)
    nav.show()
    return nav


def test_parts_fold_where_room_is_short_but_never_those_at_hand(qtbot):
    assert nav_of(qtbot, 900).rows.folded() == set()
    low = nav_of(qtbot, 380)
    assert low.rows.folded() == {"Antes"}
    low.set_current("a2")
    assert "Antes" not in low.rows.folded()
    assert "Desde" in low.rows.folded()
    assert low.rows.keys()[:2] == ["a0", "a1"]  # Ctrl+PgDn still goes through all of them


def test_what_is_folded_by_hand_stays_so(qtbot):
    nav = nav_of(qtbot, 900)
    nav.rows.fold_asked.emit("Antes")
    nav.resize(196, 800)
    assert nav.rows.folded() == {"Antes"}
    nav.rows.fold_asked.emit("Antes")
    assert nav.rows.folded() == set()


def test_a_list_cut_for_room_keeps_what_presses_and_brings_the_rest(qtbot):
    due = DueList()
    qtbot.addWidget(due)
    rows = [Row("x", "Visita", "planned"), Row("y", "Plan", "overdue"), Row("z", "Vieja", "done")]
    due.set_rows(rows)
    due.show_at_most(1)
    assert due.rows.keys() == ["y", "@more"]
    due.rows.chosen.emit("@more")
    assert due.rows.keys() == ["x", "y", "z", "@less"]


def test_what_lacks_beyond_one_line_is_counted_and_asked_for(qtbot):
    gap = StageGap()
    qtbot.addWidget(gap)
    gap.set_gaps("Activo", [Gap(str(n), f"Una cosa que falta {n}") for n in range(5)])
    gap.resize(800, 40)
    gap.show()
    shown = [link for link in gap._links if not link.isHidden()]
    assert 0 < len(shown) < 5
    assert gap._more.text() == f"{5 - len(shown)} más"
    with qtbot.waitSignal(gap.more_asked):
        gap._more.click()
    gap.resize(2000, 40)
    assert gap._more.isHidden()
