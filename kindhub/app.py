"""Start-up: the only place that wires keyring, files, programs and services together.

Everything a window or the command line does begins here: make a data folder, open it as one person, close it.
"""

from collections.abc import Iterable
from contextlib import ExitStack
from dataclasses import dataclass
from importlib.metadata import EntryPoint
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, select
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.orm import Session
from sqlmodel import col

from kindhub import __version__
from kindhub.errors import Refused, UserError
from kindhub.i18n import L
from kindhub.packs.house import House, house
from kindhub.program.registry import Programs, find_programs
from kindhub.records import codes, shared  # noqa: F401 - importing the shared records maps them
from kindhub.records.base import new_secret_id
from kindhub.records.organisation import UserAccount
from kindhub.security.access import EVERYTHING, HUB, HUB_ROLES, Rights, User
from kindhub.security.kdf import KdfParams
from kindhub.security.keyring import Keyring
from kindhub.security.os_unlock import OsUnlockPolicy
from kindhub.security.recovery import RecoverySheet
from kindhub.security.unlocked import Unlocked
from kindhub.services.checking import remember_key
from kindhub.services.deadlines import refresh_deadlines
from kindhub.services.person_parts import settle_parts
from kindhub.services.roles import give_role, roles_in
from kindhub.services.search.cards import refresh_cards
from kindhub.services.system_unlock import THIS_COMPUTER, SystemStore, require_still_allowed
from kindhub.storage.connection import StoreKeys, create_file, open_engine
from kindhub.storage.epochs import keys_of, put_under, store_keys
from kindhub.storage.folder import DataFolder
from kindhub.storage.house import house_of
from kindhub.storage.hub import Hub
from kindhub.storage.ledger import Actor
from kindhub.storage.migrate import bring_up_to_date
from kindhub.storage.migrations.streams import core_stream
from kindhub.storage.newer import without_newer
from kindhub.storage.watcher import UNWATCHED, Watcher

if TYPE_CHECKING:
    from kindhub.packs.invitation import Guest

ORGANISATION = "KIND"
EVERYBODY = "*"
_INVITED_ONLY = L(
    "In this hub the first person is invited: use the invitation and the words that you were told.",
    "En este hub la primera persona entra con invitación: use el archivo y las palabras que le dijeron.",
)


@dataclass(frozen=True, slots=True)
class FirstPerson:
    """Who sets a data folder up; she may do everything in the programs installed then."""

    uid: str
    name: str
    passphrase: str
    organisation: str = ORGANISATION


def prepare_process() -> None:
    """What must be true of the process before any key is in it: no core files, and ciphers that compute right."""
    from kindhub.security.process import harden_process
    from kindhub.security.selftest import check_primitives

    harden_process()
    check_primitives()


CORE = core_stream().head()
"""The newest migration of the shared records; looked up once, when the program's own files can surely be read."""


def installed_programs(points: Iterable[EntryPoint] | None = None) -> Programs:
    """The programs installed here (or behind these entry points), each with its value lists made known.

    An installed hub takes them from its own folder alone, as its organisation's policy says.
    """
    place = house() if points is None else None
    if place is None:
        programs = find_programs(points, CORE)
    else:
        from kindhub.packs.loading import programs_of

        programs = programs_of(place, CORE)
    for program in programs:
        codes.add_folder(program.key, program.folder / "reference")
    return programs


def begin_folder(
    path: Path, person: FirstPerson, guest: "Guest | None" = None, place: House | None = None
) -> tuple[DataFolder, tuple[RecoverySheet, ...]]:
    """Make the data folder that people will work in; `guest` is what the first person's invitation said.

    Raises `Refused` where the organisation lets in only whom it invited, and as `create_folder`.
    """
    place = place or house()
    if guest is None:
        if place is not None and place.policy().only_invited:
            raise Refused(_INVITED_ONLY)
        return create_folder(path, person)
    invited = FirstPerson(guest.uid, guest.name, person.passphrase, guest.organisation)
    return create_folder(path, invited, installed_programs().only(guest.programs))


