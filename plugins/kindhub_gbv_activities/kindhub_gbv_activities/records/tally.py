"""People who were counted and not written down: fairs, theatre; and what was said on the radio."""

from kindhub.i18n import L
from kindhub.records.fields import code, codes, integer, link, long_text, partial, place, text
from kindhub.records.partial_date import PartialDate
from kindhub_gbv_activities.records.base import GROUP, SESSION, ActivityRecord

CELLS = ("f_0_11", "f_12_17", "f_18", "m_0_11", "m_12_17", "m_18")
"""The grid of sex by age band."""
_MOST = 1_000_000


class Tally(ActivityRecord, table=True):
    """A headcount by sex and age band. `total` is what was counted in all; cells may be missing."""

    __tablename__ = "gbv_activities_tally"

    group_id: str | None = link(L("Group", "Grupo"), GROUP)
    session_id: str | None = link(L("Session", "Sesión"), SESSION)
    held_on: PartialDate | None = partial(L("Date", "Fecha"), index=True)
    place: str | None = place(L("Municipality", "Municipio"))
    venue: str | None = text(L("Where", "Lugar"))
    kind: str | None = code(L("Activity", "Actividad"), "gbv_activities.activity")
    f_0_11: int | None = integer(L("Girls 0-11", "Niñas 0-11"), minimum=0, maximum=_MOST)
    f_12_17: int | None = integer(L("Girls 12-17", "Adolescentes mujeres 12-17"), minimum=0, maximum=_MOST)
    f_18: int | None = integer(L("Women 18+", "Mujeres 18+"), minimum=0, maximum=_MOST)
    m_0_11: int | None = integer(L("Boys 0-11", "Niños 0-11"), minimum=0, maximum=_MOST)
    m_12_17: int | None = integer(L("Boys 12-17", "Adolescentes hombres 12-17"), minimum=0, maximum=_MOST)
    m_18: int | None = integer(L("Men 18+", "Hombres 18+"), minimum=0, maximum=_MOST)
    total: int | None = integer(L("Total", "Total"), minimum=0, maximum=_MOST)
    languages: tuple[str, ...] | None = codes(L("Languages", "Idiomas"), "language")
    note: str | None = long_text(L("Remarks", "Observaciones"))

    def counted(self) -> int | None:
        """The total as it was written, else the sum of the cells that are filled in."""
        cells = [value for name in CELLS if (value := getattr(self, name)) is not None]
        return self.total if self.total is not None else sum(cells) if cells else None


class Media(ActivityRecord, table=True):
    """Spots on the radio and the like. An estimated audience is nobody's headcount."""

    __tablename__ = "gbv_activities_media"

    group_id: str | None = link(L("Group", "Grupo"), GROUP)
    aired_on: PartialDate | None = partial(L("Date", "Fecha"), index=True)
    place: str | None = place(L("Municipality", "Municipio"))
    venue: str | None = text(L("Where", "Lugar"))
    kind: str | None = code(L("Kind", "Tipo"), "gbv_activities.activity", default="radio")
    title: str | None = text(L("What was aired", "Qué se transmitió"))
    spots: int | None = integer(L("Times aired", "Pases"), minimum=0, maximum=100_000)
    audience: int | None = integer(L("Estimated audience", "Audiencia estimada"), minimum=0, maximum=100_000_000)
    languages: tuple[str, ...] | None = codes(L("Languages", "Idiomas"), "language")
    note: str | None = long_text(L("Remarks", "Observaciones"))
