"""A guided question has room between the parts of a case and what follows from the answers, on a small screen."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel

from kindhub.ui.kit.guided_question import GuidedQuestion
from kindhub.ui.theme import theme

ROOM = 380
"""Units between the two on a screen of 1280 x 720 (1920 x 1080 at 150 %), which the case page leaves."""
KEYS = "sigue; F9 dice por qué no hay respuesta"


def test_it_needs_no_more_width_than_there_is_and_cuts_no_words(qtbot):
    question = GuidedQuestion()
    qtbot.addWidget(question)
    question.ask("Pregunta 2 de 8", "¿Qué nacionalidad tiene la niña o el niño?", "Marque todas las que tenga.", "",
                 ("Enter",), KEYS)  # fmt: skip
    question.resize(theme().size(ROOM), theme().size(400))
    question.show()
    assert question.minimumSizeHint().width() <= theme().size(ROOM)
    hint = next(label for label in question.findChildren(QLabel) if label.text() == KEYS)
    assert hint.height() >= hint.heightForWidth(hint.width())
    assert question.back.width() >= question.back.sizeHint().width()