def create_folder(
    path: Path, person: FirstPerson, programs: Programs | None = None, *, kdf: KdfParams | None = None
) -> tuple[DataFolder, tuple[RecoverySheet, ...]]:
    """Make a new data folder and its first person. Raises `UserError` when there is one already or the disk is full;
    then nothing changes.

    The recovery sheets (one, and three of each restricted program) are shown once and kept nowhere.
    """
    programs = programs or installed_programs()
    folder = DataFolder(path)
    there = {one.name for one in path.iterdir()} if path.is_dir() else set()
    folder.make()
    try:
        return folder, _filled(folder, person, programs, kdf)
    except BaseException:
        folder.release()
        for one in folder.path.iterdir():
            if one.is_file() and one.name not in there:
                one.unlink()
        raise


def _filled(
    folder: DataFolder, person: FirstPerson, programs: Programs, kdf: KdfParams | None
) -> tuple[RecoverySheet, ...]:
    restricted = [program.key for program in programs if program.info.restricted]
    keys = [program.key for program in programs if not program.info.restricted]
    keyring, sheet = Keyring.create(
        folder.keyring, person.organisation, person.uid, person.name, person.passphrase, keys, kdf=kdf, kdf_floor=kdf
    )
    unlocked = keyring.unlock(person.uid, person.passphrase)
    sheets = [sheet]
    for key in restricted:
        sheets += keyring.add_program(unlocked, key, restricted=True)
    store = store_keys(folder, unlocked)
    create_file(folder.hub, store.main)
    for key in store.programs:
        create_file(folder.program(key), store.programs[key])
    hub = _opened(folder, keyring, unlocked, store, programs)
    with hub.begin("init") as work:
        work.add(UserAccount(uid=person.uid, name=person.name))
        for key in (HUB, *store.programs):
            give_role(work, key, person.uid, EVERYTHING.key)
        work.log("init", "folder")
    hub.close()
    return tuple(sheets)


def add_program(hub: Hub, key: str) -> list[RecoverySheet]:
    """Make the key and the file of a program installed after the folder was made; it is open at the next unlock."""
    program = installed_programs().loaded.get(key)
    if program is None:
        raise UserError(L("There is no program “{key}” installed.", "No está instalado un programa «{key}»."), key=key)
    hub.user.require(HUB, "manage_people")
    sheets = hub.keyring.add_program(hub.unlocked, key, restricted=program.info.restricted)
    create_file(hub.folder.program(key), store_keys(hub.folder, hub.unlocked).programs[key])
    return sheets


def open_hub(
    path: Path,
    uid: str,
    passphrase: str,
    programs: Programs | None = None,
    *,
    kdf_floor: KdfParams | None = None,
    watcher: Watcher = UNWATCHED,
) -> Hub:
    """Open a data folder as one person. Raises `UserError` or `Refused` with a sentence that says what to do.

    `watcher` is told of it where the folder must be brought up to date first, which may take a while.
    """
    folder = DataFolder(path)
    folder.require()
    keyring = Keyring.load(folder.keyring, kdf_floor=kdf_floor)
    unlocked = keyring.unlock(keyring.find_person(uid).uid, passphrase)
    return open_unlocked(folder, keyring, unlocked, programs or installed_programs(), watcher=watcher)


def open_with_system(
    path: Path, uid: str, programs: Programs | None = None, *, where: SystemStore = THIS_COMPUTER,
    kdf_floor: KdfParams | None = None, watcher: Watcher = UNWATCHED,
) -> Hub:  # fmt: skip
    """Open a data folder with the secret the computer keeps for a person, instead of her passphrase.

    Whether the office allows it stands in the folder itself; where it no longer does, what was opened is closed again.
    Raises `Refused` or `UserError` with a sentence that says what to do.
    """
    folder = DataFolder(path)
    folder.require()
    keyring = Keyring.load(folder.keyring, kdf_floor=kdf_floor)
    policy = OsUnlockPolicy(allowed=True, trusted_backends=where.trusted)
    unlocked = keyring.unlock_with_system(keyring.find_person(uid).uid, policy, where.store)
    hub = open_unlocked(folder, keyring, unlocked, programs or installed_programs(), watcher=watcher)
    try:
        require_still_allowed(hub)
    except Refused:
        hub.close()
        raise
    return hub


