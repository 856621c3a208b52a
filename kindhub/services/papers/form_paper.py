"""A form as blocks of a paper: filled with what stands in a record, or blank, to be written by hand."""

from collections.abc import Iterator

from kindhub.i18n import tr
from kindhub.program.forms import Field, Form
from kindhub.program.paper import Box, Boxes, Heading, Item, Items, Paper
from kindhub.program.registry import LoadedProgram
from kindhub.records.absence import ABSENCE_WORDS
from kindhub.records.base import Record
from kindhub.records.codes import code_list
from kindhub.records.fields import FieldSpec, fields_of
from kindhub.services.forms import values_of
from kindhub.services.list_fields import KEPT_BACK
from kindhub.services.needs import shown_fields
from kindhub.services.words import Names, say_value

BOXES_AT_MOST = 14
_LINES = {"long_text": 4}


def on_paper(spec: FieldSpec) -> bool:
    """Whether a field may leave the screen: no keys, nothing kept back, no bare links between records."""
    return spec.kind != "link" and not spec.secret and spec.field_class not in KEPT_BACK


def filled_items(form: Form, record: Record, names: Names, *, empty: bool = True) -> Items:
    """What a record answers, as the form asks it now; without `empty` what is not answered is left out."""
    specs, found = fields_of(type(record)), []
    for field in shown_fields(form, values_of(record)):
        spec = specs[field.name]
        if not on_paper(spec):
            continue
        words = say_value(spec, getattr(record, field.name), names) or _why_not(record, field.name)
        if words or empty:
            found.append(Item(spec.label.say(), words, wide=spec.kind == "long_text"))
    return Items(tuple(found))


def _why_not(record: Record, name: str) -> str:
    absent, written = (record.absent or {}).get(name), (record.as_written or {}).get(name)
    return ABSENCE_WORDS[absent].say() if absent in ABSENCE_WORDS else str(written or "")


def blank_form(program: LoadedProgram, form: Form) -> Paper:
    """The form with lines to write on and boxes to tick; it holds nothing of anybody."""
    specs = fields_of(form.record)
    blocks: list[object] = [Items((Item(tr("Case number", "Número de caso")), Item(tr("Date", "Fecha"))))]
    printed: set[str] = set()
    for section in form.sections:
        fields = [field for field in section.fields if field.name not in printed]
        if not fields:
            continue
        blocks.append(Heading(section.title.say()))
        blocks.extend(_blank_fields([(field, specs[field.name]) for field in fields]))
        printed.update(field.name for field in fields)
    title = f"{program.info.neutral_name}: {form.title}"
    return Paper(title, tuple(blocks), record=f"kindhub:form:{program.key}.{form.key}", blank=True)


def _blank_fields(fields: list[tuple[Field, FieldSpec]]) -> Iterator[object]:
    waiting: list[Item] = []
    for field, spec in fields:
        if spec.kind == "link" or spec.secret:
            continue
        boxes = _boxes(spec)
        if boxes is None:
            hint = f" ({field.hint})" if field.hint else ""
            lines = _LINES.get(spec.kind, 1)
            waiting.append(Item(spec.label.say() + hint, lines=lines, wide=lines > 1 or field.width > 1))
            continue
        if waiting:
            yield Items(tuple(waiting))
            waiting = []
        yield boxes
    if waiting:
        yield Items(tuple(waiting))


def _boxes(spec: FieldSpec) -> Boxes | None:
    """Boxes where there is a short list to choose from; a long one is written by hand."""
    if spec.kind == "yes_no":
        words = [tr("Yes", "Sí"), tr("No", "No")]
    elif spec.kind in ("code", "codes") and spec.codes:
        words = [one.label.say() for one in code_list(spec.codes)]
    else:
        return None
    return Boxes(spec.label.say(), tuple(Box(word) for word in words)) if len(words) <= BOXES_AT_MOST else None
