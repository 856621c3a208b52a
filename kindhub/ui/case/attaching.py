"""Keeping a file with a case: read, photographs stripped of where they were taken, encrypted, and only then named."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from kindhub.program.forms import Form
from kindhub.services.forms import Saved
from kindhub.storage.attachments import erase_attachment, read_for_attaching, store_attachment
from kindhub.storage.hub import Hub
from kindhub.storage.images import prepare
from kindhub.ui.case.documents import LINE
from kindhub.ui.when import today

TITLE_LENGTH = 300


def attach(hub: Hub, form: Form, case_id: str, path: Path, line: str = "") -> Saved:
    """Keep one file as a paper of the case; `line` is the line of the checklist it fills.

    Raises `UserError` for a file that is too large, empty or cannot be read; then nothing is kept.
    """
    program = form.record.schema_key()
    hub.user.require(program, "create")
    content = read_for_attaching(path)
    prepared = prepare(content)
    start: dict[str, Any] = {form.parent: case_id, "title": path.stem[:TITLE_LENGTH] or path.name}
    paper: Any = form.record(**start)
    stored = store_attachment(hub.folder, program, paper.id, prepared.content)
    paper.file_name, paper.media_type = path.name[:TITLE_LENGTH], prepared.media_type
    paper.stored_as, paper.file_key, paper.size = stored.name, stored.key, stored.size
    paper.received_on = today()
    setattr(paper, LINE, line or None)
    try:
        with hub.begin("attach") as work:
            work.add(paper)
    except BaseException:
        erase_attachment(hub.folder, stored.name)
        raise
    return Saved(paper.id, paper.version, work.id)
