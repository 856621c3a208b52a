"""Opening a data folder in every bad state a person can meet: one clear sentence, nothing changed on disk."""

import contextlib
import os
import secrets
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import text

from kindhub.errors import NotClean, UserError
from kindhub.i18n import spoken
from kindhub.storage import synced_folders
from kindhub.storage.connection import IMMEDIATE, StoreKeys, create_file, open_engine
from kindhub.storage.folder import DataFolder
from kindhub.storage.keys import raw
from kindhub.storage.synced_folders import sync_service_of


def snapshot(folder: DataFolder) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.path.glob("*.db")}


def says(fault, keys, *parts):
    """The advice is in both languages, names `parts`, and shows no key."""
    for language in ("en", "es"):
        with spoken(language):
            said = str(fault)
        for part in parts:
            assert part in said
        assert not any(key.hex() in said for key in (keys.main, *keys.programs.values()))
    assert fault.advice.en != fault.advice.es


def refused(store, kind=UserError, keys=None):
    """Opening is refused, nothing on disk changes, and the right keys are told apart from the wrong ones."""
    before = snapshot(store.folder)
    store.folder.lock()
    with pytest.raises(kind) as fault:
        open_engine(store.folder, keys or store.keys)
    assert snapshot(store.folder) == before
    return fault.value


def test_a_sound_folder_opens_and_two_files_commit_as_one(store):
    store.fill(3)
    assert (store.count("person"), store.count("case_of_reintegration")) == (3, 3)


def test_a_failed_change_of_tables_leaves_nothing_behind_in_either_file(store):
    engine = store.open()
    with contextlib.suppress(ZeroDivisionError), engine.begin() as connection:
        connection.execute(text("CREATE TABLE one (x)"))
        connection.execute(text("CREATE TABLE reintegration.two (x)"))
        raise ZeroDivisionError
    with engine.connect() as connection:
        for schema in store.keys.schemas:
            names = connection.execute(text(f"SELECT name FROM {schema}.sqlite_master WHERE type='table'")).scalars()
            assert set(names) == {"store_identity"}
    engine.dispose()


def test_a_writing_unit_takes_its_place_at_the_start(store):
    engine = store.open()
    writer = engine.connect().execution_options(**IMMEDIATE)
    writer.begin()
    with engine.connect() as reader:
        assert reader.execute(text("SELECT count(*) FROM store_identity")).scalar_one() == 1
    other = sqlcipher.connect(str(store.folder.program("reintegration")), timeout=0, isolation_level=None)
    other.execute(f'PRAGMA key = "{raw(store.keys.programs["reintegration"])}"')
    with pytest.raises(sqlcipher.OperationalError, match=r"locked"):
        other.execute("BEGIN IMMEDIATE")
    writer.rollback()
    other.execute("BEGIN IMMEDIATE")
    other.close()
    writer.close()
    engine.dispose()


@pytest.mark.parametrize("schema", ["main", "reintegration"])
def test_a_wrong_key(store, schema):
    wrong = {name: store.keys.of(name) for name in store.keys.schemas} | {schema: secrets.token_bytes(32)}
    keys = StoreKeys(wrong.pop("main"), wrong)
    fault = refused(store, NotClean, keys)
    says(fault, keys, store.folder.schema_file(schema).name)


@pytest.mark.parametrize("schema", ["main", "reintegration"])
@pytest.mark.parametrize("damage", ["empty", "cut", "garbage", "flipped", "plain"])
def test_a_damaged_file(store, schema, damage):
    path = store.folder.schema_file(schema)
    whole = path.read_bytes()
    flipped = bytes([*whole[:100], whole[100] ^ 1, *whole[101:]])
    plain = b"SQLite format 3\0" + whole[16:]
    damaged = {"empty": b"", "cut": whole[:1000], "garbage": b"\xff" * 9000, "flipped": flipped, "plain": plain}
    path.write_bytes(damaged[damage])
    says(refused(store, NotClean), store.keys, path.name)


def test_a_program_in_the_place_of_another(stores):
    store = stores("data", "reintegration", "gbv")
    gbv, reintegration = store.folder.program("gbv"), store.folder.program("reintegration")
    shutil.copyfile(gbv, reintegration)
    says(refused(store, NotClean), store.keys, "reintegration.db")


