"""Going back to a backup goes back in records, not in who may open them."""

from __future__ import annotations

import shutil

import pytest

from kindhub.backups import back_up, practise, put_back
from kindhub.errors import Refused, UserError
from kindhub.records.person import Person
from kindhub.services.colleagues import add_colleague, grant, withdraw
from kindhub.services.own_keys import change_my_passphrase
from kindhub.testing import PERSON, WEAK, open_copy

BEA, NEW = "otras cuatro palabras distintas", "seis palabras nuevas para abrir mañana"


@pytest.fixture
def then(tmp_path):
    """A backup of the day when Bea still had the program, and the folder, which is closed."""
    hub = open_copy(tmp_path / "data")
    add_colleague(hub, "bea", "Bea Prueba", BEA, kdf=WEAK)
    grant(hub, "bea", "reintegration", "everything")
    made = back_up(hub, tmp_path / "usb")
    withdraw(hub, "bea", "reintegration")
    change_my_passphrase(hub, PERSON.passphrase, NEW, kdf=WEAK)
    hub.close()
    return made, hub.folder.path


def back(made, path, passphrase, **more):
    return put_back(made, path, PERSON.uid, passphrase, set_aside=True, kdf_floor=WEAK, **more)[0]


def holders(hub):
    return {person.uid for person in hub.keyring.members("reintegration")}


def test_whoever_was_removed_since_stays_removed(then):
    hub = back(*then, NEW)
    assert holders(hub) == {PERSON.uid}
    with hub.read() as session:
        session.query(Person).all()
    assert hub.schemas == ("main", "reintegration")
    hub.close()


def test_the_passphrase_of_today_opens_and_that_of_then_does_not(then):
    made, path = then
    with pytest.raises(Refused):
        back(made, path, PERSON.passphrase)
    assert practise(made, PERSON.uid, PERSON.passphrase, kdf_floor=WEAK).complete


def test_where_the_keyring_is_lost_the_backups_comes_back_with_the_files(then):
    made, path = then
    shutil.rmtree(path)
    hub = back(made, path, PERSON.passphrase)
    assert holders(hub) == {PERSON.uid, "bea"}
    hub.close()


def test_somebody_who_is_gone_from_the_keyring_cannot_put_an_old_one_back(then):
    made, path = then
    with pytest.raises(UserError):
        put_back(made, path, "nobody", BEA, set_aside=True, kdf_floor=WEAK)
