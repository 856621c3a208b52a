"""How this hub starts itself anew: after a lock, for practice, when its programs were changed.

In a checkout that is its Python with `-m kindhub`. In an installation it is the program beside the `app` folder, which
holds Python itself: there is no other to call, and Windows shows that program's name and icon.
"""

import sys

from kindhub.packs.house import house

PROGRAM = "kindhub.exe" if sys.platform == "win32" else "kindhub"


def again(*words: object) -> list[str]:
    """The command line of a fresh process of this hub with these words behind it."""
    here = house()
    start = [sys.executable, "-m", "kindhub"] if here is None else [str(here.path / PROGRAM)]
    return [*start, *map(str, words)]
