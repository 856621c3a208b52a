"""Makes the demo folder: a real encrypted data folder that can never be mixed with the real one.

It lies in a place of its own, is opened by an invented colleague with a passphrase that is printed, and each record in
it is marked as invented.
"""

from collections.abc import Sequence
from datetime import date
from itertools import chain, islice
from pathlib import Path
from random import Random

from sqlalchemy import func, select

from kindhub import app
from kindhub.demo.colleagues import PEOPLE, ROSA, add_behind_the_wall, add_caseworkers
from kindhub.demo.inventors import inventor_of
from kindhub.demo.papers import attach_papers, mend_contacts
from kindhub.demo.people import WHOLE_FAMILY, invent_people
from kindhub.demo.walled import wall_in
from kindhub.errors import UserError
from kindhub.i18n import L
from kindhub.program.registry import Programs
from kindhub.records.base import table_of
from kindhub.records.person import Person
from kindhub.services.practice import MARK, mark_practice
from kindhub.storage.hub import Hub

SEED = 2026
BATCH = 100
_NOBODY = L("Nobody in the demo is called “{uid}”. There are: {known}.",
            "En la práctica nadie se llama «{uid}». Hay: {known}.")  # fmt: skip
WITH_PAPERS = 12
"""Children with a whole family whose documents have a file behind them; more would only fill the disk."""


def make_demo_folder(path: Path, people: int, today: date, *, walled: bool = True) -> None:
    """Make the folder, or leave it as it is when it was made before; `walled` says whether with restricted programs.

    Raises `UserError` for a folder that is not one of ours: a demo never touches real data.
    """
    if (path / MARK).exists():
        return
    if path.exists() and any(path.iterdir()):
        raise UserError(
            L(
                "{path} is not a demo folder and not empty. Nothing was touched; choose another place with --data.",
                "{path} no es una carpeta de práctica ni está vacía. No se tocó nada; elija otra con --data.",
            ),
            path=path,
        )
    app.create_folder(path, ROSA, _not_restricted())
    hub = open_demo_folder(path)
    try:
        mark_practice(hub)
        workers = add_caseworkers(hub)
        add_behind_the_wall(hub)
        fill(hub, people, today, workers)
    finally:
        hub.close()
    if walled:
        wall_in(path, today)
    (path / MARK).write_text("Invented people only. / Solo personas inventadas.\n", encoding="utf-8")


def open_demo_folder(path: Path, uid: str = ROSA.uid) -> Hub:
    """The demo folder, opened by one of `PEOPLE`. Raises `UserError` for anybody else."""
    return app.open_hub(path, uid, somebody(uid).passphrase)


def somebody(uid: str) -> app.FirstPerson:
    """One of the people the demo can be opened as. Raises `UserError` naming them."""
    if uid not in PEOPLE:
        raise UserError(_NOBODY, uid=uid, known=", ".join(PEOPLE))
    return PEOPLE[uid]


def _not_restricted() -> Programs:
    """What Rosa works in: a restricted program is made by others, and never held by her."""
    installed = app.installed_programs()
    return installed.only(one.key for one in installed if not one.info.restricted)


def fill(hub: Hub, people: int, today: date, others: Sequence[str] = (), seed: int = SEED) -> None:
    """Put so many invented children with their cases into an open hub. The person at work shares them with `others`;
    those with papers are hers.
    """
    chance, workers = Random(seed + 1), (*others, hub.user.uid)
    inventors = [invent for program in hub.programs if (invent := inventor_of(program))]
    children = enumerate(invent_people(people, Random(seed), today), start=1)
    with_papers: list[str] = []
    while batch := list(islice(children, BATCH)):
        with hub.begin("demo") as work:
            for place, child in batch:
                hers = place % WHOLE_FAMILY == 1 and len(with_papers) < WITH_PAPERS
                with_papers += [child.person_id] if hers else []
                worker = hub.user.uid if hers else workers[place % len(workers)]
                cases = [invent(child.person_id, child.place, place, chance, today, worker) for invent in inventors]
                work.insert_many([*child.records, *chain.from_iterable(cases)])
    attach_papers(hub, with_papers, today)
    mend_contacts(hub, with_papers)


def count_people(hub: Hub) -> int:
    """How many persons the folder holds."""
    with hub.read() as session:
        return session.execute(select(func.count()).select_from(table_of(Person))).scalar_one()
