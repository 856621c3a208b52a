"""Going back to a backup: what it means, in plain words, before it is done."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from kindhub.i18n import L, tr
from kindhub.ui.keeping.sure_pane import SurePane
from kindhub.ui.when import moment_words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kindhub.storage.backup_set import BackupSet

_MEANS = (
    L("What was written after that moment will not be seen any more.",
      "Lo que se escribió después de ese momento ya no se verá."),
    L("Today's files are not deleted: they are set aside in a folder “set-aside-…” within the data folder.",
      "Los archivos de hoy no se borran: se apartan en una carpeta «set-aside-…» dentro de la de datos."),
    L("The backup is checked whole first. Then the hub closes, goes back, and asks for the passphrase again.",
      "Primero se comprueba toda la copia. Luego el hub se cierra, vuelve atrás y pide la frase otra vez."),
)  # fmt: skip


class RestorePane(SurePane):
    """`agreed(passphrase)` when the person wants it; `declined` when she goes on with the data of today."""

    def __init__(self, backup: BackupSet, parent: QWidget | None = None) -> None:
        when = moment_words(backup.made_at, datetime.now(UTC))
        super().__init__(
            tr("Go back to the backup of {when}", "Volver a la copia: {when}", when=when),
            _MEANS,
            tr("Go back to this backup", "Volver a esta copia"),
            danger=True,
            passphrase=tr("Your passphrase, as it was then", "Su frase de acceso, la de entonces"),
            stay=tr("Stay with today's data", "Seguir con los datos de hoy"),
            parent=parent,
        )
