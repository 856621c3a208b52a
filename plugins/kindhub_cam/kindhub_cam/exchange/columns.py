"""The columns of a screening tracker: screenings, children, documents."""

from typing import Any

from kindhub.i18n import L
from kindhub.program.exchange import ColumnKind, ImportColumn, ImportKind, ImportSheet


def _column(
    key: str, en: str, es: str, *synonyms: str, kind: ColumnKind = "text", codes: str | None = None
) -> ImportColumn:
    return ImportColumn(key, L(en, es), (en, es, *synonyms), needed=key in ("family", "screened_on"), kind=kind,
                        codes=codes)  # fmt: skip


FAMILY = _column("family", "Family no.", "N.º de familia", "Family number", "Family", "Familia")
SCREENINGS = (
    FAMILY,
    _column("screened_on", "Screened on", "Evaluada el", "Screening date", kind="day"),
    _column("screener", "Screener", "Quién evaluó"),
    _column("petitioner", "Petitioner", "Solicitante", "Parent", kind="name"),
    _column("sex", "Sex", "Sexo", kind="code", codes="sex"),
    _column("birth", "Petitioner DOB (mm/dd/yyyy)", "Nacimiento de solicitante", "Petitioner DOB", kind="birth"),
    _column("nationality", "Nationality", "Nacionalidad", kind="code", codes="cam.country"),
    _column("in_us", "In US?", "¿En EE. UU.?", "In US", kind="yes_no"),
    _column("state", "State", "Estado de EE. UU."),
    _column("us_status", "Immigration status", "Estatus migratorio", kind="code", codes="cam.us_status"),
    _column("status_since", "Status since / filed on (mm/dd/yyyy)", "Estatus desde / presentado el",
            "Status since / filed on", "Status since", kind="day"),
    _column("status_until", "Valid until (mm/dd/yyyy)", "Válido hasta", "Valid until", kind="day"),
    _column("proof", "Proof seen", "Prueba vista", kind="code", codes="cam.proof"),
    _column("a_number", "A-number", "Número A", "A#", kind="identifier", codes="a_number"),
    _column("phone", "Phone", "Teléfono", kind="phones"),
    _column("other_parent", "Other parent (in country)", "Otra madre o padre (en el país)", "Other parent",
            kind="name"),
    _column("other_in_household", "Other parent in household?", "¿Vive en el hogar?", kind="yes_no"),
    _column("other_married", "Married to petitioner?", "¿Casada con solicitante?", kind="yes_no"),
    _column("other_biological", "Bio parent of child?", "¿Madre o padre biológico?", kind="yes_no"),
    _column("earlier_aor", "Earlier CAM AOR filed", "AOR anterior presentada", kind="day"),
    _column("danger", "Danger noted", "Hay peligro", kind="yes_no"),
    _column("agency", "Resettlement agency", "Agencia de reasentamiento"),
    _column("aor_filed_on", "AOR filed (mm/dd/yyyy)", "AOR presentada", "AOR filed", kind="day"),
    _column("rpc_number", "RPC case", "Caso RPC"),
    _column("stage", "Stage", "Etapa", kind="code", codes="cam.stage"),
    _column("note", "Notes", "Notas", kind="note"),
)  # fmt: skip
CHILDREN = (
    FAMILY,
    _column("number", "#", "N.º", "No.", "Child no.", kind="number"),
    _column("given", "Given names", "Nombres", kind="name"),
    _column("surnames", "Surnames", "Apellidos", kind="name"),
    _column("sex", "Sex", "Sexo", kind="code", codes="sex"),
    _column("birth", "DOB (dd/mm/yyyy)", "Fecha de nacimiento", "DOB", kind="birth"),
    _column("nationality", "Nationality", "Nacionalidad"),
    _column("lives_in", "Lives in", "Vive en", kind="code", codes="cam.country"),
    _column("place", "Place", "Lugar"),
    _column("marital", "Marital status", "Estado civil", kind="code", codes="cam.marital"),
    _column("relation", "Relation to petitioner", "Relación con solicitante", kind="code", codes="cam.relation"),
    _column("order", "Order / decree?", "¿Orden o sentencia?", "Order / decree", kind="code", codes="cam.order"),
    _column("marriage", "Marriage petitioner–other parent", "Matrimonio de solicitante y otra persona", "Marriage",
            kind="code", codes="cam.marriage"),
    _column("lives_with", "Lives with", "Vive con", kind="code", codes="cam.lives_with"),
    _column("id_number", "ID no.", "N.º de identidad"),
    _column("stage", "Stage", "Etapa", kind="code", codes="cam.stage"),
)  # fmt: skip
DOCUMENTS = (
    FAMILY,
    _column("whose", "Whose", "De quién"),
    _column("document", "Document", "Documento", kind="code", codes="cam.document"),
    _column("received_on", "Received", "Recibido", kind="day"),
    _column("form", "Form", "Forma"),
    _column("note", "Note", "Nota", kind="note"),
)


def _plan(tables: Any, desk: Any) -> Any:
    from kindhub_cam.exchange.planning import plan_workbook

    return plan_workbook(tables, desk)


WORKBOOK = ImportKind(
    key="cam.workbook",
    title=L("A tracker of screenings", "Un registro de evaluaciones"),
    sheets=(
        ImportSheet("screenings", L("Screenings", "Evaluaciones"), SCREENINGS, ("Screenings", "Evaluaciones")),
        ImportSheet("children", L("Children", "Niñas y niños"), CHILDREN, ("Children", "Niñas y niños", "Hijos")),
        ImportSheet("documents", L("Documents", "Documentos"), DOCUMENTS, ("Documents", "Documentos"), needed=False),
    ),
    plan=_plan,
    help=L("Screenings of families, their children and documents. A family may be screened again.",
           "Evaluaciones de familias, sus niñas y niños y sus documentos. Una familia puede evaluarse otra vez."),
)  # fmt: skip
