"""Persons who may be one and the same: the pairs, and the two records of a pair side by side."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QCheckBox, QSizePolicy, QStackedWidget, QWidget
from typing_extensions import override

from kindhub.i18n import L, tr, tr_n
from kindhub.services.person_pairs import LikelyPair, ends_of
from kindhub.ui.kit.badge import Badge
from kindhub.ui.kit.busy import EmptyState, Skeleton
from kindhub.ui.kit.card import Card
from kindhub.ui.kit.look import gaps, show_when
from kindhub.ui.kit.message_bar import MessageStack
from kindhub.ui.kit.page_header import PageHeader
from kindhub.ui.kit.panes import Panes
from kindhub.ui.kit.table import Cell, Column, Key, PageModel, TableRow, WorkTable
from kindhub.ui.kit.text import Text
from kindhub.ui.people.pair_card import PairCard
from kindhub.ui.people.pair_source import PersonPairs
from kindhub.ui.shell import Page, bind
from kindhub.ui.shell.acts import Act
from kindhub.ui.taking_back import TakeBack, undone_words
from kindhub.ui.tasks import run
from kindhub.ui.theme import theme
from kindhub.ui.when import moment_words

if TYPE_CHECKING:
    from kindhub.services.merging import Merge
    from kindhub.services.person_pairs import KnownPairs
    from kindhub.storage.hub import Hub
    from kindhub.ui.people.pair_reading import PairRead
    from kindhub.ui.people.pair_source import PairSource
    from kindhub.ui.tasks import Progress

_LIST = 400
_STATES = {"certain": "doubt", "probable": "doubt", "possible": ""}


class DuplicatesPage(Page):
    """`DuplicatesPage(hub, one = "", other = "")`: with two ids these are compared, whatever speaks for it.

    Arrows choose a pair, Enter goes to its choices; M joins, O parts for good, D goes on to the next.
    """

    def __init__(self, hub: Hub, one: str = "", other: str = "", source: PairSource | None = None) -> None:
        super().__init__()
        self._hub, self._source = hub, source or PersonPairs(hub)
        self._asked = (one, other) if one and other else None
        self._found: list[LikelyPair] = []
        self._pairs: list[LikelyPair] = []
        self._later: set[tuple[str, str]] = set()
        self._unit = ""
        self._shown: tuple[str, str] | None = None
        header = PageHeader(tr("Possible duplicates", "Posibles duplicados"), (self._source.crumb(),))
        header.crumb_clicked.connect(self.go)
        self.badge = Badge("…", "accent")
        header.add_badge(self.badge)
        self.weak = QCheckBox(tr("Also those that are only alike", "También las que solo se parecen"))
        self.weak.toggled.connect(self._weak_toggled)
        header.add_action(self.weak)
        self.column.addWidget(header)
        self.note = Text("", "cap", "text2", wrap=True)
        self.note.hide()
        self.column.addWidget(self.note)
        self.card = PairCard()
        self.card.same.connect(self._join)
        self.card.other.connect(self.say_other)
        self.card.later.connect(self.say_later)
        self.card.setMinimumHeight(theme().size(240))
        panes = Panes(self.card, left=self._list(), stack_below=860)
        panes.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.column.addWidget(panes, 1)
        for name, act in (
            ("answer_same", self.card.say_same), ("answer_other", self.say_other), ("answer_later", self.say_later),
            ("undo_save", self.undo),
        ):  # fmt: skip
            bind(self, name, act)
        self.refresh()

    def _list(self) -> QWidget:
        card = Card()
        gaps(card.column, 0, 1)
        card.setFixedWidth(theme().size(_LIST))
        card.setMinimumHeight(theme().size(150))
        columns = (
            Column("pair", tr("Persons", "Personas"), 260, sortable=False, stretch=True),
            Column("alike", tr("Alike", "Parecido"), 122, sortable=False),
        )
        self.model = PageModel(columns, self._rows, parent=self)
        self.table = WorkTable(self.model, tr("Pairs to look at", "Parejas por revisar"), row_height=52)
        self.table.current_changed.connect(self._chosen)
        self.table.opened.connect(self._to_choices)
        self._stack = QStackedWidget()
        self._stack.addWidget(Skeleton(5))
        self._stack.addWidget(self.table)
        words = tr("Nobody seems to be here twice.", "Nadie parece estar dos veces.")
        self._nothing = EmptyState(words, icon="check-circle")
        self._stack.addWidget(self._nothing)
        card.add(self._stack, 1)
        return card

    @override
    def refresh(self) -> None:
        known = self._source.known()
        if known is None:
            self._find()
        else:
            run(self, known, self._show_known, self._failed)
        if self._asked is not None:
            self._compare(*self._asked, None)

    def _find(self) -> None:
        words = tr("Comparing persons…", "Comparando personas…")
        # beside the lane of the database: in a large folder it takes a while, and pages are read meanwhile
        run(self, self._source.find(), self._show, self._failed, lane="files", words=words, stoppable=True)

    def _show_known(self, found: object) -> None:
        """What was found the last time, at once; whoever was changed since is compared meanwhile."""
        known = cast("KnownPairs", found)
        if known.at:
            self._show(known)
        if not known.current:
            self._find()

    def _show(self, found: object) -> None:
        known = cast("KnownPairs", found)
        self._found = known.pairs
        self.note.setText(_compared_words(known))
        show_when(self.note, bool(known.at))
        self._list_found()
        free = self.focusWidget() is None or not self.isAncestorOf(self.focusWidget())
        if self._pairs and free and self.isVisible():
            self.table.setFocus()  # unless somebody has put the cursor elsewhere by then, or left the page

    def _weak_toggled(self, _on: bool) -> None:
        self._list_found()

    def _list_found(self) -> None:
        """The pairs somebody must look at; those that are only alike where they are asked for."""
        pairs = [pair for pair in self._found if pair.cls != "possible" or not pair.score or self.weak.isChecked()]
        if self._asked is not None:
            asked = ends_of(*self._asked)
            first = [pair for pair in self._found if pair.ends == asked]
            pairs = first + [pair for pair in pairs if pair.ends != asked]
        self._pairs = [pair for pair in pairs if pair.ends not in self._later]
        self._pairs += [pair for pair in pairs if pair.ends in self._later]
        self._list_again(next((n for n, pair in enumerate(self._pairs) if pair.ends == self._shown), 0))

    def _list_again(self, at: int) -> None:
        """Show the pairs that are left; the cursor goes to the one at this place."""
        self.model.set_keys(range(len(self._pairs)))
        self._stack.setCurrentWidget(self.table if self._pairs else self._nothing)
        self.badge.set_text(tr_n(len(self._pairs), L("{n} pair", "{n} pareja"), L("{n} pairs", "{n} parejas")))
        if self._pairs:
            self.table.select_key(min(at, len(self._pairs) - 1))
            self._chosen(self.table.current_key())
        elif self._asked is None:
            self._shown = None
            self.card.show_nobody()

    def _rows(self, keys: Sequence[Key]) -> list[TableRow]:
        return [self._row(key, self._pairs[key]) for key in keys if isinstance(key, int) and key < len(self._pairs)]

    def _row(self, key: int, pair: LikelyPair) -> TableRow:
        none = tr("no name", "sin nombre")
        noted = tr("noted", "anotada")
        alike = tr("{n} of 100", "{n} de 100", n=round(pair.score)) if pair.score else noted
        cells = {
            "pair": Cell(pair.names[0] or none, pair.names[1] or none, bold=True, secret=True),
            "alike": Cell(alike, state=_STATES[pair.cls]),
        }
        return TableRow(key, cells)

    def pairs(self) -> Sequence[LikelyPair]:
        """The pairs in the order of the list."""
        return self._pairs

    def _pair(self) -> LikelyPair | None:
        key = self.table.current_key()
        return self._pairs[key] if isinstance(key, int) and key < len(self._pairs) else None

    def _chosen(self, _key: object) -> None:
        pair = self._pair()
        if pair is not None and pair.ends != self._shown:
            self._compare(pair.a, pair.b, pair)

    def _compare(self, one: str, other: str, pair: LikelyPair | None) -> None:
        self._shown = ends_of(one, other)
        run(self, self._source.read(one, other, pair), self._show_pair, self._failed)

    def _show_pair(self, found: object) -> None:
        read = cast("PairRead", found)
        if ends_of(read.kept.id, read.gone.id) == self._shown:
            self.card.show_pair(read)

    def _to_choices(self, _key: object) -> None:
        self.card.focus_first()

    def _join(self, what: object) -> None:
        source, asked = self._source, cast("Merge", what)

        def work(_progress: Progress) -> str:
            return source.join(asked)

        run(self, work, self._joined, self._failed)

    def _joined(self, unit: object) -> None:
        self._done(str(unit), self._source.joined_words())

    def say_other(self) -> None:
        """O: they are not the same person, and are not shown as a pair again."""
        if self._shown is None:
            return
        source, (one, other) = self._source, self._shown

        def work(_progress: Progress) -> str:
            return source.part(one, other)

        run(self, work, self._parted, self._failed)

    def _parted(self, unit: object) -> None:
        self._done(str(unit), tr("Remembered: not the same person.", "Queda anotado: no es la misma persona."))

    def _done(self, unit: str, words: str) -> None:
        """Say it, offer the way back, and go on to the next pair."""
        self._unit, shown, self._asked = unit, self._shown, None
        messages = getattr(self.window(), "messages", None)
        if isinstance(messages, MessageStack):
            bar = messages.show_message("ok", words, tr("Undo", "Deshacer"))
            bar.acted.connect(self.undo)
        at = next((n for n, pair in enumerate(self._pairs) if pair.ends == shown), 0)
        # whoever was joined has another id now, in every pair she was in
        gone = set(shown or ())
        self._found = [pair for pair in self._found if pair.ends != shown]
        self._pairs = [pair for pair in self._pairs if pair.ends != shown]
        self._shown = None
        self._list_again(at)
        self.table.setFocus()
        if any(gone & {pair.a, pair.b} for pair in self._pairs):
            self.refresh()

    def say_later(self) -> None:
        """D: on to the next pair; this one comes last."""
        pair = self._pair()
        if pair is not None:
            at = self._pairs.index(pair)
            self._later.add(pair.ends)
            self._pairs.append(self._pairs.pop(at))
            self._list_again(at if at < len(self._pairs) - 1 else 0)
            self.table.setFocus()

    def undo(self) -> None:
        """Ctrl+Shift+U: take the last answer back."""
        unit, self._unit = self._unit, ""
        if unit:
            run(self, TakeBack(self._hub, unit), self._undone, self._failed)

    def _undone(self, result: object) -> None:
        self.say(*undone_words(result))
        self.refresh()

    def _failed(self, error: BaseException) -> None:
        self.fail(error)

    @override
    def begins_at(self) -> QWidget:
        return self.table

    @override
    def offers(self) -> Sequence[Act]:
        acts: tuple[tuple[str, str, Callable[[], None], str], ...] = (
            ("join", tr("Join them in one record", "Unir en un solo registro"), self.card.say_same, "answer_same"),
            ("part", tr("Not the same person", "No es la misma persona"), self.say_other, "answer_other"),
        )
        return [Act(key, words, act, keys=keys) for key, words, act, keys in acts if self.card.isEnabled()]


def _compared_words(known: KnownPairs) -> str:
    """When everybody was compared, and whether somebody still is."""
    if not known.at:
        return ""
    when = moment_words(datetime.fromisoformat(known.at), datetime.now(UTC))
    if known.current:
        return tr("Up to date. Everybody was last compared with everybody {when}.",
                  "Al día. La última comparación de todas las personas fue {when}.", when=when)  # fmt: skip
    return tr("Compared {when}. Who changed since is being compared; those pairs come then.",
              "Comparado {when}. Se está comparando a quienes cambiaron después; sus parejas vienen luego.",
              when=when)  # fmt: skip
