"""The About page: version, day, news, programs and what support is told; after an upgrade the news is offered once."""

import os
from datetime import date

from PySide6.QtCore import QSettings
from PySide6.QtGui import QGuiApplication

import kindhub
from kindhub import __version__
from kindhub.services.releases import this_release
from kindhub.testing.words_seen import words_seen
from kindhub.ui.hub_window import workplace as workplaces
from kindhub.ui.hub_window.workplace import Workplace
from kindhub.ui.settings_page.about_page import AboutPage
from kindhub.ui.settings_store import SettingsStore
from kindhub.ui.shell import Route
from kindhub.ui.when import short_day, today


def test_it_says_version_news_and_programs_and_copies_what_support_asks_for(qtbot, hub):
    page = AboutPage(hub)
    qtbot.addWidget(page)
    page.show()
    assert not page.copy.isEnabled()
    qtbot.waitUntil(page.copy.isEnabled)
    seen = words_seen(page)
    for words in (f"{__version__} · todavía no publicada", this_release().news[0].es, "Licencia Apache 2.0",
                  "Reintegración 0.1.0 · funciona", str(hub.folder.path).split("/")[-1]):  # fmt: skip
        assert words in seen.replace("\u200b", ""), words
    page.copy.click()
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith(f"KIND Hub {__version__}")
    assert str(hub.folder.path) not in copied
    page.refresh()
    qtbot.waitUntil(lambda: page.copy.isEnabled())


def test_the_day_of_the_installation_is_when_the_files_came_and_not_when_they_were_written(
    qtbot, hub, tmp_path, monkeypatch
):
    file = tmp_path / "__init__.py"
    file.write_text("")
    for built in (file, tmp_path):
        os.utime(built, (0, 0))
    monkeypatch.setattr(kindhub, "__file__", str(file))
    page = AboutPage(hub)
    qtbot.addWidget(page)
    seen = words_seen(page)
    assert short_day(date.today(), today()) in seen
    assert "1970" not in seen


def test_after_an_upgrade_the_news_is_offered_once(qtbot, hub, tmp_path, monkeypatch):
    settings = SettingsStore(QSettings(str(tmp_path / "s.ini"), QSettings.Format.IniFormat))

    def offered():
        place = Workplace(hub, settings, ("program",))
        qtbot.addWidget(place.window)
        place.show()
        bars = [bar for bar in place.window.messages.bars() if "ahora en la versión" in bar.text]
        place.memory.save()
        return place, bars

    def put_away(place):
        place._open = False
        place.window.close()

    place, bars = offered()
    assert bars == [], "the first version somebody meets is no news"
    place.memory.put(workplaces.SEEN, "0.0.9")
    place.memory.save()
    put_away(place)
    place, bars = offered()
    assert len(bars) == 1
    bars[0].acted.emit()
    qtbot.waitUntil(lambda: isinstance(place.window.page, AboutPage) and place.window.page.copy.isEnabled())
    put_away(place)
    place, bars = offered()
    assert bars == []
    place.window.open(Route("day"))
    place.window.show_help()
    place.window.help.about_asked.emit()
    qtbot.waitUntil(lambda: isinstance(place.window.page, AboutPage) and place.window.page.copy.isEnabled())
    put_away(place)
