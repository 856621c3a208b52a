"""Where the tour stops over questions that are asked one at a time: under way, answered, contradicting each other."""

from sqlalchemy import select

from kindhub.demo.case_stops import OnCase
from kindhub.demo.tour_stops import Stop
from kindhub.program.forms import Form
from kindhub.program.registry import LoadedProgram
from kindhub.services.forms import values_of
from kindhub.storage.hub import Hub
from kindhub.ui.case.page import CasePage
from kindhub.ui.forms.guided_section import GuidedSection
from kindhub.ui.forms.parts_page import PartsPage
from kindhub.ui.shell import Route


def question_stops(hub: Hub, program: LoadedProgram) -> tuple[Stop, ...]:
    """For each repeating part with guided questions, on a row where they are under way. Nothing of it is saved."""
    found: list[Stop] = []
    for form in program.forms:
        for page in form.pages():
            case = _under_way(hub, page)
            if case:
                name = f"{program.key}-questions"
                route = Route("case", (program.key, case, form.key))
                found += [
                    Stop(f"{name}-open", route, OnCase(_choose_first)),
                    Stop(name, None, OnCase(_open_questions)),
                    Stop(f"{name}-dark", None, theme="dark"),
                    Stop(f"{name}-answered", None, OnCase(_answer_yes)),
                    Stop(f"{name}-contradiction", None, OnCase(_contradict)),
                ]
    return tuple(found)


def _under_way(hub: Hub, page: Form) -> str:
    """A case with a row on which somebody began to answer, and nothing follows yet."""
    guided = next(section.guided for section in page.sections if section.guided is not None)
    first = guided.questions[0].field
    with hub.read() as session:
        for row in session.scalars(select(page.record)):
            values = values_of(row)
            if values[first] is not None and not guided.outcome(values).result:
                return str(values[page.parent])
    return ""


def _choose_first(page: CasePage) -> None:
    parts = page.pane.findChild(PartsPage)
    if parts is not None and parts.rows:
        parts.table.select_key(parts.rows[0].record_id)


def _open_questions(page: CasePage) -> None:
    parts = page.pane.findChild(PartsPage)
    if parts is not None and parts.rows and parts.inner_forms:
        parts.inner_asked.emit(parts.inner_forms[0], parts.rows[0].record_id)


def _guided(page: CasePage) -> GuidedSection | None:
    form = page.pane.form_page
    return form.body.guided[0] if form is not None and form.body.guided else None


def _answer_yes(page: CasePage) -> None:
    guided = _guided(page)
    if guided is not None and guided.at:
        guided.answer(guided.at).press(0)


def _contradict(page: CasePage) -> None:
    """No to what was a yes, and yes to the one before it."""
    guided = _guided(page)
    form = page.pane.form_page
    if guided is None or form is None:
        return
    name = guided.outcome.matters[-1]
    guided.go_to(name)
    guided.answer(name).press(1)
    guided.go_to(name)
    guided.go_back()
    guided.answer(guided.at).press(0)
    form.save()
