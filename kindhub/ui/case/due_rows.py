"""The deadlines of a case as rows: what is overdue first, then what comes, then what was met last."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from kindhub.i18n import L, tr
from kindhub.services.cases import DueView
from kindhub.ui.case.picture import Place
from kindhub.ui.kit.row_list import Row
from kindhub.ui.when import short_day

SOON_DAYS = 14
LATE = L("Met {day}, late", "Cumplido el {day}, tarde")
IN_TIME = L("Met {day}, in time", "Cumplido el {day}, a tiempo")
_AHEAD_SHOWN, _DONE_SHOWN = 3, 1


def due_rows(due: Sequence[DueView], today: date) -> tuple[tuple[Row, ...], dict[str, Place]]:
    """Rows, and where each leads."""
    waiting = sorted((one for one in due if one.done_on is None), key=lambda one: one.due_on)
    done = sorted((one for one in due if one.done_on is not None), key=lambda one: one.done_on or today, reverse=True)
    pressing = [one for one in waiting if (one.due_on - today).days <= SOON_DAYS]
    shown = [*pressing, *waiting[len(pressing) :][:_AHEAD_SHOWN], *done[:_DONE_SHOWN]]
    return tuple(_row(one, today) for one in shown), {one.key: Place(one.form) for one in shown}


def _row(one: DueView, today: date) -> Row:
    title = one.label.say()
    if one.done_on is not None:
        word = LATE if one.done_on > one.due_on else IN_TIME
        return Row(one.key, title, "done", sub=word.say(day=short_day(one.done_on, today)), strong=True)
    days, day = (one.due_on - today).days, short_day(one.due_on, today)
    if days < 0:
        sub = tr("Was due {day} · {n} d ago", "Venció el {day} · hace {n} días", day=day, n=-days)
        return Row(one.key, title, "overdue", sub=sub, sub_tone="danger", strong=True)
    if days <= SOON_DAYS:
        sub = tr("{day} · {n} d left", "{day} · faltan {n} días", day=day, n=days) if days else tr("Today", "Hoy")
        return Row(one.key, title, "soon", sub=sub, sub_tone="warn", strong=True)
    return Row(one.key, title, "planned", sub=day, strong=True)
