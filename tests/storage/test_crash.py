"""A laptop that dies in the middle of a save: both files keep it, or neither does.

The process is killed before each call that changes the disk. That the kernel itself dies (power) is not tried here;
that is what `synchronous=FULL` (rule 5) is for.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from kindhub.storage.sealed_connection import connect_folder

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="traces system calls of Linux")
SCRIPT = Path(__file__).with_name("kill_points.py")


@pytest.fixture
def marked(stores):
    """A folder in memory where there is one: what is tried is the order of calls, and waiting for a disk takes long."""
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as place:
        yield prepared(stores(str(Path(place) / "data"), "reintegration", "gbv"))


def prepared(store):
    connection = connect_folder(store.folder, store.keys)
    for schema in store.keys.schemas:
        connection.execute(f"CREATE TABLE {schema}.mark (n INTEGER)")
        connection.execute(f"INSERT INTO {schema}.mark VALUES (0)")
        connection.execute(f"CREATE TABLE {schema}.filler (x)")
    connection.close()
    return store


def killed_everywhere(store, journal):
    keys = "\n".join(f"{schema} {store.keys.of(schema).hex()}" for schema in store.keys.schemas)
    done = subprocess.run(
        [sys.executable, str(SCRIPT), str(store.folder.path), journal],
        input=keys,
        capture_output=True,
        text=True,
        timeout=100,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_a_commit_over_three_files_is_never_torn(marked):
    """Whichever file is opened first after the crash, and even by someone who has the key of that file only."""
    found = killed_everywhere(marked, "TRUNCATE")
    assert found["torn"] == []
    assert found["damaged"] == []
    assert found["points"] > 30
    assert set(found["outcomes"]) == {0, 1}, "some deaths come before the commit and some after"
    assert found["outcomes"] == sorted(found["outcomes"]), "there is one moment at which it is saved"


def test_under_wal_the_same_commit_does_tear(marked):
    """Why WAL is forbidden, and the proof that the test above can fail. Stops at the first tear."""
    found = killed_everywhere(marked, "WAL")
    assert found["torn"]
    assert found["damaged"] == []
