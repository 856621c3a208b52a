"""An open hub and its window: what the rail shows, when it locks, and that it is closed well."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from kindhub import __version__
from kindhub.i18n import tr
from kindhub.services.help_pages import HelpPage, help_for
from kindhub.services.practice import is_practice
from kindhub.ui.hub_window.first_tour import FirstTour
from kindhub.ui.hub_window.locking import replace_process
from kindhub.ui.hub_window.open_ahead import OpenAhead
from kindhub.ui.hub_window.palette_desk import PaletteDesk
from kindhub.ui.hub_window.person_settings import PersonSettings
from kindhub.ui.hub_window.rail_counter import RailCounter
from kindhub.ui.hub_window.rail_entries import fill_rail, show_counts
from kindhub.ui.hub_window.recents import NoteOpened, NoteReading, is_noted
from kindhub.ui.hub_window.warm_pages import FROM, SOON_MS, WarmHelp, WarmPages
from kindhub.ui.hub_window.window_acts import window_acts
from kindhub.ui.keeping.closed_work import closed_work
from kindhub.ui.keeping.keeper import CopyKeeper
from kindhub.ui.keeping.restoring_window import RestoringWindow
from kindhub.ui.kit.table import remember_tables_on
from kindhub.ui.memory import Memory
from kindhub.ui.proving import ProveItIsMe, words_of_miss
from kindhub.ui.routes import HOME, entry_of, make_page
from kindhub.ui.rule_sets.work import DailyLook
from kindhub.ui.shell import Page, Route, ShellWindow, bind
from kindhub.ui.tasks import close_tasks, run

if TYPE_CHECKING:
    from kindhub.storage.hub import Hub
    from kindhub.ui.settings_store import SettingsStore


SEEN = "version"
"""Under which the version a person saw last is remembered."""


class Workplace(QObject):
    """Owns the hub while it is open. `lock` and `shut` are its two ends."""

    def __init__(
        self, hub: Hub, settings: SettingsStore, relaunch: Sequence[str], *, practice: bool | None = None
    ) -> None:
        super().__init__()
        self.hub, self.settings = hub, settings
        self._relaunch = tuple(relaunch)
        self._open = True
        self.copies = CopyKeeper(hub, self)
        self.counter = RailCounter(hub)
        self.counter.changed.connect(self._show_counts)
        self.counter.failed.connect(self._not_counted)
        self.restoring: RestoringWindow | None = None
        self.memory = Memory(hub)
        remember_tables_on(self.memory)
        self.person = PersonSettings(hub, settings, self)
        self.person.wear()
        blur_seconds, lock_seconds = self.person.idle_seconds
        self.practice = is_practice(hub) if practice is None else practice
        self.window = ShellWindow(
            self._make_page, self._fill, blur_seconds=blur_seconds, lock_seconds=lock_seconds, practice=self.practice,
            help_of=self._help_of,
        )  # fmt: skip
        self.counter.setParent(self.window)
        self.finder = PaletteDesk(hub, self.window)
        self.tour = FirstTour(self.window, self.memory)
        self.window.setting_changed.connect(self._follow_setting)
        self.window.tour_asked.connect(self.tour.begin)
        self.window.about_asked.connect(self._show_about)
        self.window.lock_asked.connect(self.lock)
        self.window.passphrase_given.connect(self._prove)
        self.window.palette_asked.connect(self.find)
        self.window.text_size_asked.connect(self._change_text_size)
        self.window.person_menu_asked.connect(self._show_settings)
        self.window.opened.connect(self._page_opened)
        self.window.backup_asked.connect(self._show_backups)
        self.window.restore_asked.connect(self.restore)
        bind(self.window, "settings", self._show_settings, inside=False)

    def open_first(self) -> None:
        """Make the first page. Before `show`, in a turn of its own: together they take longer than a key may wait."""
        self.memory.give_place(self.window)
        self.window.set_rail(narrow=bool(self.memory.get("narrow")))
        self.window.open(HOME)

    def show(self) -> None:
        """Show the window where it stood last time, with the first page in it."""
        if self.window.page is None:
            self.open_first()
        self.window.show()
        self.copies.read()
        self._tell_faults()
        self._tell_news_once()
        QTimer.singleShot(SOON_MS, self.window, self._once_it_stands)

    def _once_it_stands(self) -> None:
        """What nobody waits for: connections are opened, the pages opened next are imported, help is read, and cases
        that the day itself touches are found.
        """
        if self._open:
            self._warm(OpenAhead(self.hub))
            self._warm(WarmPages())
            self._warm(WarmHelp(self.hub.programs))
            run(self.window, DailyLook(self.hub), self._looked_again, self._not_looked_again, lane="files", aside=True)

    def _warm(self, work: OpenAhead | WarmPages | WarmHelp) -> None:
        run(self.window, work, _noted, self._not_noted, lane="files", stoppable=False, aside=True)

    def _looked_again(self, touched: object) -> None:
        """Cases that a birthday or a rule of today touches stand in their list now."""
        if touched:
            self.counter.look()

    def _not_looked_again(self, error: BaseException) -> None:
        self.window.messages.show_error(error)

    def _make_page(self, route: Route) -> Page:
        return make_page(self.hub, route)

    def _fill(self, window: ShellWindow) -> None:
        fill_rail(window.rail, self.hub, self.counter.known)
        window.rail.person.set_person(self.hub.user.name, self._place())
        self.copies.show_on(window)

    def _place(self) -> str:
        if not self.hub.user.office_id:
            return tr("this computer", "en este equipo")
        from kindhub.records.organisation import Office

        with self.hub.read() as session:
            office = session.get(Office, self.hub.user.office_id)
        return office.name if office else ""

    def _tell_faults(self) -> None:
        for fault in self.hub.programs.faults:
            self.window.messages.show_message("danger", fault.say())

    def _page_opened(self, route: object) -> None:
        if isinstance(route, Route):
            self.window.rail.mark(entry_of(route))
            if self.window.shows_restricted:
                run(self.window, NoteReading(self.hub, route), _noted, self._not_told, aside=True)
            if route.page in FROM:
                self._warm(WarmPages(FROM[route.page]))
            if is_noted(route):
                run(self.window, NoteOpened(self.hub, route), _noted, self._not_noted, aside=True)
        self.counter.look()

    def _show_counts(self) -> None:
        show_counts(self.window.rail, self.hub, self.counter.known)

    def _not_counted(self, error: object) -> None:
        text = tr("The lists could not be counted ({kind}).", "No se pudieron contar las listas ({kind}).",
                  kind=type(error).__name__)  # fmt: skip
        self.window.messages.show_message("warn", text)

    def _not_told(self, error: BaseException) -> None:
        """Of what is restricted each reading is recorded; one that was not is said."""
        text = tr("This reading could not be recorded ({kind}).", "No se pudo registrar esta lectura ({kind}).",
                  kind=type(error).__name__)  # fmt: skip
        self.window.messages.show_message("warn", text)

    def _not_noted(self, _error: BaseException) -> None:
        """What was opened lately is a comfort: a file that cannot be written is told of by the next save; a page that
        cannot be imported, when it is opened.
        """

    def find(self) -> None:
        """Ctrl+K: the palette over everything."""
        self.finder.open(window_acts(self))

    def _help_of(self, route: Route | None) -> tuple[HelpPage, ...]:
        if route is None:
            return ()
        program = self.hub.programs.loaded.get(str(route.args[0])) if route.args else None
        return help_for(route.page, program)

    def _tell_news_once(self) -> None:
        """After an upgrade what is new is offered, once to each person; the first version she meets is not news."""
        seen = self.memory.get(SEEN)
        self.memory.put(SEEN, __version__)
        if not seen or seen == __version__:
            return
        from kindhub.services.releases import is_newer  # once after an upgrade

        if is_newer(str(seen)):
            words = tr("KIND Hub is now at version {version}.", "KIND Hub está ahora en la versión {version}.",
                       version=__version__)  # fmt: skip
            bar = self.window.messages.show_message("info", words, tr("See what is new", "Ver qué hay de nuevo"))
            bar.acted.connect(self._show_about)

    def _show_about(self) -> None:
        self.window.open(Route("about"))

    def _show_settings(self) -> None:
        self.window.open(Route("settings"))

    def _show_backups(self) -> None:
        self.window.open(Route("backup"))

    def _change_text_size(self, step: int) -> None:
        self.person.step_text_size(self.window, step)

    def _follow_setting(self, key: str) -> None:
        self.person.follow(self.window, key)

    def lock(self) -> None:
        """Ctrl+L, idle time or a command: keep drafts, close the files, and let a fresh process ask again."""
        if not self._open:
            return
        command = [*self._relaunch, "--person", self.hub.user.uid]
        self.shut()
        replace_process(command)

    def _prove(self, passphrase: str) -> None:
        """What is restricted comes back from behind the curtain for the person who unlocked it, and for nobody else."""
        route = self.window.history.current
        program = str(route.args[0]) if route is not None and route.args else "main"
        schema = program if program in self.hub.programs.loaded else "main"
        run(self.window, ProveItIsMe(self.hub, passphrase, schema), self._proved, self._not_proved, aside=True)

    def _proved(self, _nothing: object) -> None:
        self.window.curtain.lift()

    def _not_proved(self, error: BaseException) -> None:
        self.window.curtain.refuse(words_of_miss(error))

    def restore(self, plan: object) -> None:
        """Close the hub, go back to a backup (leave programs behind, bring them back) in a small window, and let a
        fresh process ask for the passphrase.
        """
        work = closed_work(plan, self.hub.folder.path, self.hub.keyring.kdf_floor)
        if not self._open or work is None:
            return
        command = [*self._relaunch, "--person", self.hub.user.uid]
        self.restoring = RestoringWindow(work, command)
        self.restoring.show()
        self.shut(back_up=False)
        self.window.close()
        self.restoring.begin()

    def shut(self, *, back_up: bool = True) -> None:
        """Keep drafts, stop work, make the backup that is due, sign the ledgers, let go of the files.

        A second call does nothing.
        """
        if not self._open:
            return
        self._open = False
        self.memory.keep_place(self.window)
        self.memory.put("narrow", self.window.wants_narrow)
        self.settings.clean()
        if self.window.page is not None:
            self.window.page.leave()
        close_tasks()
        remember_tables_on(None)
        self.memory.save()
        if back_up:
            self.copies.back_up_at_end()
        self.hub.close()


def _noted(_nothing: object) -> None:
    """Nothing to say."""
