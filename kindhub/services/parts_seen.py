"""Which parts of a case are there at all for somebody: a part may ask for a right of its own."""

from kindhub.program.forms import Form
from kindhub.program.registry import LoadedProgram
from kindhub.records.base import Record
from kindhub.security.access import User


def sees_part(user: User, program: LoadedProgram, form: Form) -> bool:
    """Whether the part is there for this person."""
    return form.right is None or user.can(program.key, form.right)


def sees_record(user: User, program: LoadedProgram, record: type[Record]) -> bool:
    """Whether anything of this kind of record is there for her, its being changed included.

    The ledger is read by plain questions that no scope narrows: who reads it asks here first, and asks the program's
    `scope` for single rows.
    """
    forms = [form for form in program.forms if form.record is record]
    return not forms or any(sees_part(user, program, form) for form in forms)
