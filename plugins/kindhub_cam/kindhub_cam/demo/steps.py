"""What the invented families have behind them, step by step as far as each has come."""

from collections.abc import Iterator
from datetime import date, timedelta

from kindhub.records.base import Record
from kindhub.records.partial_date import PartialDate
from kindhub_cam import records as r
from kindhub_cam.demo.plots import BEFORE_PAUSE, Plot, has_reached

RENEWED_EVERY = 540


def steps(case: r.Case, plot: Plot, number: int, today: date, worker: str, people: list[r.Member]) -> Iterator[Record]:
    """The parts of the case."""
    petitioner, child = people[0], people[1]
    begun = plot.day(today)
    if has_reached(plot, "screening"):
        yield r.Screening(
            case_id=case.id, screened_on=begun + timedelta(days=6), screener="AB", birth=petitioner.birth, in_us=True,
            us_status=plot.us_status, status_since=PartialDate.of(date(2020, 5, 4)), nationality=child.nationality[0]
            if child.nationality else None, proof="seen", other_parent=_other_parent(people),
        )  # fmt: skip
    if has_reached(plot, "docs_collecting"):
        yield from _papers(case, number, begun, today, people)
        yield r.Expiry(case_id=case.id, member_id=petitioner.id, kind=("tps", "ead", "parole")[number % 3],
                       valid_from=today - timedelta(days=RENEWED_EVERY - 37 * number),
                       valid_to=today + timedelta(days=31 * number - 40))  # fmt: skip
    if has_reached(plot, "aor_drafting"):
        yield from _application(case, plot, begun, worker, child, petitioner)
    if has_reached(plot, "uscis_interview"):
        yield from _decided(case, plot, today, child)


def _other_parent(people: list[r.Member]) -> str | None:
    return next((one.name_on_paper for one in people if one.role == "in_country_parent"), None)


def _papers(case: r.Case, number: int, begun: date, today: date, people: list[r.Member]) -> Iterator[Record]:
    """Some came, one is still out, one runs out soon."""
    child = people[1]
    wanted = (("birth_certificate", "Partida de nacimiento", child), ("child_id", "Pasaporte", child),
              ("photo_id", "Identificación", people[0]), ("status_proof", "Prueba del estatus", people[0]))  # fmt: skip
    for place, (line, title, whose) in enumerate(wanted[: 2 + number % 3]):
        came = (number + place) % 4 != 1
        yield r.CaseDocument(
            case_id=case.id, member_id=whose.id, requirement=line, title=title, asked_on=begun + timedelta(days=8),
            received_on=begun + timedelta(days=20) if came else None, holder=("family", "office")[number % 2],
            translation="needed" if line == "birth_certificate" and number % 3 else "not_needed",
            expires=PartialDate.of(today + timedelta(days=25 * number)) if line == "child_id" else None,
        )  # fmt: skip


def _application(
    case: r.Case, plot: Plot, begun: date, worker: str, child: r.Member, petitioner: r.Member
) -> Iterator[Record]:
    filed = min(begun + timedelta(days=70), BEFORE_PAUSE) if has_reached(plot, "aor_filed") else None
    signed = filed - timedelta(days=12) if filed else None
    yield r.Aor(case_id=case.id, drafted_on=begun + timedelta(days=40), signed_on=signed, sent_on=filed,
                filed_on=filed, agency="Agencia Ejemplo", petitioner_name=petitioner.name_on_id,
                rsc_contact_on=filed + timedelta(days=90) if filed and has_reached(plot, "rsc_contact") else None,
                rpc_number=f"RPC-{case.number}" if has_reached(plot, "rpc_number") else None)  # fmt: skip
    if filed:
        yield r.Session(case_id=case.id, member_id=child.id, kind="preparation", lawyer=worker, minutes=60,
                        held_on=filed + timedelta(days=120), safe_place=True)  # fmt: skip
    if has_reached(plot, "dna_requested"):
        yield r.Dna(case_id=case.id, member_id=child.id, requested_on=BEFORE_PAUSE - timedelta(days=30),
                    result="match" if has_reached(plot, "dna_done") else None)  # fmt: skip


def _decided(case: r.Case, plot: Plot, today: date, child: r.Member) -> Iterator[Record]:
    """Interviews before the program was suspended, and what came of them: journeys of the approved went on."""
    held = BEFORE_PAUSE - timedelta(days=25) if has_reached(plot, "decision") else None
    yield r.Interview(case_id=case.id, member_id=child.id, kind="uscis", called_for=held or today + timedelta(days=26),
                      held_on=held, accompanied=held is not None)  # fmt: skip
    if not plot.outcome:
        return
    moved = today - timedelta(days=plot.waits)
    approved = "parole_conditional" if plot.outcome == "parolee" else "refugee_conditional"
    yield r.Decision(case_id=case.id, member_id=child.id, decision=approved,
                     decided_on=moved - timedelta(days=60 if plot.stage != "decision" else 0))  # fmt: skip
    if has_reached(plot, "medical"):
        yield r.Sponsor(case_id=case.id, form="statement", name="Patrocinio Ejemplo", asked_on=moved)
        yield r.Travel(case_id=case.id, member_id=child.id, medical_on=moved - timedelta(days=20), medical="done",
                       booked_on=moved if has_reached(plot, "travel_booked") else None,
                       departs_on=today + timedelta(days=12) if plot.stage == "travel_booked" else None)  # fmt: skip
    if has_reached(plot, "arrived"):
        until = moved + timedelta(days=730) if plot.outcome == "parolee" else None
        yield r.Arrival(case_id=case.id, member_id=child.id, arrived_on=moved, arrived_as=plot.outcome,
                        parole_until=until)  # fmt: skip
