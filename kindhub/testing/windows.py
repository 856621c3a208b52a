"""Pages of the window, shown for a test."""

from typing import TYPE_CHECKING, Any

from kindhub.ui.case.page import CasePage
from kindhub.ui.tasks import tasks

if TYPE_CHECKING:
    from kindhub.storage.hub import Hub


def shown_case(qtbot: Any, hub: "Hub", program: str, case_id: str, part: str = "") -> CasePage:
    """A case at one of its parts, as wide as on a laptop, when all of it was read.

    The page lasts as long as the test, also for who takes only a part of it: pytest-qt alone holds it by a weak
    reference, and the search for circles took it away under the test now and then.
    """
    page = CasePage(hub, program, case_id, part)
    page.resize(1138, 700)
    qtbot.addWidget(page, before_close_func=_Holding(page).let_go)
    page.show()
    page.activateWindow()
    qtbot.waitActive(page)
    qtbot.waitUntil(lambda: page.picture is not None and not tasks().busy(), timeout=10_000)
    return page


class _Holding:
    """Holds a page until it is closed."""

    def __init__(self, page: CasePage) -> None:
        self.page: CasePage | None = page

    def let_go(self, _page: object) -> None:
        self.page = None
