"""`window` and `practice`: windows by name. So a locked hub, and practice, are started as a process of their own."""

import argparse
import sys
from pathlib import Path

from kindhub.i18n import tr


def window(options: argparse.Namespace) -> int:
    """The unlock page of a folder, with a person chosen."""
    return show_window(options.data, options.who)


def show_window(folder: Path | None = None, person: str | None = None) -> int:
    """Open the window where there is a screen; returns the exit code."""
    if not _is_seen():
        return 1
    from kindhub.ui.start import start

    return start(folder, person)


def practice(options: argparse.Namespace) -> int:
    """Practice mode: invented people, in a folder of their own."""
    if not _is_seen():
        return 1
    from kindhub.demo.practice import show_practice

    return show_practice(options.data)


def _is_seen() -> bool:
    from kindhub.ui.display import has_display

    if has_display():
        return True
    sys.stderr.write(
        tr(
            "kindhub: there is no screen here. Try `kindhub --help`, or `kindhub demo` for the tour.\n",
            "kindhub: aquí no hay pantalla. Pruebe `kindhub --help`, o `kindhub demo` para el recorrido.\n",
        )
    )
    return False
