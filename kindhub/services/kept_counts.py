"""The numbers beside the lists, kept from one sitting to the next with what they are true of.

Decision. *Question*: counting the lists of 1,000,000 cases takes seconds; what does the window show before? *Options*:
nothing; counters kept up by every save; the last count. *Choice*: the last count with a stamp. A program's list may ask
anything of its records, so no counter could be kept up for it; but a count stays true until something is written, the
day changes or the rights of the person do. The stamp says so: where it is still the same, nothing is counted again;
where it is not, the number is shown as of when it was counted until it is counted anew.

The counts of a program lie in the program's own file, under the person who saw them: they depend on her scope.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from kindhub import __version__
from kindhub.program.registry import LoadedProgram
from kindhub.security.access import User
from kindhub.services.due_soon import Span, count_due
from kindhub.services.preferences import preference, put_preference
from kindhub.services.worklists import Worklist
from kindhub.storage.house import house_of
from kindhub.storage.hub import Hub
from kindhub.storage.ledger import now_text

KEY = "list_counts"
DUE = ""
"""In place of the key of a list: what this person has to do today or should have done."""
ONLY_LOOKED = ("read", "export", "copy", "print", "backup", "practise", "checkpoint")
"""What the ledger tells of that leaves every record as it was."""


@dataclass(frozen=True, slots=True)
class Count:
    """How many rows, when that was counted (UTC), and the stamp of what it is true of."""

    rows: int
    at: str
    stamp: str


def stamp_of(session: Session, program: LoadedProgram, user: User, day: date) -> str:
    """What a count of a program's lists depends on: the last change in its file and in the shared one, the day, whose
    rights, and the rules of this release.
    """
    last = [_last_change(session, schema) for schema in ("main", program.key)]
    rights = {name: sorted(user.rights_in(name).actions.items()) for name in ("hub", program.key)}
    whose = [user.uid, user.team_id, user.office_id, rights]
    said = json.dumps([last, day.isoformat(), whose, __version__, program.info.version], sort_keys=True)
    return hashlib.sha256(said.encode()).hexdigest()[:32]


def _last_change(session: Session, schema: str) -> str:
    ledger = house_of(schema).ledger.c
    changed = select(ledger.hash).where(ledger.action.not_in(ONLY_LOOKED)).order_by(ledger.n.desc()).limit(1)
    found = session.execute(changed).scalar()
    return bytes(found).hex() if found else ""


def counted_lists(program: LoadedProgram, user: User) -> Iterator[str]:
    """The lists whose number is shown, and `DUE`; none for one who sees the figures of a program only."""
    if user.can(program.key, "view"):
        yield DUE
        yield from (view.key for view in program.lists if view.badge is not None)


def count_list(session: Session, program: LoadedProgram, user: User, day: date, key: str, stamp: str) -> Count:
    """Count a list, or `DUE`, now. `stamp` must have been read in the same session."""
    if key == DUE:
        rows = count_due(session, (program,), user, Span(None, day), uid=user.uid)
    else:
        view = next(view for view in program.lists if view.key == key)
        rows = Worklist(program, view, user, day).count(session)
    return Count(rows, now_text(), stamp)


def kept_counts(session: Session, program: LoadedProgram, user: User) -> dict[str, Count]:
    """What was counted last for the person at work, by list."""
    kept = preference(session, program.key, user.uid, KEY) or {}
    return {key: Count(**one) for key, one in kept.items()}


def keep_counts(hub: Hub, counts: Mapping[str, Mapping[str, Count]], programs: Iterable[str]) -> None:
    """Keep the counts of these programs for the next sitting, each in its own file."""
    with hub.begin() as work:
        for program in programs:
            plain = {key: asdict(one) for key, one in counts[program].items()}
            put_preference(work.session, program, hub.user.uid, KEY, plain)
