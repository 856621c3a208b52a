"""A small data folder with one program, open or closed, and the tools of someone who looks at it from outside."""

import secrets
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from kindhub.storage.connection import StoreKeys, create_file, open_engine
from kindhub.storage.folder import DataFolder


@dataclass
class Store:
    folder: DataFolder
    keys: StoreKeys

    def open(self, *, read_only: bool = False) -> Engine:
        if not read_only:
            self.folder.lock()
        return open_engine(self.folder, self.keys, read_only=read_only)

    def fill(self, rows: int = 3, *, words: str = "MARISOL QUISQUINAY") -> None:
        """A table of persons in the hub and one of cases in each program, `rows` rows each."""
        engine = self.open()
        with engine.begin() as connection:
            for table, schema in self.tables().items():
                connection.execute(text(f"CREATE TABLE IF NOT EXISTS {schema}.{table} (id INTEGER PRIMARY KEY, words)"))
                connection.execute(
                    text(f"INSERT INTO {schema}.{table} (words) VALUES (:words)"), [{"words": words}] * rows
                )
        engine.dispose()

    def tables(self) -> dict[str, str]:
        return {"person": "main", **{f"case_of_{name}": name for name in self.keys.programs}}

    def without_program(self) -> StoreKeys:
        """The keys of someone who may see the shared records only."""
        return StoreKeys(self.keys.main)

    def add_attachment(self) -> str:
        name = secrets.token_hex(16)
        (self.folder.files / name).write_bytes(secrets.token_bytes(5000))
        return name

    def count(self, table: str) -> int:
        engine = self.open()
        with engine.connect() as connection:
            found = connection.execute(text(f"SELECT count(*) FROM {self.tables()[table]}.{table}")).scalar_one()
        engine.dispose()
        return found


def make_store(path: Path, *programs: str, keys: StoreKeys | None = None) -> Store:
    folder = DataFolder(path)
    folder.make()
    keys = keys or StoreKeys(secrets.token_bytes(32), {name: secrets.token_bytes(32) for name in programs})
    for schema in keys.schemas:
        create_file(folder.schema_file(schema), keys.of(schema) or b"")
    return Store(folder, keys)


@pytest.fixture
def store(tmp_path):
    made = make_store(tmp_path / "data", "reintegration")
    yield made
    made.folder.release()


@pytest.fixture
def stores(tmp_path):
    """Makes further data folders: `stores("other", "reintegration", "gbv")`."""
    made = []

    def make(name: str, *programs: str, keys: StoreKeys | None = None) -> Store:
        one = make_store(tmp_path / name, *programs, keys=keys)
        made.append(one)
        return one

    yield make
    for one in made:
        one.folder.release()


class Watcher:
    """Asks to stop at the n-th question, and remembers what was said."""

    class Stop(Exception):
        pass

    def __init__(self, stop_at=None):
        self.asked, self.stop_at, self.said = 0, stop_at, []

    def say(self, text, fraction=None):
        assert fraction is None or 0 <= fraction <= 1
        self.said.append(text)

    def check(self):
        self.asked += 1
        if self.asked == self.stop_at:
            raise Watcher.Stop


@pytest.fixture
def watcher():
    """The class, to be made with the moment at which it stops."""
    return Watcher


CANARY = "MARISOL QUISQUINAY"


@pytest.fixture
def filled(store):
    """A folder as it is after a day's work: five persons, five cases, one attachment, a keyring."""
    (store.folder.path / "keyring.json").write_text('{"v": 1}')
    store.fill(5, words=CANARY)
    store.add_attachment()
    return store


@pytest.fixture
def canary():
    return CANARY
