"""Colours can be told apart by everyone (WCAG 2.2, 1.4.3 and 1.4.11)."""

from __future__ import annotations

import pytest

from kindhub.ui.theme.palette import PALETTES, THEME_NAMES, Palette, contrast_ratio

LIGHT_SURFACES = ("app", "surface", "sunken", "hover")
SOFT = ("soft", "danger_soft", "warn_soft", "ok_soft", "info_soft", "restr_soft")
SERIES = ("c1", "c2", "c3", "c4", "c5", "c6")

TEXT_OVER = {
    "text": (*LIGHT_SURFACES, *SOFT), "text2": (*LIGHT_SURFACES, *SOFT), "muted": LIGHT_SURFACES,
    "accent": (*LIGHT_SURFACES, "soft"), "on_accent": ("accent",), "on_soft": (*LIGHT_SURFACES, "soft"),
    "danger": (*LIGHT_SURFACES, "danger_soft"), "warn": (*LIGHT_SURFACES, "warn_soft"),
    "ok": (*LIGHT_SURFACES, "ok_soft"), "info": (*LIGHT_SURFACES, "info_soft"),
    "restricted": (*LIGHT_SURFACES, "restr_soft"),
    "rail_text": ("rail", "rail_hi"), "rail_muted": ("rail", "rail_hi"),
}  # fmt: skip


def lowest(palette: Palette, token: str, surfaces: tuple[str, ...]) -> float:
    return min(contrast_ratio(palette.hex(token), palette.hex(s)) for s in surfaces)


def test_ratio_of_black_on_white_is_the_one_the_standard_names():
    assert contrast_ratio("#000000", "#FFFFFF") == pytest.approx(21.0)
    assert contrast_ratio("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)  # the standard's known near miss


@pytest.mark.parametrize("name", THEME_NAMES)
@pytest.mark.parametrize("token", TEXT_OVER)
def test_text_reads_over_every_surface(name, token):
    assert lowest(PALETTES[name], token, TEXT_OVER[token]) >= 4.5


@pytest.mark.parametrize("name", THEME_NAMES)
@pytest.mark.parametrize("token", ["border", "focus"])
def test_edges_show_over_every_surface(name, token):
    assert lowest(PALETTES[name], token, ("app", "surface", "sunken", "hover")) >= 3


@pytest.mark.parametrize("name", THEME_NAMES)
@pytest.mark.parametrize("token", SERIES)
def test_chart_marks_show_on_a_card(name, token):
    assert lowest(PALETTES[name], token, ("surface",)) >= 3


def test_a_pale_colour_would_be_caught():
    assert contrast_ratio("#B0B8C0", PALETTES["light"].surface) < 3
