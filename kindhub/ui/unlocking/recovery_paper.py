"""The recovery sheet as it goes on paper: the key in large letters, and the same as a QR code to be scanned."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QFont, QImage, QTextBlockFormat, QTextCursor, QTextDocument, QTextImageFormat

from kindhub.ui.printing.square_code import qr_picture

if TYPE_CHECKING:
    from kindhub.security.recovery import RecoverySheet

_QR_NAME = "recovery-qr"
_QR_POINTS = 170


def paper_of(sheet: RecoverySheet, text: str) -> QTextDocument:
    """The page: its text in fixed letters, then the code."""
    document = QTextDocument()
    font = QFont("monospace")
    font.setStyleHint(QFont.StyleHint.Monospace)
    font.setPointSizeF(14)
    document.setDefaultFont(font)
    document.addResource(QTextDocument.ResourceType.ImageResource.value, QUrl(_QR_NAME), _large(sheet.qr_payload))
    cursor = QTextCursor(document)
    cursor.insertText(text)
    cursor.insertBlock(QTextBlockFormat())
    shape = QTextImageFormat()
    shape.setName(_QR_NAME)
    shape.setWidth(_QR_POINTS)
    shape.setHeight(_QR_POINTS)
    cursor.insertImage(shape)
    return document


def _large(payload: str) -> QImage:
    """Whole pixels per module, so that no edge is blurred on the way to the printer."""
    small = qr_picture(payload)
    return small.scaled(small.width() * 8, small.height() * 8)
