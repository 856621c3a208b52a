"""An old copy of the files put back behind the hub's back: whole in itself, and seen by the backups made since."""

from __future__ import annotations

import shutil

import pytest

from kindhub import app
from kindhub.backups import back_up, held_against_backups, put_back
from kindhub.records.names import NameParts
from kindhub.services.checking import verify_hub
from kindhub.services.persons import new_person
from kindhub.testing import PERSON, WEAK, open_copy


def reopened(path):
    return app.open_hub(path, PERSON.uid, PERSON.passphrase, kdf_floor=WEAK)


def one_more(hub, name):
    with hub.begin("invent") as work:
        work.add_all(new_person({"invented": True}, [NameParts(name, "Tzoy")]))


def kinds(hub):
    return {finding.kind for finding in held_against_backups(hub)}


@pytest.fixture
def folder(tmp_path):
    """A folder with a person in it, closed; beside it a plain copy of its databases from then."""
    hub = open_copy(tmp_path / "data")
    one_more(hub, "Zoila")
    hub.close()
    shutil.copytree(hub.folder.path, tmp_path / "then")
    return hub.folder.path


def with_a_later_backup(path, target=None):
    hub = reopened(path)
    one_more(hub, "Zenaida")
    made = back_up(hub, target)
    hub.close()
    return made


def test_an_old_copy_is_clean_in_itself_and_the_backup_tells_of_it(folder, tmp_path):
    with_a_later_backup(folder)
    for old in (tmp_path / "then").glob("*.db"):
        shutil.copy(old, folder / old.name)
    hub = reopened(folder)
    assert list(verify_hub(hub)) == []
    assert kinds(hub) == {"anchor"}
    hub.close()


def test_nothing_is_said_of_a_folder_that_only_went_on(folder):
    with_a_later_backup(folder)
    hub = reopened(folder)
    one_more(hub, "Zulma")
    assert kinds(hub) == set()
    hub.close()


def test_an_open_restore_gives_up_what_later_backups_hold_but_not_what_earlier_ones_hold(folder, tmp_path):
    first = with_a_later_backup(folder, tmp_path / "drawer")  # elsewhere: of one day only the newest stays in a place
    with_a_later_backup(folder)
    hub, _ = put_back(first, folder, PERSON.uid, PERSON.passphrase, set_aside=True, kdf_floor=WEAK)
    assert kinds(hub) == set()
    hub.close()
