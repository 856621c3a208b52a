"""An organisation's workbook of workshops: one attendance sheet each, and a sheet of headcounts."""

from __future__ import annotations

from typing import Any

from kindhub.i18n import L
from kindhub.program.exchange import ImportKind, ImportSheet, column

HEAD = (
    column("organisation", "Organisation", "Organización", "Organiza", "Socia"),
    column("held_on", "Date", "Fecha", kind="day"),
    column("place", "Place", "Lugar", "Municipio", "Sede"),
    column("facilitators", "Facilitated by", "Facilita", "Facilitan", "Facilitadora", "Facilitador/a"),
    column("topic", "Topic", "Tema"),
    column("curriculum", "Curriculum", "Currículo", "Currícula"),
    column("languages", "Language", "Idioma", "Idiomas", "Idioma(s)"),
    column("tests", "Tests", "Evaluación", "Evaluaciones", "Puntaje"),
    column("minutes", "Duration", "Duración", "Horas", kind="minutes"),
)
"""What stands above the list and holds for everybody on it."""

LIST = (
    column("list_no", "No.", "No.", "#", "N°", "Correlativo", kind="counter"),
    column("name", "Name or initials", "Nombre o iniciales", "Nombre completo", "Nombres", "Nombre", "Iniciales",
            "Nombre y apellidos", "Full name", "Given names", "Initials", kind="name", needed=True),
    column("surnames", "Surnames", "Apellidos", "Apellido(s)", "Last name", kind="name"),
    column("sex", "Sex", "Sexo", "Género", "Sexo (F/M)", "Gender", kind="code", codes="sex"),
    column("marked_f", "Female (a mark)", "Mujer (una marca)", "F", "Mujeres"),
    column("marked_m", "Male (a mark)", "Hombre (una marca)", "M", "Hombres"),
    column("age", "Age or band", "Edad o rango", "Edad", "Edad (años)", "Rango edad", "Rango de edad", "Age"),
    column("role", "Role", "Rol", "Cargo / rol", "Perfil", "Cargo", kind="code", codes="gbv_activities.role",
            needed=True),
    column("community", "School or community", "Escuela o comunidad", "Escuela / comunidad", "Comunidad",
            "Procedencia", "Escuela", "Community"),
    column("phone", "Telephone", "Teléfono", "Tel.", "Celular", "Phone", kind="phones"),
    column("pre", "Test before", "Prueba inicial", "Pre-test", "Pretest", "Nota inicial", "Pre", kind="score"),
    column("post", "Test after", "Prueba final", "Post-test", "Postest", "Nota final", "Post", kind="score"),
    column("signature", "Signature", "Firma", "Huella"),
    column("note", "Remarks", "Observaciones", "Obs.", kind="note"),
)  # fmt: skip

TALLY = (
    column("held_on", "Date", "Fecha", kind="day"),
    column("place", "Place", "Lugar", "Municipio"),
    column("activity", "Activity", "Actividad", needed=True),
    column("f_0_11", "F 0-11", "F 0-11", "Niñas 0-11", kind="number"),
    column("f_12_17", "F 12-17", "F 12-17", kind="number"),
    column("f_18", "F 18+", "F 18+", "Mujeres 18+", kind="number"),
    column("m_0_11", "M 0-11", "M 0-11", "Niños 0-11", kind="number"),
    column("m_12_17", "M 12-17", "M 12-17", kind="number"),
    column("m_18", "M 18+", "M 18+", "Hombres 18+", kind="number"),
    column("total", "Total", "Total", kind="number"),
    column("languages", "Language", "Idioma", "Idioma(s)"),
    column("audience", "Estimated audience (radio)", "Audiencia estimada (radio)", "Audiencia estimada", "Audiencia"),
    column("note", "Remarks", "Notas", "Observaciones", "Nota", kind="note"),
)


def _plan(tables: Any, desk: Any) -> Any:
    from kindhub_gbv_activities.exchange.workbook import plan_workbook

    return plan_workbook(tables, desk)


WORKBOOK = ImportKind(
    key="gbv_activities.workbook",
    title=L("Attendance sheets of workshops", "Hojas de asistencia de talleres"),
    sheets=(
        ImportSheet("tallies", L("Headcounts", "Conteos"), TALLY, ("Ferias y radio", "Conteos"), needed=False,
                    many=True),
        ImportSheet("lists", L("Attendance", "Asistencia"), LIST, ("Asistencia", "Lista"), needed=False, many=True,
                    head=HEAD),
    ),
    plan=_plan,
    help=L(
        "Every sheet is one workshop: the block above the list says which, the list who came. Lines of one person are "
        "brought together over all sheets. Fairs, theatre and radio stay headcounts.",
        "Cada hoja es un taller: el bloque de arriba dice cuál, la lista quién llegó. Las líneas de una misma persona "
        "se juntan entre todas las hojas. Ferias, teatro y radio quedan como conteos.",
    ),
)  # fmt: skip
"""The workbook of attendance sheets, as an import kind."""
