"""The tests every program passes; a program takes them over in three lines.

    class TestLending(ProgramTests):
        key = "lending"

A program that is not installed names its `hooks` module instead. What fails says what to mend and where.
"""

import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date, timedelta
from pathlib import Path
from types import ModuleType
from typing import Any, ClassVar

import pytest

from kindhub import app
from kindhub.i18n import L
from kindhub.program.access import ACTIONS
from kindhub.program.conditions import Condition
from kindhub.program.forms import Form
from kindhub.program.indicators import Period
from kindhub.program.registry import LoadedProgram, Programs
from kindhub.program.workflow import SideStatus, Stage
from kindhub.records.base import table_of
from kindhub.records.codes import add_folder, code_list
from kindhub.records.fields import FieldSpec, fields_of
from kindhub.security.access import EVERYTHING
from kindhub.services.indicators import count
from kindhub.services.record_names import name_of_record
from kindhub.services.worklists import Worklist
from kindhub.storage.hub import Hub
from kindhub.storage.migrations.streams import program_stream
from kindhub.testing import PERSON, WEAK, template_of

PERIOD = Period(date(2019, 1, 1), date(2030, 12, 31))
DAY = timedelta(days=1)


def open_with(into: Path, programs: Programs) -> Hub:
    """A copy of a fresh folder of exactly these programs, opened by its first person."""
    shutil.copytree(template_of(programs), into)
    return app.open_hub(into, PERSON.uid, PERSON.passphrase, programs, kdf_floor=WEAK)


