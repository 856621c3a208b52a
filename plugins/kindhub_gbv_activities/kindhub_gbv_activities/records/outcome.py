"""What came of a workshop: how each question of its test was answered, and whom those it trained referred later."""

from kindhub.i18n import L
from kindhub.records.fields import code, integer, link, partial, text
from kindhub.records.partial_date import PartialDate
from kindhub_gbv_activities.records.base import GROUP, PARTICIPANT, SESSION, ActivityRecord

_MOST = 100_000


class ItemResult(ActivityRecord, table=True):
    """How many answered one question rightly before and after, counted off the sheets of one workshop."""

    __tablename__ = "gbv_activities_item_result"

    session_id: str = link(L("Session", "Sesión"), SESSION)
    position: int | None = integer(L("No.", "No."), minimum=1, maximum=200)
    words: str = text(L("Question", "Pregunta"), max_length=1_000)
    answered_before: int | None = integer(L("Answered before", "Contestaron antes"), minimum=0, maximum=_MOST)
    right_before: int | None = integer(L("Right before", "Correctas antes"), minimum=0, maximum=_MOST)
    answered_after: int | None = integer(L("Answered after", "Contestaron después"), minimum=0, maximum=_MOST)
    right_after: int | None = integer(L("Right after", "Correctas después"), minimum=0, maximum=_MOST)


class LaterReferral(ActivityRecord, table=True):
    """That somebody the group trained referred a case later. Nothing of the case: neither who, nor what, nor a code."""

    __tablename__ = "gbv_activities_later_referral"

    group_id: str = link(L("Group", "Grupo"), GROUP)
    participant_id: str | None = link(L("Who referred", "Quién remitió"), PARTICIPANT)
    referred_on: PartialDate | None = partial(L("Date", "Fecha"), index=True)
    referred_to: str | None = code(L("Referred to", "Remitió a"), "gbv_activities.referred_to")
    number: int | None = integer(L("How many cases", "Cuántos casos"), minimum=1, maximum=1_000)
