"""`check-installer`: whether an installer, or a folder with one, is what the organisation made."""

import argparse
from pathlib import Path

from kindhub import __version__
from kindhub.cli.printing import as_json, say
from kindhub.errors import UserError
from kindhub.packs.house import house
from kindhub.packs.installer_check import NO_KEY, check_installer


def check(options: argparse.Namespace) -> int:
    """Print the verdict; 1 for one that is not genuine, or older than what is here."""
    place = house()
    if place is None:
        raise UserError(NO_KEY)
    found = check_installer(Path(options.file), place.root_key, __version__)
    if options.json:
        as_json({"version": found.version, "here": found.here, "age": found.age, "files": list(found.files)})
    else:
        say(found.words())
        say(found.held())
    return 1 if found.age == "older" else 0
