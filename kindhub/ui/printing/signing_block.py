"""Where one signs: lines for name, signature and day, a box for a thumb, and a witness for those who agree by word."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from kindhub.i18n import tr
from kindhub.program.paper import Box, Boxes, Signatures, Signer
from kindhub.ui.printing.item_blocks import boxes, draw_line, thin
from kindhub.ui.printing.lettering import height_of, lines_of, paint_lines
from kindhub.ui.printing.look import Look, mm
from kindhub.ui.printing.strips import Strip

_HIGH_MM, _THUMB_MM = 20.0, (24.0, 28.0)
"""Room over a signature line, and width and height of the box for a thumb: a rolled print is about 20 x 25 mm."""
_DAY, _NAME = 0.22, 0.36
"""What part of the width the day and the name take; the signature has the rest."""


def signatures(block: Signatures, look: Look) -> Iterator[Strip]:
    """One strip for each who signs, never broken; then the witness of a word given."""
    for one in block.signers:
        drawn = _SignedBy(one, look)
        yield Strip(drawn.height, drawn, gap=look.gap(6))
    if block.spoken:
        said = tr("Agreed by word of mouth, before a witness", "Aceptó de palabra, ante testigo")
        for number, strip in enumerate(boxes(Boxes("", (Box(said),)), look)):
            yield Strip(strip.height, strip.paint, gap=look.gap(2 if number else 14), keep=True)
        drawn = _SignedBy(Signer(tr("Witness", "Testigo")), look)
        yield Strip(drawn.height, drawn, gap=look.gap(6))


class _SignedBy:
    """Who signs in bold, then three lines with what is to be written on them, and the box for a thumb."""

    def __init__(self, signer: Signer, look: Look) -> None:
        self._thumb = signer.thumb
        wide, high = (mm(one) for one in _THUMB_MM)
        self._box = QRectF(look.width - wide, 0, wide, high)
        room = look.width - (wide + look.gap(10) if signer.thumb else 0)
        self._who = lines_of(signer.who, look.font("strong"), room)
        gap, small = look.gap(10), look.font("small")
        shares = ((_NAME, tr("Name", "Nombre")), (1 - _NAME - _DAY, tr("Signature", "Firma")), (_DAY, tr("Day", "Día")))
        self._lines, left = [], 0.0
        for share, label in shares:
            width = (room - 2 * gap) * share
            self._lines.append((left, width, lines_of(label, small, width)))
            left += width + gap
        self._label = lines_of(tr("Thumb print", "Huella"), small, wide)
        self._line_at = height_of(self._who) + mm(_HIGH_MM) * 0.6
        under = self._line_at + max(height_of(label) for _, _, label in self._lines)
        self.height = max(under, self._box.height() + height_of(self._label)) if signer.thumb else under

    def __call__(self, painter: QPainter, top: float) -> None:
        painter.setPen(Qt.GlobalColor.black)
        paint_lines(painter, self._who, 0, top)
        for left, width, label in self._lines:
            draw_line(painter, left, left + width, top + self._line_at)
            painter.setPen(Qt.GlobalColor.black)
            paint_lines(painter, label, left, top + self._line_at)
        if self._thumb:
            painter.setPen(thin())
            painter.drawRect(self._box.translated(0, top))
            painter.setPen(Qt.GlobalColor.black)
            paint_lines(painter, self._label, self._box.left(), top + self._box.height())
