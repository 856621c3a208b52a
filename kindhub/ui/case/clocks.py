"""The clocks of a case that count in hours, as cards: one for each heading its rules name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kindhub.i18n import L
from kindhub.services.cases import DueView
from kindhub.ui.home.saying import KIND_ICONS
from kindhub.ui.kit.clock_card import ClockFace

HOURS = L("In hours", "En horas")


@dataclass(frozen=True, slots=True)
class ClockGroup:
    """The clocks of one heading, the shortest first; `act` is what the button says, if there is one."""

    title: str
    note: str
    act: str
    faces: tuple[ClockFace, ...]


def clock_groups(due: Sequence[DueView]) -> tuple[ClockGroup, ...]:
    """What still counts down, and what ran out without being done."""
    found: dict[str, list[DueView]] = {}
    for one in due:
        if one.clock is not None and one.done_on is None:
            found.setdefault((one.clock.rule.heading or HOURS).say(), []).append(one)
    return tuple(_group(title, ones) for title, ones in found.items())


def _group(title: str, ones: Sequence[DueView]) -> ClockGroup:
    faces, note, act = [], "", ""
    for one in ones:
        if one.clock is None:
            continue
        rule = one.clock.rule
        note, act = rule.since.say() if rule.since else note, rule.act.say() if rule.act else act
        faces.append(ClockFace(one.key, one.label.say(), one.clock.began, one.clock.until, KIND_ICONS[rule.kind]))
    return ClockGroup(title, note, act, tuple(sorted(faces, key=lambda face: face.until)))
