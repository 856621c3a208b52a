"""A register of a program: rows that belong to no case, under a tab for each value of a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from kindhub.i18n import capital, tr
from kindhub.records.codes import code_list
from kindhub.ui.case.section_pane import SectionPane
from kindhub.ui.forms.lookups import Lookups
from kindhub.ui.kit.card import Card
from kindhub.ui.kit.look import clear_layout, gaps
from kindhub.ui.kit.message_bar import MessageStack
from kindhub.ui.kit.page_header import PageHeader
from kindhub.ui.kit.panes import ScrollPane
from kindhub.ui.kit.text import Text
from kindhub.ui.kit.view_tabs import ViewTabs
from kindhub.ui.shell import Page, Route
from kindhub.ui.tasks import tasks
from kindhub.ui.theme import theme

if TYPE_CHECKING:
    from kindhub.storage.hub import Hub

_SHIPPED = 172


class RegisterPage(Page):
    """`RegisterPage(hub, program_key, form_key, tab="")`. What came with the program is read, what is added is edited.

    Raises `StopIteration` for a form that is not there: a bug in whoever leads here.
    """

    def __init__(self, hub: Hub, program_key: str, form_key: str, tab: str = "") -> None:
        super().__init__()
        self._hub, self._program = hub, hub.programs[program_key]
        self.form = next(form for form in self._program.forms if form.key == form_key)
        self.messages = MessageStack()
        self.column.addWidget(self.messages)
        header = PageHeader(self.form.title.say(), ((self._program.info.neutral_name.say(), Route("day")),))
        header.crumb_clicked.connect(self.go)
        self.column.addWidget(header)
        self.tabs = ViewTabs(self.form.title.say())
        tabs = [(one.code, capital(one.label.say()), None) for one in code_list(self.form.register or "")]
        self.tabs.set_tabs(tabs, tab or tabs[0][0])
        self.tabs.chosen.connect(self.show_tab)
        self.column.addWidget(self.tabs)
        self.card = Card(tr("Comes with the program", "Viene con el programa"), " ")
        self._lines = QVBoxLayout()
        gaps(self._lines, 8)
        scroll = ScrollPane()
        scroll.body.addLayout(self._lines)
        scroll.body.addStretch(1)
        scroll.setMaximumHeight(theme().size(_SHIPPED))
        self.card.add(scroll)
        self.column.addWidget(self.card)
        self.pane = SectionPane(hub, self._program, Lookups(hub), tasks())
        self.pane.failed.connect(self.fail)
        self.column.addWidget(self.pane, 1)
        self.show_tab(tab or tabs[0][0])

    def show_tab(self, tab: str) -> None:
        """Show the rows of one value."""
        self.tab = tab
        clear_layout(self._lines)
        shipped = self.form.shipped(tab) if self.form.shipped is not None else ()
        for title, words in shipped:
            self._lines.addWidget(Text(title, "strong", wrap=True))
            self._lines.addWidget(Text(words, "body", "text2", wrap=True))
        self.card.setVisible(bool(shipped))
        may = self.form.writes is None or self._hub.user.can(self._program.key, self.form.writes)
        reason = "" if may and self._hub.user.can(self._program.key, "edit") else tr("Reading only", "Solo lectura")
        self.pane.open(self.form, tab, read_only=reason)

    def here(self) -> Route:
        """See `Page.here`."""
        return Route("register", (self._program.key, self.form.key, self.tab))

    def leave(self) -> None:
        """Keep what was typed before the page goes."""
        self.pane.leave()
