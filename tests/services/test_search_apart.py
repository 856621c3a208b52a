"""Namesakes are told apart by the number of a case, else by somebody of the family."""

from __future__ import annotations

from datetime import date

import pytest
from kindhub_reintegration.records import Case

from kindhub.records.names import NameParts
from kindhub.records.person import Relationship
from kindhub.services.persons import new_person
from kindhub.services.search.found import SearchFilters, find_filtered


@pytest.fixture
def namesakes(hub):
    """Two Juan Pérez of whom nothing else is known: one has a case, the other a mother; and one more name."""
    with_case, with_mother, mother = (
        new_person({}, [NameParts(*name)])
        for name in (("Juan", "Pérez"), ("Juan", "Perez"), ("Ana", "Pérez"))
    )  # fmt: skip
    with hub.begin("namesakes") as work:
        work.add_all([*with_case, *with_mother, *mother])
        work.add(Case(person_id=with_case[0].id, number="REI-2026-0777", status="active", responsible=hub.user.uid))
        work.add(Relationship(person_id=mother[0].id, other_id=with_mother[0].id, kind="mother"))
    return with_case[0].id, with_mother[0].id, mother[0].id


def test_a_number_or_a_relative_tells_namesakes_apart_and_nobody_else_is_burdened(hub, namesakes):
    with_case, with_mother, mother = namesakes
    with hub.read() as session:
        found = find_filtered(session, hub.programs, "perez", SearchFilters(), date(2026, 11, 26))
    assert {hit.person_id for hit in found.hits} == set(namesakes)
    assert found.apart[with_case] == "REI-2026-0777"
    assert "Ana Pérez" in found.apart[with_mother]
    assert mother not in found.apart
