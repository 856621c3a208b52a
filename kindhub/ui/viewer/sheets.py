"""A file's pages as pictures, made in memory.

 PDFium may run in one thread at a time, so its calls take turns. Whatever a file does wrong, the person is told that
it cannot be shown here, and nothing of its text goes into the message.
"""

from __future__ import annotations

import io
import threading
import warnings
from typing import Protocol

from PySide6.QtGui import QImage

from kindhub.errors import UserError
from kindhub.i18n import L

MOST_PIXELS = 40_000_000
"""Of one page on screen, however far one zooms in."""

_pdfium_turn = threading.Lock()

_NOT_SHOWN = L(
    "Files of this kind cannot be shown here. Whoever has the right can save a copy and open it in another program.",
    "Los archivos de este tipo no se pueden ver aquí. Quien tenga permiso puede guardar una copia y abrirla en otro "
    "programa.",
)
_DAMAGED = L(
    "This file cannot be shown: it is damaged or protected by a password.",
    "Este archivo no se puede ver: está dañado o protegido con contraseña.",
)


class Sheets(Protocol):
    """Pages that can be drawn."""

    count: int

    def picture(self, number: int, width: int) -> QImage:
        """Page `number` (from 0) `width` pixels wide."""


def open_sheets(content: bytes, media_type: str) -> Sheets:
    """The pages of a file. Raises `UserError` for a kind that is not shown and for a damaged file."""
    if media_type == "application/pdf":
        return PdfSheets(content)
    if media_type.startswith("image/") and media_type != "image/heic":
        return ImageSheets(content)
    raise UserError(_NOT_SHOWN)


class ImageSheets:
    """A photograph, or a scan of several pages."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._kept: tuple[int, QImage] | None = None
        self.count = self._count()

    def _count(self) -> int:
        from PIL import Image

        from kindhub.storage.images import READABLE

        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                with Image.open(io.BytesIO(self._content), formats=READABLE) as picture:
                    return int(getattr(picture, "n_frames", 1))
        except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as bad:
            raise UserError(_DAMAGED) from bad

    def picture(self, number: int, width: int) -> QImage:
        """The page as large as asked for; a small photograph grows no further than twice its size."""
        from PySide6.QtCore import Qt

        whole = self._whole(number)
        wide = min(width, whole.width() * 2, _widest(whole.width(), whole.height()))
        return whole.scaledToWidth(max(wide, 1), Qt.TransformationMode.SmoothTransformation)

    def _whole(self, number: int) -> QImage:
        if self._kept is None or self._kept[0] != number:
            self._kept = (number, self._decoded(number))
        return self._kept[1]

    def _decoded(self, number: int) -> QImage:
        from PIL import Image

        from kindhub.storage.images import READABLE

        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                with Image.open(io.BytesIO(self._content), formats=READABLE) as picture:
                    picture.seek(number)
                    plain = picture.convert("RGBA")
        except (OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError) as bad:
            raise UserError(_DAMAGED) from bad
        made = QImage(plain.tobytes(), plain.width, plain.height, plain.width * 4, QImage.Format.Format_RGBA8888)
        return made.copy()  # the bytes above go


class PdfSheets:
    """A PDF, page by page, without its scripts, forms and links."""

    def __init__(self, content: bytes) -> None:
        import pypdfium2

        try:
            with _pdfium_turn:
                self._document = pypdfium2.PdfDocument(content)
                self.count = len(self._document)
        except pypdfium2.PdfiumError as bad:
            raise UserError(_DAMAGED) from bad
        if self.count == 0:
            raise UserError(_DAMAGED)

    def picture(self, number: int, width: int) -> QImage:
        """The page on white."""
        import pypdfium2

        try:
            with _pdfium_turn:
                page = self._document[number]
                wide, high = page.get_size()
                scale = min(width, _widest(wide, high)) / max(wide, 1)
                bitmap = page.render(scale=scale, rev_byteorder=True, prefer_bgrx=True)
                data, stride = bytes(bitmap.buffer), bitmap.stride
                made = QImage(data, bitmap.width, bitmap.height, stride, QImage.Format.Format_RGBX8888).copy()
                page.close()
        except pypdfium2.PdfiumError as bad:
            raise UserError(_DAMAGED) from bad
        return made


def _widest(width: float, height: float) -> int:
    return int((MOST_PIXELS * width / max(height, 1)) ** 0.5) or 1
