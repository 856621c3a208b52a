"""CAM Kids: preparing a child, going along, and what it tells a lawyer, which is a class of its own."""

from datetime import date

from kindhub.i18n import L
from kindhub.records.fields import code, day, integer, link, long_text, user, yes_no
from kindhub_cam.records.base import CASE, MEMBER, CamRecord


class Session(CamRecord, table=True):
    """A contact with a child: the talk, the preparation, the company to an interview. No account of it here."""

    __tablename__ = "cam_session"

    case_id: str = link(L("Case", "Caso"), CASE)
    member_id: str | None = link(L("Child", "Niña o niño"), MEMBER)
    kind: str | None = code(L("What", "Qué"), "cam.session")
    held_on: date | None = day(L("Date", "Fecha"), index=True)
    lawyer: str | None = user(L("Lawyer", "Abogada o abogado"))
    minutes: int | None = integer(L("Minutes", "Minutos"), minimum=0, maximum=1_440)
    safe_place: bool | None = yes_no(L("In a safe place", "En un lugar seguro"))


class ProtectedNote(CamRecord, table=True):
    """What was told to a lawyer, a person's own refugee claim among it. All of that class lies here and nowhere else:
    it is read by those with the right to it, and nothing of it is in a list, a paper or a figure.

    `abuse` opens a child-protection referral, which says that there is one and never why.
    """

    __tablename__ = "cam_protected_note"

    case_id: str = link(L("Case", "Caso"), CASE)
    member_id: str | None = link(L("Child", "Niña o niño"), MEMBER, field_class="privileged")
    written_on: date | None = day(L("Date", "Fecha"), field_class="privileged")
    author: str | None = user(L("Who", "Quién"), field_class="privileged")
    about: str | None = code(L("About", "Sobre"), "cam.told", field_class="privileged")
    words: str | None = long_text(L("Note", "Nota"), field_class="privileged")
    abuse: bool | None = yes_no(L("Discloses abuse", "Revela abuso"), field_class="privileged")


class Protection(CamRecord, table=True):
    """A child-protection referral: that it must be made, by when and to whom; not what was told."""

    __tablename__ = "cam_protection"

    case_id: str = link(L("Case", "Caso"), CASE)
    member_id: str | None = link(L("Child", "Niña o niño"), MEMBER)
    opened_on: date | None = day(L("Opened on", "Abierta el"))
    status: str | None = code(L("How it stands", "Cómo va"), "cam.protection", default="open", index=True)
    referred_on: date | None = day(L("Referred on", "Referida el"))
    note: str | None = long_text(L("What was done", "Qué se hizo"), field_class="sensitive")
