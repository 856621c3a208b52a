"""`python -m kindhub.ui.gallery FOLDER` draws every part in each theme and language as PNG."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from kindhub.i18n import LANGUAGES
from kindhub.ui.application import application


def main(folder: Path, only: str = "") -> None:
    """Draw all boards, or those whose name holds `only`."""
    from kindhub.ui.gallery.boards import BOARDS
    from kindhub.ui.grab import grab
    from kindhub.ui.theme import THEME_NAMES

    for name, build in BOARDS.items():
        if only not in name:
            continue
        for theme in THEME_NAMES:
            for language in LANGUAGES:
                grab(build, folder / f"{name}-{theme}-{language}.png", theme=theme, language=language)
        grab(build, folder / f"{name}-light-es-200.png", percent=200)


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = application()
    main(Path(sys.argv[1]), *sys.argv[2:3])
