"""The square code on papers: one pixel per module, with the white edge a reader needs. Never written to a file."""

from __future__ import annotations

from PySide6.QtGui import QColor, QImage

QUIET_ZONE = 4
"""White modules a reader needs around a QR code (ISO/IEC 18004)."""


def qr_picture(payload: str) -> QImage:
    """A QR code of the text, with its quiet zone."""
    import qrcode

    code = qrcode.QRCode(error_correction=qrcode.constants.ERROR_CORRECT_M, border=QUIET_ZONE)
    code.add_data(payload)
    matrix = code.get_matrix()
    picture = QImage(len(matrix), len(matrix), QImage.Format.Format_RGB32)
    picture.fill(QColor("white"))
    black = QColor("black")
    for y, line in enumerate(matrix):
        for x, dark in enumerate(line):
            if dark:
                picture.setPixelColor(x, y, black)
    return picture
