"""`search`, `list` and `duplicates`."""

import argparse
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from kindhub.cli.opening import opened
from kindhub.cli.printing import as_json, as_table, say
from kindhub.errors import UserError
from kindhub.i18n import L, tr
from kindhub.services.list_views import ListLook, views_of
from kindhub.services.search.by_number import search_persons
from kindhub.services.search.case_hits import CaseHit, find_cases
from kindhub.services.worklists import Worklist
from kindhub.storage.hub import Hub
from kindhub.storage.plain import to_plain


def search(options: argparse.Namespace) -> int:
    """Print the persons that a text may mean, the surest first, and why."""
    with opened(options) as hub, hub.read() as session:
        hub.user.require("hub", "list_names")
        rows = [
            {
                "id": hit.person_id,
                "name": hit.name,
                "other_names": hit.other_names,
                "sex": hit.sex,
                "birth": hit.birth.show() if hit.birth else None,
                "place": hit.place,
                "languages": list(hit.languages),
                "why": " · ".join(part for part in hit.reason() if part),
                "invented": hit.invented,
            }
            for hit in search_persons(session, hub.programs, options.text, limit=options.limit)
        ]
        rows += [_case_row(hit) for hit in find_cases(session, hub.programs, options.text, options.limit)]
    if options.json:
        as_json(rows)
    else:
        as_table(("name", "birth", "place", "why", "id"), rows)
    return 0


def _case_row(hit: CaseHit) -> dict[str, Any]:
    """A case without a shared person, in the shape of the others: its number is its name."""
    why = tr("Case number", "Número de caso") if hit.by_number else ""
    return {"id": hit.case_id, "name": hit.number, "other_names": "", "sex": None, "birth": None, "place": None,
            "languages": [], "why": why, "invented": False}  # fmt: skip


def worklist(options: argparse.Namespace) -> int:
    """Print the rows of a worklist, or, with no key, the worklists there are."""
    with opened(options) as hub, hub.read() as session:
        if not options.key and not options.view:
            rows = [row for work in all_worklists(hub) for row in _list_rows(hub, work, session)]
            if options.json:
                as_json(rows)
            else:
                as_table(("key", "title", "view", "rows"), rows)
            return 0
        work, look = list_and_look(hub, session, options)
        columns = chosen_columns(work, options.columns) or list(look.columns)
        ids = work.ids(session, look.order, look.filters, group=look.group)
        chosen = ids[: options.limit] if options.limit else ids
        rows = [{k: to_plain(v) for k, v in row.items() if k != "rowid"} for row in work.page(session, chosen, columns)]
    if options.json:
        as_json(rows)
    else:
        as_table(columns or [column.source for column in work.view.columns if column.shown], rows)
    return 0


def list_and_look(hub: Hub, session: Session, options: argparse.Namespace) -> tuple[Worklist, ListLook]:
    """The list that was named, and how it is looked at: as the program has it, or as the saved view `--view` has it.

    Raises `UserError` for a view nobody saved, and for a list that is not the view's.
    """
    if not options.view:
        return find_worklist(hub, options.key), ListLook()
    asked = find_worklist(hub, options.key) if options.key else None
    programs = [asked.program] if asked is not None else list(hub.programs)
    known = [(program, view) for program in programs for view in views_of(session, program.key, hub.user.uid)]
    if asked is not None:
        known = [(program, view) for program, view in known if view.list_key == asked.view.key]
    for program, view in known:
        if options.view.casefold() in (view.key, view.name.casefold()):
            work = find_worklist(hub, f"{program.key}.{view.list_key}")
            return work, _known(work, view.look)
    raise UserError(
        L("There is no saved view “{view}”. There are: {known}.",
          "No hay una vista guardada «{view}». Hay: {known}."),
        view=options.view, known=", ".join(view.name for _, view in known) or "–",
    )  # fmt: skip


def _known(work: Worklist, look: ListLook) -> ListLook:
    """A look without what the program no longer has: a saved view may be older than it."""
    there = {column.source for column in work.available()}
    return replace(
        look,
        columns=tuple(one for one in look.columns if one in there),
        order=tuple(one for one in look.order if one.removeprefix("-") in there),
        filters=work.known(look.filters),
        group=look.group if look.group in there else "",
    )


def _list_rows(hub: Hub, work: Worklist, session: Session) -> Iterator[dict[str, Any]]:
    """A list, then the views of it that this person sees."""
    key = work.view.key if "." in work.view.key else f"{work.program.key}.{work.view.key}"
    yield {"key": key, "title": work.view.title.say(), "view": "", "rows": work.count(session)}
    for view in views_of(session, work.program.key, hub.user.uid):
        if view.list_key == work.view.key:
            rows = work.count(session, work.known(view.look.filters))
            yield {"key": key, "title": work.view.title.say(), "view": view.name, "rows": rows}


def all_worklists(hub: Hub) -> list[Worklist]:
    """Every list of every open program, as the person sees it today."""
    today = date.today()  # noqa: DTZ011 - a worklist is of the day where the person sits
    return [Worklist(program, view, hub.user, today) for program in hub.programs for view in program.lists]


def find_worklist(hub: Hub, key: str) -> Worklist:
    """The list of that key, with or without its program's. Raises `UserError` that names the lists there are."""
    known = all_worklists(hub)
    for work in known:
        if key in (work.view.key, f"{work.program.key}.{work.view.key}"):
            return work
    raise UserError(
        L("There is no list “{key}”. There are: {known}.", "No hay una lista «{key}». Hay: {known}."),
        key=key,
        known=", ".join(work.view.key for work in known),
    )


def chosen_columns(work: Worklist, named: str | None) -> list[str]:
    """The columns named on the command line; none: those the list has. Raises `UserError` for one it cannot show."""
    wanted = [one.strip() for one in (named or "").split(",") if one.strip()]
    known = {column.source for column in work.columns(wanted)}
    for one in wanted:
        if one not in known:
            raise UserError(
                L("This list has no column “{column}”. There are: {known}.",
                  "Esta lista no tiene la columna «{column}». Hay: {known}."),
                column=one, known=", ".join(column.source for column in work.available()),
            )  # fmt: skip
    return wanted


def duplicates(options: argparse.Namespace) -> int:
    """Print pairs of persons who may be one, the surest first."""
    from kindhub.services.duplicates import find_duplicates
    from kindhub.services.person_cards import cards_of_everybody

    order = ("certain", "probable", "possible")
    with opened(options) as hub, hub.read() as session:
        hub.user.require("hub", "list_names")
        cards = cards_of_everybody(session.connection())
        pairs: list[dict[str, Any]] = [
            {
                "a": _side(cards, pair.a),
                "b": _side(cards, pair.b),
                "score": pair.score,
                "class": pair.cls,
                "reasons": [reason.say() for reason in pair.reasons],
            }
            for pair in find_duplicates(cards.values())
            if order.index(pair.cls) <= order.index(options.least)
        ]
    if options.json:
        as_json({"pairs": pairs})
        return 0
    for pair in pairs:
        say(f"{pair['class']}  {pair['score']}  {pair['a']['name']}  |  {pair['b']['name']}")
    say(tr("{n} pairs", "{n} pares", n=len(pairs)))
    return 0


def _side(cards: Any, person_id: str) -> dict[str, Any]:
    from kindhub.services.person_cards import shown_name

    card = cards[person_id]
    return {"id": card.id, "source_id": card.source_id, "name": shown_name(card)}