def test_a_program_in_the_place_of_another_under_the_same_key(stores):
    """Even if the key fits, for keys come from a program's key and a folder may be put together by hand."""
    store = stores("data", "reintegration")
    other = stores(
        "other", "gbv", keys=StoreKeys(secrets.token_bytes(32), {"gbv": store.keys.programs["reintegration"]})
    )
    shutil.copyfile(other.folder.program("gbv"), store.folder.program("reintegration"))
    says(refused(store, NotClean), store.keys, "reintegration.db", "gbv")


def test_a_file_of_another_laptop_of_the_same_office(stores):
    """Both laptops hold the same keys, so only the identity in the file tells them apart."""
    store = stores("data", "reintegration")
    store.fill()
    other = stores("other", "reintegration", keys=store.keys)
    other.fill()
    shutil.copyfile(other.folder.program("reintegration"), store.folder.program("reintegration"))
    says(refused(store, NotClean), store.keys, "reintegration.db")


def test_a_file_made_by_a_newer_version(store):
    connection = sqlcipher.connect(str(store.folder.hub), isolation_level=None)
    connection.execute(f'PRAGMA key = "{raw(store.keys.main)}"')
    connection.execute("UPDATE store_identity SET format = 99")
    connection.close()
    fault = refused(store)
    says(fault, store.keys, "hub.db")
    assert "newer version" in fault.advice.en


def test_a_missing_folder_and_a_folder_without_hub(tmp_path):
    with pytest.raises(UserError, match=r"no data folder|No hay una carpeta"):
        DataFolder(tmp_path / "nowhere").require()
    with pytest.raises(UserError, match=r"hub\.db"):
        DataFolder(tmp_path).require()


def test_a_new_file_never_replaces_one_and_is_the_owners_alone(store):
    before = snapshot(store.folder)
    for schema in store.keys.schemas:
        with pytest.raises(UserError):
            create_file(store.folder.schema_file(schema), store.keys.of(schema))
    assert snapshot(store.folder) == before
    if os.name == "posix":
        assert store.folder.path.stat().st_mode & 0o777 == 0o700
        assert store.folder.hub.stat().st_mode & 0o777 == 0o600


# -- one instance ----------------------------------------------------------------------------------------------------

HOLDS = """
import sys
from pathlib import Path
from kindhub.storage.folder import DataFolder
folder = DataFolder(Path(sys.argv[1]))
folder.lock()
print("held", flush=True)
sys.stdin.read()
"""


def test_a_folder_that_is_open_elsewhere_and_one_whose_holder_was_killed(store):
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDS, str(store.folder.path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert holder.stdout.readline().strip() == b"held"
    with pytest.raises(UserError, match=r"already open|ya está abierta"):
        store.folder.lock()
    assert not store.folder.locked
    holder.send_signal(signal.SIGKILL if os.name == "posix" else signal.SIGTERM)
    holder.communicate()
    assert (store.folder.path / "kindhub.lock").exists(), "the file stays, and means nothing by itself"
    store.folder.lock()
    assert store.folder.locked


def test_the_same_process_cannot_open_a_folder_twice(store):
    store.folder.lock()
    store.folder.lock()
    with pytest.raises(UserError):
        DataFolder(store.folder.path).lock()
    store.folder.release()
    DataFolder(store.folder.path).lock()


# -- places where it may not be --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("parts", "service"),
    [
        (("OneDrive - Kids in Need of Defense", "hub"), "OneDrive"),
        (("onedrive",), "OneDrive"),
        (("Dropbox (Personal)", "a", "b"), "Dropbox"),
        (("Google Drive", "hub"), "Google Drive"),
        (("Mi unidad", "KIND"), "Google Drive"),
        (("iCloudDrive",), "iCloud"),
        (("Documents", "KIND Hub"), ""),
        (("Boxes", "megafono"), ""),
    ],
)
def test_folders_of_cloud_services(tmp_path, parts, service):
    path = tmp_path.joinpath(*parts)
    assert sync_service_of(path) == service
    if service:
        with pytest.raises(UserError, match=service):
            DataFolder(path).make()
        assert not path.exists()
    else:
        DataFolder(path).make()


