"""What can be done anywhere in an open hub, for the palette."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from kindhub.i18n import tr
from kindhub.security.access import HUB
from kindhub.ui.settings_page.ways import ways_of
from kindhub.ui.shell import Act, Route

if TYPE_CHECKING:
    from kindhub.ui.hub_window.workplace import Workplace


def window_acts(place: Workplace) -> list[Act]:
    """Acts of the window this person may do, the most used first."""
    window, hub = place.window, place.hub
    acts = [
        Act("hide", tr("Hide everything", "Ocultar todo"), window.hide_all, "eye-slash", keys="hide"),
        Act("lock", tr("Lock the hub", "Bloquear el hub"), place.lock, "lock-key", keys="lock"),
        Act("help", tr("Show the help of this page", "Ver la ayuda de esta página"), window.show_help, "question",
            keys="help"),
        Act("tour", tr("Show me around", "Hacer el recorrido por la ventana"), place.tour.begin, "compass"),
        Act("refresh", tr("Refresh this page", "Actualizar esta página"), window.refresh, "arrow-clockwise",
            keys="refresh"),
        Act("rail", tr("Narrow or widen the menu", "Angostar o ensanchar el menú"), window.toggle_rail,
            "arrows-in-line-horizontal", keys="narrow_rail"),
        Act("larger", tr("Make text larger", "Agrandar el texto"), partial(window.text_size_asked.emit, 10), "text-aa",
            keys="larger"),
        Act("smaller", tr("Make text smaller", "Achicar el texto"), partial(window.text_size_asked.emit, -10),
            "text-aa", keys="smaller"),
        Act("full", tr("Use the full screen", "Usar toda la pantalla"), window.toggle_full_screen, "corners-out",
            keys="full_screen"),
    ]  # fmt: skip
    if hub.user.can(HUB, "create"):
        words = tr("Create a person: search first", "Crear a una persona: primero busque")
        acts.insert(0, Act("new_person", words, partial(window.open, Route("people")), "user-plus"))
    for page, words, icon in ways_of(hub):
        acts.append(Act(page, words, partial(window.open, Route(page)), icon))
    return acts
