"""Steps of a trial: each says what it shows, and the first that leaves something else ends the trial."""

import sys
from collections.abc import Callable


class Failed(Exception):
    """A step left something else than it should."""


def step(title: str, act: Callable[[], None]) -> None:
    """Do a step and say so; `Failed` when it is not as it should be."""
    sys.stdout.write(f"{title} … ")
    sys.stdout.flush()
    act()
    sys.stdout.write("yes\n")
    sys.stdout.flush()
