"""An open data folder: whose it is, which programs are open, and the two doors into it, `begin` and `read`."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine
from sqlalchemy.orm import Session

from kindhub.security.access import User
from kindhub.security.keyring import Keyring
from kindhub.security.unlocked import Unlocked
from kindhub.storage.connection import IMMEDIATE, open_ahead
from kindhub.storage.folder import DataFolder
from kindhub.storage.ledger import Actor
from kindhub.storage.padding import pad
from kindhub.storage.scope import limit_to
from kindhub.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from kindhub.program.registry import Programs

Observer = Callable[[UnitOfWork], None]


class _Here(threading.local):
    """What this thread has open on a hub.

    A thread has one connection at work and no more. With two, a save of another thread ends in a dead lock: it waits
    for the first to stop reading, and the second waits for the save.
    """

    session: Session | None = None


def _session(bind: Engine | Connection) -> Session:
    """Whoever asks it after its end is refused: it would begin anew, and what is read so holds the file against every
    save until somebody frees it.
    """
    return Session(bind, expire_on_commit=False, autoflush=False, close_resets_only=False)


@dataclass(slots=True)
class Hub:
    """A data folder opened by one person. `observers` keep what services derive (search cards, deadlines) in step
    with every save; `kindhub.app` hangs them in.
    """

    folder: DataFolder
    engine: Engine
    actor: Actor
    user: User
    keyring: Keyring
    unlocked: Unlocked
    programs: "Programs"
    observers: list[Observer] = field(default_factory=list)
    _closed: bool = False
    _here: _Here = field(default_factory=_Here, repr=False)

    @contextmanager
    def begin(self, reason: str = "") -> Iterator[UnitOfWork]:
        """Everything inside is one commit over all files, or nothing. `reason` goes to every ledger row.

        Raises RuntimeError inside another `begin` or `read` of the same thread, which it would wait for in vain.
        """
        if self._here.session is not None:
            raise RuntimeError("this thread reads or writes already: end that first, or hand its session on")
        connection = self.engine.connect().execution_options(**IMMEDIATE)
        with connection, _session(connection) as session, self._at(session):
            work = UnitOfWork(session, self.actor, self.programs, reason, self.user)
            limit_to(session, self.user, self.programs)
            yield work
            work.observe(self.observers)
            session.commit()

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A look at the data that writes nothing. Every query passes through the scope of the person.

        Inside another `read` or `begin` of the same thread it gives that session again.
        """
        if self._here.session is not None:
            yield self._here.session
            return
        with _session(self.engine) as session, self._at(session):
            limit_to(session, self.user, self.programs)
            yield session

    @contextmanager
    def counting(self, program: str) -> Iterator[Session]:
        """A look at the data for counting a program's figures: for one who sees figures only, and no record.

        What is read in it may be said as figures and in no other way.
        """
        if self._here.session is not None:
            yield self._here.session
            return
        with _session(self.engine) as session, self._at(session):
            limit_to(session, self.user.counting(program), self.programs)
            yield session

    @contextmanager
    def _at(self, session: Session) -> Iterator[None]:
        self._here.session = session
        try:
            yield
        finally:
            self._here.session = None

    def open_ahead(self) -> None:
        """Open the connections the window's work will want, so that none of it waits for one. For a worker's thread."""
        open_ahead(self.engine)

    @property
    def schemas(self) -> tuple[str, ...]:
        """The schemas that are open: the shared one, then the programs'."""
        return ("main", *(program.key for program in self.programs))

    def close(self) -> None:
        """Sign the end of every ledger, round up the size of restricted files, and let go of all of them; once closed
        it does nothing.
        """
        if self._closed:
            return
        self._closed = True
        try:
            with self.begin("close") as work:
                work.seal(self.schemas)
            for program in self.programs:
                if program.info.restricted:
                    pad(self.engine, program.key)
        finally:
            self.engine.dispose()
            self.folder.release()
