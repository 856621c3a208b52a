"""The book of a day: the day is asked once, then a line for each person, with the keyboard alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from kindhub.i18n import tr
from kindhub.records.partial_date import PartialDate
from kindhub.services.day_book import DayHead, DayRead, Entered, Found, Held, Newcomer, day_form, let_in, whom
from kindhub.services.form_contents import Answers
from kindhub.services.likely_same import Likely, TypedPerson
from kindhub.storage.guard import Invalid
from kindhub.ui.day_book.found_card import FoundCard
from kindhub.ui.day_book.head_card import HeadCard
from kindhub.ui.day_book.keys_shown import keys_shown
from kindhub.ui.day_book.line_card import LineCard
from kindhub.ui.day_book.lines import LinesCard
from kindhub.ui.day_book.newcomers import filled, typed_person
from kindhub.ui.day_book.work import EnterLine, KeepDay, KeepHeld, OpenBook, Opened, ReadLines
from kindhub.ui.forms.lookups import Lookups
from kindhub.ui.kit.badge import Badge
from kindhub.ui.kit.look import gaps
from kindhub.ui.kit.page_header import PageHeader
from kindhub.ui.kit.panes import Panes
from kindhub.ui.people.creating import FindLikely
from kindhub.ui.shell import Page, Route, bind
from kindhub.ui.taking_back import TakeBack, undone_words
from kindhub.ui.tasks import run, tasks
from kindhub.ui.theme import theme
from kindhub.ui.typed_search import TypedSearch
from kindhub.ui.when import today

if TYPE_CHECKING:
    from kindhub.storage.hub import Hub

PAUSE_MS = 1_000
_SIDE = 330


class DayBookPage(Page):
    """`DayBookPage(hub, program key, form key)`. Raises `Refused` for whoever may write nothing in it.

    What is typed is kept as a draft after a pause and when the page goes, and offered by being there again: a line
    that was broken off by a dead battery stands in its fields when the book is opened.
    """

    def __init__(self, hub: Hub, program: str, form_key: str) -> None:
        super().__init__()
        self._hub, self._program = hub, hub.programs[program]
        self._form = next(one for one in self._program.forms if one.key == form_key)
        self._book = let_in(hub, self._form)
        self._kept: dict[str, object] = {}
        self._alike: tuple[str, ...] = ()
        self._unit = ""
        self._warned, self._busy, self._unkept = False, False, False
        header = PageHeader(self._form.title.say(), ((self._program.info.neutral_name.say(), Route("day")),))
        header.crumb_clicked.connect(self.go)
        self.counts = Badge("", "accent", "", self)
        header.add_badge(self.counts)
        self.column.addWidget(header)
        self.column.addLayout(keys_shown())
        self.build(self._parts(header))

    def _parts(self, header: PageHeader) -> Iterator[None]:
        yield
        lookups = Lookups(self._hub)
        self.head = HeadCard(day_form(self._program, self._book), lookups)
        for button in self.head.buttons:
            header.add_action(button)
        self.column.addWidget(self.head)
        yield
        panes = Panes(right_over=True, parent=self)
        left = QWidget(panes)
        self.line = LineCard(self._form, left)
        self.column.addWidget(self.line.top)
        yield from self.line.parts(lookups)
        self.found = FoundCard(panes)
        self.found.setFixedWidth(theme().size(_SIDE))
        panes.stacked.connect(self.found.be_brief)
        yield
        self.lines = LinesCard(self._hub, self._form, lookups, left)
        yield
        panes.put(self._fill_left(left), right=self.found)
        self.column.addWidget(panes, 1)
        yield
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.keep_now)
        self._connect()
        self._show_head(self._fresh_day(), folded=False)
        run(self, OpenBook(self._hub, self._program, self._form), self._opened, self.fail)

    def _fill_left(self, left: QWidget) -> QWidget:
        column = QVBoxLayout(left)
        gaps(column, 8)
        column.addWidget(self.line)
        column.addWidget(self.lines, 1)
        return left

    def _connect(self) -> None:
        self.head.edited.connect(self._edited)
        self.head.done.connect(self.to_name)
        self.head.another_asked.connect(self.begin_day)
        self.head.group_asked.connect(self._count_group)
        self.line.edited.connect(self._edited)
        self.line.save_asked.connect(self.save)
        self.line.let_go_asked.connect(self.let_go)
        self.line.discard_asked.connect(self.discard)
        self._search = TypedSearch(self.line.search, self._whom, self)
        self._search.found.connect(self._show_found)
        self._search.taken.connect(self._took)
        self._search.failed.connect(self.fail)
        self.line.search.searched.connect(self._find)
        self.line.search.submitted.connect(self._take)
        self.line.search.went_down.connect(self._into_list)
        self.found.picked.connect(self.choose)
        self.found.new_asked.connect(self.begin_new)
        self.lines.changed.connect(self._read_lines)
        self.lines.case_asked.connect(self._open_case)
        bind(self, "save", self.save)
        bind(self, "save_on", self.save)
        bind(self, "new", self.to_name)
        bind(self, "undo_save", self.undo_last)

    def _fresh_day(self) -> DayHead:
        """Today at the office of whoever is at work; the rest is asked."""
        start = {"office": self._hub.user.office_id, self._book.held_on: PartialDate.of(today())}
        return DayHead(Answers({name: value for name, value in start.items() if value}))

    def _opened(self, found: object) -> None:
        opened = cast(Opened, found)
        held = opened.held
        if opened.day.head is not None:
            self._show_head(opened.day.head, folded=True)
        if held is not None and not held.head.is_empty():
            self._show_head(DayHead(held.head, held.day_id or None, self.head.head().version), folded=bool(held.day_id))
        self._show_lines(opened.day)
        if held is not None:
            self._take_up_line(held)
        elif opened.day.head is not None:
            self.to_name()

    def _take_up_line(self, held: Held) -> None:
        """A line that was broken off stands in its fields again."""
        self.line.line.show_answers(held.line, {})
        if held.is_new:
            self.line.begin_new(held.typed)
            self.line.name.show_answers(held.name, {})
            self.line.person.show_answers(held.person, {})
        elif held.person_id:
            self.line.show_who(held.person_id, held.person_name)
        else:
            self.line.search.setText(held.typed)
        self.line.bar.set_state(tr("A line you had begun is here again.", "Aquí está la línea que había empezado."),
                                draft=True)  # fmt: skip
        if self.line.who_is_said():
            self.line.go_to_line()
        else:
            self.to_name()

    def _show_head(self, head: DayHead, *, folded: bool) -> None:
        self.head.show_head(head, folded=folded)

    def _find(self, typed: str) -> None:
        self._edited()
        if typed:
            self._search.look(typed)
        else:
            self.found.show_nobody()

    def _whom(self, typed: str) -> Sequence[Found]:
        return whom(self._hub, self._form, typed, today())

    def _show_found(self, found: Sequence[Found]) -> None:
        if not self.line.who_is_said():
            self.found.show_found(found, self.line.search.text().strip())

    def _take(self, typed: str) -> None:
        """Enter: into the list of those it may be; where there is nobody, somebody new begins."""
        if typed and self.head.is_sound():
            self._search.take(typed)

    def _took(self, found: Sequence[Found]) -> None:
        self._show_found(found)
        if found:
            self._into_list()
        else:
            self.begin_new()

    def _into_list(self) -> None:
        self.found.list.setFocus()

    def choose(self, person_id: str) -> None:
        """It is this one: the cursor goes to the fields of the meeting."""
        name = self.found.name_of(person_id)
        self.line.show_who(person_id, name)
        self.found.say(tr("{name} is chosen.", "Se eligió a {name}.", name=name))
        self._edited()
        self.line.go_to_line(self._first())

    def begin_new(self) -> None:
        """Somebody new, on purpose: what was typed is the name."""
        typed = self.line.search.text().strip()
        self._alike, self._warned = (), False
        self.line.begin_new(typed)
        self.found.say(tr("New: name, sex, age and nationality. The rest can wait.",
                          "Registro nuevo: nombre, sexo, edad y nacionalidad. Lo demás puede esperar."))  # fmt: skip
        self._edited()

    def _first(self) -> str:
        """The first field that the line before left open."""
        return next((name for name in self.line.line.blocks if name not in self._book.kept), "")

    def let_go(self) -> None:
        """It is somebody else after all; what was typed of the meeting stays."""
        self.line.show_who("", "")
        self.found.show_nobody()
        self.to_name()

    def to_name(self) -> None:
        """Ctrl+N: the name of the line."""
        if self.line.who_is_said():
            self.line.go_to_line()
        else:
            self.line.search.setFocus()

    def begin_day(self) -> None:
        """Another day: the same office and place, a day of its own."""
        if self.line.has_typed(self._kept):
            self.line.bar.set_state(tr("Save or discard this line first.", "Primero guarde o descarte esta línea."),
                                    draft=True, icon="warning")  # fmt: skip
            return
        values = dict(self.head.head().answers.values)
        self.head.show_head(DayHead(Answers({**values, self._book.held_on: PartialDate.of(today())})), folded=False)
        self._show_lines(DayRead(None))

    def save(self) -> None:
        """Ctrl+S, or Enter in the last field: the line with all that belongs to it, then the next one."""
        if self._busy or not self.head.is_sound() or not self.line.is_sound():
            return
        if self.line.is_new and not self._warned:
            self._busy = True
            run(self, FindLikely(self._hub, self._typed_person(), 0), self._looked, self._failed)
            return
        self._enter()

    def _looked(self, answer: object) -> None:
        """Before somebody new is written down: whoever is very alike is shown, and a second Enter is asked for."""
        self._busy = False
        _, likely = cast("tuple[int, list[Likely]]", answer)
        alike = [one for one in likely if one.cls != "possible"]
        self._warned, self._alike = bool(alike), tuple(one.hit.person_id for one in alike)
        if not alike:
            self._enter()
            return
        names = ", ".join(one.hit.name for one in alike)
        self.line.bar.set_state(
            tr("Somebody very alike is here: {names}. Save once more if it is another person.",
               "Ya hay alguien muy parecido: {names}. Guarde otra vez si es otra persona.", names=names),
            draft=True, icon="warning",
        )  # fmt: skip

    def _typed_person(self) -> TypedPerson:
        return typed_person(self.line.name.answers(), self.line.person.answers(), self.line.number)

    def _enter(self) -> None:
        self._busy, self._unkept = True, False
        self._pause.stop()
        line = self.line
        who: str | Newcomer = line.person_id
        if line.is_new:
            who = Newcomer(filled(line.name.answers()), filled(line.person.answers()), line.number, self._alike)
        answers = line.line.answers()
        self._kept = {name: answers.values.get(name) for name in self._book.kept}
        work = EnterLine(self._hub, self._program, self._form, self.head.head(), who, answers)
        run(self, work, self._entered, self._failed)

    def _entered(self, result: object) -> None:
        self._busy = False
        entered = cast(Entered, result)
        self._unit = entered.unit
        self.head.know(entered.day)
        self.head.fold()
        self._begin_line()
        self._read_lines()

    def _begin_line(self) -> None:
        self._alike, self._warned = (), False
        self.line.begin(self._kept)
        self.found.show_nobody()
        self.line.search.setFocus()

    def _failed(self, error: BaseException) -> None:
        self._busy = False
        self._edited()
        if isinstance(error, Invalid):
            problems = {one.field: one.advice for one in error.problems}
            if self.line.show_problems(problems):
                return
        self.fail(error)

    def undo_last(self) -> None:
        """Ctrl+Shift+U: the line that was saved last goes, with whoever was written down for it."""
        unit, self._unit = self._unit, ""
        if unit:
            run(self, TakeBack(self._hub, unit), self._undone, self.fail)
        else:
            self.say("info", tr("No line was saved since this page was opened.",
                                "No se ha guardado ninguna línea desde que abrió esta página."))  # fmt: skip

    def _undone(self, result: object) -> None:
        self.say(*undone_words(result))
        self._read_lines()

    def _read_lines(self) -> None:
        day = self.head.head().record_id
        if day is not None:
            run(self, ReadLines(self._hub, self._program, self._form, day), self._lines_read, self.fail, aside=True)

    def _lines_read(self, found: object) -> None:
        """The day as it stands now; one whose only line was taken back is to be saved anew."""
        day = cast(DayRead, found)
        head = self.head.head()
        if day.head is None or day.head.record_id == head.record_id:
            self.head.know(day.head or DayHead(head.answers))
            self._show_lines(day)

    def _show_lines(self, day: DayRead) -> None:
        self.lines.show_day(day)
        self.counts.set_text(self._book.counted.say(n=len(day.lines), all=day.persons))

    def _edited(self) -> None:
        self._unkept = True
        self._pause.start()

    def keep_now(self) -> None:
        """Keep what is written, beside the window."""
        self._pause.stop()
        if self._unkept and not self._busy:
            self._unkept = False
            tasks().run(self, KeepHeld(self._hub, self._form, self._held()), self._kept_now, self.fail, aside=True)

    def _kept_now(self, _nothing: object) -> None:
        """Nothing to say."""

    def _held(self) -> Held | None:
        """What would be lost; None where nothing would."""
        line, head = self.line, self.head.head()
        if not line.has_typed(self._kept) and head.record_id is not None:
            return None
        return Held(
            line.search.text().strip(), line.person_id, line.who.text(), line.is_new, head.record_id or "",
            head.answers, line.name.answers(), line.person.answers(), line.line.answers(),
        )  # fmt: skip

    def discard(self) -> None:
        """The line goes; the day stays."""
        self._unkept = False
        self._pause.stop()
        tasks().run(self, KeepHeld(self._hub, self._form, None), self._kept_now, self.fail, aside=True)
        self._begin_line()

    def _count_group(self) -> None:
        """The day is saved as it stands, then its own page opens, where a group is counted without names."""
        if not self._busy and self.head.is_sound():
            run(self, KeepDay(self._hub, self._program, self._form, self.head.head()), self._to_day, self._failed)

    def _to_day(self, head: object) -> None:
        self.head.know(cast(DayHead, head))
        day = self.head.head().record_id
        self.go.emit(Route("record", (self._program.key, self._book.list_key, day)))

    def _open_case(self, case_id: str) -> None:
        self.go.emit(Route("case", (self._program.key, case_id)))

    @override
    def refresh(self) -> None:
        self._read_lines()

    @override
    def begins_at(self) -> QWidget | None:
        return self.head.body if not self.head.body.isHidden() else self.line.search

    @override
    def find_here(self) -> bool:
        self.to_name()
        return True

    @override
    def leave(self) -> None:
        self._pause.stop()
        if self._unkept and not self._busy:
            self._unkept = False
            KeepHeld(self._hub, self._form, self._held())()
