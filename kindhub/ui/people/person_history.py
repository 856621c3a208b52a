"""What happened to a person and her parts, read from the ledger: old → new, the newest first."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kindhub.records.base import table_of
from kindhub.services.aliases import every_id_of
from kindhub.ui.case.history_page import HistoryLine, lines_of
from kindhub.ui.forms.lookups import Lookups
from kindhub.ui.people.part_forms import FORMS

if TYPE_CHECKING:
    from kindhub.services.persons import Profile
    from kindhub.storage.hub import Hub
    from kindhub.ui.tasks import Progress


class ReadHistory:
    """Work: every ledger row of the person, of whoever was merged into her, and of the parts she has now."""

    def __init__(self, hub: Hub, profile: Profile) -> None:
        self._hub, self._profile = hub, profile

    def __call__(self, _progress: Progress) -> list[HistoryLine]:
        """Read."""
        kinds = {table_of(form.record).name: form.record for form in FORMS.values()}
        titles = {table_of(form.record).name: form.title.say() for form in FORMS.values()}
        return lines_of(self._hub, "main", kinds, titles, list(self._ids()), Lookups(self._hub))

    def _ids(self) -> Iterator[str]:
        one = self._profile
        with self._hub.read() as session:
            yield from every_id_of(session, one.person.id)
        for parts in (
            one.names,
            one.identifiers,
            one.languages,
            one.contacts,
            one.addresses,
            one.consents,
            one.documents,
        ):
            yield from (part.id for part in parts)
        yield from (relative.relationship.id for relative in one.family)
