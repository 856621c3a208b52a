"""Small facts every part needs: properties the style sheet reads, gaps, and what a tone looks like."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QLayout, QWidget

from kindhub.ui.theme import theme

Tone = Literal["neutral", "accent", "danger", "warn", "ok", "info", "restricted"]

# Tone → (ink, surface), both colour tokens.
TONES: dict[str, tuple[str, str]] = {
    "neutral": ("text2", "sunken"),
    "accent": ("on_soft", "soft"),
    "danger": ("danger", "danger_soft"),
    "warn": ("warn", "warn_soft"),
    "ok": ("ok", "ok_soft"),
    "info": ("info", "info_soft"),
    "restricted": ("restricted", "restr_soft"),
}

TONE_ICONS: dict[str, str] = {
    "danger": "warning-circle-fill",
    "warn": "warning-fill",
    "ok": "check-circle-fill",
    "info": "info",
    "restricted": "lock-key-fill",
    "neutral": "info",
    "accent": "info",
}


def set_look(widget: QWidget, **properties: str) -> None:
    """Set properties that the style sheet asks for, and draw the widget anew with them.

    Dressing a widget anew is dear; one that looks so already, or was not dressed yet, is left alone.
    """
    if all((widget.property(name) or "") == value for name, value in properties.items()):
        return
    for name, value in properties.items():
        widget.setProperty(name, value)
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        widget.style().unpolish(widget)
        widget.style().polish(widget)
        widget.update()


def gaps(layout: QLayout, spacing: int = 0, *margins: int) -> None:
    """Spacing and margins in units of the design: none, one for all, (sides, top and bottom), or all four."""
    sizes = [theme().size(m) for m in margins] or [0]
    left, top, right, bottom = {1: sizes * 4, 2: sizes * 2, 4: sizes}[len(sizes)]
    layout.setContentsMargins(left, top, right, bottom)
    layout.setSpacing(theme().size(spacing))


def clear_layout(layout: QLayout) -> None:
    """Take everything out of a layout and let it go."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            clear_layout(inner)


class Rule(QFrame):
    """A thin line, ornament only."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("part", "rule")


def add_all(layout: QBoxLayout, *widgets: QWidget) -> None:
    """Add widgets in order."""
    for widget in widgets:
        layout.addWidget(widget)


def is_put_away(widget: QWidget) -> bool:
    """Whether a part was hidden on purpose; one that nobody showed or hid yet comes with its parent."""
    state = Qt.WidgetAttribute
    return widget.testAttribute(state.WA_WState_Hidden) and widget.testAttribute(state.WA_WState_ExplicitShowHide)


def show_when(widget: QWidget, shown: bool) -> None:
    """Show or hide a part. One that has no parent yet is not shown as a window, but with its parent, later.

    Showing dresses a part and lays it out at once, before it has its place; one that comes anyway is left to that.
    """
    parent = widget.parentWidget()
    if shown and not is_put_away(widget) and (parent is None or not parent.isVisible() or widget.isVisible()):
        return
    if shown and parent is None:
        widget.setAttribute(Qt.WidgetAttribute.WA_WState_Hidden, on=False)
        widget.setAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide, on=False)
    else:
        widget.setVisible(shown)
