"""Whether anybody would see a window; asked before Qt is loaded, for Qt without a display ends the process."""

import os
import sys


def has_display() -> bool:
    """Whether there is a screen, or a platform was chosen on purpose (`QT_QPA_PLATFORM`)."""
    if sys.platform in ("win32", "darwin"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))
