"""A file goes under a new key whole, or stays as it was."""

import secrets

import pytest

from kindhub.errors import UserError
from kindhub.storage.connection import create_file
from kindhub.storage.rekey import key_of, opens, rekey
from kindhub.storage.sealed_connection import connect_file


@pytest.fixture
def keyed(tmp_path):
    path, key = tmp_path / "gbv.db", secrets.token_bytes(32)
    create_file(path, key)
    connection = connect_file(path, key)
    connection.execute("CREATE TABLE note(t)")
    connection.execute("INSERT INTO note VALUES('canary-note')")
    connection.close()
    return path, key


def test_after_rekeying_only_the_new_key_opens_and_all_is_there(keyed):
    path, old = keyed
    new = secrets.token_bytes(32)
    rekey(path, old, new)
    assert opens(path, new)
    assert not opens(path, old)
    connection = connect_file(path, new)
    assert connection.execute("SELECT t FROM note").fetchone() == ("canary-note",)
    connection.close()
    assert not list(path.parent.glob("*.rekey*"))


def test_the_file_tells_under_which_key_it_is(keyed):
    path, key = keyed
    assert key_of(path, [secrets.token_bytes(32), key]) == key
    with pytest.raises(UserError, match=r"gbv\.db"):
        key_of(path, [secrets.token_bytes(32)])


def test_a_wrong_old_key_changes_nothing(keyed):
    path, key = keyed
    before = path.read_bytes()
    with pytest.raises(UserError, match=r"gbv\.db"):
        rekey(path, secrets.token_bytes(32), secrets.token_bytes(32))
    assert path.read_bytes() == before
    assert opens(path, key)


def test_no_plaintext_in_the_copy(keyed):
    path, key = keyed
    rekey(path, key, secrets.token_bytes(32))
    assert b"canary-note" not in path.read_bytes()
    assert not path.read_bytes().startswith(b"SQLite format 3")
