from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QMenu

from kindhub.records.partial_date import PartialDate
from kindhub.ui.kit.field_block import FieldBlock
from kindhub.ui.kit.inputs import (
    Choice,
    ComboInput,
    DateInput,
    FlagInput,
    LineInput,
    ListInput,
    MoneyInput,
    MultiChoiceInput,
    NumberInput,
    SegmentInput,
    TextInput,
    YesNoInput,
    choice_input,
    matching,
)

PLACES = [Choice("a", "Nentón"), Choice("b", "San Rafael La Independencia"), Choice("c", "Rafael Lara")]


def all_inputs():
    return {
        "line": LineInput(), "text": TextInput(), "number": NumberInput(unit="años"), "money": MoneyInput("GTQ"),
        "date": DateInput(), "segments": SegmentInput(PLACES), "list": ListInput(PLACES), "yes_no": YesNoInput(),
        "combo": ComboInput(PLACES), "many": MultiChoiceInput(PLACES),
    }  # fmt: skip


SAMPLES = {
    "line": "Catarina", "text": "dos\nlíneas", "number": 15, "money": 12550, "date": PartialDate.of(date(2026, 11, 3)),
    "segments": "b", "list": "c", "yes_no": False, "combo": "b", "many": ("a", "c"),
}  # fmt: skip


@pytest.mark.parametrize("kind", SAMPLES)
def test_every_input_gives_back_what_it_was_given(qtbot, kind):
    editor = all_inputs()[kind]
    qtbot.addWidget(editor)
    assert editor.value() is None
    editor.set_value(SAMPLES[kind])
    assert editor.value() == SAMPLES[kind]
    editor.set_value(None)
    assert editor.value() is None


@pytest.mark.parametrize("kind", SAMPLES)
def test_every_input_tells_a_screen_reader_what_is_asked(qtbot, kind):
    editor = all_inputs()[kind]
    block = FieldBlock("Municipio", editor, needed="create", hint="donde vive")
    qtbot.addWidget(block)
    focus = editor.focusProxy()
    name = QAccessible.queryAccessibleInterface(focus).text(QAccessible.Text.Name)
    said = QAccessible.queryAccessibleInterface(focus).text(QAccessible.Text.Description)
    assert name.startswith("Municipio")
    assert "obligatorio" in said
    assert "donde vive" in said


@pytest.mark.parametrize("kind", SAMPLES)
def test_absence_empties_the_value_and_a_value_ends_the_absence(qtbot, kind):
    editor = all_inputs()[kind]
    qtbot.addWidget(editor)
    editor.set_value(SAMPLES[kind])
    editor.set_absence("refused")
    assert (editor.value(), editor.absence()) == (None, "refused")
    editor.set_value(SAMPLES[kind])
    assert (editor.value(), editor.absence()) == (SAMPLES[kind], None)


def test_f9_asks_why_there_is_no_value(qtbot, shown):
    editor = LineInput()
    shown(editor)
    editor.setFocus()
    qtbot.keyClick(editor.edit, Qt.Key.Key_F9)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [a.text() for a in menu.actions()] == ["no se sabe", "no se preguntó", "no quiso decir"]
    with qtbot.waitSignal(editor.changed) as change:
        menu.actions()[1].trigger()
    menu.close()
    assert change.args == [None]
    assert editor.absence() == "not_asked"


def test_escape_brings_back_the_value_from_when_the_field_got_the_focus(qtbot, shown):
    editor, other = LineInput(), LineInput()
    shown(editor, other)
    editor.set_value("Elmer")
    other.setFocus()
    editor.setFocus()
    qtbot.keyClicks(editor.edit, " Josue")
    assert editor.value() == "Elmer Josue"
    qtbot.keyClick(editor.edit, Qt.Key.Key_Escape)
    assert editor.value() == "Elmer"


def test_enter_in_a_line_goes_on_like_tab(qtbot, shown):
    first, second = LineInput(), LineInput()
    shown(first, second)
    first.setFocus()
    qtbot.keyClick(first.edit, Qt.Key.Key_Return)
    assert second.edit.hasFocus()


@pytest.mark.parametrize(
    ("typed", "understood"),
    [("7/5/2011", "7 de mayo de 2011"), ("mar 2018", "marzo de 2018"), ("2018", "2018")],
)
def test_a_date_says_back_how_it_was_read(qtbot, shown, typed, understood):
    editor = DateInput()
    block = FieldBlock("Nacimiento", editor)
    shown(block)
    qtbot.keyClicks(editor.edit, typed)
    assert understood in block.said()


def test_a_date_that_cannot_be_stays_as_written(qtbot, shown):
    editor = DateInput()
    shown(editor)
    qtbot.keyClicks(editor.edit, "31/02/2011")
    assert editor.value().precision == "invalid"
    editor.left.emit()
    assert editor.edit.text() == "31/02/2011"


def test_a_word_for_no_date_becomes_an_absence(qtbot, shown):
    editor = DateInput()
    shown(editor)
    qtbot.keyClicks(editor.edit, "no recuerda")
    editor.left.emit()
    assert editor.value() is None
    assert editor.absence() == "not_known"


