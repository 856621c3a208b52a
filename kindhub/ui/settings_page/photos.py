"""Whether photographs are made smaller when one attaches them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kindhub.i18n import tr
from kindhub.services.documents import SMALLER_PHOTO, ask_smaller_photos, wants_smaller_photos
from kindhub.ui.kit.field_block import FieldBlock
from kindhub.ui.kit.inputs import Choice, SegmentInput

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kindhub.storage.hub import Hub


class PhotosBlock(FieldBlock):
    """Kept per person in the encrypted file; it counts from the next file on."""

    def __init__(self, hub: Hub, parent: QWidget | None = None) -> None:
        self._hub = hub
        choices = [
            Choice(False, tr("As they come", "Como vienen")),
            Choice(True, tr("Smaller", "Más pequeñas")),
        ]
        editor = SegmentInput(choices)
        editor.set_value(wants_smaller_photos(hub))
        label = tr("Photographs that are attached", "Fotos que se adjuntan")
        super().__init__(label, editor, name="photos", parent=parent)
        self.changed.connect(self._keep)

    def _keep(self, _name: str, smaller: object) -> None:
        ask_smaller_photos(self._hub, smaller=bool(smaller))


def photo_words() -> str:
    """What the two choices mean."""
    return tr(
        "Smaller: {n} pixels at most, enough to read a page. Place and time are taken out in any case.",
        "Más pequeñas: {n} píxeles como máximo, basta para leer una página. El lugar y la hora se quitan siempre.",
        n=SMALLER_PHOTO,
    )
