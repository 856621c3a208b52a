"""Some parts are seen by right only: each time one is opened, its own file's ledger tells who looked at what."""

from kindhub.program.forms import Form
from kindhub.records.base import table_of
from kindhub.storage.hub import Hub

READ = "read"


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
