"""Steps of a trial: each says what it shows, and the first that leaves something else ends the trial."""

import sys
import time
from collections.abc import Callable

PERSON, PASSPHRASE = "rosa", "cinco palabras para la práctica"
"""Who opens a practice folder, as `demo` says."""
TAKEN = "pictures of the tour"
"""What `demo` says at the end of a tour, in the language that was toured last."""


class Failed(Exception):
    """A step left something else than it should."""


def step(title: str, act: Callable[[], None]) -> None:
    """Do a step and say so in one line, for trials run side by side; `Failed` when it is not as it should be."""
    began = time.monotonic()
    act()
    sys.stdout.write(f"{title}: yes, {time.monotonic() - began:.0f} s\n")
    sys.stdout.flush()
