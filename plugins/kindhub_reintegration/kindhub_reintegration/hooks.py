"""The program's hooks; everything heavy is imported when it is asked for."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from kindhub.i18n import L
from kindhub.program.hookspecs import hook
from kindhub.program.info import Program
from kindhub.records.codes import add_folder

if TYPE_CHECKING:
    from kindhub.records.base import Record

add_folder("reintegration", Path(__file__).parent / "reference")


@hook
def program() -> Program:
    """The card of the program."""
    return Program(
        key="reintegration",
        name=L("Return and reintegration", "Retorno y reintegración"),
        neutral_name=L("Reintegration", "Reintegración"),
        letters="RE",
        version="0.1.0",
        order=10,
        colour="c1",
    )


@hook
def records() -> "Iterable[type[Record]]":
    """See `kindhub_reintegration.records`."""
    from kindhub_reintegration.records import RECORDS

    return RECORDS
