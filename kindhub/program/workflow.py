"""Stages of a case, what each needs before it may begin, side statuses, and who must approve."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from kindhub.i18n import L
from kindhub.program.checklist import Checklist
from kindhub.program.conditions import Condition
from kindhub.program.nouns import CASE, Noun
from kindhub.program.people_chart import PeopleChart
from kindhub.program.referring import Receiving, Referring
from kindhub.program.whereabouts import WhereaboutsChart
from kindhub.records.base import Record
from kindhub.records.codes import Code


@dataclass(frozen=True, slots=True)
class Need:
    """One thing the next stage lacks; a link on the case page to `form` (and `field`).

    `met` looks at the case's facts (see `Workflow.facts`). `progress` may say how far it is (9 of 12).
    """

    key: str
    label: L
    form: str
    met: Condition
    field: str | None = None
    progress: Callable[[dict[str, Any]], str] | None = None


@dataclass(frozen=True, slots=True)
class Stage:
    """A step of the main line. `needs` must be met before a case may enter it; `date_field` says since when."""

    key: str
    label: L
    needs: tuple[Need, ...] = ()
    date_field: str | None = None
    optional: bool = False
    approval: str | None = None


@dataclass(frozen=True, slots=True)
class SideStatus:
    """A status beside the line (waitlisted, lost contact): shown as a badge. `open` cases stay on the worklists."""

    key: str
    label: L
    from_stages: tuple[str, ...]
    open: bool = True
    needs: tuple[Need, ...] = ()


def stages_of(
    codes: Mapping[str, Code],
    needs: Mapping[str, tuple[Need, ...]],
    reached: Mapping[str, str],
    *,
    optional: Collection[str] = (),
    approvals: Mapping[str, str] | None = None,
) -> tuple[Stage, ...]:
    """The main line in the order of `needs`: what each stage is called, lacks, and which fact dates it."""
    asked = approvals or {}
    return tuple(
        Stage(key, codes[key].label, lacks, reached.get(key), key in optional, asked.get(key))
        for key, lacks in needs.items()
    )


def beside_of(
    codes: Mapping[str, Code], side: Mapping[str, tuple[tuple[str, ...], bool, tuple[Need, ...]]]
) -> tuple[SideStatus, ...]:
    """The statuses beside the line: from which stages each is reached, whether work goes on, what it needs."""
    return tuple(
        SideStatus(key, codes[key].label, stages, stays, needs) for key, (stages, stays, needs) in side.items()
    )


@dataclass(frozen=True, slots=True)
class CaseMark:
    """A badge beside the heading of a case while `when` holds of its head; `icon` is one of the kit's."""

    label: L
    when: Condition
    icon: str


@dataclass(frozen=True, slots=True)
class ContactRhythm:
    """How often a case is to be heard of.

    `rule` is the key of the deadline that comes back. `days(session, case_ids)` gives by case id the days it counts
    from, the oldest first: the day it began, then every contact that reached somebody. A case in which it has not
    begun is left out.
    """

    rule: str
    days: Callable[[Any, Sequence[str]], Mapping[str, Sequence[date]]]


@dataclass(frozen=True, slots=True)
class Workflow:
    """The life of a case.

    `facts(session, case)` gives the values the needs look at: the case's own fields and what its parts add up to
    (`assessment_scored`, `plan_approved`). `facts_many(session, cases)`, where a workflow has it, gives the same for
    many cases by case id: an import moves thousands. `person` and `number` name the fields that link the shared
    person and hold the case number. A workflow with `person=None` has cases without a shared person: they are headed,
    listed and found by their number, and nothing of them is in the shared file. `rhythm`, where there is one, is what
    *My day* measures contacts by. `marks` are badges beside the heading.
    `find(session, words)` gives ids of cases that words only the program keeps may mean;
    it is asked for cases without a shared person, and its session is limited to what the person at work may see.
    `called` is what a case is called on screen. `stays` names the yes-or-no field of the case that keeps all of it on
    this computer (`kindhub.services.leaving`); `joined` are records that hang on the case by its number alone, and the
    field that holds it. `people`, where there is one, is the chart of all who belong to the case, `whereabouts` the
    drawing of who of them was where when, `checklist` the papers expected of each of them.
    `moved_by` are records of no case, such as an office's changes of clocks, which move what is due in every case.
    With `born` what is due goes by the birth of the shared person, too: a case follows when she is saved.
    `refers` and `receives` say how its cases are referred to another program, and how it takes in one that comes.
    """

    record: type[Record]
    stages: tuple[Stage, ...]
    side: tuple[SideStatus, ...]
    facts: Callable[[Any, Any], dict[str, Any]]
    status: str = "status"
    person: str | None = "person_id"
    number: str = "number"
    responsible: str = "responsible"
    closed: str = "closed"
    facts_many: Callable[[Any, Sequence[Any]], Mapping[str, dict[str, Any]]] | None = None
    rhythm: ContactRhythm | None = None
    find: Callable[[Any, str], Sequence[str]] | None = None
    called: Noun = CASE
    marks: tuple[CaseMark, ...] = ()
    stays: str | None = None
    joined: Mapping[type[Record], str] = field(default_factory=dict)
    people: PeopleChart | None = None
    whereabouts: WhereaboutsChart | None = None
    checklist: Checklist | None = None
    moved_by: tuple[type[Record], ...] = ()
    born: bool = False
    refers: Referring | None = None
    receives: Receiving | None = None

    @property
    def kept(self) -> frozenset[str]:
        """Fields of the case that have a door of their own: moving it on, handing it over, numbering it."""
        named = (self.status, self.person, self.number, self.responsible, self.closed, "status_since", "stage_before")
        return frozenset(filter(None, named))

    @property
    def open_statuses(self) -> tuple[str, ...]:
        """The statuses of a case someone still works on: all stages but the last, and the open ones beside the line."""
        return (*(stage.key for stage in self.stages[:-1]), *(side.key for side in self.side if side.open))

    def label_of(self, status: str) -> L | None:
        """What a stage or a status beside the line is called."""
        stage = self.stage(status)
        return stage.label if stage else next((side.label for side in self.side if side.key == status), None)

    def stage(self, key: str) -> Stage | None:
        """The stage of that key, or None for a side status."""
        return next((stage for stage in self.stages if stage.key == key), None)

    def after(self, key: str) -> Stage | None:
        """The stage that follows on the main line."""
        keys = [stage.key for stage in self.stages]
        place = keys.index(key) + 1 if key in keys else 0
        return self.stages[place] if place < len(self.stages) else None

    def missing(self, stage: Stage | SideStatus, facts: dict[str, Any]) -> tuple[Need, ...]:
        """What must still be done before a case with these facts may enter the stage."""
        return tuple(need for need in stage.needs if not need.met.holds(facts))
