"""Every test of the window wears the light theme and the shipped font."""

from __future__ import annotations

import pytest

from kindhub.i18n import use_language


@pytest.fixture(autouse=True)
def dressed(qapp):
    from kindhub.ui.theme import apply_theme, theme

    use_language("es")
    if (theme().name, theme().percent, theme().portable) != ("light", 100, True) or not qapp.styleSheet():
        apply_theme("light", portable=True)
    yield
    use_language("es")


@pytest.fixture
def shown(qtbot):
    """Show widgets one under the other in an active window, which lives as long as the test."""
    windows = []

    def show(*widgets):
        from PySide6.QtWidgets import QVBoxLayout, QWidget

        window = QWidget()
        column = QVBoxLayout(window)
        for widget in widgets:
            column.addWidget(widget)
        windows.append(window)
        qtbot.addWidget(window)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        return window

    return show
