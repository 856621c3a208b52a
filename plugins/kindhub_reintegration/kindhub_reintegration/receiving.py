"""A referral from another program of KIND becomes a referral like any other: the case stands at its beginning."""

from collections.abc import Iterator
from typing import Any

from kindhub.i18n import L
from kindhub.program.referring import Handed
from kindhub.records.codes import code_list
from kindhub.records.partial_date import PartialDate
from kindhub.records.places import places
from kindhub_reintegration.records import Case, Referral

BESIDE: tuple[tuple[str, L], ...] = (
    ("accompaniment", L("Travels", "Viaja")),
    ("entered_on", L("Entered Mexico on", "Ingresó a México el")),
    ("destination", L("Wants to go to", "Quiere llegar a")),
    ("place", L("Is in", "Está en")),
    ("language", L("Language", "Idioma")),
    ("interpreter", L("Needs an interpreter", "Necesita intérprete")),
    ("family", L("Family", "Familia")),
    ("legal", L("Legal situation", "Situación legal")),
)
"""What has no field here goes into the remarks, under its name."""


def receive(work: Any, case: Case, handed: Handed) -> None:
    """The referral of a case that was just begun."""
    values = handed.values
    work.add(Referral(
        case_id=case.id, received_on=PartialDate.of(handed.on), channel="partner", referrer_role="kind",
        referrer_name=f"{handed.from_program.say()} · {handed.by}", facility=values.get("staying_at"),
        special_needs=values.get("health"), safety_concerns=values.get("protection"),
        note="\n".join((handed.reason, *_beside(handed))),
    ))  # fmt: skip


def _beside(handed: Handed) -> Iterator[str]:
    for key, label in BESIDE:
        if (value := handed.values.get(key)) not in (None, False, ""):
            yield f"{label.say()}: {_said(key, value)}"


def _said(key: str, value: Any) -> str:
    if isinstance(value, PartialDate):
        return value.show()
    if value is True:
        return L("yes", "sí").say()
    if key == "language":
        return code_list("language").label(value)
    return places().label(value) if key == "place" else str(value)
