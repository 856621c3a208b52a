"""Which policy counts: that of the group policy, then the installer's, then the one beside the hub."""

import json

import pytest

from kindhub.errors import Refused
from kindhub.packs.house import GROUP_POLICY, INSTALLED, House
from kindhub.packs.loading import programs_of
from kindhub.packs.registry import policy_path_in


@pytest.fixture
def place(org, made, tmp_path):
    """An installation whose registry says what a test writes into `registry`; `name` makes a policy elsewhere."""
    (tmp_path / "organisation.pub").write_bytes(bytes(org.root.public_key))
    org.registry = {}
    org.house = House(tmp_path, org.registry.get)

    def name(where, organisation, by=org.root, **changed):
        file = tmp_path / f"{organisation}.json"
        file.write_text(json.dumps({**org.said, "organisation": organisation, **changed}))
        made.sign(file, by)
        org.registry[where] = str(file)
        return file

    org.name = name
    return org


def test_the_first_that_is_named_counts(place):
    assert place.house.policy().organisation == "KIND"
    place.name(INSTALLED, "named by the installer")
    assert place.house.policy().organisation == "named by the installer"
    place.name(GROUP_POLICY, "named by the office")
    assert place.house.policy().organisation == "named by the office"


@pytest.mark.parametrize("where", [GROUP_POLICY, INSTALLED])
def test_one_that_is_named_and_missing_is_not_replaced_by_the_next(place, where):
    file = place.name(where, "named")
    file.unlink()
    with pytest.raises(Refused, match=r"named\.json, y esa no vale\. Falta la política"):
        place.house.policy()
    programs = programs_of(place.house)
    assert not programs.loaded
    assert [str(fault.why) for fault in programs.faults if "esa no vale" in str(fault.why)]


def test_only_the_root_signs_one_that_is_named(place):
    place.name(GROUP_POLICY, "forged", by=place.stranger)
    with pytest.raises(Refused, match="alguien que su organización no conoce"):
        place.house.policy()


def test_an_older_one_does_not_undo_the_one_beside_the_hub(place):
    place.name(INSTALLED, "old", serial=13)
    with pytest.raises(Refused, match="es anterior a la que tenía este equipo"):
        place.house.policy()
    place.file.unlink()
    assert place.house.policy().serial == 13


def test_a_registry_that_cannot_be_read_counts_as_one_that_names_nothing_good(place):
    def locked(_key):
        raise PermissionError(13, "denied")

    with pytest.raises(Refused, match="esa no vale"):
        House(place.house.path, locked).policy()


def test_elsewhere_than_on_windows_nobody_is_asked():
    assert policy_path_in(GROUP_POLICY) is None
