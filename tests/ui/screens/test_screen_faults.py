"""Each check finds the fault it is for, and is silent about the same part made well."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QScrollArea, QWidget

from kindhub.testing import screen_faults as faults
from kindhub.testing.long_words import stretched


@pytest.fixture
def window(qtbot):
    made = QWidget()
    made.resize(600, 400)
    qtbot.addWidget(made)
    return made


def place(window, widget, *rect):
    widget.setParent(window)
    widget.setGeometry(QRect(*rect))
    widget.show()
    window.show()
    return widget


def test_a_field_without_a_name(window):
    edit = place(window, QLineEdit(), 10, 10, 200, 34)
    assert len(faults.nameless(window)) == 1
    edit.setAccessibleName("Nombre")
    assert faults.nameless(window) == []


def test_a_button_too_small_to_hit(window):
    button = place(window, QPushButton("x"), 10, 10, 20, 12)
    assert len(faults.small_targets(window)) == 1
    button.resize(40, 34)
    assert faults.small_targets(window) == []


def test_words_that_are_cut(window):
    label = place(window, QLabel("Plan de reintegración aprobado"), 10, 10, 60, 20)
    assert len(faults.cut_words(window)) == 1
    label.resize(label.sizeHint())
    assert faults.cut_words(window) == []


def test_wrapped_words_with_no_room_below(window):
    label = QLabel("Plan de reintegración aprobado por la coordinación de la oficina")
    label.setWordWrap(True)
    place(window, label, 10, 10, 80, 20)
    assert len(faults.cut_words(window)) == 1
    label.resize(80, label.heightForWidth(80))
    assert faults.cut_words(window) == []


def test_a_part_that_sticks_out(window):
    button = place(window, QPushButton("Guardar"), 560, 10, 100, 34)
    assert len(faults.outside(window)) == 1
    button.move(400, 10)
    assert faults.outside(window) == []


def test_words_over_words(window):
    place(window, QLabel("Vencido"), 10, 10, 100, 20)
    other = place(window, QLabel("Hoy"), 50, 10, 100, 20)
    assert len(faults.overlapping(window)) == 1
    other.move(150, 10)
    assert faults.overlapping(window) == []


def test_a_pane_wider_than_its_room(window):
    pane = QScrollArea()
    inside = QWidget()
    inside.resize(500, 100)
    pane.setWidget(inside)
    pane.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    place(window, pane, 0, 0, 300, 200)
    assert len(faults.scrolled_sideways(window)) == 1
    inside.resize(200, 100)
    assert faults.scrolled_sideways(window) == []


def test_a_field_that_tab_never_comes_to(window):
    class Jealous(QLineEdit):
        keeps = True

        def focusNextPrevChild(self, forward):  # noqa: N802 - Qt calls it so
            return True if self.keeps else super().focusNextPrevChild(forward)

    first, second = Jealous(), QLineEdit()
    row = QHBoxLayout(window)
    row.addWidget(first)
    row.addWidget(second)
    window.show()
    first.setFocus()
    assert len(faults.not_reached(window)) == 1
    first.keeps = False
    assert faults.not_reached(window) == []


def test_longer_words_keep_their_places_for_values():
    assert stretched("{n} cases of {name}") == "{n} caasees oof {name}"
    assert len(stretched("Plan de reintegración")) >= 1.3 * len("Plan de reintegración")
