"""The ground the wall is tested on: a folder with a survivor in it, and three people who look at it.

Ana leads survivor services and works in them; Berta coordinates every other program; Nora is an administrator with the
organisation's root and everything over the shared records; Carla works for Ana. Ana has worked in the window before
the others look, so that what she leaves behind is there to be found.
"""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kindhub_gbv import records as r
from kindhub_reintegration.records import Case as Reintegration

from kindhub import app
from kindhub.records.document import Document
from kindhub.records.names import NameParts
from kindhub.records.partial_date import PartialDate
from kindhub.security.access import HUB
from kindhub.services import colleagues
from kindhub.services.persons import new_person
from kindhub.services.preferences import put_preference
from kindhub.services.recents import note_opened
from kindhub.storage.drafts import Draft, keep_draft
from kindhub.testing import PERSON, WEAK, chosen_programs, template

PROGRAMS = ("reintegration", "gbv")
BERTA, NORA, CARLA = (
    app.FirstPerson(uid, name, "otras cuatro palabras largas")
    for uid, name in (("berta", "Berta Prueba"), ("nora", "Nora Prueba"), ("carla", "Carla Prueba"))
)
CODE, NAME, SURNAME, STORY, VILLAGE, HOW_MANY = "SV-ZAN8-TE", "Zanatina", "Guacamol", "colibritos", "Tzunzapote", 389
TODAY = date(2026, 11, 23)
WORDS = r"(?i)sobrevivient|survivor|perpetr|acompañamiento|accompaniment|\bgbv\b|gbv_(?!activities)|\bvbg\b"
"""What only this program calls anything: its names, its records, its codes."""
CANARIES = {
    "code": re.compile("ZAN8"), "name": re.compile("(?i)zanatina|guacamol"), "story": re.compile("(?i)colibrito"),
    "place": re.compile("(?i)tzunzapote"), "words": re.compile(WORDS), "count": re.compile(rf"(?<!\.)\b{HOW_MANY}\b"),
}  # fmt: skip
"""What may not be found. A time's thousandths are no count: twenty runs brought one with that fraction of a second."""


@dataclass(frozen=True)
class Ground:
    """The folder, and what the survivor's records are called inside it."""

    path: Path
    case: str
    identity: str
    child: str

    def opened(self, person=PERSON):
        return app.open_hub(self.path, person.uid, person.passphrase, chosen_programs(PROGRAMS), kdf_floor=WEAK)


def made_ground(path: Path) -> Ground:
    """The folder with everything in it."""
    shutil.copytree(template(PROGRAMS), path)
    bare = Ground(path, "", "", "")
    hub = bare.opened()
    case, identity, child = _fill(hub)
    for one in (BERTA, NORA, CARLA):
        colleagues.add_colleague(hub, one.uid, one.name, one.passphrase, kdf=WEAK)
    colleagues.grant(hub, BERTA.uid, "reintegration", "coordinator")
    colleagues.grant(hub, CARLA.uid, "gbv", "caseworker", compared=True)
    colleagues.grant(hub, NORA.uid, HUB, "everything")
    colleagues.name_lead(hub, HUB, NORA.uid)
    hub.keyring.share_root(hub.unlocked, NORA.uid)
    hub.close()
    return Ground(path, case, identity, child)


def _fill(hub):
    case = r.Case(number=CODE, opened=date(2026, 11, 2), responsible=hub.user.uid)
    identity = r.Identity(code=CODE, given=NAME, surnames=SURNAME, phone="5512 7788", address=VILLAGE)
    child = new_person({}, [NameParts("Ana", "López")])
    with hub.begin("fill") as work:
        work.add_all((
            case, identity,
            r.Incident(case_id=case.id, gender_based=True, penetration=True, account=STORY, number="INC-ZAN8",
                       reported_on=PartialDate.of(date(2026, 11, 2))),
            r.Consent(case_id=case.id, services="granted", services_on=date(2026, 11, 3)),
            r.CaseTask(case_id=case.id, title=f"llamar a {STORY}", due_on=date(2026, 11, 20)),
            r.Note(case_id=case.id, written_on=date(2026, 11, 3), words=STORY),
        ))  # fmt: skip
        work.add_all(child)
        others = [r.Case(number=f"SV-{n:04}-AA", opened=TODAY, responsible=hub.user.uid) for n in range(HOW_MANY - 1)]
        work.insert_many(others)
    note_opened(hub, "gbv", "case", ("gbv", case.id))
    with hub.begin() as work:
        typed = {"address": VILLAGE}
        keep_draft(work.session.connection(), Draft("gbv", hub.user.uid, "identity", identity.id, case.id, typed, 1))
    return case.id, identity.id, child[0].id


def spoiled(ground: Ground, path: Path) -> Ground:
    """A copy in which a canary stands where Berta may look: what a breach of the wall would leave."""
    shutil.copytree(ground.path, path)
    copy = Ground(path, ground.case, ground.identity, ground.child)
    hub = copy.opened()
    with hub.begin("a canary in the wrong place") as work:
        person = new_person({}, [NameParts(NAME, SURNAME)])
        work.add_all(person)
        work.add(Reintegration(person_id=person[0].id, number="REI-ZAN8", status="active", responsible=BERTA.uid))
        work.add(Document(person_id=person[0].id, title=NAME, issued_on=PartialDate.of(TODAY)))
        put_preference(work.session, "main", BERTA.uid, "recents", [["person", [CODE], "2026-11-23T10:00:00Z"]])
    hub.close()
    return copy


def copied(ground: Ground, path: Path) -> Ground:
    """A copy to change things in."""
    shutil.copytree(ground.path, path)
    return Ground(path, ground.case, ground.identity, ground.child)


def leaks(said: str) -> list[str]:
    """Which canaries a text holds."""
    return [key for key, canary in CANARIES.items() if canary.search(said)]
