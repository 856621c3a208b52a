"""Each thread gets back the connection it had before, as long as nobody else has it.

A connection keeps pages it read, decrypted, up to a limit per file. What another connection writes makes all of them
stale, and they are wiped one by one: 25 ms for a file whose pages a worker had read by the ten thousand. Handed from
thread to thread, such a connection came to the window now and then, which stood still for it.

Decision. *Question*: how does the window keep a connection that has read little? *Options*: a second engine for it
(one more connection for every command and test), a connection per thread for ever (two sessions of a thread would share
it), a pool that looks who had it. *Choice*: the pool; it is SQLAlchemy's own but for which of the idle ones it gives.
"""

from collections import deque
from threading import get_ident

from sqlalchemy.pool import ConnectionPoolEntry, QueuePool
from sqlalchemy.util.queue import Queue
from typing_extensions import override

_HAD_BY = "thread"


class _OwnFirst(Queue[ConnectionPoolEntry]):
    """Idle connections. Asked under its lock, as every method of it whose name begins so."""

    queue: deque[ConnectionPoolEntry]

    @override
    def _put(self, item: ConnectionPoolEntry) -> None:
        item.record_info[_HAD_BY] = get_ident()  # type: ignore[index]
        super()._put(item)

    @override
    def _get(self) -> ConnectionPoolEntry:
        """Take this thread's, else the one that was idle longest: whose it was may not need it any more."""
        me = get_ident()
        mine = [one for one in self.queue if one.record_info[_HAD_BY] == me]  # type: ignore[index]
        found = mine[-1] if mine else self.queue[0]
        self.queue.remove(found)
        return found


class OwnPool(QueuePool):
    """A pool that gives a thread the connection it had before."""

    _queue_class = _OwnFirst
