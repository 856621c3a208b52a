"""Pages of the window, shown for a test."""

from typing import TYPE_CHECKING, Any

from kindhub.ui.case.page import CasePage
from kindhub.ui.tasks import tasks

if TYPE_CHECKING:
    from kindhub.storage.hub import Hub


def shown_case(qtbot: Any, hub: "Hub", program: str, case_id: str, part: str = "") -> CasePage:
    """A case at one of its parts, as wide as on a laptop, when all of it was read."""
    page = CasePage(hub, program, case_id, part)
    page.resize(1138, 700)
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    qtbot.waitActive(page)
    qtbot.waitUntil(lambda: page.picture is not None and not tasks().busy(), timeout=10_000)
    return page
