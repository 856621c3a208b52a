from __future__ import annotations

from datetime import date

from kindhub.records.base import new_id
from kindhub.records.person import Person, PersonName
from kindhub.services.undo import undo_unit
from kindhub.ui.home.reading import RECENT, ReadMyDay
from kindhub.ui.tasks import Progress

DAY = date(2026, 11, 23)


def _add(hub, names):
    people = [Person(id=new_id()) for _ in names]
    with hub.begin("test") as work:
        for person, name in zip(people, names, strict=True):
            work.add_all([person, PersonName(person_id=person.id, given=name, first_surname="Tum")])
    return work.id


def _recent(hub):
    return [lead.title.split()[0] for lead in ReadMyDay(hub, DAY)(Progress()).recent]


def test_what_was_taken_back_does_not_push_out_what_was_saved_last(hub):
    _add(hub, ["Petrona"])
    unit = _add(hub, [f"N{n}" for n in range(RECENT + 1)])
    assert "Petrona" not in _recent(hub)
    undo_unit(hub, unit)
    assert _recent(hub) == ["Petrona"]
