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
