"""What an invented child's case has behind it: encounters, actions, a plan, a claim, papers, sessions."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from kindhub.records.base import Record
from kindhub.records.partial_date import PartialDate
from kindhub_mexico import records as r
from kindhub_mexico.demo.plots import Plot

VENUES = {"TIJ": "Albergue Inventado del Norte", "JRZ": "Centro Inventado de Día", "CDMX": "Casa Inventada",
          "TAP": "Albergue Inventado del Sur"}  # fmt: skip
PLACES = {"TIJ": "MX-BCN-tijuana", "JRZ": "MX-CHH-juarez", "CDMX": "MX-CMX", "TAP": "MX-CHP-tapachula"}


def met(case: r.Case, plot: Plot, number: int, today: date) -> Iterator[Record]:
    """The day at a place, the encounters of it, the screening."""
    first = today - timedelta(days=plot.days)
    visit = r.Visit(held_on=PartialDate.of(first), office=plot.office, kind="mixed", site="shelter",
                    venue=VENUES[plot.office], place=PLACES[plot.office], facilitators="LP, MC", minutes=90,
                    f_6_11=4, f_12_17=7, m_6_11=3, m_12_17=9, f_18=5, counted=28)  # fmt: skip
    yield visit
    common: dict[str, Any] = {
        "case_id": case.id, "office": plot.office, "venue": VENUES[plot.office], "place": PLACES[plot.office],
        "language": plot.language, "by": "LP",
    }  # fmt: skip
    yield r.Encounter(held_on=PartialDate.of(first), kind="group", level="information_only", visit_id=visit.id,
                      folio=f"{first.year}/{number:04}", accompaniment=plot.accompaniment, **common)  # fmt: skip
    if plot.stage == "oriented":
        return
    yield r.Encounter(held_on=PartialDate.of(first), kind="interview", level=plot.level, minutes=40,
                      visit_id=visit.id, folio=f"{first.year}/{number + 400:04}", protection=plot.protection,
                      accompaniment=plot.accompaniment, urgent=plot.urgent or None, concerns=("gangs", "return"),
                      wishes="Quiere llegar con su abuela y volver a la escuela.", **common)  # fmt: skip
    yield r.Screening(held_on=PartialDate.of(first), accompaniment=plot.accompaniment, protection=plot.protection,
                      entered_on=PartialDate.of(first - timedelta(days=12)), entry_point="suchiate", alone=True,
                      destination="us" if number % 2 else "mexico", earlier_entries=number % 3, detained=True,
                      custody="station", detained_from=PartialDate.of(first - timedelta(days=11)),
                      detained_to=PartialDate.of(first - timedelta(days=6)),
                      family_home="Abuela inventada, en su pueblo.", concerns=("gangs", "return"),
                      wishes="Quiere llegar con su abuela y volver a la escuela.", level=plot.level,
                      **common)  # fmt: skip
    if plot.stage == "open":
        for weeks in range(1, min(plot.days // 14, 4) + 1):
            yield r.Encounter(held_on=PartialDate.of(first + timedelta(days=14 * weeks)), kind="accompaniment",
                              level=plot.level, minutes=60 + 15 * weeks, **common)  # fmt: skip


def asked(case: r.Case, plot: Plot, number: int, today: date) -> Iterator[Record]:
    """Actions before authorities and the plan."""
    if plot.stage not in ("open", "closed"):
        return
    first = today - timedelta(days=plot.days)
    file = r.CaseDocument(case_id=case.id, title="Acuse del oficio (inventado)", kind="other", received_on=first)
    yield file
    yield r.AuthorityAction(case_id=case.id, authority="ppnna_federal", kind="notice", by="LP", sent_on=first,
                            reference=f"OF-{number:03}/{first.year}", answered_on=first + timedelta(days=number + 2),
                            result="noted", document_id=file.id)  # fmt: skip
    yield r.AuthorityAction(case_id=case.id, authority="registro_civil", kind="request", by="MC",
                            reference=f"OF-{number + 50:03}/{first.year}", sent_on=first + timedelta(days=9),
                            due_on=today + timedelta(days=number - 5))  # fmt: skip
    asked = first + timedelta(days=2)
    yield r.AuthorityAction(case_id=case.id, authority=("comar", "consulate", "fiscalia")[number % 3], kind="oficio",
                            by="LP", sent_on=asked, answered_on=min(today, asked + timedelta(days=5 + 7 * number)),
                            reference=f"OF-{number + 80:03}/{first.year}")  # fmt: skip
    if not plot.plan:
        return
    plan = r.BestInterest(case_id=case.id, authority="ppnna_federal", requested_on=first, heard=True,
                          heard_on=first + timedelta(days=8), representation="joint", diagnosed_on=first,
                          rights=("education", "migrants", "family"), determined_on=first + timedelta(days=20),
                          recommendation="refugee", plan_on=first + timedelta(days=24),
                          review_due_on=today + timedelta(days=10))  # fmt: skip
    yield plan
    yield r.Measure(case_id=case.id, best_interest_id=plan.id, institution="sep", right="education",
                    action="Inscripción en la escuela secundaria", due_on=today + timedelta(days=4))  # fmt: skip
    yield r.Measure(case_id=case.id, best_interest_id=plan.id, institution="hospital", right="health",
                    action="Consulta de salud mental", due_on=today - timedelta(days=6), state="under_way")  # fmt: skip


def claimed(case: r.Case, plot: Plot, number: int, today: date) -> Iterator[Record]:
    """The claim, its signatures, a matter with a hearing, the card."""
    if not plot.claim:
        return
    filed = today - timedelta(days=plot.days - 6)
    decided = plot.claim in ("denied", "recognised")
    claim = r.AsylumClaim(
        case_id=case.id, reference=f"COMAR-{plot.office}/{1000 + number}/{filed.year}", filed_on=filed,
        entered_on=PartialDate.of(filed - timedelta(days=18)), filed_with="comar", told_inm_on=filed,
        admitted_on=filed + timedelta(days=2), interview_on=filed + timedelta(days=20),
        extended_on=filed + timedelta(days=60) if plot.claim == "extended" else None,
        decided_on=today - timedelta(days=9) if decided else None, outcome=plot.claim if decided else None,
        notified_on=today - timedelta(days=5) if decided else None,
    )  # fmt: skip
    yield claim
    for weeks in range(1, 4):
        yield r.Signature(case_id=case.id, claim_id=claim.id, signed_on=today - timedelta(days=7 * weeks - 2))
    matter = r.LegalMatter(case_id=case.id, kind="humanitarian_card", representation="joint", attorney="Ada Inventada",
                           authority="inm", reference=f"INM-{number:04}", filed_on=filed)  # fmt: skip
    yield matter
    yield r.Hearing(case_id=case.id, matter_id=matter.id, kind="interview", place="Oficina inventada del INM",
                    called_for=today + timedelta(days=number))  # fmt: skip
    yield r.StayDocument(case_id=case.id, kind="humanitarian_visitor", number=f"TVRH-{number:05}", issued_on=filed,
                         expires_on=today + timedelta(days=25 + number))  # fmt: skip
    yield r.StayDocument(case_id=case.id, kind="temporary_curp", issued_on=filed,
                         expires_on=today + timedelta(days=120))  # fmt: skip


def supported(case: r.Case, plot: Plot, number: int, today: date) -> Iterator[Record]:
    """Sessions, referrals, the closing."""
    first = today - timedelta(days=plot.days)
    if plot.level == "psychosocial_only":
        for weeks in range(1, 4):
            yield r.Session(case_id=case.id, kind="individual", held_on=first + timedelta(days=7 * weeks), minutes=50,
                            therapist="MC", goal="Dormir mejor")  # fmt: skip
    if plot.stage in ("open", "screened"):
        yield r.Referral(case_id=case.id, referred_on=today - timedelta(days=number), to_kind="health",
                         to_words="Centro de salud inventado", reason="Revisión general")  # fmt: skip
    if plot.stage == "closed":
        yield r.Closure(case_id=case.id, closed_on=today - timedelta(days=30), reason="moved_on", approval="approved",
                        approved_on=today - timedelta(days=29))  # fmt: skip
