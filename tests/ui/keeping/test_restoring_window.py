"""What is said when work on a closed hub fails: in the panel that says errors everywhere, and the hub opens again."""

from __future__ import annotations

import pytest

from kindhub.errors import UserError
from kindhub.i18n import L
from kindhub.ui.keeping.closed_work import PutBack
from kindhub.ui.keeping.restoring_window import RestoringWindow

NO_ROOM = L("There is no room on the disk.", "No hay espacio en el disco.")


class Fails:
    """Work that ends with an error."""

    words = PutBack.words

    def __init__(self, error):
        self.error = error

    def __call__(self, _progress):
        raise self.error


@pytest.mark.parametrize(("error", "said", "copied"), [
    (UserError(NO_ROOM), "No hay espacio en el disco.", False),
    (OSError("Ana Pérez"), "Algo falló en el hub (OSError)", True),
])  # fmt: skip
def test_an_error_is_told_in_the_panel_and_one_button_opens_the_hub(qtbot, error, said, copied):
    window = RestoringWindow(Fails(error), ("program",))
    qtbot.addWidget(window)
    window.show()
    window.begin()
    qtbot.waitUntil(window.again.isVisible)
    assert window.title.text() == PutBack.words.failed.say()
    assert window.error.isVisible()
    assert window.error.text.startswith(said)
    assert window.error.link.isVisible() is copied
    assert "Ana" not in window.error.details + window.error.text
    assert not window.words.isVisible()
