"""Puts a data folder of today's version into the museum: `python -m tests.museum.make`, at each release.

Invented people, weak keys and a passphrase that everybody knows (`kindhub.testing`). A folder that is there already is
made anew, which only makes sense until that version was released: from then on its tables never change.
"""

import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from kindhub import __version__
from kindhub.testing import open_copy, pretend_installed
from tests.ui.conftest import invent

MUSEUM = Path(__file__).parent
PROGRAM = "reintegration"
PEOPLE = 3


def main() -> int:
    pretend_installed((PROGRAM,))
    exhibit = MUSEUM / __version__
    with TemporaryDirectory() as place:
        hub = open_copy(Path(place) / "data")
        invent(hub, PEOPLE)
        hub.close()
        shutil.rmtree(exhibit, ignore_errors=True)
        exhibit.mkdir()
        for file in (Path(place) / "data").iterdir():
            if file.is_file() and file.stat().st_size:
                shutil.copy(file, exhibit)
    size = sum(file.stat().st_size for file in exhibit.iterdir())
    sys.stdout.write(f"{exhibit}: {size / 2**20:.2f} MB\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
