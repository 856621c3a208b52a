"""Where the tour stops over a list that is called, one after the other on the same page: open, ticked, somebody new."""

from collections.abc import Callable

from kindhub.program.forms import Form
from kindhub.program.registry import LoadedProgram
from kindhub.ui.case.page import CasePage
from kindhub.ui.case.section_pane import SectionPane
from kindhub.ui.forms.parts_page import PartsPage
from kindhub.ui.forms.roll_page import RollPage
from kindhub.ui.forms.sheet_page import SheetPage


def meetings_of(program: LoadedProgram) -> tuple[str, ...]:
    """The parts of a case whose rows have a list that is called."""
    return tuple(one.key for one in program.forms if one.many and one.in_side_list and _inner(program, one))


def _inner(program: LoadedProgram, form: Form) -> list[Form]:
    from kindhub.ui.case.section_pane import inner_forms

    return [one for one in inner_forms(program, form) if one.roll is not None]


def _parts(pane: SectionPane) -> PartsPage | None:
    return pane.findChild(PartsPage)


def open_roll(page: CasePage) -> None:
    """The list of the newest meeting."""
    _open(page, "list", lambda form: form.roll is not None)


def open_headcount(page: CasePage) -> None:
    """The headcount of the newest meeting where nobody is written down."""
    page.pane.go_up()
    _open(page, "count", lambda form: form.roll is None)


def open_answers(page: CasePage) -> None:
    """The test of a workshop that was held already, answer by answer; the first of it typed now."""
    parts = _parts(page.pane)
    rows = [one for one in parts.rows if one.answers.values.get("mode") == "list"] if parts else []
    sheets = [form for form in parts.inner_forms if form.sheet is not None] if parts else []
    if parts is not None and len(rows) > 2 and sheets:
        parts.inner_asked.emit(sheets[0], rows[2].record_id)


def answer_some(page: CasePage) -> None:
    """Three people's answers."""
    sheet = page.pane.findChild(SheetPage)
    if sheet is not None:
        for number, (person, _name) in enumerate(sheet.sheet.people[:3]):
            for at, one in enumerate(sheet.sheet.asked):
                sheet.table.answered.emit(person, one.key, int((number + at) % 2))


def _open(page: CasePage, mode: str, wanted: Callable[[Form], bool]) -> None:
    parts = _parts(page.pane)
    row = next((one for one in parts.rows if one.answers.values.get("mode") == mode), None) if parts else None
    if parts is not None and row is not None:
        parts.inner_asked.emit(next(one for one in parts.inner_forms if wanted(one)), row.record_id)


def tick_some(page: CasePage) -> None:
    """Three came, one did not, and a score is being typed."""
    roll = page.pane.findChild(RollPage)
    keys = roll.lines.in_order() if roll is not None else []
    if roll is not None and len(keys) > 4:
        for key in (keys[0], keys[1], keys[3], keys[2], keys[2]):
            roll.tick(key)
        roll.table.select_key(keys[1])
        roll.editing.edit(roll.roll.cells[0])
        if roll.editing.editor is not None:
            roll.editing.editor.question.input.set_value(7)


def add_somebody(page: CasePage) -> None:
    """The form for who is not on the list."""
    roll = page.pane.findChild(RollPage)
    if roll is not None:
        roll.begin()


ROLL_ACTS: tuple[tuple[str, Callable[[CasePage], None]], ...] = (
    ("roll", open_roll),
    ("roll-ticked", tick_some),
    ("roll-add", add_somebody),
    ("headcount", open_headcount),
    ("answers", open_answers),
    ("answers-some", answer_some),
)
