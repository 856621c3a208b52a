"""*Copiar detalles* tells support where in the code something failed, and never what it was about."""

from __future__ import annotations

import platform

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from kindhub import __version__
from kindhub.errors import Stopped, UserError
from kindhub.i18n import L
from kindhub.reporting import details_of
from kindhub.ui.kit.message_bar import ErrorBar, MessageStack

CANARY = "Canario Xicará"
ADVICE = L("“{name}” is already here.", "«{name}» ya está aquí.")


def fault_with_a_name():
    secret_name = CANARY
    try:
        raise KeyError(secret_name)
    except KeyError as inner:
        raise RuntimeError(f"UNIQUE failed: {secret_name}", secret_name) from inner


def caught(act):
    try:
        act()
    except Exception as fault:
        return fault
    raise AssertionError("nothing was raised")


def copied_of(qtbot, error):
    """What lies on the clipboard after *Copiar detalles* was clicked."""
    stack = MessageStack()
    qtbot.addWidget(stack)
    QGuiApplication.clipboard().setText("")
    bar = stack.show_error(error)
    [link] = [one for one in bar.findChildren(QPushButton) if one.text() == "Copiar detalles"]
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    return bar, QGuiApplication.clipboard().text()


def test_a_name_in_arguments_and_variables_is_not_copied(qtbot):
    bar, copied = copied_of(qtbot, caught(fault_with_a_name))
    assert "RuntimeError < KeyError" in copied
    assert "test_error_details.py:" in copied
    assert __version__ in copied
    assert platform.python_version() in copied
    for word in CANARY.split():
        assert word not in copied
        assert word not in bar.text


def test_the_canary_would_be_seen_in_a_plain_traceback():
    import traceback

    assert CANARY in "".join(traceback.format_exception(caught(fault_with_a_name)))


def test_a_statement_that_fails_does_not_show_its_values(qtbot, hub):
    def save_twice():
        with hub.begin() as work:
            for _ in range(2):
                work.session.execute(
                    text("INSERT INTO preference (uid, key, content) VALUES ('u', :name, :name)"), {"name": CANARY}
                )

    fault = caught(save_twice)
    assert not isinstance(fault, UserError)
    _, copied = copied_of(qtbot, fault)
    assert copied.splitlines()[1] == "IntegrityError < IntegrityError"
    assert "Canario" not in copied
    assert "INSERT" not in copied


def test_advice_says_the_name_to_the_person_and_its_details_do_not(qtbot):
    def refuse():
        raise UserError(ADVICE, name=CANARY)

    bar, copied = copied_of(qtbot, caught(refuse))
    assert CANARY in bar.text
    assert "UserError" in copied
    assert "Canario" not in copied


def test_what_the_person_stopped_is_no_error(qtbot):
    stack = MessageStack()
    qtbot.addWidget(stack)
    bar = stack.show_error(Stopped())
    assert bar.tone == "info"
    assert bar.details == ""
    assert not [one for one in bar.findChildren(QPushButton) if one.text() == "Copiar detalles"]


@pytest.mark.parametrize("kind", [ValueError, IntegrityError])
def test_details_name_the_kind_and_never_its_words(kind):
    fault = kind(CANARY, CANARY, Exception(CANARY)) if kind is IntegrityError else kind(CANARY)
    assert details_of(fault).splitlines()[1].startswith(kind.__name__)
    assert "Canario" not in details_of(fault)


def test_an_error_inside_a_card_can_be_copied_when_it_is_a_fault_of_ours(qtbot):
    bar = ErrorBar()
    qtbot.addWidget(bar)
    for said, copied in (("Elija quién es usted.", False), (UserError(ADVICE, name=CANARY), False),
                         (caught(fault_with_a_name), True)):  # fmt: skip
        bar.tell(said)
        assert bar.isVisible()
        assert bar.link.isVisible() is copied
        assert bar.accessibleName() == bar.message.text()
    qtbot.mouseClick(bar.link, Qt.MouseButton.LeftButton)
    assert "RuntimeError < KeyError" in QGuiApplication.clipboard().text()
    assert CANARY not in QGuiApplication.clipboard().text()
