"""Opens a case in a program: of a person, or of nobody where the program keeps its cases apart from persons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kindhub.services.cases import begin_case

if TYPE_CHECKING:
    from kindhub.storage.hub import Hub
    from kindhub.ui.tasks import Progress


class OpenCase:
    """Work: a new case in the program's first stage, for which whoever opens it answers. Gives (program, case id)."""

    def __init__(self, hub: Hub, program_key: str, person_id: str = "") -> None:
        self._hub, self._program_key, self._person_id = hub, program_key, person_id

    def __call__(self, _progress: Progress) -> tuple[str, str]:
        """Open it. Raises `Refused` without the right."""
        self._hub.user.require(self._program_key, "create")
        with self._hub.begin("open case") as work:
            case = begin_case(work, self._hub.programs[self._program_key], self._person_id, self._hub.user)
        return self._program_key, case.id
