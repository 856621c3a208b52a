"""The needs assessment: twelve domains scored from 1 critical to 4 met, at the start and at 3, 6 and 12 months."""

from kindhub.i18n import L
from kindhub.records.fields import code, integer, link, long_text, partial, text, yes_no
from kindhub.records.partial_date import PartialDate
from kindhub_reintegration.records.base import CASE, ReintegrationRecord


class Assessment(ReintegrationRecord, table=True):
    """One round of the assessment; its domains are rows of their own, so that a trend is a plain query."""

    __tablename__ = "reintegration_assessment"

    case_id: str = link(L("Case", "Caso"), CASE)
    round: str | None = code(L("Round", "Momento"), "reintegration.round", index=True)
    assessed_on: PartialDate | None = partial(L("Date", "Fecha"))
    assessed_by: str | None = text(L("Who assessed", "Quién evaluó"))
    interpreter: bool | None = yes_no(L("With an interpreter", "Con intérprete"))
    summary: str | None = long_text(L("Summary", "Resumen"), field_class="sensitive")


class DomainScore(ReintegrationRecord, table=True):
    """How one domain of life stands. A low score needs a goal."""

    __tablename__ = "reintegration_domain_score"

    assessment_id: str = link(L("Assessment", "Evaluación"), "reintegration.reintegration_assessment")
    domain: str = code(L("Domain", "Tema"), "reintegration.domain")
    score: int | None = integer(
        L("Score (1 critical to 4 met)", "Nivel (1 crítico a 4 cubierto)"), minimum=1, maximum=4
    )
    note: str | None = long_text(L("Note", "Nota"), field_class="sensitive")
    goal: str | None = long_text(L("Goal", "Meta"))
    urgent: bool | None = yes_no(L("Urgent", "Urgente"))
