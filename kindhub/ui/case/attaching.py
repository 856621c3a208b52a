"""Keeping a file with a case, as a paper of its checklist."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kindhub.i18n import capital
from kindhub.program.forms import Form
from kindhub.records.codes import code_list
from kindhub.records.fields import fields_of
from kindhub.services.documents import keep_file
from kindhub.services.forms import Saved
from kindhub.storage.hub import Hub
from kindhub.ui.case.documents import LINE
from kindhub.ui.when import today

TITLE_LENGTH = 300


def attach(hub: Hub, form: Form, case_id: str, path: Path, begins: Mapping[str, Any] | None = None) -> Saved:
    """Keep one file as a paper of the case; `begins` is what its line of the checklist says of it (`start_of`).

    Raises `UserError` for a file that is too large, empty or cannot be read; then nothing is kept.
    """
    said = dict(begins or {})
    title = _title(form, path, said.get(LINE) or "")[:TITLE_LENGTH]
    paper: Any = form.record(**{form.parent: case_id, "title": title, **said})
    unit = keep_file(hub, paper, path, today())
    return Saved(paper.id, paper.version, unit)


def _title(form: Form, path: Path, line: str) -> str:
    """What it is on the checklist, else the file's own name."""
    if not line:
        return path.stem or path.name
    words = code_list(fields_of(form.record)[LINE].codes or "").label(line)
    return capital(words)
