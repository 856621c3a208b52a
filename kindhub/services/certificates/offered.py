"""Where certificates of the programs that are open stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kindhub.program.forms import Form
    from kindhub.program.registry import LoadedProgram
    from kindhub.storage.hub import Hub


def certificate_forms(hub: Hub) -> list[tuple[LoadedProgram, Form]]:
    """The forms whose registers this person may look at."""
    return [
        (program, form)
        for program in hub.programs
        if hub.user.can(program.key, "view")
        for form in program.forms
        if form.certificates is not None
    ]
