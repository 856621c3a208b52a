"""The twelve rules of the connection factory. Each has a connection that keeps it and one that is made to break it."""

import secrets
import sqlite3

import pytest
import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import create_engine, text
from sqlalchemy.exc import IntegrityError, StatementError

from kindhub.errors import UserError
from kindhub.storage import rules
from kindhub.storage.connection import StoreKeys, open_engine
from kindhub.storage.keys import raw
from kindhub.storage.rules import RuleBroken
from kindhub.storage.sealed_connection import connect_folder


@pytest.fixture
def good(store):
    connection = connect_folder(store.folder, store.keys)
    yield connection
    connection.close()


@pytest.fixture
def bare(store):
    """A connection as someone would open it who never heard of the rules: key and ATTACH, nothing else."""
    connection = sqlcipher.connect(str(store.folder.hub), isolation_level=None)
    connection.execute(f'PRAGMA key = "{raw(store.keys.main)}"')
    path, key = store.folder.program("reintegration"), raw(store.keys.programs["reintegration"])
    connection.execute("ATTACH ? AS reintegration KEY ?", (str(path), key))
    yield connection
    connection.close()


def broken(number):
    return pytest.raises(RuleBroken, match=rf"rule {number}:")


def test_a_connection_of_the_factory_keeps_every_rule(good, store):
    rules.check_connection(good, store.folder, store.keys)


def test_rule_1_main_is_a_real_file(good, store):
    rules.rule_1_main_is_the_hub_file(good, store.folder)


def test_rule_1_memory_or_another_file_as_main_is_refused(store):
    with broken(1):
        rules.rule_1_main_is_the_hub_file(sqlcipher.connect(":memory:"), store.folder)
    with broken(1):
        other = sqlcipher.connect(str(store.folder.program("reintegration")))
        rules.rule_1_main_is_the_hub_file(other, store.folder)


@pytest.mark.parametrize("lost", ["main", "reintegration"])
def test_rule_2_a_missing_file_is_said_and_never_made(store, lost):
    path = store.folder.schema_file(lost)
    path.unlink()
    with pytest.raises(UserError) as said:
        connect_folder(store.folder, store.keys)
    assert said.value.values["file"] == path.name
    assert not path.exists()


def test_rule_2_an_address_that_may_create_is_refused(store):
    missing = store.folder.path / "nowhere.db"
    sqlcipher.connect(f"file:{missing}", uri=True).close()
    assert missing.exists(), "the driver makes a file when it is not told otherwise: that is why the rule is there"
    for uri in (f"file:{missing}", f"file:{missing}?mode=rwc", ":memory:"):
        with broken(2):
            rules.rule_2_never_creates(uri)


def test_rule_3_attach_without_key_takes_the_main_key(store, tmp_path):
    """What SQLCipher does by itself, and what the keys refuse."""
    careless = tmp_path / "careless.db"
    connection = sqlcipher.connect(str(store.folder.hub), isolation_level=None)
    connection.execute(f'PRAGMA key = "{raw(store.keys.main)}"')
    connection.execute("ATTACH ? AS careless", (str(careless),))
    connection.execute("CREATE TABLE careless.secret (x)")
    connection.close()
    opened = sqlcipher.connect(str(careless))
    opened.execute(f'PRAGMA key = "{raw(store.keys.main)}"')
    assert opened.execute("SELECT count(*) FROM sqlite_master").fetchone() == (1,)


def test_rule_3_every_file_has_a_key_of_its_own(store):
    for schema in store.keys.schemas:
        rules.rule_3_explicit_key(schema, store.keys)
    with broken(3):
        rules.rule_3_explicit_key("gbv", store.keys)
    main = secrets.token_bytes(32)
    for wrong in ({"gbv": main}, {"gbv": b""}, {"gbv": bytes(32)}, {"gbv": b"short"}, {"a; DROP": b"k" * 32}):
        with pytest.raises(ValueError):
            StoreKeys(main, wrong)


def test_rule_4_both_files_are_encrypted(good, store):
    for schema in store.keys.schemas:
        rules.rule_4_encrypted(good, schema, store.folder.schema_file(schema))


def test_rule_4_a_plain_file_is_refused(store):
    connection = sqlcipher.connect(str(store.folder.hub), isolation_level=None)
    connection.execute(f'PRAGMA key = "{raw(store.keys.main)}"')
    plain = store.folder.path / "plain.db"
    connection.execute("ATTACH ? AS plain KEY ''", (str(plain),))
    connection.execute("CREATE TABLE plain.secret (x)")
    with broken(4):
        rules.rule_4_encrypted(connection, "plain", plain)


def test_rule_5_truncate_and_full_everywhere(good, store):
    for schema in store.keys.schemas:
        rules.rule_5_journal(good, schema)


@pytest.mark.parametrize("schema", ["main", "reintegration"])
@pytest.mark.parametrize("setting", ["journal_mode = WAL", "journal_mode = DELETE", "synchronous = NORMAL"])
def test_rule_5_wal_or_less_care_is_refused(good, schema, setting):
    good.execute(f"PRAGMA {schema}.{setting}").fetchall()
    with broken(5):
        rules.rule_5_journal(good, schema)


