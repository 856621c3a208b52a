"""The rule sets of a program: in force when, with source and tests; a new one is taken from a file and activated."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from kindhub.errors import UserError
from kindhub.i18n import tr
from kindhub.services.rule_books import book_named, may_change
from kindhub.ui.asking_where import ask_file
from kindhub.ui.error_words import words_of
from kindhub.ui.kit.buttons import FilledButton, QuietButton
from kindhub.ui.kit.card import Card
from kindhub.ui.kit.message_bar import MessageStack
from kindhub.ui.kit.page_header import PageHeader
from kindhub.ui.kit.panes import Panes
from kindhub.ui.kit.row_list import Row, RowList
from kindhub.ui.kit.text import Text
from kindhub.ui.rule_sets.set_view import SetView
from kindhub.ui.rule_sets.words import GROUPS, days_words, first_day, group_of
from kindhub.ui.rule_sets.work import ActivateSet, Book, DiscardSet, LoadFile, ReadSet, ReadSets, SignFile
from kindhub.ui.shell import Act, Page, Route
from kindhub.ui.tasks import run
from kindhub.ui.theme import theme

if TYPE_CHECKING:
    from kindhub.program.rule_sets import DatedSet, SetPicture
    from kindhub.storage.hub import Hub

_LIST, _LEAST = 330, 380


class RuleSetsPage(Page):
    """`RuleSetsPage(hub, program key, book key = "", set key = "")`."""

    def __init__(self, hub: Hub, program: str, book: str = "", key: str = "") -> None:
        super().__init__()
        found, one = book_named(hub, program, book)
        self._book, self._key = Book(hub, found, one), key
        self.may_change = may_change(hub, found, one)
        self.sets: tuple[DatedSet, ...] = ()
        self.shown: SetPicture | None = None
        header = PageHeader(one.title.say(), ((found.info.neutral_name.say(), Route("day")),))
        header.crumb_clicked.connect(self.go)
        if one.second_look is not None:
            self.again = QuietButton(one.second_look.asks.say(), "arrows-clockwise")
            self.again.clicked.connect(self._look_again)
            header.add_action(self.again)
        self.load = FilledButton(tr("Load a set…", "Cargar un conjunto…"), "file-arrow-up")
        self.load.clicked.connect(self.ask_for_file)
        if self.may_change:
            header.add_action(self.load)
        else:
            self.load.setParent(self)
            self.load.hide()
        self.column.addWidget(header)
        self.column.addWidget(Text(one.about.say(), "body", "text2", wrap=True))
        self.messages = MessageStack(self)
        self.column.addWidget(self.messages)
        self.list = RowList(one.title.say(), keeps=True)
        self.list.chosen.connect(self.choose)
        left = Card()
        left.add(self.list)
        left.body.addStretch(1)
        left.setFixedWidth(theme().size(_LIST))
        self.view = SetView()
        self.view.setMinimumHeight(theme().size(_LEAST))
        self.view.begins_asked.connect(self._as_if)
        self.view.activate_asked.connect(self.activate)
        self.view.discard_asked.connect(self.discard)
        self.column.addWidget(Panes(self.view, left=left), 1)
        self.refresh()

    @override
    def refresh(self) -> None:
        run(self, ReadSets(self._book), self._read, self._refused)

    def _read(self, sets: object) -> None:
        if not isinstance(sets, tuple):
            return
        self.sets = sets
        by_group = [one for group in GROUPS for one in reversed(self.sets) if group_of(one) == group]
        self.list.set_rows([
            Row(one.key, one.title, icon=GROUPS[group_of(one)][2], sub=days_words(one),
                group=GROUPS[group_of(one)][0].say())
            for one in by_group
        ])  # fmt: skip
        keys = [one.key for one in by_group]
        in_force = next((one.key for one in by_group if group_of(one) == "in_force"), "")
        wanted = self._key if self._key in keys else in_force or next(iter(keys), "")
        if wanted:
            self.choose(wanted)

    def choose(self, key: str) -> None:
        """Show a set."""
        self._key = key
        self.list.set_current(key)
        draft = next((one for one in self.sets if one.key == key and one.draft), None)
        day = first_day(draft) if draft is not None else None
        run(self, ReadSet(self._book, key, day), self._show, self._refused)

    def _as_if(self, day: object) -> None:
        """A draft as if it began on that day: what changes is told beside the set it would follow."""
        if isinstance(day, date):
            run(self, ReadSet(self._book, self._key, day), self._show, self._refused)

    def _show(self, picture: object) -> None:
        shown: SetPicture = picture  # type: ignore[assignment]  # of `ReadSet`
        if shown.head.key == self._key:
            self.shown = shown
            self.view.show_set(shown, may_change=self.may_change)

    def ask_for_file(self) -> None:
        """Ask which file."""
        ending = self._book.book.ending
        kinds = tr("Rule set (*.{ending})", "Conjunto de reglas (*.{ending})", ending=ending)
        ask_file(self, tr("Load a rule set", "Cargar un conjunto de reglas"), kinds).fileSelected.connect(self.take)

    def take(self, path: str) -> None:
        """Check the file and keep its set as a draft."""
        self.messages.clear()
        run(self, LoadFile(self._book, Path(path)), self._loaded, self._not_taken)

    def _loaded(self, key: object) -> None:
        self._key = str(key)
        self.messages.show_message("ok", tr(
            "The set is loaded and in force on no day yet. Read what changes, then put it in force.",
            "El conjunto está cargado y aún no rige ningún día. Lea qué cambia y después póngalo en vigor."),
            passing=True)  # fmt: skip
        self.refresh()

    def ask_what_to_sign(self) -> None:
        """Ask for the file that whoever leads the program signs."""
        kinds = tr("Rule set (*.{ending})", "Conjunto de reglas (*.{ending})", ending=self._book.book.ending)
        ask_file(self, tr("Sign a rule set", "Firmar un conjunto de reglas"), kinds).fileSelected.connect(self.sign)

    def sign(self, path: str) -> None:
        """Write the signature beside the file."""
        self.messages.clear()
        run(self, SignFile(self._book, Path(path)), self._signed, self._refused)

    def _signed(self, path: object) -> None:
        said = tr("The signature lies beside the file: {path}.", "La firma está junto al archivo: {path}.",
                  path=Path(str(path)).name)  # fmt: skip
        self.messages.show_message("ok", said, passing=True)

    def activate(self, day: object) -> None:
        """Put the draft at hand in force from a day."""
        if isinstance(day, date):
            self.messages.clear()
            run(self, ActivateSet(self._book, self._key, day), self._activated, self._refused)

    def _activated(self, key: object) -> None:
        self._key = str(key)
        second = self._book.book.second_look
        words = tr("The set is in force from that day on.", "El conjunto rige desde ese día.")
        bar = self.messages.show_message("ok", words, second.asks.say() if second is not None else "")
        bar.acted.connect(self._look_again)
        self.refresh()

    def discard(self) -> None:
        """Take the draft at hand away; the file it came from stays where it was."""
        self.messages.clear()
        run(self, DiscardSet(self._book, self._key), self._discarded, self._refused)

    def _discarded(self, _nothing: object) -> None:
        self._key = ""
        self.messages.show_message("ok", tr("The loaded set is taken away.", "Se quitó el conjunto cargado."),
                                   passing=True)  # fmt: skip
        self.refresh()

    def _refused(self, error: BaseException) -> None:
        """Say why; a set that was not taken leaves everything as it was."""
        self.messages.show_error(error)

    def _not_taken(self, error: BaseException) -> None:
        words = words_of(error)
        said = tr("The set was not taken. {why}", "El conjunto no se aceptó. {why}", why=words)
        self.messages.show_error(error, said if isinstance(error, UserError) else words)

    def _look_again(self) -> None:
        self.go.emit(Route("second_look", (self._book.program.key, self._book.book.key)))

    @override
    def offers(self) -> Sequence[Act]:
        found = []
        if self.may_change:
            words = tr("Load a rule set…", "Cargar un conjunto de reglas…")
            found.append(Act("load", words, self.ask_for_file, "file-arrow-up"))
        if self._book.hub.unlocked.is_lead(self._book.program.key):
            words = tr("Sign a file of rules…", "Firmar un archivo de reglas…")
            found.append(Act("sign", words, self.ask_what_to_sign, "signature"))
        return found

    @override
    def here(self) -> Route:
        return Route("rules", (self._book.program.key, self._book.book.key, self._key))

    @override
    def begins_at(self) -> QWidget:
        return self.list
