"""A group's workshops one beside the other: who came to which, and what each of her certificates would say."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlmodel import col

from kindhub.i18n import L
from kindhub.program.certificates import CertifiedEvent, Standing
from kindhub.program.mixins.certificate import ATTENDANCE_ASKED
from kindhub.program.mixins.test_scores import percent
from kindhub.program.sheets import CAME, STAYED_AWAY, AnswerSheet, Calling, Meeting, Sheet
from kindhub_gbv_activities.records import Attendance, Curriculum, Group, Session
from kindhub_gbv_activities.who_came import ages_hold, line_as

NO_WORKSHOP = L("This group has no workshop with a list yet. Write it down under Workshops first.",
                "Este grupo no tiene todavía un taller con lista. Anótelo antes en Talleres.")  # fmt: skip
NOBODY = L("Nobody is on a list of this group yet. Ctrl+N adds the first person.",
           "Todavía no hay nadie en las listas de este grupo. Ctrl+N agrega a la primera persona.")  # fmt: skip
MINUTES = 60


@dataclass(frozen=True, slots=True)
class Series:
    """The workshops of a group that have a list, in their order, and the lines of each person, by workshop."""

    group: Group | None
    held: tuple[Session, ...]
    lines: dict[str, dict[str, Attendance]]

    def people(self) -> list[tuple[str, str]]:
        """Everybody who is on a list, in the order of the first she is on."""
        return [(person, _name(lines.values())) for person, lines in self.lines.items()]


def series_of(session: Any, group_id: str) -> Series:
    """Read it, as far as this person may see it."""
    ours = select(Session).where(col(Session.group_id) == group_id, col(Session.mode) == "list")
    held = tuple(sorted(session.scalars(ours), key=_day))
    ids = [one.id for one in held]
    on_lists = session.scalars(select(Attendance).where(col(Attendance.session_id).in_(ids))) if ids else ()
    place = {one: number for number, one in enumerate(ids)}
    lines: dict[str, dict[str, Attendance]] = {}
    for one in sorted(on_lists, key=lambda one: (place[one.session_id], one.list_no or 0, one.id)):
        lines.setdefault(one.participant_id, {})[one.session_id] = one
    return Series(session.get(Group, group_id), held, lines)


def _day(one: Session) -> tuple[str, str]:
    return (one.held_on.to_storage() if one.held_on is not None else "9", one.id)


def _name(lines: Iterable[Attendance]) -> str:
    """As the first list writes her; initials where no list has a name."""
    known = list(lines)
    names = (" ".join(filter(None, (one.given, one.surnames))) for one in known)
    return next(filter(None, names), "") or next((one.initials for one in known if one.initials), "")


def read(session: Any, group_id: str) -> Sheet:
    """The grid of who came."""
    series = series_of(session, group_id)
    people = series.people()
    points = {
        (person, at, ""): CAME if line.present else STAYED_AWAY
        for person, lines in series.lines.items()
        for at, line in lines.items()
        if line.present is not None
    }
    beside = {
        person: next((line.community for line in lines.values() if line.community), "")
        for person, lines in series.lines.items()
    }
    lacks = NO_WORKSHOP if not series.held else NOBODY if not people else None
    name = series.group.number if series.group is not None else None
    return Sheet(tuple(people), _meetings(series.held), points, lacks, name or "", beside)


def _meetings(held: Sequence[Session]) -> tuple[Meeting, ...]:
    return tuple(
        Meeting(
            one.id, str(number), one.topic or "",
            day=one.held_on,
            where=one.venue or "",
            hours=one.minutes / MINUTES if one.minutes else None,
        )
        for number, one in enumerate(held, start=1)
    )  # fmt: skip


def write(work: Any, person: str, meeting: str, _moment: str, points: int | None) -> None:
    """Write that she came, that she did not, or that nobody says."""
    here = select(Attendance).where(
        col(Attendance.session_id) == meeting, col(Attendance.participant_id) == person
    )  # fmt: skip
    line = work.session.scalars(here).first()
    present = None if points is None else points == CAME
    if line is not None:
        line.present = present
    elif present is not None:
        work.add(_line_like_her_last(work, person, meeting, present=present))


def _line_like_her_last(work: Any, person: str, meeting: str, *, present: bool) -> Attendance:
    held = work.get(Session, meeting)
    ours = (
        select(Attendance, Session)
        .join(Session, col(Session.id) == col(Attendance.session_id))
        .where(col(Attendance.participant_id) == person, col(Session.group_id) == held.group_id)
    )
    line, of = max(work.session.execute(ours), key=lambda pair: _day(pair[1]))
    return line_as(line, held.id, ages=ages_hold(of, held), present=present)


def certified(session: Any, group_id: str) -> CertifiedEvent:
    """The group as its certificates say it, and how everybody stands."""
    series = series_of(session, group_id)
    group = series.group
    taught = session.get(Curriculum, group.curriculum_id) if group is not None and group.curriculum_id else None
    days = [one.held_on for one in series.held if one.held_on is not None]
    dates = list(dict.fromkeys(day.show() for day in (days[:1] + days[-1:])))
    title = taught.name if taught is not None else (group.number if group is not None else None)
    asked = group.attendance_asked if group is not None else None
    return CertifiedEvent(
        title=title or "",
        dates=" – ".join(dates),
        place=next((one.venue for one in series.held if one.venue), ""),
        meetings=len(series.held),
        share=asked or ATTENDANCE_ASKED,
        mark=taught.pass_mark if taught is not None else None,
        people=tuple(_standing(series, person) for person in series.lines),
        ended=days[-1].latest if days else None,
    )


def _standing(series: Series, person: str) -> Standing:
    lines = series.lines[person]
    came = [one for one in series.held if one.id in lines and lines[one.id].present]
    scores = [percent(lines[one.id].post, one.test_maximum) for one in came]
    given = [score for score in scores if score is not None]
    named = [line for line in lines.values() if line.given or line.surnames]
    return Standing(
        person,
        _name(named),
        len(came),
        round(sum(one.minutes or 0 for one in came) / MINUTES, 1),
        given[-1] if given else None,
        next((line.community for line in lines.values() if line.community), ""),
    )


GRID = AnswerSheet(
    Group,
    "",
    read,
    write,
    Calling(
        L("{n} of {all} came", "{n} de {all} asistieron"),
        newcomer="attendance",
        signing=L("Attendance list", "Lista de asistencia"),
    ),
)
