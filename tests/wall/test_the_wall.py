"""The wall, proved: canaries in survivor services, then everything a person without the key can reach.

Three parts: keys, application, disk. The application is walked channel by channel (each hook, service, export, page,
command) as a coordinator of the other programs and as an administrator with the organisation's root; each channel has
its control: the same reading by the lead tells a canary, or one put into what is read is found.

What the wall does not hide, by decision: that the program is installed here and has a key (the administrator made it),
who holds it (`keyring.json` is public by design), and that its file is one of a few sizes.
"""

from __future__ import annotations

import inspect
import json

import pytest

from kindhub import app
from kindhub.program.hookspecs import ProgramHooks
from kindhub.storage.padding import STEP
from kindhub.testing import PERSON, pretend_installed, template
from tests.wall import data_channels
from tests.wall.command_channels import asked_of, commands_that_open, read_commands, refused_commands
from tests.wall.data_channels import read_services
from tests.wall.ground import BERTA, NORA, PROGRAMS, copied, leaks, made_ground, spoiled
from tests.wall.window_channels import read_window, refusals, window_of

OUTSIDERS = {"berta": BERTA, "nora": NORA}


@pytest.fixture(autouse=True)
def programs(cheap_keys):
    pretend_installed(PROGRAMS)


@pytest.fixture(scope="module")
def ground(tmp_path_factory):
    pretend_installed(PROGRAMS)
    return made_ground(tmp_path_factory.mktemp("wall") / "data")


@pytest.fixture(scope="module")
def walks():
    """What each person was told, by channel; filled by the walks, in the order in which people work."""
    return {}


def walked(person, ground, walks, tmp_path):
    if person.uid not in walks:
        planted: dict[str, str] = {}
        with window_of(ground, person, tmp_path) as place:
            data = read_services(place.hub, ground, tmp_path)
            window = read_window(place, ground, planted)
        walks[person.uid] = (data, window, planted)
    return walks[person.uid]


def of_lead(ground, walks, tmp_path):
    return walked(PERSON, ground, walks, tmp_path)


@pytest.mark.parametrize("uid", OUTSIDERS)
def test_application_no_channel_tells_who_lacks_the_key(uid, ground, walks, tmp_path, qapp):
    of_lead(ground, walks, tmp_path)
    data, window, _planted = walked(OUTSIDERS[uid], ground, walks, tmp_path)
    assert {name: found for name, said in {**data, **window}.items() if (found := leaks(said))} == {}


def test_application_control_every_kind_of_canary_is_told_to_the_lead(ground, walks, tmp_path, qapp):
    data, window, _planted = of_lead(ground, walks, tmp_path)
    for told in (data, window):
        assert {canary for said in told.values() for canary in leaks(said)} >= {
            "code",
            "name",
            "place",
            "words",
            "count",
        }


def test_application_control_each_service_would_tell(ground, walks, tmp_path, qapp):
    """By the lead's own reading; or, of what is told only of persons, by a canary put among the shared records."""
    data, _window, _planted = of_lead(ground, walks, tmp_path)
    hers, _, _ = walked(BERTA, ground, walks, tmp_path)
    spoilt = spoiled(ground, tmp_path / "spoiled")
    breached = []
    for person in OUTSIDERS.values():
        hub = spoilt.opened(person)
        breached.append(read_services(hub, spoilt, tmp_path))
        hub.close()
    silent = [name for name in data if not any(leaks(told.get(name, "")) for told in (data, *breached))]
    deaf = {name for name in silent if not (name.startswith("hook-") and data[name] != hers[name])}
    assert deaf <= {"verify", "past-imports", "due-count", "changes"}
    assert (data["due-count"], hers["due-count"]) == ("2", "0")  # a deadline and a task


def test_application_control_each_page_would_tell(ground, walks, tmp_path, qapp):
    for uid in OUTSIDERS:
        _data, _window, planted = walked(OUTSIDERS[uid], ground, walks, tmp_path)
        assert [name for name, said in planted.items() if "name" not in leaks(said)] == []


def test_application_every_hook_and_every_command_is_walked(tmp_path):
    specs = {name for name, _ in inspect.getmembers(ProgramHooks, inspect.isfunction)}
    named = {"program": "info", "access": "roles"}
    asked = specs - data_channels.ASKED_PER_RECORD
    assert {named.get(name, name) for name in asked} <= set(data_channels.HOOKS)
    assert commands_that_open() == set(asked_of(tmp_path))


@pytest.mark.parametrize("uid", OUTSIDERS)
def test_application_no_command_tells_who_lacks_the_key(uid, ground, tmp_path):
    copy = copied(ground, tmp_path / "data")
    told = read_commands(copy, OUTSIDERS[uid], tmp_path)
    assert {name: found for name, said in told.items() if (found := leaks(said))} == {}
    hers, nowhere = (refused_commands(copy, OUTSIDERS[uid], tmp_path, program) for program in ("gbv", "abc"))
    assert hers == nowhere


