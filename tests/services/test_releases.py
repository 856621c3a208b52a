"""What is new is told for every version, in both languages, and the changes for developers bear the same days."""

import re
from datetime import date
from pathlib import Path

import pytest
from packaging.version import Version

from kindhub import __version__
from kindhub.i18n import spoken
from kindhub.packs.house import House
from kindhub.services import releases as told
from kindhub.services.about import read_installation, support_text
from kindhub.services.program_packs import install_pack
from kindhub.services.releases import is_newer, releases, this_release
from kindhub.testing import PERSON, open_copy, pretend_installed, put_away
from tests.packs.conftest import Organisation, wheel
from tests.wall.ground import leaks

CHANGES = (Path(__file__).parents[2] / "CHANGELOG.md").read_text("utf-8")


def test_the_changes_for_developers_tell_of_the_same_versions_on_the_same_days():
    heads = re.findall(r"^## (\S+) \((.+)\)$", CHANGES, re.MULTILINE)
    assert heads == [(one.version, one.day.isoformat() if one.day else "not released") for one in releases()]


def test_this_version_is_told_of_in_both_languages_newest_first():
    assert leaks("atención a sobrevivientes"), "control"
    assert this_release().version == __version__ == releases()[0].version
    assert [one.version for one in releases()] == sorted((one.version for one in releases()), key=Version, reverse=True)
    for release in releases():
        assert release.news
        for news in release.news:
            assert news.en
            assert news.es
            assert news.en != news.es
            assert len(news.es) < 200, "a sentence or two, not a chapter"
            assert leaks(f"{news.en} {news.es}") == [], (
                "everybody reads it, also who may not know of what is restricted"
            )


def test_a_version_nobody_wrote_about_has_no_news_and_no_day(monkeypatch):
    monkeypatch.setattr(told, "__version__", "9.9.9")
    assert this_release() == told.Release("9.9.9", None, ())


@pytest.mark.parametrize(("seen", "newer"), [("0.0.9", True), (__version__, False), ("0.10.0", False), ("2", False)])
def test_news_are_for_who_saw_an_older_version(seen, newer):
    assert is_newer(seen) == newer


def test_support_is_told_versions_and_signers_and_nothing_of_records_people_or_places(tmp_path, monkeypatch):
    pretend_installed(("reintegration",))
    (tmp_path / "installed").mkdir()
    org = Organisation(tmp_path / "installed")
    (tmp_path / "installed" / "organisation.pub").write_bytes(bytes(org.root.public_key))
    place = House(tmp_path / "installed")
    hub = open_copy(tmp_path / "data", ("reintegration",))
    install_pack(hub, org.bring(wheel("reintegration", "1.7")), place)
    install_pack(hub, org.bring(wheel("gbv"), name="gbv.whl"), place)
    monkeypatch.setattr(told, "releases", lambda: (told.Release(__version__, date(2027, 1, 15), ()),))
    with spoken("en"):
        text = support_text(read_installation(hub, place), "light 100 %")
    put_away(hub)
    assert text.startswith(f"KIND Hub {__version__} (2027-01-15)\n")
    assert "Reintegration 1.7 · runs · KIND" in text
    assert "Policy 14 of KIND" in text
    assert "main/core 0002" in text
    assert text.endswith("en · light 100 %")
    for leak in (str(tmp_path), PERSON.uid, PERSON.name, "gbv", "Ana"):
        assert leak not in text, leak
