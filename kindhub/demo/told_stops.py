"""Where the tour stops over guided questions whose answers are told person by person: answered, open, about others."""

from sqlalchemy import select

from kindhub.demo.case_stops import OnCase
from kindhub.demo.tour_stops import Stop
from kindhub.program.forms import Form
from kindhub.program.guided import GuidedOutcome
from kindhub.program.registry import LoadedProgram
from kindhub.services.forms import values_of
from kindhub.storage.hub import Hub
from kindhub.ui.case.page import CasePage
from kindhub.ui.forms.guided_section import GuidedSection
from kindhub.ui.forms.parts_page import PartsPage
from kindhub.ui.shell import Route
from kindhub.ui.theme import ThemeName


def told_stops(hub: Hub, program: LoadedProgram) -> list[Stop]:
    """For each part with such questions, and each answer there is: its reasons, a question at hand, a no."""
    found: list[Stop] = []
    for form in program.forms:
        for page in form.pages():
            for answer, (case, record) in _rows(hub, page).items():
                name, route = f"{program.key}-guided-{form.key}-{answer}", Route("case", (program.key, case, form.key))
                found += [
                    Stop(f"{name}-before", route, OnCase(_Choose(record))),
                    Stop(name, None, OnCase(_Open(record))),
                    Stop(f"{name}-asked", None, OnCase(_ask_second)),
                ]
                if answer == "unsure":
                    found += [Stop(f"{name}-no", None, OnCase(_say_no)), *_looked_at(name, route, record)]
    return found


def _looked_at(name: str, route: Route, record: str) -> list[Stop]:
    looks: tuple[tuple[str, ThemeName, int], ...] = (
        ("dark", "dark", 100),
        ("200", "light", 200),
    )
    return [
        stop
        for look, theme, text in looks
        for stop in (
            Stop(f"{name}-{look}-before", route, OnCase(_Choose(record)), theme, text),
            Stop(f"{name}-{look}", None, OnCase(_Open(record)), theme, text),
        )
    ]


def _rows(hub: Hub, page: Form) -> dict[str, tuple[str, str]]:
    """A row for each answer there is: case and record."""
    guided = next(section.guided for section in page.sections if section.guided is not None)
    rows: dict[str, tuple[str, str]] = {}
    with hub.read() as session:
        for record in session.scalars(select(page.record)):
            values = values_of(record)
            if page.of_rows is not None and not page.of_rows.holds(values):
                continue
            parent = str(values[page.parent])
            facts = page.facts(session, parent, record) if page.facts is not None else {}
            outcome: GuidedOutcome = guided.outcome({**values, **facts})
            for told in outcome.told[-1:]:
                rows.setdefault(told.answer, (parent, record.id))
    return rows


class _Choose:
    """The row, in the table of the part."""

    def __init__(self, record: str) -> None:
        self._record = record

    def __call__(self, page: CasePage) -> None:
        parts = page.pane.findChild(PartsPage)
        if parts is not None:
            parts.table.select_key(self._record)


class _Open(_Choose):
    """Its questions."""

    def __call__(self, page: CasePage) -> None:
        parts = page.pane.findChild(PartsPage)
        if parts is not None and parts.inner_forms:
            parts.inner_asked.emit(parts.inner_forms[0], self._record)


def _ask_second(page: CasePage) -> None:
    """The second question once more, with the cursor in it."""
    form = page.pane.form_page
    guided: GuidedSection | None = form.body.guided[0] if form is not None and form.body.guided else None
    if guided is not None and len(guided.outcome.matters) > 1:
        guided.go_to(guided.outcome.matters[1])


def _say_no(page: CasePage) -> None:
    """No to the first question that is a yes or no."""
    form = page.pane.form_page
    guided: GuidedSection | None = form.body.guided[0] if form is not None and form.body.guided else None
    asked = next(iter(guided.blocks), "") if guided is not None else ""
    if guided is not None and guided.is_one_key(asked):
        guided.go_to(asked)
        guided.answer(asked).press(1)
