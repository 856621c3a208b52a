"""An office as the design describes it: Ana administers, Marta leads a restricted program, Bea is staff."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from kindhub.security.kdf import KdfParams
from kindhub.security.keyring import Keyring
from kindhub.security.keyring_file import KeyringDocument, parse, serialise
from kindhub.security.recovery import RecoverySheet
from kindhub.security.unlocked import Unlocked

CHEAP = KdfParams(64, 3, 1)
PHRASES = {
    "ana": "verde mesa canto rio",
    "bea": "azul silla viento mar",
    "marta": "trigo farol nube barco",
}


@dataclass
class Office:
    """`keyring` is loaded from `path`; `main` opens everything not restricted, any two of `gbv` open gbv."""

    path: Path
    main: RecoverySheet
    gbv: list[RecoverySheet] = field(default_factory=list)

    @property
    def keyring(self) -> Keyring:
        return self.load()

    def load(self, pinned_root: bytes | None = None) -> Keyring:
        return Keyring.load(self.path, pinned_root=pinned_root, kdf_floor=CHEAP)

    def unlock(self, uid: str) -> Unlocked:
        return self.keyring.unlock(uid, PHRASES[uid])

    def document(self) -> KeyringDocument:
        return parse(self.path.read_bytes())

    def tamper(self, change: Callable[[KeyringDocument], KeyringDocument]) -> None:
        self.path.write_bytes(serialise(change(self.document())))

    def with_grant(self, **changes: object) -> None:
        """Change the first grant of gbv to Marta."""

        def change(document: KeyringDocument) -> KeyringDocument:
            grants = list(document.grants)
            place = next(i for i, grant in enumerate(grants) if (grant.prog, grant.to) == ("gbv", "marta"))
            grants[place] = replace(grants[place], **changes)
            return replace(document, grants=tuple(grants))

        self.tamper(change)


def build(folder: Path) -> Office:
    path = folder / "keyring.json"
    keyring, main = Keyring.create(
        path, "KIND", "ana", "Ana López", PHRASES["ana"], ["reintegration"], kdf=CHEAP, kdf_floor=CHEAP
    )
    ana = keyring.unlock("ana", PHRASES["ana"])
    keyring.add_person(ana, "bea", "Bea Ruiz", PHRASES["bea"], kdf=CHEAP)
    keyring.add_person(ana, "marta", "Marta Chub", PHRASES["marta"], kdf=CHEAP)
    keyring.grant(ana, "reintegration", "bea")
    sheets = keyring.add_program(ana, "gbv", restricted=True)
    keyring.grant(ana, "gbv", "marta")
    keyring.name_lead(ana, "gbv", "marta")
    marta = keyring.unlock("marta", PHRASES["marta"])
    keyring.take_over(marta, "gbv")
    keyring.remove_lead(ana, "gbv", "ana")
    keyring.withdraw(marta, "gbv", "ana")
    return Office(path, main, sheets)


@pytest.fixture(scope="session")
def _built(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, bytes, Office]:
    office = build(tmp_path_factory.mktemp("office"))
    return office.path.read_bytes(), office.path.with_name("root.pub").read_bytes(), office


@pytest.fixture
def office(tmp_path: Path, _built: tuple[bytes, bytes, Office]) -> Office:
    """A fresh copy of the office for each test."""
    keyring, pin, made = _built
    (tmp_path / "keyring.json").write_bytes(keyring)
    (tmp_path / "root.pub").write_bytes(pin)
    return Office(tmp_path / "keyring.json", made.main, made.gbv)


@pytest.fixture(scope="session")
def cheap() -> KdfParams:
    """Argon2id at a cost for tests; only a loader that is given this floor accepts it."""
    return CHEAP


@pytest.fixture(scope="session")
def phrases() -> dict[str, str]:
    return PHRASES
