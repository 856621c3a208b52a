"""The columns of the sheet of encounters, one line for each child met."""

from __future__ import annotations

from typing import Any

from kindhub.i18n import L
from kindhub.program.exchange import ColumnKind, ImportColumn, ImportKind, ImportSheet


def _column(
    key: str, en: str, es: str, *synonyms: str, kind: ColumnKind = "text", codes: str | None = None,
    needed: bool = False, on: str | None = None,
) -> ImportColumn:  # fmt: skip
    own = codes if codes in (None, "sex", "curp") else f"mexico.{codes}"
    return ImportColumn(key, L(en, es), synonyms, needed=needed, kind=kind, codes=own, on=on)


COLUMNS = (
    _column("folio", "Folio", "Folio", "No.", needed=True),
    _column("office", "Office", "Oficina", kind="code", codes="office"),
    _column("held_on", "Date", "Fecha", kind="day"),
    _column("venue", "Where", "Lugar"),
    _column("kind", "Kind of encounter", "Tipo de atención", kind="code", codes="encounter_kind"),
    _column("given", "Given names", "Nombre(s)", "Nombres", "Nombre", kind="name", needed=True),
    _column("surname_1", "First surname", "Primer apellido", "Apellido paterno", kind="name"),
    _column("surname_2", "Second surname", "Segundo apellido", "Apellido materno", kind="name"),
    _column("sex", "Sex (H/M)", "Sexo (H/M)", "Sexo", kind="code", codes="sex"),
    _column("birth", "Date of birth or age", "Fecha nac. o edad", "Fecha de nacimiento", "Edad", kind="birth",
            on="held_on"),
    _column("nationality", "Nationality", "Nacionalidad", "País"),
    _column("curp", "CURP", "CURP", kind="identifier", codes="curp"),
    _column("language", "Language", "Idioma", "Lengua"),
    _column("accompaniment", "Travels", "Acompañamiento", kind="code", codes="accompaniment"),
    _column("entered_on", "Entered Mexico on", "Fecha ingreso México", "Fecha de ingreso", kind="day"),
    _column("entry_point", "Point of entry", "Punto de ingreso", kind="code", codes="entry_point"),
    _column("protection", "Signs of int. protection", "Indicios prot. int.", "Indicios", kind="code",
            codes="indication"),
    _column("level", "Service", "Servicio", kind="code", codes="level"),
    _column("authority", "Authority", "Autoridad"),
    _column("action", "Action", "Acción", kind="code", codes="action"),
    _column("reference", "Oficio no.", "No. oficio", "Oficio"),
    _column("sent_on", "Sent on", "Fecha envío", kind="day"),
    _column("answered_on", "Answered on", "Fecha respuesta", kind="day"),
    _column("filed_on", "COMAR filed", "COMAR solicitud", kind="day"),
    _column("claim", "COMAR file", "COMAR expediente"),
    _column("decided_on", "COMAR decided", "COMAR resolución", kind="day"),
    _column("outcome", "COMAR outcome", "COMAR resultado", kind="code", codes="claim_outcome"),
    _column("note", "Remarks", "Observaciones", "Obs.", kind="note"),
)  # fmt: skip


def _plan(tables: Any, desk: Any) -> Any:
    from kindhub_mexico.exchange.planning import plan_encounters

    return plan_encounters(tables, desk)


ENCOUNTERS = ImportKind(
    key="mexico.encounters",
    title=L("Encounters with children", "Atenciones a niñas y niños"),
    sheets=(ImportSheet("encounters", L("Encounters", "Atenciones"), COLUMNS, ("Atenciones", "Orientación")),),
    plan=_plan,
    help=L(
        "A line per encounter. Lines of one child are brought together by name, birth, country, entry and way of "
        "travelling; a folio twice is one encounter, a COMAR file in several lines one claim.",
        "Una línea por atención. Las líneas de una misma niña o un mismo niño se juntan por nombre, nacimiento, país, "
        "ingreso y forma de viajar; un folio repetido es una atención, y un expediente de COMAR en varias líneas, una "
        "solicitud.",
    ),
)  # fmt: skip
"""The sheet of encounters, as an import kind."""
