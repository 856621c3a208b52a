"""The import kinds that follow from the forms: which columns a sheet of a form has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import partial

from kindhub.exchange.form_import.planning import plan_form
from kindhub.exchange.form_import.reading import CASE_NUMBER
from kindhub.exchange.headings import heading_key
from kindhub.i18n import L
from kindhub.program.exchange import ColumnKind, ImportColumn, ImportKind, ImportSheet
from kindhub.program.forms import Form
from kindhub.program.registry import LoadedProgram
from kindhub.program.workflow import Workflow
from kindhub.records.base import table_of
from kindhub.records.fields import FieldSpec, fields_of

NUMBER_WORDS = ("No. de caso", "No. caso", "Número de caso", "Case number", "Case no.", "Expediente")
NOT_IN_SHEETS = ("link", "person")
"""A sheet has no way to name these surely: another record by its id, another child by a name."""
COLUMN_KINDS: Mapping[str, ColumnKind] = {
    "integer": "number",
    "decimal": "number",
    "money": "money",
    "yes_no": "yes_no",
    "day": "day",
    "partial": "day",
    "code": "code",
}

HELP: Mapping[str, L] = {
    "codes": L("one or more of the values, with commas between", "uno o más de los valores, separados por comas"),
    "place": L("municipality, department, country", "municipio, departamento, país"),
    "organisation": L("the organisation's name, as it is in the hub", "el nombre de la organización en el hub"),
    "user": L("the colleague's name or user id", "el nombre o el usuario de la persona del equipo"),
    "day": L("a day, with month and year", "una fecha con día, mes y año"),
    "moment": L("a day with its time, such as 2026-03-04 15:30", "una fecha con hora, como 2026-03-04 15:30"),
    "integer": L("a whole number", "un número entero"),
}


def form_kinds(program: LoadedProgram) -> Iterator[ImportKind]:
    """One kind per form whose records belong to a case, `program.form`; a kind of the program's own goes before."""
    taken = {kind.key for kind in program.exchange}
    for form in program.forms:
        flow = workflow_of(program, form)
        key = f"{program.key}.{form.key}"
        if flow is not None and key not in taken and form.certificates is None:
            yield _kind(key, flow, form)


def workflow_of(program: LoadedProgram, form: Form) -> Workflow | None:
    """The workflow whose case the form edits or adds to; None for a part of a part, or for a line of a day book, which
    has a form of its own in the case.
    """
    if form.day_book is not None:
        return None
    parent = fields_of(form.record).get(form.parent)
    for flow in program.workflows:
        if form.record is flow.record or (parent and parent.target == table_of(flow.record).fullname):
            return flow
    return None


def asked(flow: Workflow, form: Form) -> list[FieldSpec]:
    """The fields a sheet of this form may fill, in the form's order."""
    specs = fields_of(form.record)
    chosen = [specs[field.name] for field in form.fields()]
    own_number = flow.number if form.record is flow.record else None
    return [one for one in chosen if one.kind not in NOT_IN_SHEETS and not one.secret and one.name != own_number]


def _kind(key: str, flow: Workflow, form: Form) -> ImportKind:
    number = fields_of(flow.record)[flow.number]
    columns = [ImportColumn(CASE_NUMBER, number.label, (*number.synonyms, *NUMBER_WORDS), needed=True)]
    labels = _labels(form, asked(flow, form), number.label)
    needed = {field.name for field in form.fields() if field.needed == "create"}
    columns += [
        ImportColumn(
            spec.name,
            labels[spec.name],
            spec.synonyms,
            kind=COLUMN_KINDS.get(spec.kind, "text"),
            codes=_codes(form, spec),
            help=_help(spec),
            needed_new=spec.name in needed,
        )
        for spec in asked(flow, form)
    ]
    sheet = ImportSheet(form.key, form.title, tuple(columns), (form.title.en, form.title.es))
    help_text = L("One row per record; the case is named by its number.",
                  "Una fila por registro; el caso se indica con su número.")  # fmt: skip
    return ImportKind(key, form.title, (sheet,), partial(plan_form, key, flow, form), help_text)


def _labels(form: Form, specs: list[FieldSpec], number: L) -> dict[str, L]:
    """A heading of its own for each field: where two are called the same, the section stands in front."""
    all_labels = (number, *(spec.label for spec in specs))
    seen = Counter(key for label in all_labels for key in {heading_key(text) for text in label})
    section = {field.name: one.title for one in reversed(form.sections) for field in one.fields}
    labels = {}
    for spec in specs:
        title, label = section[spec.name], spec.label
        twice = any(seen[heading_key(text)] > 1 for text in label)
        labels[spec.name] = L(f"{title.en}: {label.en}", f"{title.es}: {label.es}") if twice else label
    return labels


def _help(spec: FieldSpec) -> L | None:
    """What goes into the column: its kind, and what the field says of itself."""
    kind = HELP.get(spec.kind)
    if spec.max_length:
        kind = L(f"text, at most {spec.max_length} characters", f"texto de {spec.max_length} letras como máximo")
    if kind is None or spec.help is None:
        return kind or spec.help
    return L(f"{kind.en}. {spec.help.en}", f"{kind.es}. {spec.help.es}")


def _codes(form: Form, spec: FieldSpec) -> str | None:
    """The value list, or the currency an amount is in where its cell names none."""
    if spec.kind != "money":
        return spec.codes
    currency = form.record.model_fields.get("currency")
    return str(currency.default) if currency is not None and currency.default else None
