"""Opens a case in a program: of a person, or of nobody where the program keeps its cases apart from persons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kindhub.ui.when import today

if TYPE_CHECKING:
    from kindhub.storage.hub import Hub
    from kindhub.ui.tasks import Progress


class OpenCase:
    """Work: a new case in the program's first stage, for which whoever opens it answers. Gives (program, case id)."""

    def __init__(self, hub: Hub, program_key: str, person_id: str = "") -> None:
        self._hub, self._program_key, self._person_id = hub, program_key, person_id

    def __call__(self, _progress: Progress) -> tuple[str, str]:
        """Open it. Raises `Refused` without the right."""
        user = self._hub.user
        user.require(self._program_key, "create")
        flow = self._hub.programs[self._program_key].workflows[0]
        values = {flow.responsible: user.uid, "opened": today()}
        if flow.person is not None:
            values[flow.person] = self._person_id
        values |= {"team": user.team_id, "office": user.office_id}
        known = flow.record.model_fields
        with self._hub.begin("open case") as work:
            case = flow.record(**{name: value for name, value in values.items() if name in known})
            work.add(case)
        return self._program_key, case.id