def test_rule_5_a_file_left_in_wal_is_brought_back(store, bare):
    bare.execute("PRAGMA reintegration.journal_mode = WAL").fetchall()
    bare.close()
    connection = connect_folder(store.folder, store.keys)
    rules.rule_5_journal(connection, "reintegration")
    connection.close()


def test_rule_6_temporary_tables_stay_in_memory(good, bare):
    rules.rule_6_temp_in_memory(good)
    bare.execute("PRAGMA temp_store = FILE")
    with broken(6):
        rules.rule_6_temp_in_memory(bare)


@pytest.mark.parametrize("schema", ["main", "reintegration"])
def test_rule_7_vacuum_into_is_refused(good, store, schema):
    copy = store.folder.path / "copy.db"
    with pytest.raises(sqlcipher.DatabaseError):
        good.execute(f"VACUUM {schema} INTO ?", (str(copy),))
    with pytest.raises(sqlcipher.DatabaseError):
        good.execute("ATTACH ? AS copy", (str(copy),))
    assert not copy.exists()
    good.execute(f"VACUUM {schema}")


def test_rule_7_is_needed_and_notices_an_open_door(store, bare):
    copy = store.folder.path / "copy.db"
    bare.execute(f"VACUUM reintegration INTO '{copy}'")
    opened = sqlcipher.connect(str(copy))
    opened.execute(f'PRAGMA key = "{raw(store.keys.main)}"')
    opened.execute("SELECT count(*) FROM sqlite_master").fetchone()  # the program's copy, under the hub's key
    with broken(7):
        rules.rule_7_no_vacuum_into(bare)


def test_rule_8_nobody_traces(good, bare):
    with broken(8):
        good.set_trace_callback(print)
    heard = []
    bare.set_trace_callback(heard.append)
    bare.execute("SELECT 'Marisol'")
    assert any("Marisol" in line for line in heard), "a trace does show values"
    bare.set_trace_callback(None)
    with broken(8):
        rules.rule_8_no_trace(bare)


def test_rule_8_no_value_and_no_key_in_any_error(store, caplog):
    caplog.set_level(0)
    engine = store.open()
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE person (name TEXT UNIQUE)"))
        connection.execute(text("INSERT INTO person VALUES (:n)"), {"n": "Marisol Quisquinay"})
    with pytest.raises(IntegrityError) as refused, engine.begin() as connection:
        connection.execute(text("INSERT INTO person VALUES (:n)"), {"n": "Marisol Quisquinay"})
    said = f"{refused.value!r} {refused.value} {caplog.text}"
    assert "Marisol" not in said
    for key in (store.keys.main, *store.keys.programs.values()):
        assert key.hex() not in said + repr(store.keys) + repr(engine) + repr(engine.url)


def test_rule_8_an_engine_that_shows_values_is_refused():
    for options in ({}, {"hide_parameters": True, "echo": True}):
        with broken(8):
            rules.rule_8_quiet_engine(create_engine("sqlite://", **options))
    careless = create_engine("sqlite://")
    with pytest.raises(StatementError, match="Marisol"), careless.connect() as connection:
        connection.execute(text("SELECT nothing FROM nowhere WHERE x = :n"), {"n": "Marisol"})


def test_rule_9_memory_is_wiped(good):
    rules.rule_9_memory_wiped(good)
    with broken(9):
        rules.rule_9_memory_wiped(sqlite3.connect(":memory:"))


def test_rule_10_cache_and_pages(good, bare, store):
    for schema in store.keys.schemas:
        rules.rule_10_cache_and_pages(good, schema)
    with broken(10):
        rules.rule_10_cache_and_pages(bare, "main")


def test_rule_11_keys_hold_and_nothing_is_trusted(good, bare):
    rules.rule_11_trust_nothing(good)
    with broken(11):
        rules.rule_11_trust_nothing(bare)
    for setting in ("foreign_keys = OFF", "trusted_schema = ON"):
        good.execute(f"PRAGMA {setting}")
        with broken(11):
            rules.rule_11_trust_nothing(good)
        good.execute("PRAGMA foreign_keys = ON")
        good.execute("PRAGMA trusted_schema = OFF")
    good.enable_load_extension(True)
    with broken(11):
        rules.rule_11_trust_nothing(good)


def test_rule_12_a_folder_that_is_not_held_is_not_written(store):
    with broken(12):
        open_engine(store.folder, store.keys)
    store.folder.lock()
    open_engine(store.folder, store.keys).dispose()


def test_the_factory_stops_when_a_default_of_the_library_changes(store, monkeypatch):
    monkeypatch.setattr(rules, "CACHE_KIB", 1)
    kept = rules.check_connection

    def changed(connection, folder, keys):
        connection.execute("PRAGMA temp_store = DEFAULT")
        kept(connection, folder, keys)

    monkeypatch.setattr(rules, "check_connection", changed)
    with broken(6):
        connect_folder(store.folder, store.keys)
