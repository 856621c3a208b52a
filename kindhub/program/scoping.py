"""Which rows a person reaches in a program: those of the cases she reaches, and what hangs on them.

One reading of a scope for every program: what is mine, my team's, my office's, or everyone's must not mean one thing
here and another there.
"""

from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import and_, false, or_, select

from kindhub.records.base import Record, table_of
from kindhub.records.fields import fields_of


def within_reach(case: type[Record], user: Any, reach: str | None) -> Any:
    """The SQL condition for the cases (records with `responsible`, `team`, `office`) in a scope short of `all`.

    None, a right nobody gave, reaches nothing. Who has no team or office reaches her own.
    """
    if reach is None:
        return false()
    columns = table_of(case).c
    mine = columns.responsible == user.uid
    if reach == "team" and user.team_id:
        return or_(mine, columns.team == user.team_id)
    if reach == "office" and user.office_id:
        return or_(mine, columns.office == user.office_id)
    return mine


def parts_within(record: type[Record], case: type[Record], records: Sequence[type[Record]], condition: Any) -> Any:
    """The condition for a part of a case, however many parts lie between; `condition` is the one for the case.

    A part follows the first of its links to a record of the program. What leads to no case is reached by nobody.
    """
    if record is case:
        return condition
    for name, spec in fields_of(record).items():
        if spec.kind == "link" and spec.target:
            above = next(one for one in records if table_of(one).fullname == spec.target)
            parent = table_of(above)
            return (
                table_of(record).c[name].in_(select(parent.c.id).where(parts_within(above, case, records, condition)))
            )
    return false()


def parts_seen(
    record: type[Record], user: Any, schema: str, parts: Callable[[type[Record], Any, str | None], Any],
    private: type[Record], right: str,
) -> Any:  # fmt: skip
    """The condition on parts of cases: as far as she sees cases; for `private` ones, as far as their `right` too.

    `parts(record, user, reach)` gives the condition for one reach; None reaches everything.
    """
    seen = parts(record, user, user.scope_of(schema, "view"))
    if record is not private:
        return seen
    told = user.scope_of(schema, right)
    if told is None:
        return false()
    allowed = parts(record, user, told)
    if allowed is None:
        return seen
    return allowed if seen is None else and_(seen, allowed)
