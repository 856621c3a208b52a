"""A backup made in practice never goes into the real folder, nor real records into practice."""

from __future__ import annotations

import hashlib
import json
import shutil
from dataclasses import replace

import pytest

from kindhub import app
from kindhub.backups import back_up, practise_open, put_back
from kindhub.backups.practice_apart import INVENTED, REAL
from kindhub.errors import UserError
from kindhub.i18n import use_language
from kindhub.records.names import NameParts
from kindhub.services.persons import new_person
from kindhub.services.practice import MARK, is_practice, mark_practice
from kindhub.storage import backup_set
from kindhub.storage.backup_set import MANIFEST, manifest_of, read_set
from kindhub.testing import PERSON, WEAK, open_copy
from kindhub.testing.made_once import made_once


@pytest.fixture(autouse=True)
def in_spanish():
    use_language("es")


PEOPLE = (PERSON.uid, PERSON.passphrase)


def digests(folder):
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


@pytest.fixture
def practice(tmp_path):
    """A folder of invented people, made with a keyring of its own, and a backup of it."""
    made_apart = made_once("practice", lambda path: app.create_folder(path, PERSON, kdf=WEAK))
    shutil.copytree(made_apart, tmp_path / "practice")
    hub = app.open_hub(tmp_path / "practice", *PEOPLE, kdf_floor=WEAK)
    mark_practice(hub)
    with hub.begin() as work:
        work.add_all(new_person({"invented": True}, [NameParts("Inventada", "Tzoy")]))
    made = back_up(hub, tmp_path / "stick")
    hub.close()
    (hub.folder.path / MARK).write_text("x", encoding="utf-8")
    return hub.folder.path, made


@pytest.fixture
def real(tmp_path):
    hub = open_copy(tmp_path / "real")
    hub.close()
    return hub.folder.path


def test_the_real_folder_refuses_a_backup_of_practice_in_plain_words(practice, real):
    _, made = practice
    before = digests(real)
    with pytest.raises(UserError) as refused:
        put_back(made, real, *PEOPLE, set_aside=True, kdf_floor=WEAK)
    assert str(refused.value) == INVENTED.es
    assert digests(real) == before


def test_a_manifest_that_hides_it_is_found_out_by_the_mark_inside(practice, real):
    _, made = practice
    hidden = replace(made, practice=False)
    (made.path / MANIFEST).write_bytes(manifest_of(hidden))
    assert not read_set(made.path).practice
    before = digests(real)
    with pytest.raises(UserError, match="se hizo en la práctica"):
        put_back(read_set(made.path), real, *PEOPLE, set_aside=True, kdf_floor=WEAK)
    assert digests(real) == before


def test_an_open_hub_does_not_try_it_out_either(practice, real, hub):
    with pytest.raises(UserError, match="se hizo en la práctica"):
        practise_open(hub, practice[1])


def test_practice_goes_back_to_its_own_backup(practice):
    folder, made = practice
    hub, restored = put_back(made, folder, *PEOPLE, set_aside=True, kdf_floor=WEAK)
    assert is_practice(hub)
    assert not restored.keyring
    hub.close()


def test_the_usual_place_of_the_real_folder_is_refused_even_when_it_is_empty(practice, tmp_path, monkeypatch):
    from kindhub.backups import practice_apart

    place = tmp_path / "usual"
    monkeypatch.setattr(practice_apart, "usual_place", lambda: place)
    with pytest.raises(UserError, match="se hizo en la práctica"):
        put_back(practice[1], place, *PEOPLE, kdf_floor=WEAK)
    assert not place.exists()


def test_real_records_do_not_go_into_practice(practice, tmp_path):
    folder, _ = practice
    hub = open_copy(tmp_path / "other")
    made = back_up(hub, tmp_path / "drawer")
    hub.close()
    assert not made.practice
    before = digests(folder)
    with pytest.raises(UserError) as refused:
        put_back(made, folder, *PEOPLE, set_aside=True, kdf_floor=WEAK)
    assert refused.value.advice == REAL
    assert digests(folder) == before


def test_the_manifest_of_a_real_backup_is_as_it_always_was(tmp_path):
    hub = open_copy(tmp_path / "real")
    made = back_up(hub, tmp_path / "drawer")
    hub.close()
    assert "practice" not in json.loads((made.path / backup_set.MANIFEST).read_bytes())