def test_an_exact_date_field_gives_a_day_or_what_was_written(qtbot):
    editor = DateInput(exact=True)
    qtbot.addWidget(editor)
    editor.set_value(date(2026, 11, 3))
    assert editor.value() == date(2026, 11, 3)
    editor.edit.setText("mar 2018")
    assert editor.value() == "mar 2018"


@pytest.mark.parametrize(
    ("typed", "labels"),
    [("neton", []), ("nenton", ["Nentón"]), ("rafael", ["Rafael Lara", "San Rafael La Independencia"])],
)
def test_choices_are_found_without_accents_and_beginnings_come_first(typed, labels):
    assert [c.label for c in matching(PLACES, typed)] == labels


def test_typing_in_a_combo_and_enter_takes_the_marked_choice(qtbot, shown):
    editor, other = ComboInput(PLACES), LineInput()
    shown(editor, other)
    editor.setFocus()
    qtbot.keyClicks(editor.edit, "independ")
    qtbot.keyClick(editor.edit, Qt.Key.Key_Return)
    assert editor.value() == "b"
    assert other.edit.hasFocus()


def test_a_combo_keeps_text_that_is_no_choice(qtbot, shown):
    editor = ComboInput(PLACES)
    shown(editor)
    qtbot.keyClicks(editor.edit, "Atlantis")
    assert editor.value() is None
    assert editor.unmatched() == "Atlantis"


def test_a_combo_forgets_a_value_that_is_no_longer_offered(qtbot):
    editor = ComboInput(PLACES)
    qtbot.addWidget(editor)
    editor.set_value("b")
    editor.set_choices(PLACES[:1])
    assert editor.value() is None


def test_segments_are_one_stop_with_arrows_inside(qtbot, shown):
    editor, other = SegmentInput(PLACES), LineInput()
    shown(editor, other)
    editor.setFocus()
    first, second, _ = editor._buttons
    qtbot.keyClick(first, Qt.Key.Key_Right)
    assert second.hasFocus()
    qtbot.keyClick(second, Qt.Key.Key_Space)
    assert editor.value() == "b"
    qtbot.keyClick(second, Qt.Key.Key_Tab)
    assert other.edit.hasFocus()


def test_number_of_choices_decides_how_they_look(qtbot):
    made = [
        choice_input([Choice(n, str(n)) for n in range(3)]),
        choice_input([Choice(n, str(n)) for n in range(9)], compact=False),
        choice_input([Choice(n, str(n)) for n in range(30)]),
    ]
    for editor in made:
        qtbot.addWidget(editor)
    assert [type(e) for e in made] == [SegmentInput, ListInput, ComboInput]


@pytest.mark.parametrize(("typed", "cents"), [("1,250.5", 125050), ("0.1", 10), ("doce", "doce")])
def test_money_is_exact_and_what_is_no_number_stays(qtbot, typed, cents):
    editor = MoneyInput("GTQ")
    qtbot.addWidget(editor)
    editor.edit.setText(typed)
    assert editor.value() == cents


def test_a_message_goes_the_moment_the_value_changes(qtbot, shown):
    editor = LineInput()
    block = FieldBlock("Nombre", editor, hint="como en la partida")
    shown(block)
    block.show_message("Falta el nombre.")
    assert block.has_message()
    assert editor.edit.property("tone") == "danger"
    assert "Falta el nombre." in editor.edit.accessibleDescription()
    qtbot.keyClicks(editor.edit, "E")
    assert not block.has_message()
    assert block.said() == "como en la partida"


def test_advice_frames_nothing(qtbot, shown):
    editor = LineInput()
    block = FieldBlock("CUI", editor)
    shown(block)
    block.show_message("El último dígito no coincide.", "info")
    assert block.has_message()
    assert not editor.edit.property("tone")


def test_read_only_inputs_can_be_reached_and_not_changed(qtbot, shown):
    editor = LineInput()
    shown(editor)
    editor.set_value("Elmer")
    editor.set_read_only(True)
    editor.setFocus()
    qtbot.keyClicks(editor.edit, "x")
    assert editor.value() == "Elmer"
    assert editor.edit.hasFocus()


def test_a_text_too_long_for_its_line_ends_in_dots_and_has_itself_as_tip(qtbot):
    line = LineInput()
    qtbot.addWidget(line)
    line.resize(120, 34)
    line.show()
    for text, tip in (("Base aérea La Aurora, Ciudad de Guatemala", True), ("Houston", False)):
        line.set_value(text)
        line.edit.clearFocus()
        line.edit.grab()
        assert line.edit.toolTip() == (text if tip else "")
        assert line.value() == text


def test_a_flag_that_cannot_be_changed_says_what_is_so_and_offers_nothing(qtbot):
    flag = FlagInput("Urgente")
    qtbot.addWidget(flag)
    flag.show()
    flag.set_read_only(True)
    for value, seen in ((None, False), (True, True), (False, False)):
        flag.set_value(value)
        assert flag.chip.isVisible() is seen
        flag.chip.click()
        assert flag.value() is value
    flag.set_read_only(False)
    assert flag.chip.isVisible()
    flag.chip.click()
    assert flag.value() is True
