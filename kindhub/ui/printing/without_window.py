"""Writes a paper without a window: the command line's way through the same desk."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, cast

from kindhub.services.giving_out import may_tell_leaving
from kindhub.ui.display import has_display

if TYPE_CHECKING:
    from collections.abc import Callable

    from kindhub.storage.hub import Hub
    from kindhub.ui.printing.job import PrintJob
    from kindhub.ui.printing.look import PaperSize


@dataclass(frozen=True, slots=True)
class LookWish:
    """What it is for, and how it is to look; an empty `sheet` is that of the settings."""

    reason: str
    named: bool = False
    large: bool = False
    sheet: str = ""


def write_pdf(hub: Hub, job_of: Callable[[], PrintJob], path: Path, wish: LookWish) -> None:
    """Write the PDF; `job_of` is called where pictures can be drawn.

    Raises `Refused` without the right and `UserError` without a reason; then nothing is written, kept or told.
    """
    if not has_display():
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from kindhub.ui.application import application
    from kindhub.ui.printing.job import PrintWish, WriteFile, kept_look
    from kindhub.ui.tasks import Progress
    from kindhub.ui.theme import apply_theme

    application()
    apply_theme("light")
    look = kept_look(hub)
    look = replace(look, large=wish.large, size=cast("PaperSize", wish.sheet) if wish.sheet else look.size)
    job = job_of()
    if job.leaving is not None:
        may_tell_leaving(hub, job.leaving, wish.reason, file=True)
    look = replace(look, sideways=job.sideways)
    WriteFile(hub, job, PrintWish(look, wish.reason, wish.named, file=True), path)(Progress())
