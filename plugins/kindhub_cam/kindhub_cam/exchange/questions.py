"""`kindhub screen FILE`: screens a tracker without keeping it."""

from collections.abc import Mapping
from typing import Any

from kindhub.i18n import L
from kindhub.program.commands import FileOption, FileQuestion
from kindhub.program.imports import SourceTables
from kindhub_cam.exchange.columns import WORKBOOK


def _screened(tables: SourceTables, options: Mapping[str, str]) -> list[dict[str, Any]]:
    from kindhub_cam.exchange.answers import screened

    return screened(tables, options)


QUESTIONS: tuple[FileQuestion, ...] = (
    FileQuestion(
        "screen",
        L("screen a tracker of CAM families, keeping nothing", "evalúa un registro de familias CAM sin guardar nada"),
        WORKBOOK,
        _screened,
        ("family", "screened", "tested_on", "rules", "outcome", "in_country_parent"),
        (FileOption("rules", L("in-force, or the name of a rule set", "in-force, o el nombre de un conjunto de reglas"),
                    "in-force"),),
    ),
)  # fmt: skip
