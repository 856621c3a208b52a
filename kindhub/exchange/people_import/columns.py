"""The columns a list of persons may have, by the headings people and public data sets use."""

from __future__ import annotations

from typing import Any

from kindhub.i18n import L
from kindhub.program.exchange import ColumnKind, ImportColumn, ImportKind, ImportSheet


def _column(
    key: str, en: str, es: str, *synonyms: str, kind: ColumnKind = "text", codes: str | None = None
) -> ImportColumn:
    return ImportColumn(key, L(en, es), synonyms, kind=kind, codes=codes)


COLUMNS = (
    _column("source_id", "Source id", "Número en la fuente", "source_id", "rec_id", "id", "unique_id",
            "record id", "código"),
    _column("full_name", "Full name", "Nombre completo", "name", "full_name", "nombre y apellidos", "persona"),
    _column("given", "Given names", "Nombres", "given_name", "given name", "first_name", "fname", "nombre",
            "nombre(s)", "forename", "fname_c1"),
    _column("middle", "Middle name", "Segundo nombre", "middle_name", "mname", "fname_c2"),
    _column("surnames", "Surnames", "Apellidos", "surname", "last_name", "lname", "family_name", "apellido",
            "apellido(s)", "lname_c1"),
    _column("surname_1", "First surname", "Primer apellido", "apellido paterno", "apellido 1", "paternal surname"),
    _column("surname_2", "Second surname", "Segundo apellido", "apellido materno", "apellido 2", "maternal surname",
            "lname_c2"),
    _column("birth", "Date of birth", "Fecha de nacimiento", "date_of_birth", "dob", "birth_date", "birthdate",
            "fecha nac.", "fecha nac. o edad", "fecha de nacimiento / edad", kind="birth"),
    _column("birth_year", "Year of birth", "Año de nacimiento", "birth_year", "yob", "by", kind="birth"),
    _column("birth_month", "Month of birth", "Mes de nacimiento", "birth_month", "bm", "mob"),
    _column("birth_day", "Day of birth", "Día de nacimiento", "birth_day", "bd"),
    _column("age", "Age", "Edad", "age_years"),
    _column("sex", "Sex", "Sexo", "gender", "género", "sexo (h/m)", kind="code", codes="sex"),
    _column("cui", "CUI", "CUI", "DPI", "cui / dpi", kind="identifier", codes="cui"),
    _column("curp", "CURP", "CURP", kind="identifier", codes="curp"),
    _column("dui", "DUI", "DUI", kind="identifier", codes="dui"),
    _column("hn_dni", "DNI (Honduras)", "DNI", "dni", "identidad", kind="identifier", codes="hn_dni"),
    _column("a_number", "A-number", "Número A", "a number", "a#", "no. a", "alien number", kind="identifier",
            codes="a_number"),
    _column("passport", "Passport", "Pasaporte", "passport no.", "no. de pasaporte", kind="identifier",
            codes="passport"),
    _column("other_number", "Another number", "Otro número", "soc_sec_id", "ssn", "national_id", "national id",
            "id number", "documento", "identity number", "no. de documento", kind="identifier", codes="other"),
    _column("phone", "Telephone", "Teléfono", "phone_number", "phone", "tel", "celular", "mobile", kind="phones"),
    _column("phone_2", "Telephone (2)", "Teléfono (2)", "phone_2", "otro teléfono", kind="phones"),
    _column("email", "E-mail", "Correo electrónico", "email", "correo", "mail", "e mail"),
    _column("street_number", "House number", "Número de casa", "street_number", "house number"),
    _column("street", "Street", "Dirección", "address_1", "address", "street", "calle", "domicilio", "address 1"),
    _column("street_2", "Address (2)", "Dirección (2)", "address_2", "address 2"),
    _column("locality", "Village or neighbourhood", "Comunidad, aldea o colonia", "suburb", "barrio", "colonia",
            "aldea", "comunidad", "neighbourhood", "village"),
    _column("postcode", "Postcode", "Código postal", "postcode", "zip", "zip_code", "zipcode", "postal_code", "cp"),
    _column("municipality", "Municipality", "Municipio", "city", "ciudad", "town", "place", "lugar", "municipality"),
    _column("region", "Department or state", "Departamento o estado", "state", "departamento", "estado", "department",
            "province", "region"),
    _column("country", "Country", "País", "country", "pais"),
    _column("nationality", "Nationality", "Nacionalidad", "nationality"),
    _column("languages", "Languages", "Idiomas", "language", "idioma", "languages", "idioma(s)"),
    _column("caregiver", "Caregiver", "Persona encargada", "encargado/a", "cuidador/a", "caregiver", "guardian"),
    _column("note", "Note", "Nota", "notes", "observaciones", "remarks", "obs.", kind="note"),
)  # fmt: skip
"""Every column; a heading that is none of them is kept in the note, under its own name."""


def _plan(tables: Any, desk: Any) -> Any:
    from kindhub.exchange.people_import.planning import plan_people

    return plan_people(tables, desk)


PEOPLE = ImportKind(
    key="people",
    title=L("A list of persons", "Una lista de personas"),
    sheets=(ImportSheet("people", L("Persons", "Personas"), COLUMNS, ("Personas", "Persons", "People")),),
    plan=_plan,
    help=L(
        "One person a row: names, birth date, sex, numbers, address. CSV or XLSX.",
        "Una persona por fila: nombres, fecha de nacimiento, sexo, números, dirección. CSV o XLSX.",
    ),
)
"""The general importer, as an import kind of the shell."""
