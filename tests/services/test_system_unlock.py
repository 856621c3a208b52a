"""Opening with the computer's sign-in: off until the office allows it, and closed again when it takes that back."""

from __future__ import annotations

import pytest

from kindhub import app
from kindhub.errors import Refused, UserError
from kindhub.services.settings import choose
from kindhub.services.system_unlock import ALLOWED, SystemStore, is_on, require_possible, turn_off, turn_on
from kindhub.testing import PERSON, WEAK, open_copy


class InMemoryStore:
    """Stands for a store of the computer that encrypts; trusted by these tests only."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service, username):
        return self.kept.get((service, username))

    def set_password(self, service, username, password):
        self.kept[service, username] = password

    def delete_password(self, service, username):
        del self.kept[service, username]


@pytest.fixture
def computer():
    return SystemStore(InMemoryStore(), frozenset({f"{InMemoryStore.__module__}.{InMemoryStore.__qualname__}"}))


@pytest.fixture
def hub_of(tmp_path):
    """The folder, opened by her passphrase."""
    hub = open_copy(tmp_path / "data")
    yield hub
    hub.close()


def opened_with_system(hub, computer):
    hub.close()
    return app.open_with_system(hub.folder.path, PERSON.uid, where=computer, kdf_floor=WEAK)


def test_it_cannot_be_turned_on_until_the_office_allows_it(hub_of, computer):
    with pytest.raises(Refused):
        turn_on(hub_of, PERSON.passphrase, computer)
    with pytest.raises(Refused):
        require_possible(hub_of, computer)
    assert not is_on(hub_of)


def test_once_allowed_and_turned_on_it_opens_without_the_passphrase(tmp_path, computer):
    hub = open_copy(tmp_path / "data")
    choose(hub, ALLOWED, True)
    turn_on(hub, PERSON.passphrase, computer)
    assert is_on(hub)
    again = opened_with_system(hub, computer)
    assert again.user.uid == PERSON.uid
    turn_off(again, PERSON.passphrase, computer)
    assert computer.store.kept == {}
    with pytest.raises(Refused):
        opened_with_system(again, computer)


def test_what_the_office_takes_back_opens_nothing_any_more(tmp_path, computer):
    hub = open_copy(tmp_path / "data")
    choose(hub, ALLOWED, True)
    turn_on(hub, PERSON.passphrase, computer)
    choose(hub, ALLOWED, False)
    with pytest.raises(Refused, match="oficina"):
        opened_with_system(hub, computer)
    app.open_hub(hub.folder.path, PERSON.uid, PERSON.passphrase, kdf_floor=WEAK).close()


def test_a_wrong_passphrase_turns_nothing_on(hub_of, computer):
    choose(hub_of, ALLOWED, True)
    with pytest.raises(Refused):
        turn_on(hub_of, "otras palabras que no son", computer)
    assert not is_on(hub_of)
    assert computer.store.kept == {}


def test_a_computer_without_a_safe_store_is_told_so(hub_of):
    import keyring.backends.null

    choose(hub_of, ALLOWED, True)
    plain = SystemStore(keyring.backends.null.Keyring())
    with pytest.raises(UserError, match="lugar seguro"):
        turn_on(hub_of, PERSON.passphrase, plain)
