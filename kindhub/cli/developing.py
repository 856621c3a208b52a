"""`migration`: writes the next schema change of a package after its records were changed."""

import argparse

from kindhub import app
from kindhub.cli.printing import say
from kindhub.i18n import tr
from kindhub.storage.migrations.streams import core_stream, program_stream


def migration(options: argparse.Namespace) -> int:
    """Compare records and tables of one package and write the script between them, if there is a difference."""
    from kindhub.storage.migrations.generate import generate

    programs = app.installed_programs()
    if options.program == "core":
        stream = core_stream()
    else:
        program = programs[options.program]
        program.records  # noqa: B018 - asking for them maps them
        stream = program_stream(program)
    path = generate(stream, options.why)
    say(str(path) if path else tr("Records and tables agree; nothing to do.", "No hay nada que cambiar."))
    return 0
