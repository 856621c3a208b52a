"""What was typed of somebody new, as the comparison with everybody known takes it."""

from __future__ import annotations

from kindhub.records.names import NameParts
from kindhub.services.form_contents import Answers
from kindhub.services.likely_same import TypedPerson


def typed_person(name: Answers, person: Answers, number: str) -> TypedPerson:
    """Name, sex, birth and the CURP that was looked for."""
    parts = (str(name.values.get(part) or "") for part in ("given", "surname_1", "surname_2"))
    return TypedPerson(
        name=NameParts(*parts),
        sex=str(person.values.get("sex") or ""),
        birth=person.values.get("birth"),
        identifiers=(("curp", number),) if number else (),
    )


def filled(answers: Answers) -> Answers:
    """Answers less the empty ones: what nobody said is not written."""
    told = {name: value for name, value in answers.values.items() if value not in (None, "", ())}
    return Answers(told, answers.absent)
