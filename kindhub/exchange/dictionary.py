"""The data dictionary: every field of every record, as the records themselves say it, in both languages."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kindhub.exchange.tables import SheetTable, TableColumn
from kindhub.exchange.write_xlsx import write_tables
from kindhub.i18n import L, tr
from kindhub.program.registry import LoadedProgram
from kindhub.records.base import Record, table_of
from kindhub.records.codes import code_list
from kindhub.records.fields import FieldSpec, fields_of
from kindhub.records.shared import SHARED


@dataclass(frozen=True, slots=True)
class Entry:
    """One field: where it is, what it is called, what it holds, how sensitive it is, and where it is asked."""

    program: str
    record: str
    spec: FieldSpec
    form: L | None

    def row(self) -> dict[str, str | None]:
        """The entry as plain texts, both languages side by side."""
        spec = self.spec
        values = tuple(code_list(spec.codes)) if spec.codes else ()
        return {
            "program": self.program,
            "record": self.record,
            "field": spec.name,
            "en": spec.label.en,
            "es": spec.label.es,
            "kind": spec.kind,
            "class": spec.field_class,
            "list": spec.codes,
            "values": "; ".join(f"{one.code} = {one.label.en} / {one.label.es}" for one in values) or None,
            "limits": _limits(spec),
            "form_en": self.form.en if self.form else None,
            "form_es": self.form.es if self.form else None,
        }


HEADINGS = {
    "program": L("Program", "Programa"),
    "record": L("Record", "Registro"),
    "field": L("Field", "Campo"),
    "en": L("Label (English)", "Etiqueta (inglés)"),
    "es": L("Label (Spanish)", "Etiqueta (español)"),
    "kind": L("Kind", "Tipo"),
    "class": L("Sensitivity", "Sensibilidad"),
    "list": L("Value list", "Lista de valores"),
    "values": L("Values", "Valores"),
    "limits": L("Limits", "Límites"),
    "form_en": L("Form (English)", "Formulario (inglés)"),
    "form_es": L("Form (Spanish)", "Formulario (español)"),
}


def dictionary(programs: Iterable[LoadedProgram]) -> Iterator[Entry]:
    """The shared records first, then each program's, in the order they are declared."""
    yield from _entries("hub", SHARED, {})
    for program in programs:
        asked = {(form.record, field.name): form.title for form in program.forms for field in form.fields()}
        yield from _entries(program.key, program.records, asked)


def write_dictionary(path: Path, entries: Iterable[Entry]) -> None:
    """Write the entries as one sheet. Raises `UserError` where the file cannot be written."""
    columns = [TableColumn(label) for label in HEADINGS.values()]
    rows = ([entry.row()[key] for key in HEADINGS] for entry in entries)
    write_tables(path, [SheetTable(L("Data dictionary", "Diccionario de datos"), columns, rows)])


def _entries(
    program: str, records: Iterable[type[Record]], asked: dict[tuple[type[Record], str], L]
) -> Iterator[Entry]:
    for record in records:
        for name, spec in fields_of(record).items():
            yield Entry(program, str(table_of(record).name), spec, asked.get((record, name)))


def _limits(spec: FieldSpec) -> str | None:
    bounds = [f"≥ {spec.minimum:g}" if spec.minimum is not None else "", f"≤ {spec.maximum:g}" if spec.maximum else ""]
    length = tr("{n} characters", "{n} caracteres", n=spec.max_length) if spec.max_length else ""
    return ", ".join(one for one in (*bounds, length) if one) or None
