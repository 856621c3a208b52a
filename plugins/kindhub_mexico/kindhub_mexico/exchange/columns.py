"""The columns of the sheet of encounters, one line for each child met."""

from __future__ import annotations

from typing import Any

from kindhub.i18n import L
from kindhub.program.exchange import ImportKind, ImportSheet, column

COLUMNS = (
    column("folio", "Folio", "Folio", "No.", needed=True),
    column("office", "Office", "Oficina", kind="code", codes="mexico.office"),
    column("held_on", "Date", "Fecha", kind="day"),
    column("venue", "Where", "Lugar"),
    column("kind", "Kind of encounter", "Tipo de atención", kind="code", codes="mexico.encounter_kind"),
    column("given", "Given names", "Nombre(s)", "Nombres", "Nombre", kind="name", needed=True),
    column("surname_1", "First surname", "Primer apellido", "Apellido paterno", kind="name"),
    column("surname_2", "Second surname", "Segundo apellido", "Apellido materno", kind="name"),
    column("sex", "Sex (H/M)", "Sexo (H/M)", "Sexo", kind="code", codes="sex"),
    column("birth", "Date of birth or age", "Fecha nac. o edad", "Fecha de nacimiento", "Edad", kind="birth",
            on="held_on"),
    column("nationality", "Nationality", "Nacionalidad", "País"),
    column("curp", "CURP", "CURP", kind="identifier", codes="curp"),
    column("language", "Language", "Idioma", "Lengua"),
    column("accompaniment", "Travels", "Acompañamiento", kind="code", codes="mexico.accompaniment"),
    column("entered_on", "Entered Mexico on", "Fecha ingreso México", "Fecha de ingreso", kind="day"),
    column("entry_point", "Point of entry", "Punto de ingreso", kind="code", codes="mexico.entry_point"),
    column("protection", "Signs of int. protection", "Indicios prot. int.", "Indicios", kind="code",
            codes="mexico.indication"),
    column("level", "Service", "Servicio", kind="code", codes="mexico.level"),
    column("authority", "Authority", "Autoridad"),
    column("action", "Action", "Acción", kind="code", codes="mexico.action"),
    column("reference", "Oficio no.", "No. oficio", "Oficio"),
    column("sent_on", "Sent on", "Fecha envío", kind="day"),
    column("answered_on", "Answered on", "Fecha respuesta", kind="day"),
    column("filed_on", "COMAR filed", "COMAR solicitud", kind="day"),
    column("claim", "COMAR file", "COMAR expediente"),
    column("decided_on", "COMAR decided", "COMAR resolución", kind="day"),
    column("outcome", "COMAR outcome", "COMAR resultado", kind="code", codes="mexico.claim_outcome"),
    column("note", "Remarks", "Observaciones", "Obs.", kind="note"),
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
