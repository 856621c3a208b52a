"""The window of a folder as a person opens it, with a watch on its thread."""

from pathlib import Path

from kindhub import app
from kindhub.storage.hub import Hub
from kindhub.testing import PERSON, WEAK
from kindhub.ui.application import application
from kindhub.ui.circles import circles_of, leave_out_what_is_there
from kindhub.ui.hub_window.workplace import Workplace
from kindhub.ui.settings_store import SettingsStore
from kindhub.ui.tasks import Progress
from kindhub.ui.unlocking.opening import WarmUp
from tests.bench.gui_watch import GuiWatch


def opened(folder: Path) -> tuple[Hub, SettingsStore]:
    """The open folder, in a process that is dressed and warm as after the unlock page."""
    circles_of(application()).leave_out()
    settings = SettingsStore()
    settings.dress()
    WarmUp()(Progress())
    hub = app.open_hub(folder, PERSON.uid, PERSON.passphrase, app.installed_programs(), kdf_floor=WEAK)
    return hub, settings


def window_of(hub: Hub, settings: SettingsStore) -> tuple[Workplace, GuiWatch]:
    """Its window, as large as a laptop's, in the turns of the event loop in which a sitting makes and shows it; the
    watch says `first page` until it is told more.
    """
    watch = GuiWatch()
    watch.stop = "first page"
    place = Workplace(hub, settings, (), practice=False)
    application().processEvents()
    place.open_first()
    application().processEvents()
    place.show()
    place.window.resize(1366, 768)
    application().processEvents()
    leave_out_what_is_there()
    return place, watch
