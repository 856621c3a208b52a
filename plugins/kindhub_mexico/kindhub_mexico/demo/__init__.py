"""Invented children met in Mexico, for the demo folder and for practice: the first children of the folder."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from kindhub.records.base import Record
from kindhub.records.consent import Consent
from kindhub.records.partial_date import PartialDate
from kindhub_mexico import records as r
from kindhub_mexico.demo.parts import VENUES, asked, claimed, met, supported
from kindhub_mexico.demo.plots import PLOTS


def invent(person_id: str, _place: str, number: int, _chance: Random, today: date, worker: str) -> Iterator[Record]:
    """The case of one child; only the first children of the folder have one."""
    if number > len(PLOTS):
        return
    plot = PLOTS[number - 1]
    opened = today - timedelta(days=plot.days)
    case = r.Case(
        person_id=person_id, number=f"MX-{number:04}", status=plot.stage, opened=opened, office=plot.office,
        responsible=worker, status_since=opened, level=plot.level, accompaniment=plot.accompaniment,
        with_whom="una tía" if plot.accompaniment == "separated" else None, language=plot.language,
        interpreter=plot.language != "spa", entered_on=PartialDate.of(opened - timedelta(days=12)),
        entry_point="suchiate", destination="us" if number % 2 else "mexico", staying_at=VENUES[plot.office],
        closed=today - timedelta(days=29) if plot.stage == "closed" else None,
    )  # fmt: skip
    yield case
    yield from met(case, plot, number, today)
    yield from asked(case, plot, number, today)
    yield from claimed(case, plot, number, today)
    yield from supported(case, plot, number, today)
    if number == 1:
        yield Consent(person_id=person_id, purpose="share", program="reintegration", answer="granted",
                      given_on=opened, means="signature", facts=("language", "protection", "family"))  # fmt: skip
    if number <= len(VENUES):
        yield observation(plot.office, number, today)


def observation(office: str, number: int, today: date) -> r.Observation:
    """What was seen at one place, with no child in it."""
    return r.Observation(
        office=office, seen_on=today - timedelta(days=number), site="shelter", venue=VENUES[office], by="LP",
        topics=("space", "information"), children=20 * number, told_to="dif_state",
        words="Las literas alcanzan para la mitad. No hay carteles en otro idioma que el español.",
        follow_up_on=today + timedelta(days=number - 2),
    )  # fmt: skip
