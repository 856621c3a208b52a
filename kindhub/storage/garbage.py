"""Python's search for circles of objects, put off while very many records are made."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def circles_later() -> Iterator[None]:
    """Do not look for circles inside; what is in none is freed as ever. May be nested.

    Every 700 new objects Python looks through those it has, and an import makes millions that hang together in no
    circle: looking took four tenths of its time.
    """
    looking = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if looking:
            gc.enable()
