"""The restricted programs of the demo folder, set up as an office does it: by an administrator who is then let out.

Nora makes the program's key, gives it to Marta and makes her its lead; Marta takes it from Nora, which begins a new
key that Nora never held, lets Clara in, and writes the first files.
"""

from datetime import date
from pathlib import Path
from random import Random

from kindhub import app
from kindhub.demo.colleagues import CLARA, MARTA, NORA, ROLE
from kindhub.demo.inventors import inventor_of
from kindhub.program.registry import LoadedProgram
from kindhub.security.access import EVERYTHING
from kindhub.services.colleagues import grant, name_lead, withdraw
from kindhub.storage.hub import Hub

MOST = 12
"""More people than that no program invents behind the wall."""


def wall_in(path: Path, today: date) -> None:
    """Add every installed restricted program to a demo folder, with its people and invented files."""
    keys = [program.key for program in app.installed_programs() if program.info.restricted]
    for key in keys:
        _make(path, key)
        _take_over(path, key, today)


def _open(path: Path, person: app.FirstPerson) -> Hub:
    return app.open_hub(path, person.uid, person.passphrase)


def _make(path: Path, key: str) -> None:
    hub = _open(path, NORA)
    app.add_program(hub, key)
    hub.close()
    hub = _open(path, NORA)
    try:
        grant(hub, MARTA.uid, key, _lead_role(hub.programs[key]), compared=True)
        name_lead(hub, key, MARTA.uid)
    finally:
        hub.close()


def _take_over(path: Path, key: str, today: date) -> None:
    hub = _open(path, MARTA)
    try:
        withdraw(hub, NORA.uid, key)
        grant(hub, CLARA.uid, key, ROLE, compared=True)
        _fill(hub, hub.programs[key], today)
    finally:
        hub.close()
    _open(path, MARTA).close()  # the file gets the key that Nora never held


def _fill(hub: Hub, program: LoadedProgram, today: date) -> None:
    invent = inventor_of(program)
    if invent is None:
        return
    with hub.begin("demo") as work:
        for number in range(1, MOST + 1):
            worker = MARTA.uid if number % 4 == 0 else CLARA.uid
            work.add_all(invent("", "", number, Random(number), today, worker))


def _lead_role(program: LoadedProgram) -> str:
    return next((role.key for role in program.roles if role.key == "lead"), EVERYTHING.key)