class ProgramTests:
    """Name the program by `key` when it is installed, by its `hooks` module when it is not."""

    key: ClassVar[str] = ""
    hooks: ClassVar[ModuleType | None] = None

    def alone(self) -> Programs:
        """The program and no other."""
        if self.hooks is None:
            return app.installed_programs().only((self.key,))
        programs = Programs()
        programs.add(self.hooks.__name__, self.hooks)
        for program in programs:
            add_folder(program.key, program.folder / "reference")
        return programs

    def beside_others(self) -> Programs:
        """The program among all that are installed."""
        installed = app.installed_programs()
        return Programs({**installed.loaded, **self.alone().loaded}, installed.faults)

    @pytest.fixture
    def program(self) -> LoadedProgram:
        """The program, loaded; its records are mapped."""
        programs = self.alone()
        assert not programs.faults, programs.faults
        program = next(iter(programs))
        assert program.records, "the program has no records"
        return program

    @pytest.fixture
    def hub_alone(self, tmp_path: Path) -> Iterator[Hub]:
        """An open hub with this program only, in real encrypted files."""
        hub = open_with(tmp_path / "alone", self.alone())
        yield hub
        hub.close()

    def test_every_hook_answers(self) -> None:
        """A hook that fails is kept from the others as a fault, and what it would have given is simply not there."""
        programs = self.alone()
        for program in programs:
            for name in ("records", "workflows", "roles", "forms", "lists", "dashboards", "indicators", "reports",
                         "exchange", "questions", "rules", "timeline"):  # fmt: skip
                getattr(program, name)
        assert programs.faults == []

    def test_migrations_make_the_tables_of_the_records(self, program: LoadedProgram) -> None:
        """Else: `kindhub migration PROGRAM "why"`."""
        from kindhub.storage.migrations.generate import difference

        assert difference(program_stream(program)) is None

    def test_tables_lie_in_the_schema_of_the_program(self, program: LoadedProgram) -> None:
        """And begin with its key, so that two programs may both have visits."""
        wrong = [
            table_of(record).fullname
            for record in program.records
            if record.schema_key() != program.key or not table_of(record).name.startswith(f"{program.key}_")
        ]
        assert wrong == []

    def test_value_lists_are_there(self, program: LoadedProgram) -> None:
        """Every code field names a list that can be read and is not empty."""
        named = {spec.codes for record in program.records for spec in fields_of(record).values() if spec.codes}
        assert [key for key in sorted(named) if not list(code_list(key))] == []

    def test_no_record_is_called_by_its_id(self, program: LoadedProgram) -> None:
        """Where another points to it people read a name, even while nothing is written in it."""
        for kind in program.records:
            record = kind()
            assert (called := name_of_record(record)), kind
            assert record.id not in called, kind

    def test_forms_name_fields_of_their_records(self, program: LoadedProgram) -> None:
        """In sections, conditions, order and parent."""
        wrong: list[tuple[str, str]] = []
        for form in program.forms:
            known = fields_of(form.record)
            names = [field.name for field in form.fields()]
            named = [*names, form.parent, *((form.order_by or "id").removeprefix("-"),)]
            for condition in _conditions(form.sections):
                named.extend(_fields_of_condition(condition))
            wrong.extend((form.key, name) for name in named if name not in known and name != "id")
            wrong.extend((form.key, f"{name} twice") for name in names if names.count(name) > 1)
            wrong.extend((form.key, field.name) for field in form.fields() if field.width not in (1, 2, 3))
            wrong.extend((form.key, name) for name in _asked_elsewhere(form, names))
        assert wrong == []
        keys = [form.key for form in program.forms]
        assert len(keys) == len(set(keys))

    def test_every_text_is_there_in_both_languages(self, program: LoadedProgram) -> None:
        """Labels, titles, hints, headings, in whatever the program contributes."""
        contributed = (
            program.info, program.forms, program.workflows, program.roles, program.lists, program.dashboards,
            program.indicators, program.reports, program.exchange, program.rules, program.timeline,
            [spec for record in program.records for spec in fields_of(record).values()],
        )  # fmt: skip
        assert [text for text in _texts(contributed) if not (text.en.strip() and text.es.strip())] == []

    def test_access_has_roles_that_may_see(self, program: LoadedProgram) -> None:
        """With known actions, or some of the program's own beginning with its key."""
        assert any("view" in role.actions for role in program.roles)
        unknown = {action for role in program.roles for action in role.actions} - set(ACTIONS)
        assert {action for action in unknown if not action.startswith(f"{program.key}_")} == set()

    def test_stages_are_values_of_the_status_and_needs_lead_to_forms(self, program: LoadedProgram) -> None:
        """A link on the case page must lead somewhere."""
        forms = {form.key: form for form in program.forms}
        wrong: list[object] = []
        for flow in program.workflows:
            statuses = code_list(fields_of(flow.record)[flow.status].codes or "")
            steps: tuple[Stage | SideStatus, ...] = (*flow.stages, *flow.side)
            for step in steps:
                wrong.extend([step.key] if step.key not in statuses else [])
                for need in step.needs:
                    form = forms.get(need.form)
                    here = {field.name for field in form.fields()} if form else set()
                    wrong.extend([(step.key, need.key)] if not form or (need.field and need.field not in here) else [])
        assert wrong == []

    def test_clocks_have_a_source_and_lead_to_a_form(self, program: LoadedProgram) -> None:
        """A rule nobody can trace is not a rule."""
        forms = {form.key for form in program.forms}
        assert [rule.key for rule in program.rules if not rule.source.strip() or rule.form not in forms] == []

    def test_timeline_events_are_read_from_dates_of_its_records(self, program: LoadedProgram) -> None:
        """And lead to forms; a detail is a word of a code list, never a text somebody wrote."""
        forms = {form.key for form in program.forms}
        wrong: list[object] = []
        for source in program.timeline:
            known = fields_of(source.record)
            dates = [source.date, *([source.until] if source.until else [])]
            wrong += [(source.key, name) for name in dates if _kind(known, name) not in ("day", "partial", "moment")]
            wrong += [(source.key, source.detail)] if source.detail and _kind(known, source.detail) != "code" else []
            wrong += [(source.key, source.form)] if source.form and source.form not in forms else []
            wrong += [] if source.parent == "id" or source.parent in known else [(source.key, source.parent)]
            named = _fields_of_condition(source.when) if source.when is not None else ()
            wrong += [(source.key, name) for name in named if name not in known]
            wrong += [(source.key, "record")] if source.record not in program.records else []
        assert wrong == []
        keys = [source.key for source in program.timeline]
        assert len(keys) == len(set(keys))

    def test_lists_show_their_columns_and_run(self, hub_alone: Hub) -> None:
        """Every list is counted, ordered and its first page read, with the columns nobody named too."""
        program = next(iter(hub_alone.programs))
        for view in program.lists:
            assert view.opens is None or view.opens in {form.key for form in program.forms}
            assert view.opens is None or hasattr(view.record, "display"), (view.key, "its page is headed by display()")
            if (sheet := view.day_sheet) is not None:
                form = next(form for form in program.forms if form.key == sheet.form)
                assert form.many, (view.key, "a line is a new part of its record")
                assert {sheet.day, sheet.by, *sheet.asked} <= {field.name for field in form.fields()}, view.key
                assert sheet.day in sheet.asked, view.key
                with hub_alone.read() as session:
                    assert list(sheet.rows(session, [], date(2026, 11, 23))) == []
            if view.twins is not None:
                with hub_alone.read() as session:
                    assert all(len({pair.one, pair.other}) == 2 for pair in view.twins.find(session))
            worklist = Worklist(program, view, hub_alone.user, date(2026, 11, 23))
            assert all(worklist.label(column).say() for column in worklist.available())
            with hub_alone.read() as session:
                rows = worklist.ids(session)
                assert worklist.count(session) == len(rows)
                assert len(worklist.page(session, rows[:200])) == len(rows[:200])
                every = [column.source for column in worklist.available()]
                assert len(worklist.page(session, rows[:200], every)) == len(rows[:200])

    def test_indicators_reports_and_dashboards_run(self, hub_alone: Hub) -> None:
        """And name only figures and dimensions that exist."""
        program = next(iter(hub_alone.programs))
        with hub_alone.read() as session:
            counted = count(session, program, PERIOD)
            for report in program.reports:
                assert all(table.headings for table in report.make(session, PERIOD))
        assert {figure.indicator for figure in counted.figures} <= set(counted.indicators)
        papers = [paper.key for paper in program.case_papers]
        assert len({*papers, *(report.key for report in program.reports)}) == len(papers) + len(program.reports)
        assert all(key.startswith(f"{program.key}.") for key in papers)
        dimensions = {name for one in counted.indicators.values() for name in one.dimensions}
        assert dimensions <= set(counted.dimensions)
        charts = [chart for dashboard in program.dashboards for chart in dashboard.charts]
        assert [chart.indicator for chart in charts if chart.indicator not in counted.indicators] == []

    @pytest.mark.parametrize("language", ["es", "en"])
    def test_every_letter_comes_with_a_template_that_can_be_filled(self, program: LoadedProgram, language: Any) -> None:
        """In both languages, naming only words the letter has."""
        from kindhub.services.letters.checking import check_template

        for letter in program.letters:
            assert letter.key.startswith(f"{program.key}.")
            check_template(letter, letter.shipped_in(program.folder, language).read_bytes())

    def test_its_dated_rules_have_a_source_and_prove_themselves(self, hub_alone: Hub) -> None:
        """And no day lies in two sets of a book or in none; what cases are looked at again by is a list of its own."""
        (program,) = hub_alone.programs
        for book in program.rule_books:
            with hub_alone.read() as session:
                sets = book.sets(session)
                for one in sets:
                    picture = book.picture(session, one.key, None)
                    assert one.source, one.key
                    assert one.title, one.key
                    assert all(rule.source and rule.test for rule in picture.rules), one.key
                    assert all(proof.passed for proof in picture.proofs), one.key
            edges = [day for one in sets for day in (one.begins, one.ends) if day is not None]
            for day in (day + step for day in edges for step in (-DAY, 0 * DAY, DAY)):
                assert sum(one.in_force(day) for one in sets) == 1, (book.key, day)
            if book.second_look is not None:
                assert book.second_look.worklist in {view.key for view in program.lists}, book.key
                assert code_list(book.second_look.answers).codes, book.key

    def test_imports_are_named_after_the_program(self, program: LoadedProgram) -> None:
        """`lending.workbook`; no column twice in a sheet."""
        for kind in program.exchange:
            assert kind.key.startswith(f"{program.key}.")
            for sheet in kind.sheets:
                keys = [column.key for column in sheet.columns]
                assert len(keys) == len(set(keys))

    @pytest.mark.parametrize("language", ["es", "en"])
    def test_the_template_of_every_import_is_read_back(
        self, program: LoadedProgram, language: Any, tmp_path: Path
    ) -> None:
        """Every heading is known for what it is, in the sheets of its forms too."""
        from kindhub.exchange.form_import import form_kinds
        from kindhub.exchange.import_template import write_template
        from kindhub.exchange.sheets import open_workbook
        from kindhub.exchange.source import find_tables
        from kindhub.i18n import spoken

        path, wrong = tmp_path / "template.xlsx", []
        for kind in (*program.exchange, *form_kinds(program)):
            with spoken(language):
                write_template(path, kind)
            found, missing = find_tables(open_workbook(path), kind, {})
            wrong += [(kind.key, sheet.key) for sheet in missing]
            for table in found:
                known = [column.key for column in table.mapping.columns]
                wrong += [(kind.key, one.key) for one in table.spec.columns if one.key not in known]
                wrong += [(kind.key, one.heading) for one in table.mapping.unmapped]
        assert wrong == []

    def test_its_scope_is_a_condition_for_whoever_sees_least(self, hub_alone: Hub) -> None:
        """A hook that fails, or that forgets a record, would show what it should hide."""
        from dataclasses import replace

        from kindhub.security.access import NO_RIGHTS

        program = next(iter(hub_alone.programs))
        nobody = replace(hub_alone.user, uid="nobody", rights={program.key: NO_RIGHTS})
        assert [record.__name__ for record in program.records if program.scope(record, nobody) is None] == []

    @pytest.mark.parametrize("company", ["alone", "beside others"])
    def test_it_opens(self, company: str, tmp_path: Path) -> None:
        """By itself and beside every other program, with all its parts there and no fault."""
        programs = self.alone() if company == "alone" else self.beside_others()
        key = next(iter(self.alone())).key
        hub = open_with(tmp_path / "data", programs)
        try:
            assert hub.user.can(key, next(iter(EVERYTHING.actions)))
            assert hub.programs[key].forms
            assert hub.programs.faults == []
        finally:
            hub.close()

    @pytest.mark.parametrize("language", ["es", "en"])
    def test_every_question_has_a_name_for_screen_readers(self, hub_alone: Hub, qtbot: Any, language: Any) -> None:
        """The forms are built as the window builds them."""
        from PySide6.QtGui import QAccessible

        from kindhub.i18n import spoken
        from kindhub.ui.forms.form_body import FormBody
        from kindhub.ui.forms.lookups import Lookups

        program, lookups = next(iter(hub_alone.programs)), Lookups(hub_alone)
        with spoken(language):
            for form in program.forms:
                body = FormBody(form, lookups)
                qtbot.addWidget(body)
                for name, question in body.questions.items():
                    spoken_name = QAccessible.queryAccessibleInterface(question.input.buddy())
                    assert spoken_name.text(QAccessible.Text.Name), (form.key, name)


