"""Unlock through the system's key store: only where policy, person and store allow it."""

import base64
import importlib
from dataclasses import replace

import keyring.backends.chainer
import keyring.backends.fail
import keyring.backends.null
import pytest

from kindhub.errors import Refused, UserError
from kindhub.security.os_unlock import TRUSTED_BACKENDS, OsUnlockPolicy, safe_store


class InMemoryStore:
    """Stands for a store that encrypts; trusted by these tests only."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service, username):
        return self.kept.get((service, username))

    def set_password(self, service, username, password):
        self.kept[service, username] = password

    def delete_password(self, service, username):
        del self.kept[service, username]


NAME = f"{InMemoryStore.__module__}.{InMemoryStore.__qualname__}"
ALLOWED = OsUnlockPolicy(allowed=True, trusted_backends=frozenset({NAME}))
PHRASE = "azul silla viento mar"


@pytest.fixture
def store():
    return InMemoryStore()


def test_opens_what_the_passphrase_opens(office, store):
    office.keyring.enable_system_unlock("bea", PHRASE, ALLOWED, store)
    opened = office.keyring.unlock_with_system("bea", ALLOWED, store)
    assert opened.program_key("hub").key == office.unlock("bea").program_key("hub").key


def test_only_a_random_secret_is_given_to_the_system(office, store):
    office.keyring.enable_system_unlock("bea", PHRASE, ALLOWED, store)
    bea = office.unlock("bea")
    (kept,) = store.kept.values()
    held = [bea.keys.sealing, bea.keys.signing, *(key.key for key in bea.program_keys().values())]
    secret = base64.b64decode(kept)
    assert len(secret) == 32
    assert secret not in [bytes(key) for key in held]
    assert PHRASE not in kept


def test_off_by_default(office, store):
    with pytest.raises(Refused):
        office.keyring.enable_system_unlock("bea", PHRASE, OsUnlockPolicy(), store)
    office.keyring.enable_system_unlock("bea", PHRASE, ALLOWED, store)
    with pytest.raises(Refused):
        office.keyring.unlock_with_system("bea", replace(ALLOWED, allowed=False), store)


def test_never_for_who_holds_a_restricted_program(office, store):
    with pytest.raises(Refused):
        office.keyring.enable_system_unlock("marta", "trigo farol nube barco", ALLOWED, store)
    office.keyring.enable_system_unlock("bea", PHRASE, ALLOWED, store)
    with pytest.raises(Refused):
        office.keyring.unlock_with_system("bea", replace(ALLOWED, restricted=frozenset({"reintegration"})), store)
    office.keyring.grant(office.unlock("marta"), "gbv", "bea")
    with pytest.raises(Refused):
        office.keyring.unlock_with_system("bea", ALLOWED, store)


def test_the_passphrase_still_opens_and_losing_the_store_loses_nothing(office, store):
    office.keyring.enable_system_unlock("bea", PHRASE, ALLOWED, store)
    store.kept.clear()
    with pytest.raises(Refused):
        office.keyring.unlock_with_system("bea", ALLOWED, store)
    assert office.unlock("bea").program_keys()


def test_wrong_secret_or_no_set_up_is_refused(office, store):
    with pytest.raises(Refused):
        office.keyring.unlock_with_system("bea", ALLOWED, store)
    office.keyring.enable_system_unlock("bea", PHRASE, ALLOWED, store)
    for wrong in ("", "not base64 !", "AAAA", "A" * 43 + "="):
        store.kept = dict.fromkeys(store.kept, wrong)
        with pytest.raises(Refused):
            office.keyring.unlock_with_system("bea", ALLOWED, store)


def test_disabling_forgets_the_secret_and_the_box(office, store):
    office.keyring.enable_system_unlock("bea", PHRASE, ALLOWED, store)
    kept = dict(store.kept)
    office.keyring.disable_system_unlock("bea", PHRASE, store)
    assert store.kept == {}
    store.kept = kept
    with pytest.raises(Refused):
        office.keyring.unlock_with_system("bea", ALLOWED, store)


def test_a_new_passphrase_ends_it(office, store, cheap):
    office.keyring.enable_system_unlock("bea", PHRASE, ALLOWED, store)
    office.keyring.change_passphrase("bea", PHRASE, "luna camino pan dulce", kdf=cheap)
    with pytest.raises(Refused):
        office.keyring.unlock_with_system("bea", ALLOWED, store)


class PlaintextKeyring(InMemoryStore):
    """As `keyrings.alt` has it."""


@pytest.mark.parametrize(
    "backend",
    [keyring.backends.null.Keyring(), keyring.backends.fail.Keyring(), PlaintextKeyring()],
    ids=lambda one: type(one).__module__.split(".")[-1],
)
def test_stores_that_keep_nothing_or_keep_it_plain_are_refused(office, backend):
    with pytest.raises(UserError):
        office.keyring.enable_system_unlock("bea", PHRASE, ALLOWED, backend)
    with pytest.raises(UserError):
        safe_store(OsUnlockPolicy(allowed=True), backend)


def test_of_a_chain_only_a_trusted_store_is_used():
    class Chain:
        backends = (PlaintextKeyring(), InMemoryStore())

    Chain.__module__, Chain.__qualname__ = "keyring.backends.chainer", "ChainerBackend"
    assert type(safe_store(ALLOWED, Chain())) is InMemoryStore
    Chain.backends = (PlaintextKeyring(),)
    with pytest.raises(UserError):
        safe_store(ALLOWED, Chain())


def test_trusted_stores_exist_under_these_names_in_the_installed_library():
    for name in TRUSTED_BACKENDS:
        module, _, kind = name.rpartition(".")
        assert hasattr(importlib.import_module(module), kind)
