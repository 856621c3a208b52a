"""What was typed in a number's place of a called list and is no number: kept as a draft of that line's form.

So it outlives the page, a lock and a cut of power, and whoever opens the line is offered it like anything begun.
"""

from collections.abc import Iterable, Mapping

from sqlalchemy.orm import Session

from kindhub.program.forms import Form
from kindhub.storage.drafts import Draft, drafts_of, drop_draft, find_draft, keep_draft
from kindhub.storage.hub import Hub

Unread = dict[tuple[str, str], str]
"""The words by line and field."""


def cells_of(form: Form) -> tuple[str, ...]:
    """The fields whose numbers are typed in the list itself."""
    return form.roll.cells if form.roll else ()


def read_unread(session: Session, uid: str, form: Form, parent_id: str) -> Unread:
    """What this person left unread in a list."""
    mine = drafts_of(session.connection(), form.record.schema_key(), uid)
    return {
        (one.record_id, name): words
        for one in mine
        if one.form == form.key and one.parent_id == parent_id and one.record_id
        for name, words in one.content.get("typed", {}).items()
        if name in cells_of(form)
    }


def keep_unread(hub: Hub, form: Form, parent_id: str, lines: Mapping[str, int], unread: Unread) -> None:
    """Keep what is unread of these lines (each with the version that was read); what was mended is forgotten.

    Anything else that was begun in the form of a line stays in its draft.
    """
    schema = form.record.schema_key()
    with hub.begin("draft") as work:
        connection = work.session.connection()
        for record_id, version in lines.items():
            found = find_draft(connection, schema, hub.user.uid, form.key, record_id, parent_id)
            typed = {name: unread[record_id, name] for name in cells_of(form) if (record_id, name) in unread}
            content = _content(found, typed, cells_of(form))
            base = found.base_version if found else version
            draft = Draft(schema, hub.user.uid, form.key, record_id, parent_id, content, base)
            if any(content.get(part) for part in ("values", "absent", "typed")):
                keep_draft(connection, draft)
            elif found is not None:
                drop_draft(connection, draft)


def _content(found: Draft | None, typed: Mapping[str, str], cells: Iterable[str]) -> dict[str, object]:
    held = dict(found.content) if found else {}
    others = {name: words for name, words in held.get("typed", {}).items() if name not in cells}
    values = {name: value for name, value in held.get("values", {}).items() if name not in typed}
    return {**held, "values": values, "absent": held.get("absent", {}), "typed": {**others, **typed}}