def open_unlocked(
    folder: DataFolder,
    keyring: Keyring,
    unlocked: Unlocked,
    programs: Programs,
    *,
    new_device: bool = False,
    watcher: Watcher = UNWATCHED,
) -> Hub:
    """Open a data folder with keys that are open already (the window derives them off its thread).

    `new_device` gives the installation a new id in version vectors, as it must have after a restore.
    """
    held = [key for key in sorted(unlocked.program_keys()) if key != HUB]
    missing = [key for key in held if not folder.program(key).exists()]
    if missing:
        raise UserError(
            L(
                "The file {file} is missing from the data folder. Nothing was changed. "
                "Look for it in the wastebasket, or restore a backup.",
                "Falta el archivo {file} en la carpeta de datos. No se cambió nada. "
                "Búsquelo en la papelera o recupere una copia de seguridad.",
            ),
            file=folder.program(missing[0]).name,
        )
    store = store_keys(folder, unlocked)
    return _opened(folder, keyring, unlocked, store, programs, new_device=new_device, watcher=watcher)


def _opened(
    folder: DataFolder,
    keyring: Keyring,
    unlocked: Unlocked,
    store: StoreKeys,
    programs: Programs,
    *,
    new_device: bool = False,
    watcher: Watcher = UNWATCHED,
) -> Hub:
    folder.lock()
    with ExitStack() as undone:
        undone.callback(folder.release)
        engine, mine = _engine_of(folder, unlocked, store, programs.only(store.programs))
        undone.callback(engine.dispose)
        upgrade = bring_up_to_date(engine, folder, _held(store, mine), mine, watcher)
        with engine.begin() as connection:
            if new_device:
                renew_device(connection)
            device = _device_of(connection)
        with Session(engine) as session:
            user = _user(session, unlocked, mine)
        undone.pop_all()
    actor = Actor(unlocked.uid, device, unlocked.sign)
    hub = Hub(folder, engine, actor, user, keyring, unlocked, mine)
    hub.observers.extend((settle_parts, refresh_cards, refresh_deadlines))
    remember_key(hub)
    if upgrade is not None:
        with hub.begin("upgrade") as work:
            work.log("upgrade", "folder", upgrade.copy.id, about={"from": upgrade.before, "to": __version__})
    return hub


def _engine_of(
    folder: DataFolder, unlocked: Unlocked, newest: StoreKeys, programs: Programs
) -> tuple[Engine, Programs]:
    """An engine over the files, and the programs among them that this version knows.

    Nothing is written before that is sure; only then are files put under the newest keys.
    """
    files = {schema: folder.schema_file(schema) for schema in newest.schemas if folder.schema_file(schema).exists()}
    now = keys_of(unlocked, files)
    engine = open_engine(folder, _held(now, programs))
    try:
        known = without_newer(engine, programs)
    except BaseException:
        engine.dispose()
        raise
    if known is programs and now == newest:
        return engine, programs
    engine.dispose()
    put_under(folder, now, newest)
    return open_engine(folder, _held(newest, known)), known


def _held(keys: StoreKeys, programs: Programs) -> StoreKeys:
    """Of these keys those of programs that are installed."""
    return StoreKeys(keys.main, {key: keys.programs[key] for key in programs.loaded})


def _device_of(connection: Connection) -> str:
    """The id of this installation in version vectors; a restore makes a new one (`renew_device`)."""
    table = house_of("main").preference
    connection.execute(
        insert(table)
        .values(uid=EVERYBODY, key="device", content=new_secret_id()[:12])
        .on_conflict_do_nothing(index_elements=["uid", "key"])
    )
    return str(
        connection.execute(
            select(table.c.content).where(table.c.uid == EVERYBODY, table.c.key == "device")
        ).scalar_one()
    )


def renew_device(connection: Connection) -> None:
    """Give the installation a new id, so that what is written after a restore is never taken for what was lost."""
    table = house_of("main").preference
    connection.execute(table.delete().where(table.c.uid == EVERYBODY, table.c.key == "device"))


def _user(session: Session, unlocked: Unlocked, programs: Programs) -> User:
    account = session.scalars(select(UserAccount).where(col(UserAccount.uid) == unlocked.uid)).first()
    rights = {}
    for key, known in ((HUB, HUB_ROLES), *((p.key, (EVERYTHING, *p.roles)) for p in programs)):
        mine = roles_in(session, key).get(unlocked.uid)
        if mine is None and unlocked.is_lead(key):
            mine = EVERYTHING.key  # she came back with the recovery sheet, or is the first of a new program
        rights[key] = Rights.of(role for role in known if role.key == mine)
    return User(
        uid=unlocked.uid,
        name=account.name if account else unlocked.name,
        team_id=account.team_id if account else None,
        office_id=account.office_id if account else None,
        rights=rights,
    )
