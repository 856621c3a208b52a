from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QFontInfo, QImage

from kindhub.ui.theme import THEME_NAMES, Theme, apply_theme, current, icon, theme


def test_sheet_names_only_known_tokens(qapp):
    sheet = Theme().sheet()
    assert "@" not in sheet
    assert sheet.count("{") == sheet.count("}")


def test_every_mark_the_sheet_names_is_there_in_each_theme(qapp):
    for name in THEME_NAMES:
        dressed = Theme()
        dressed.name = name
        marks = re.findall(r'url\("([^"]+)"\)', dressed.sheet())
        assert len(marks) >= 4
        assert [m for m in marks if not Path(m).is_file()] == []
        assert not QImage(marks[0]).isNull()


def test_a_mark_that_qt_cannot_read_is_named(qapp, tmp_path, monkeypatch):
    assert Theme().unreadable_marks() == []
    (tmp_path / "marks" / "light").mkdir(parents=True)
    broken = tmp_path / "marks" / "light" / "caret.svg"
    broken.write_text("no picture")
    monkeypatch.setattr(current, "_SHEET", tmp_path / "sheet.qss")
    assert Theme().unreadable_marks() == [str(broken)]


def test_text_size_scales_lengths_and_letters(qapp):
    apply_theme("light", 200, portable=True)
    try:
        assert theme().size(34) == pytest.approx(68, abs=1)
        assert theme().font("h1").pointSizeF() == 33
    finally:
        apply_theme("light", portable=True)
    assert theme().size(34) == 34


@pytest.mark.parametrize(("asked", "got"), [(50, 100), (150, 150), (900, 200)])
def test_text_size_stays_between_100_and_200(qapp, asked, got):
    apply_theme("light", asked, portable=True)
    held = theme().percent
    apply_theme("light", portable=True)
    assert held == got


def test_letters_are_the_shipped_ones(qapp):
    assert QFontInfo(theme().font("strong")).family() == "Open Sans"
    assert QFontInfo(theme().font("strong")).weight() == 600


def test_icon_follows_the_theme(qapp):
    mark = icon("check-circle-fill", "danger")

    def pixel() -> str:
        return mark.pixmap(32, 32).toImage().pixelColor(7, 16).name().upper()

    light = pixel()
    apply_theme("dark", portable=True)
    dark = pixel()
    apply_theme("light", portable=True)
    assert (light, dark) == ("#B0261C", "#FF9E95")
