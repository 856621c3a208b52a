"""How *My day* says days, changes and what a person has to do."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from babel.dates import format_date

from kindhub.i18n import L, capital, language, tr, tr_n
from kindhub.ui.when import short_day

if TYPE_CHECKING:
    from kindhub.services.changes_since import Change
    from kindhub.services.due_soon import DueTally, Span

KIND_ICONS = {
    "call": "phone-call",
    "visit": "house",
    "form": "clipboard-text",
    "plan": "pen-nib",
    "answer": "arrow-bend-up-right",
    "journey": "airplane-tilt",
    "health": "first-aid",
    "close": "archive",
    "task": "check-square",
}
CHANGE_ICONS = {
    "assigned": "arrow-elbow-down-right",
    "status": "check-circle",
    "new": "file-plus",
    "changed": "pencil-simple",
    "gone": "minus-circle",
}
NAMED = 2


def long_day(day: date) -> str:
    """`Lunes 23 de noviembre`, as the title of the page."""
    words = format_date(day, "EEEE d 'de' MMMM" if language() == "es" else "EEEE, MMMM d", locale=language())
    return capital(words)


def month_words(day: date) -> str:
    """`noviembre de 2026`."""
    return format_date(day, "MMMM 'de' y" if language() == "es" else "MMMM y", locale=language())


def short_month(day: date) -> str:
    """`nov`."""
    return format_date(day, "MMM", locale=language()).rstrip(".")


def weekday_words(day: date) -> str:
    """`lun`."""
    return format_date(day, "EEE", locale=language()).rstrip(".")


def due_when(due: date, on: date) -> str:
    """`hace 6 días`, `ayer`, `hoy`, `mañana`, `jue 26 nov`."""
    days = (due - on).days
    near = {-1: tr("yesterday", "ayer"), 0: tr("today", "hoy"), 1: tr("tomorrow", "mañana")}
    if days in near:
        return near[days]
    if days < 0:
        return tr("{n} days ago", "hace {n} días", n=-days)
    return f"{weekday_words(due)} {short_day(due, on)}"


def group_words(name: str) -> str:
    """The headings of the list of what to do."""
    return {
        "overdue": tr("Overdue", "Vencido"),
        "today": tr("Today", "Hoy"),
        "tomorrow": tr("Tomorrow", "Mañana"),
        "later": tr("In the next 7 days", "En los próximos 7 días"),
    }[name]


def most_frequent(tally: DueTally, span: Span) -> str:
    """What falls into a span, in few words: `Contacto mensual 4, otros 3`."""
    found = tally.by_label(span)
    if not found:
        return ""
    (label, n), rest = found[0], sum(n for _, n in found[1:])
    others = tr(", others {n}", ", otros {n}", n=rest) if rest else ""
    return f"{label.say()} {n}{others}"


def change_words(change: Change) -> str:
    """`Le asignaron un caso`, `Pasó a: Activo`, `2 nuevos: Documentos`."""
    what = change.what.say() if change.what else ""
    if change.act == "assigned":
        return change.called.given.say()
    if change.act == "status":
        return tr("Moved to: {what}", "Pasó a: {what}", what=what)
    if change.act == "new":
        return tr_n(
            change.times, L("New: {what}", "Nuevo: {what}"), L("{n} new: {what}", "{n} nuevos: {what}"), what=what
        )
    if change.act == "gone":
        return tr("Taken away: {what}", "Se quitó: {what}", what=what)
    named = ", ".join(label.say() for label in change.fields[:NAMED])
    return tr("Changed: {what}", "Cambió: {what}", what=named or what or change.called.the.say())


def since_words(since: datetime | None, on: date) -> str:
    """The title of the card of changes: `Cambió desde el viernes`."""
    if since is None:
        return tr("Changes", "Cambios")
    day = since.astimezone().date()
    days = (on - day).days
    if days <= 0:
        return tr("Changed today", "Cambió hoy")
    if days == 1:
        return tr("Changed since yesterday", "Cambió desde ayer")
    if days < 7:
        name = format_date(day, "EEEE", locale=language())
        return tr("Changed since {day}", "Cambió desde el {day}", day=name)
    return tr("Changed since {day}", "Cambió desde el {day}", day=short_day(day, on))
