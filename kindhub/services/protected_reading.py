"""What restricted programs show is told to their own ledger: which page somebody opened, and each part that is seen by
right only.
"""

from kindhub.program.forms import Form
from kindhub.records.base import table_of
from kindhub.storage.hub import Hub

READ = "read"


def note_page(hub: Hub, program: str, page: str, what: str) -> None:
    """Tell the ledger of a restricted program that a page of it was opened; `what` is the case, the list, the panel."""
    with hub.begin("open") as work:
        work.log(READ, page, what, schema=program)


def note_reading(hub: Hub, form: Form, record_id: str | None) -> None:
    """Tell the ledger that a part with a right of its own was opened; other parts and new ones are not told.

    Raises `Refused` without the right.
    """
    if form.right is None:
        return
    schema = form.record.schema_key()
    hub.user.require(schema, form.right)
    if record_id:
        with hub.begin("open") as work:
            work.log(READ, str(table_of(form.record).name), record_id, schema=schema)


def note_unfolding(hub: Hub, form: Form, record_id: str, field: str) -> None:
    """Tell the ledger that somebody asked to see a folded text."""
    with hub.begin("open") as work:
        name = str(table_of(form.record).name)
        work.log(READ, name, record_id, schema=form.record.schema_key(), about={"field": field})