def _asked_elsewhere(form: Form, names: Sequence[str]) -> Iterator[str]:
    """What guided questions and a part that is handed over name and the form does not ask."""
    for section in form.sections:
        if section.guided is not None:
            own = {field.name for field in section.fields}
            yield from (one.field for one in section.guided.questions if one.field not in own)
    if form.handed is not None:
        known, specs = (form.handed.dated, *form.handed.questions), fields_of(form.record)
        yield from (name for name in known if name not in names)
        lists = {specs[name].codes for name in form.handed.questions if name in specs}
        offered = set(code_list(lists.pop() or "").codes) if len(lists) == 1 else set()
        yield from (code for code in (*form.handed.faces, form.handed.skip) if code not in offered)


def _kind(known: Mapping[str, FieldSpec], name: str) -> str:
    return known[name].kind if name in known else ""


def _texts(value: Any) -> Iterator[L]:
    if isinstance(value, L):
        yield value
    elif is_dataclass(value) and not isinstance(value, type):
        for one in fields(value):
            yield from _texts(getattr(value, one.name))
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _texts(one)


def _conditions(value: Any) -> Iterator[Condition]:
    if isinstance(value, list | tuple):
        for one in value:
            yield from _conditions(one)
    elif hasattr(value, "holds"):
        yield value
    elif is_dataclass(value) and not isinstance(value, type):
        for one in fields(value):
            yield from _conditions(getattr(value, one.name))


def _fields_of_condition(condition: Any) -> Iterator[str]:
    """The field names a condition looks at, however deep they lie."""
    if hasattr(condition, "field"):
        yield condition.field
    for inner in _conditions(getattr(condition, "of", ())):
        yield from _fields_of_condition(inner)