def test_cloud_folders_by_environment_marker_and_link(tmp_path, monkeypatch):
    renamed = tmp_path / "Nube"
    (renamed / "hub").mkdir(parents=True)
    assert sync_service_of(renamed / "hub") == ""
    monkeypatch.setenv("OneDriveCommercial", str(renamed))
    assert sync_service_of(renamed / "hub") == "OneDrive"
    marked = tmp_path / "caja"
    marked.mkdir()
    (marked / synced_folders.MARKERS[0][1]).mkdir()
    (tmp_path / "link").symlink_to(marked)
    assert sync_service_of(tmp_path / "link" / "hub") == "Dropbox"


# -- disks -----------------------------------------------------------------------------------------------------------


@contextlib.contextmanager
def as_someone_without_rights():
    """Root may write everywhere, so the test steps down for a moment."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.mark.skipif(os.name != "posix", reason="rights of POSIX")
def test_a_read_only_folder(stores):
    with tempfile.TemporaryDirectory(dir="/tmp") as outside:
        Path(outside).chmod(0o755)
        store = stores(str(Path(outside) / "data"), "reintegration")
        store.folder.path.chmod(0o555)
        with as_someone_without_rights(), pytest.raises(UserError, match=r"permission|permiso"):
            store.folder.lock()
        store.folder.lock()
        with as_someone_without_rights(), pytest.raises(UserError, match=r"permission|permiso"):
            store.folder.require_writable()
        store.folder.path.chmod(0o700)


def test_a_file_that_cannot_be_written_is_said_in_plain_words(store):
    engine = store.open(read_only=True)
    with pytest.raises(UserError, match=r"read|lectura") as fault, engine.begin() as connection:
        connection.execute(text("CREATE TABLE person (x)"))
    says(fault.value, store.keys)
    engine.dispose()


def write_much(connection, store):
    with connection.begin():
        for words in ("short", "long" * 9000):
            for table, home in store.tables().items():
                connection.execute(text(f"INSERT INTO {home}.{table} (words) VALUES (:w)"), {"w": words})


@pytest.mark.parametrize("schema", ["main", "reintegration"])
def test_a_full_disk_saves_nothing_and_loses_nothing(store, schema):
    store.fill(3)
    engine = store.open()
    with engine.connect() as connection:
        pages = connection.execute(text(f"PRAGMA {schema}.page_count")).scalar_one()
        connection.execute(text(f"PRAGMA {schema}.max_page_count = {pages + 1}"))
        connection.commit()
        with pytest.raises(UserError, match=r"full|lleno") as fault:
            write_much(connection, store)
    engine.dispose()
    says(fault.value, store.keys)
    assert (store.count("person"), store.count("case_of_reintegration")) == (3, 3)


REALLY_FULL = """
import resource, signal, sys
sys.dont_write_bytecode = True  # a cut .pyc would break the runs after this one
from pathlib import Path
from sqlalchemy import text
from kindhub.errors import UserError
from kindhub.storage.connection import StoreKeys, open_engine
from kindhub.storage.folder import DataFolder
folder = DataFolder(Path(sys.argv[1]))
folder.lock()
main, program = (bytes.fromhex(line) for line in sys.stdin.read().split())
engine = open_engine(folder, StoreKeys(main, {"reintegration": program}))
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, 40_000))
try:
    with engine.begin() as connection:
        for _ in range(50):
            connection.execute(text("INSERT INTO person (words) VALUES (:w)"), {"w": "x" * 3000})
            connection.execute(text("INSERT INTO reintegration.case_of_reintegration (words) VALUES ('y')"))
except UserError as fault:
    print("told", fault.advice.en)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="limits of POSIX")
def test_a_disk_that_refuses_bytes_in_the_middle_of_a_commit(store):
    store.fill(3)
    store.folder.release()
    keys = f"{store.keys.main.hex()} {store.keys.programs['reintegration'].hex()}"
    done = subprocess.run(
        [sys.executable, "-c", REALLY_FULL, str(store.folder.path)], input=keys, capture_output=True, text=True
    )
    assert done.stdout.startswith("told"), done.stderr
    assert (store.count("person"), store.count("case_of_reintegration")) == (3, 3)
