"""A new person: what is known of her in one page, with those who may be she beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout
from typing_extensions import override

from kindhub.i18n import L, tr
from kindhub.program.forms import Field, Form, Section
from kindhub.records.names import NameParts, split_full_name
from kindhub.records.person import Person
from kindhub.services.form_contents import Answers
from kindhub.services.likely_same import Likely, TypedPerson
from kindhub.services.needs import NEEDED
from kindhub.ui.forms.form_body import FormBody
from kindhub.ui.forms.lookups import Lookups
from kindhub.ui.kit.look import gaps
from kindhub.ui.kit.page_header import PageHeader
from kindhub.ui.kit.panes import ScrollPane
from kindhub.ui.kit.save_bar import SaveBar
from kindhub.ui.people.creating import CreatePerson, FindLikely
from kindhub.ui.people.likely_card import LikelyCard
from kindhub.ui.people.part_forms import FORMS
from kindhub.ui.shell import Page, Route, bind
from kindhub.ui.tasks import run

if TYPE_CHECKING:
    from kindhub.storage.hub import Hub

BASIC = Form(
    "new_person",
    L("Sex and birth", "Sexo y nacimiento"),
    Person,
    (Section(L("Sex and birth", "Sexo y nacimiento"), (Field("sex"), Field("birth", width=2))),),
    parent="id",
)
PARTS = ("identifier", "language", "address", "contact")
NAME_PARTS = ("given", "surname_1", "surname_2", "married_surname")
PAUSE_MS = 400


def _optional(form: Form) -> Form:
    """The same questions, none of them demanded: a part of somebody new is written only when something is known."""
    sections = tuple(
        replace(section, fields=tuple(replace(field, needed=None) for field in section.fields))
        for section in form.sections
    )
    return replace(form, sections=sections)


class NewPersonPage(Page):
    """`NewPersonPage(hub, typed = "")`: the name begins with what was searched for, so nothing is typed twice."""

    def __init__(self, hub: Hub, typed: str = "") -> None:
        super().__init__()
        self._hub, self._asked = hub, 0
        self._likely: list[Likely] = []
        self._warned = False
        header = PageHeader(tr("New person", "Persona nueva"), ((tr("People", "Personas"), Route("people", (typed,))),))
        header.crumb_clicked.connect(self.go)
        self.column.addWidget(header)
        self.build(self._parts(typed))

    def _parts(self, typed: str) -> Iterator[None]:
        yield
        row = QHBoxLayout()
        gaps(row, 12)
        row.addWidget(self._forms(), 1)
        self.likely_card = LikelyCard()
        self.likely_card.chosen.connect(self._open)
        row.addWidget(self.likely_card)
        self.column.addLayout(row, 1)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.look_for_same)
        bind(self, "save", self.save)
        self._begin_with(typed)

    def _forms(self) -> QFrame:
        card = QFrame(self)
        card.setProperty("part", "card")
        column = QVBoxLayout(card)
        gaps(column)
        scroll = ScrollPane(card)
        gaps(scroll.body, 4, 16, 8)
        lookups = Lookups(self._hub)
        self.bodies: dict[str, FormBody] = {}
        for key, form in (("name", FORMS["name"]), ("person", BASIC), *((key, _optional(FORMS[key])) for key in PARTS)):
            body = FormBody(form, lookups, scroll.inside, in_turns=key in PARTS)
            if body.is_built:
                body.show_answers(Answers(), {})
            else:
                body.built.connect(self._part_built)
            body.changed.connect(self._changed)
            self.bodies[key] = body
            scroll.body.addWidget(body)
        scroll.body.addStretch(1)
        column.addWidget(scroll, 1)
        self.bar = SaveBar(tr("Create person", "Crear persona"))
        self.bar.save.connect(self.save)
        column.addWidget(self.bar)
        return card

    def _part_built(self) -> None:
        """The name and the identity are there at once, the parts below them a little later."""
        body = self.sender()
        if isinstance(body, FormBody):
            body.show_answers(Answers(), {})

    def _begin_with(self, typed: str) -> None:
        parts = split_full_name(typed.title() if typed.islower() else typed)
        values = {"given": parts.given, "surname_1": parts.surname_1, "surname_2": parts.surname_2}
        self.bodies["name"].show_answers(Answers({name: value or None for name, value in values.items()}), {})
        if typed:
            self.look_for_same()

    def _changed(self, _name: str) -> None:
        self._warned = False
        self._pause.start()

    def _values(self, key: str) -> dict[str, Any]:
        return {name: value for name, value in self.bodies[key].answers().values.items() if value not in (None, "", ())}

    def typed(self) -> TypedPerson:
        """What has been typed so far, as the comparison takes it."""
        number, phone = self._values("identifier"), self._values("contact")
        kind, value = number.get("kind"), number.get("value")
        return TypedPerson(
            name=self.name(),
            sex=str(self._values("person").get("sex") or ""),
            birth=self._values("person").get("birth"),
            identifiers=((str(kind), str(value)),) if kind and value else (),
            phones=(str(phone["value"]),) if phone.get("value") else (),
            place=str(self._values("address").get("place") or ""),
        )

    def name(self) -> NameParts:
        """The name as typed."""
        known = self._values("name")
        return NameParts(
            *(str(known.get(part) or "") for part in ("given", "surname_1", "surname_2", "married_surname"))
        )

    def look_for_same(self) -> None:
        """Ask beside the window who may already be she."""
        self._asked += 1
        run(self, FindLikely(self._hub, self.typed(), self._asked), self._show_likely, self._failed)

    def _show_likely(self, answer: object) -> None:
        asked, likely = cast("tuple[int, list[Likely]]", answer)
        if asked == self._asked:
            self._likely = likely
            self.likely_card.show_likely(likely)

    def save(self) -> None:
        """Ctrl+S: check every part that was begun; with somebody alike in sight, ask for a second look first."""
        wrong = False
        for key, body in self.bodies.items():
            problems = {**body.check(), **self._lacking(key)} if key == "name" or self._begun(key) else {}
            body.show_problems(problems)
            if problems and not wrong:
                body.focus_field(next(iter(problems)))
            wrong = wrong or bool(problems)
        if wrong:
            return
        if any(one.cls != "possible" for one in self._likely) and not self._warned:
            self._warned = True
            self.bar.set_state(
                tr("Somebody very alike is there already, at the right. Save once more if it is another person.",
                   "Ya hay alguien muy parecido, a la derecha. Guarde otra vez si es otra persona."),
                draft=False, icon="warning",
            )  # fmt: skip
            return
        parts = {key: (self._values(key), dict(self.bodies[key].answers().absent)) for key in PARTS if self._begun(key)}
        name = (self._values("name"), dict(self.bodies["name"].answers().absent))
        person = (self._values("person"), dict(self.bodies["person"].answers().absent))
        alike = [one.hit.person_id for one in self._likely if one.cls != "possible"]
        run(self, CreatePerson(self._hub, person, name, parts, alike), self._created, self._failed)

    def _lacking(self, key: str) -> dict[str, L]:
        """What a part that was begun cannot be without."""
        known = self._values(key)
        return {
            field.name: NEEDED for field in FORMS[key].fields() if field.needed == "create" and field.name not in known
        }

    def _begun(self, key: str) -> bool:
        """Whether anything was written in a part; a choice that stands there from the start begins nothing."""
        begun = {"contact": ("value",), "identifier": ("value", "kind")}.get(key)
        values = self._values(key)
        return any(name in values for name in begun) if begun else bool(values)

    def _created(self, person_id: object) -> None:
        self.say("ok", tr("The person was created.", "Se creó la persona."))
        self.go.emit(Route("person", (str(person_id),)))

    @override
    def keep(self) -> object:
        return {key: body.answers() for key, body in self.bodies.items()}

    @override
    def take_up(self, kept: object) -> None:
        for key, answers in cast("dict[str, Answers]", kept).items():
            self.bodies[key].show_answers(answers, {})
        self.look_for_same()

    def _open(self, person_id: str) -> None:
        self.go.emit(Route("person", (person_id,)))

    def _failed(self, error: BaseException) -> None:
        self.fail(error)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(0, self, self._focus_first)

    def _focus_first(self) -> None:
        self.bodies["name"].focus_field("given")
