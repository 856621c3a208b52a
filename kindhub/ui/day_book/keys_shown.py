"""The three keys a day is written with, over its lines."""

from __future__ import annotations

from kindhub.i18n import tr
from kindhub.ui.kit.flow import FlowLayout
from kindhub.ui.kit.text import KeyCap, Text


def keys_shown() -> FlowLayout:
    """Each key with what it does."""
    row = FlowLayout(None, 8)
    for key, words in (("Enter", tr("take, go on; last field: save", "elegir, seguir; en el último, guardar")),
                       ("Ctrl Enter", tr("save, next line", "guardar y otra línea")),
                       ("Ctrl N", tr("back to the name", "volver al nombre"))):  # fmt: skip
        row.addWidget(KeyCap(key))
        row.addWidget(Text(words, "cap", "text2"))
    return row
