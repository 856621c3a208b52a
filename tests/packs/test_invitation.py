"""An invitation lets in whom the organisation meant, with words that travel another way, and nobody else."""

import json
from datetime import date

import pytest

from kindhub import app
from kindhub.errors import Refused, UserError
from kindhub.packs.house import House
from kindhub.packs.invitation import Guest, accepted, read_invitation, write_invitation
from kindhub.testing import WEAK, pretend_installed

TODAY = date(2026, 11, 27)
ROSA = Guest("Asociación X", "rosa.chun", "Rosa Chún", ("reintegration",), "2026-12-31")


@pytest.fixture
def partner(org, made):
    """A partner's installation: its policy, signed by the root, and a way to invite somebody into it."""
    org.issue(organisation="Asociación X", programs={"reintegration": {}}, settings={"first_run": "invitation"})
    org.file.with_name("organisation.pub").write_bytes(bytes(org.root.public_key))
    org.house = House(org.file.parent, lambda _key: None)
    org.paper = org.file.with_name("invitacion.json")

    def invite(guest=ROSA, by=org.root, *, cost=WEAK):
        words = write_invitation(org.paper, guest, cost)
        made.sign(org.paper, by)
        return words

    org.invite = invite
    return org


def taken(partner, words, day=TODAY, floor=WEAK):
    return accepted(read_invitation(partner.paper, partner.house.root_key), words, partner.house.policy(), day, floor)


def test_the_words_as_heard_open_it_and_say_who_is_meant(partner):
    words = partner.invite()
    assert len(words.split()) == 6
    assert taken(partner, words) == ROSA
    assert taken(partner, f"  {words.upper().replace(' ', '   ')} ") == ROSA


def test_the_file_alone_tells_nothing_of_whom_or_what(partner):
    partner.invite()
    for told in ("Rosa", "rosa", "Asociaci", "reintegration", "2026"):
        assert told not in partner.paper.read_text()


def test_other_words_open_nothing(partner):
    words = partner.invite()
    for wrong in ("", words.rsplit(" ", 1)[0], " ".join(reversed(words.split())), f"{words} mesa"):
        with pytest.raises(Refused, match="no son las palabras"):
            taken(partner, wrong)


@pytest.mark.parametrize("signer", ["kind", "partner", "stranger"])
def test_nobody_but_the_root_invites(partner, signer):
    words = partner.invite(by=getattr(partner, signer))
    with pytest.raises(Refused, match="no conoce"):
        taken(partner, words)


def test_an_invitation_without_its_signature_is_none(partner):
    words = partner.invite()
    partner.paper.with_name("invitacion.json.minisig").unlink()
    with pytest.raises(Refused, match="no está firmado"):
        taken(partner, words)


def test_every_changed_byte_is_found(partner):
    words = partner.invite()
    whole = partner.paper.read_bytes()
    for place in range(0, len(whole), 7):
        partner.paper.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        with pytest.raises(Refused, match="se cambió después de firmarse"):
            taken(partner, words)


def test_what_else_the_root_signed_is_no_invitation(partner, made):
    partner.paper.write_bytes(partner.file.read_bytes())
    made.sign(partner.paper, partner.root)
    with pytest.raises(Refused, match="no es una invitación"):
        taken(partner, "seis palabras que nadie ha dicho nunca")


@pytest.mark.parametrize("change", [{"v": 2}, {"number": "0"}, {"more": 1}, {"nonce": "x"}, {"kdf": None}])
def test_signed_or_not_what_was_not_written_so_does_not_open(partner, made, change):
    words = partner.invite()
    partner.paper.write_text(json.dumps({**json.loads(partner.paper.read_text()), **change}))
    made.sign(partner.paper, partner.root)
    with pytest.raises(Refused):
        taken(partner, words)


def test_cheaper_guessing_than_the_floor_is_refused(partner):
    words = partner.invite()
    with pytest.raises(UserError, match="más débil"):
        taken(partner, words, floor=None)


def test_it_is_for_one_organisation_for_a_while_and_for_the_programs_that_are_used_there(partner):
    words = partner.invite()
    assert taken(partner, words, date(2026, 12, 31)) == ROSA
    with pytest.raises(Refused, match="servía hasta el 2026-12-31"):
        taken(partner, words, date(2027, 1, 1))
    words = partner.invite(Guest("Asociación Y", "rosa.chun", "Rosa Chún", (), "2026-12-31"))
    with pytest.raises(Refused, match="otra organización"):
        taken(partner, words)
    words = partner.invite(Guest("Asociación X", "rosa.chun", "Rosa Chún", ("reintegration", "cam"), "2026-12-31"))
    with pytest.raises(Refused, match="un programa que su organización no usa"):
        taken(partner, words)


def test_a_folder_begins_with_whom_the_invitation_names_and_where_it_must_with_nobody_else(
    partner, tmp_path, monkeypatch
):
    guest = taken(partner, partner.invite())
    pretend_installed(("reintegration", "gbv_activities"))
    real = app.create_folder
    monkeypatch.setattr(app, "create_folder", lambda *given: real(*given, kdf=WEAK))
    me = app.FirstPerson("yo", "Yo", "una frase larga de paso")
    with pytest.raises(Refused, match="entra con invitación"):
        app.begin_folder(tmp_path / "mine", me, None, partner.house)
    assert not (tmp_path / "mine").exists()
    folder, _ = app.begin_folder(tmp_path / "hers", me, guest, partner.house)
    hub = app.open_hub(folder.path, "rosa.chun", me.passphrase, kdf_floor=WEAK)
    assert (hub.user.name, hub.keyring.organisation, folder.schemas()) == (
        "Rosa Chún", "Asociación X", ("main", "reintegration"))  # fmt: skip
    hub.close()


def test_with_a_policy_that_does_not_count_nobody_begins(partner, tmp_path):
    partner.file.unlink()
    with pytest.raises(Refused, match="Falta la política"):
        app.begin_folder(tmp_path / "mine", app.FirstPerson("yo", "Yo", "una frase larga de paso"), None, partner.house)
