"""What may leave this computer: nothing of a person who wants her file here only, in no file and in no package.

The one place that says so. Whoever writes records for elsewhere asks here: the exports there are, and each builder of
packages to come (packages to other organisations do not exist yet). Backups are no package: they stay with the office
and nobody reads them without the program's key. Counting is not leaving either.
"""

from typing import Any

from sqlalchemy import false, or_, select

from kindhub.program.registry import LoadedProgram
from kindhub.program.scoping import parts_within
from kindhub.program.workflow import Workflow
from kindhub.records.base import Record, table_of


def may_leave(program: LoadedProgram, record: type[Record]) -> Any:
    """The SQL condition on a program's records that may leave; None where no case of it can be kept here.

    A part follows its case. What leads to no case stays too: nobody can say whose it is.
    """
    flow = next((one for one in program.workflows if one.stays), None)
    if flow is None:
        return None
    leaving = _cases(flow)
    if record in flow.joined:
        numbers = select(table_of(flow.record).c[flow.number]).where(leaving)
        return table_of(record).c[flow.joined[record]].in_(numbers)
    if record not in program.records:
        return false()
    return parts_within(record, flow.record, program.records, leaving)


def _cases(flow: Workflow) -> Any:
    stays = table_of(flow.record).c[str(flow.stays)]
    return or_(stays.is_(None), stays.is_(False))