TELLING = ("unlock-check", "list", "verify", "backup", "programs", "users")
"""Commands that name programs; the others answer to what was typed, which is taken out of what they say."""


def test_application_control_commands_tell_the_lead(ground, tmp_path):
    told = read_commands(copied(ground, tmp_path / "data"), PERSON, tmp_path, TELLING)
    assert {name for name, said in told.items() if leaks(said)} == set(TELLING)
    assert "count" in leaks(told["list"])


def test_application_her_pages_and_pages_that_are_nowhere_are_refused_alike(ground, tmp_path, qapp):
    with window_of(ground, BERTA, tmp_path) as place:
        hers = refusals(place, ground, "gbv")
        assert hers == refusals(place, ground, "abc")
    assert leaks(hers) == []


def test_keys_neither_opens_the_file_nor_lets_herself_in(ground, tmp_path):
    from kindhub.errors import Refused, UserError
    from kindhub.services import colleagues
    from kindhub.storage.folder import DataFolder
    from kindhub.storage.rekey import key_of

    copy = copied(ground, tmp_path / "data")
    for person in OUTSIDERS.values():
        hub = copy.opened(person)
        store = app.store_keys(DataFolder(copy.path), hub.unlocked)
        with pytest.raises((UserError, Refused)):
            key_of(copy.path / "gbv.db", [store.main, *store.programs.values()])
        with pytest.raises((UserError, Refused)):
            colleagues.grant(hub, person.uid, "gbv", "lead")
        with pytest.raises((UserError, Refused)):
            hub.keyring.grant(hub.unlocked, "gbv", person.uid)
        hub.close()
    hub = copy.opened(NORA)
    hub.keyring.name_lead(hub.unlocked, "gbv", NORA.uid)  # the root may say so, and yet
    with pytest.raises(Refused):
        hub.keyring.grant(hub.unlocked, "gbv", NORA.uid)
    hub.close()
    hub = copy.opened(NORA)
    assert "gbv" not in hub.unlocked.program_keys()
    hub.close()


def test_keys_control_the_lead_s_key_opens_it(ground):
    from kindhub.storage.folder import DataFolder
    from kindhub.storage.rekey import key_of

    hub = ground.opened()
    store = app.store_keys(DataFolder(ground.path), hub.unlocked)
    hub.close()
    assert key_of(ground.path / "gbv.db", [store.programs["gbv"]]) == store.programs["gbv"]


def everything_on_disk(path):
    return {str(one.relative_to(path)): one.read_bytes() for one in sorted(path.rglob("*")) if one.is_file()}


def found_on_disk(path, ground):
    wanted = ("SV-ZAN8", "INC-ZAN8", "Zanatina", "Guacamol", "colibritos", "Tzunzapote", ground.case, ground.identity)
    coded = [way for one in wanted for way in (one.encode(), one.lower().encode(), one.encode("utf-16-le"))]
    return [name for name, raw in everything_on_disk(path).items() if any(one in raw for one in coded)]


KNOWN = {"hub.db", "gbv.db", "reintegration.db", "keyring.json", "root.pub", "kindhub.lock"}


def test_disk_no_canary_in_any_file_and_no_file_but_those_we_know(ground, walks, tmp_path, qapp):
    of_lead(ground, walks, tmp_path)
    assert found_on_disk(ground.path, ground) == []
    top = {one.name.removesuffix("-journal") for one in ground.path.iterdir() if one.is_file()}
    assert top <= KNOWN
    assert leaks(" ".join(one.read_text("utf-8", "replace") for one in tmp_path.glob("*.ini"))) == []


def test_disk_control_a_stray_note_would_be_found(ground, tmp_path):
    copy = copied(ground, tmp_path / "data")
    (copy.path / "files" / "nota").write_text("Zanatina", encoding="utf-16-le")
    assert found_on_disk(copy.path, copy) == ["files/nota"]


def test_disk_the_size_of_the_file_is_that_of_an_empty_one(ground, walks, tmp_path, qapp):
    of_lead(ground, walks, tmp_path)
    empty = template(PROGRAMS)
    sizes = {(path / "gbv.db").stat().st_size for path in (ground.path, empty)}
    assert sizes == {STEP}
    assert all(size.stat().st_size == STEP for size in ground.path.glob("backups/*/gbv.db"))
    open_file = "reintegration.db"
    assert (ground.path / open_file).stat().st_size % STEP, "control: a file that nobody rounds up"


def test_disk_the_keyring_and_a_backup_s_manifest_hold_no_number_of_records(ground, walks, tmp_path, qapp):
    of_lead(ground, walks, tmp_path)
    manifests = list(ground.path.rglob("manifest.json"))
    assert manifests
    for one in (ground.path / "keyring.json", *manifests):
        plain = json.loads(one.read_text("utf-8"))
        plain.pop("sealed", None)
        assert "count" not in leaks(json.dumps(plain))
