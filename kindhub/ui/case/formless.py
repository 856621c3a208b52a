"""Parts that have no form of their own: sheets people by columns, and the certificates of an event."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kindhub.ui.forms.calling_page import CallingPage
from kindhub.ui.forms.sheet_page import SheetPage

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kindhub.program.forms import Form
    from kindhub.program.registry import LoadedProgram
    from kindhub.storage.hub import Hub
    from kindhub.ui.certificates.pane import CertificatesPane
    from kindhub.ui.forms.lookups import Lookups
    from kindhub.ui.tasks import Tasks


def is_formless(form: Form) -> bool:
    """Whether the part is shown as a page of its own kind."""
    return form.sheet is not None or form.certificates is not None


def formless_page(
    hub: Hub, program: LoadedProgram, form: Form, parent_id: str, lookups: Lookups, tasks: Tasks, parent: QWidget
) -> SheetPage | CertificatesPane:
    """The page of such a part; `open()` reads it, `set_read_only()` lets it be looked at only."""
    if form.certificates is not None:
        from kindhub.ui.certificates.pane import CertificatesPane

        return CertificatesPane(hub, program, form, parent_id, tasks, parent)
    if form.sheet is not None and form.sheet.calling is not None:
        return CallingPage(hub, program, form, parent_id, lookups, tasks, parent)
    return SheetPage(hub, form, parent_id, tasks, parent)
