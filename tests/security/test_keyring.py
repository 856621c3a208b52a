"""Several people, one file: what each can and cannot open, and what changing it does."""

import pytest

from kindhub.errors import Refused, UserError
from kindhub.security.derived_keys import attachment_wrap_key, storage_key, sync_key
from kindhub.security.keyring import Keyring
from kindhub.security.unlocked import signature_verified


def test_each_person_gets_her_programs_and_no_other(office):
    assert set(office.unlock("ana").program_keys()) == {"hub", "reintegration"}
    assert set(office.unlock("bea").program_keys()) == {"hub", "reintegration"}
    assert set(office.unlock("marta").program_keys()) == {"hub", "gbv"}


def test_members_of_a_program_hold_the_same_key_and_programs_different_ones(office):
    ana, bea, marta = (office.unlock(uid) for uid in ("ana", "bea", "marta"))
    assert ana.program_key("hub").key == bea.program_key("hub").key == marta.program_key("hub").key
    everything = {bytes(key.key) for who in (ana, marta) for key in who.program_keys().values()}
    assert len(everything) == 3
    assert all(len(key) == 32 for key in everything)


def test_wrong_passphrase_is_refused_in_plain_words(office):
    with pytest.raises(Refused) as refused:
        office.keyring.unlock("ana", "otra frase que no es")
    assert "ana" in refused.value.advice.say(**refused.value.values)
    with pytest.raises(UserError):
        office.keyring.unlock("nadie", "otra frase que no es")


def test_people_are_listed_by_name_and_found_by_user_or_display_name(office):
    keyring = office.keyring
    assert [(p.uid, p.display_name) for p in keyring.people()] == [
        ("ana", "Ana López"), ("bea", "Bea Ruiz"), ("marta", "Marta Chub"),
    ]  # fmt: skip
    assert keyring.find_person("BEA").uid == keyring.find_person("bea ruiz").uid == "bea"
    with pytest.raises(UserError):
        keyring.find_person("zoila")


def test_change_of_passphrase_keeps_the_keys(office, cheap):
    before = office.unlock("bea").program_keys()
    office.keyring.change_passphrase("bea", "azul silla viento mar", "luna camino pan dulce", kdf=cheap)
    after = office.keyring.unlock("bea", "luna camino pan dulce")
    assert {p: k.key for p, k in after.program_keys().items()} == {p: k.key for p, k in before.items()}
    with pytest.raises(Refused):
        office.unlock("bea")


def test_only_a_lead_grants_and_only_the_root_adds_people(office, cheap):
    bea, marta = office.unlock("bea"), office.unlock("marta")
    with pytest.raises(Refused):
        office.keyring.grant(bea, "reintegration", "marta")
    with pytest.raises(Refused):
        office.keyring.grant(marta, "reintegration", "marta")
    with pytest.raises(Refused):
        office.keyring.add_person(bea, "zoe", "Zoe", "palma lago flauta tren", kdf=cheap)
    with pytest.raises(Refused):
        office.keyring.name_lead(bea, "reintegration", "bea")


def test_administrator_without_the_program_can_neither_open_nor_grant_it(office):
    ana = office.unlock("ana")
    with pytest.raises(Refused):
        ana.program_key("gbv")
    with pytest.raises(Refused):
        office.keyring.grant(ana, "gbv", "ana")


def test_administrator_who_names_herself_lead_still_has_no_key_to_give(office):
    keyring, ana = office.keyring, office.unlock("ana")
    keyring.name_lead(ana, "gbv", "ana")
    with pytest.raises(Refused):
        keyring.grant(ana, "gbv", "ana")


def test_withdrawal_begins_an_epoch_the_removed_member_cannot_open(office):
    keyring, ana = office.keyring, office.unlock("ana")
    rekey = keyring.withdraw(ana, "reintegration", "bea")
    assert (rekey.old.epoch, rekey.new.epoch) == (1, 2)
    assert rekey.old.key != rekey.new.key
    assert "reintegration" not in office.unlock("bea").program_keys()
    again = office.unlock("ana")
    assert again.program_key("reintegration").key == rekey.new.key == ana.program_key("reintegration").key
    assert again.program_key("reintegration", epoch=1).key == rekey.old.key
    assert again.epochs("reintegration") == (2, 1)


def test_rotation_gives_everyone_the_new_key(office):
    old, new = office.keyring.rotate(office.unlock("ana"), "hub")
    assert (old.epoch, new.epoch) == (1, 2)
    assert all(office.unlock(uid).program_key("hub").key == new.key for uid in ("ana", "bea", "marta"))
    with pytest.raises(Refused):
        office.keyring.rotate(office.unlock("bea"), "hub")


def test_withdrawal_says_from_now_on_in_both_languages(office):
    from kindhub.i18n import spoken

    rekey = office.keyring.withdraw(office.unlock("ana"), "reintegration", "bea")
    with spoken("es"):
        assert "De ahora en adelante Bea Ruiz" in rekey.notice()
    with spoken("en"):
        assert "From now on Bea Ruiz" in rekey.notice()


def test_member_granted_later_reads_old_and_new_epochs(office):
    keyring, ana = office.keyring, office.unlock("ana")
    keyring.withdraw(ana, "reintegration", "bea")
    keyring.grant(ana, "reintegration", "marta")
    assert office.unlock("marta").epochs("reintegration") == (2, 1)


def test_one_does_not_withdraw_from_oneself_nor_what_is_not_held(office):
    keyring, ana = office.keyring, office.unlock("ana")
    with pytest.raises(UserError):
        keyring.withdraw(ana, "reintegration", "ana")
    with pytest.raises(UserError):
        keyring.withdraw(ana, "reintegration", "marta")


def test_a_program_installed_later_gets_its_own_key_at_once(office):
    keyring, ana = office.keyring, office.unlock("ana")
    assert keyring.add_program(ana, "mexico") == []
    assert ana.is_lead("mexico")
    assert office.unlock("ana").program_key("mexico").key == ana.program_key("mexico").key
    with pytest.raises(UserError):
        keyring.add_program(ana, "mexico")
    with pytest.raises(UserError):
        keyring.add_program(ana, "Méx|ico")


def test_the_last_lead_cannot_leave_and_a_signing_lead_not_before_a_take_over(office):
    keyring, ana, marta = office.keyring, office.unlock("ana"), office.unlock("marta")
    with pytest.raises(UserError):
        keyring.remove_lead(ana, "gbv", "marta")
    keyring.grant(marta, "gbv", "bea")
    keyring.name_lead(ana, "gbv", "bea")
    with pytest.raises(UserError):
        keyring.remove_lead(ana, "gbv", "marta")
    keyring.take_over(office.unlock("bea"), "gbv")
    keyring.remove_lead(ana, "gbv", "marta")
    assert keyring.leads("gbv") == ["bea"]
    assert "gbv" in office.unlock("marta").program_keys()


def test_who_forgot_her_passphrase_is_renewed_and_granted_again(office, cheap):
    keyring, ana = office.keyring, office.unlock("ana")
    words = keyring.key_words("bea")
    keyring.renew_person(ana, "bea", "luna camino pan dulce", kdf=cheap)
    assert set(keyring.unlock("bea", "luna camino pan dulce").program_keys()) == {"hub", "reintegration"}
    assert keyring.key_words("bea") != words
    assert len(words.split()) == 6


def test_renewal_does_not_carry_programs_the_administrator_does_not_lead(office, cheap):
    keyring, ana, marta = office.keyring, office.unlock("ana"), office.unlock("marta")
    keyring.grant(marta, "gbv", "bea")
    keyring.renew_person(ana, "bea", "luna camino pan dulce", kdf=cheap)
    assert "gbv" not in keyring.unlock("bea", "luna camino pan dulce").program_keys()
    with pytest.raises(UserError):
        keyring.renew_person(ana, "marta", "luna camino pan dulce", kdf=cheap)


def test_renewal_gives_back_nothing_that_was_withdrawn(office, cheap):
    keyring, ana = office.keyring, office.unlock("ana")
    keyring.withdraw(ana, "hub", "bea")
    keyring.renew_person(ana, "bea", "luna camino pan dulce", kdf=cheap)
    assert set(keyring.unlock("bea", "luna camino pan dulce").program_keys()) == {"reintegration"}


def test_removed_person_is_gone_and_every_program_rekeyed(office):
    keyring, ana = office.keyring, office.unlock("ana")
    rekeys = keyring.remove_person(ana, "bea")
    assert {rekey.program for rekey in rekeys} == {"hub", "reintegration"}
    assert [p.uid for p in office.keyring.people()] == ["ana", "marta"]
    assert office.unlock("marta").program_key("hub").epoch == 2
    with pytest.raises(Refused):
        keyring.remove_person(ana, "marta")


def test_second_administrator_can_add_people(office, cheap):
    keyring, ana = office.keyring, office.unlock("ana")
    keyring.share_root(ana, "bea")
    keyring.name_lead(ana, "hub", "bea")
    keyring.add_person(office.unlock("bea"), "zoe", "Zoe", "palma lago flauta tren", kdf=cheap)
    assert set(office.keyring.unlock("zoe", "palma lago flauta tren").program_keys()) == {"hub"}


def test_user_names_are_plain_and_unique(office, cheap):
    keyring, ana = office.keyring, office.unlock("ana")
    for uid in ("Ana", "ana maría", "@all", "a+b", "", "x" * 41, "../x"):
        with pytest.raises(UserError):
            keyring.add_person(ana, uid, "Zoe", "palma lago flauta tren", kdf=cheap)
    with pytest.raises(UserError):
        keyring.add_person(ana, "bea", "Otra", "palma lago flauta tren", kdf=cheap)


def test_signature_of_a_person_is_checked_with_her_public_key(office):
    ana = office.unlock("ana")
    signature = ana.sign(b"checkpoint 7")
    assert signature_verified(ana.public_key, b"checkpoint 7", signature)
    assert not signature_verified(ana.public_key, b"checkpoint 8", signature)
    assert not signature_verified(office.unlock("bea").public_key, b"checkpoint 7", signature)


def test_application_cannot_be_tricked_into_signing_a_grant(office):
    marta = office.unlock("marta")
    grant = next(g for g in office.document().grants if g.prog == "gbv" and g.to == "marta")
    from kindhub.security.verification import recipient_of

    statement = grant.statement(recipient_of(office.document(), "marta", "gbv"))
    office.with_grant(sig=marta.sign(statement))
    with pytest.raises(UserError):
        office.load()


def test_wipe_overwrites_every_key_and_repr_shows_none(office):
    ana = office.unlock("ana")
    held = [ana.keys.sealing, ana.keys.signing, ana.root, ana.program_key("hub").key]
    shown = repr(ana) + repr(ana.program_key("hub")) + repr(ana.keys) + repr(office.main)
    for secret in held:
        assert bytes(secret).hex() not in shown
        assert repr(bytes(secret)) not in shown
    assert office.main.text[:19] not in shown
    ana.wipe()
    assert all(not any(secret) for secret in held)
    assert ana.program_keys() == {}


def test_keys_for_each_purpose_differ_and_are_steady(office):
    key = office.unlock("ana").program_key("hub").key
    made = [
        storage_key(key, "file:hub.db"), storage_key(key, "file:reintegration.db"),
        attachment_wrap_key(key), sync_key(key), key,
    ]  # fmt: skip
    assert len({bytes(k) for k in made}) == 5
    assert storage_key(key, "file:hub.db") == made[0]


def test_two_copies_of_the_program_do_not_overwrite_each_others_changes(office):
    first, second, ana = office.load(), office.load(), office.unlock("ana")
    first.grant(ana, "reintegration", "marta")
    with pytest.raises(UserError):
        second.withdraw(ana, "reintegration", "bea")
    assert {p.uid for p in office.keyring.members("reintegration")} == {"ana", "bea", "marta"}


def test_an_existing_keyring_is_never_overwritten(office, cheap):
    before = office.path.read_bytes()
    with pytest.raises(UserError):
        Keyring.create(office.path, "X", "ana", "Ana", "luna camino pan dulce", [], kdf=cheap, kdf_floor=cheap)
    assert office.path.read_bytes() == before


def test_no_secret_in_clear_in_the_file(office, phrases):
    data = office.path.read_bytes()
    ana = office.unlock("ana")
    from kindhub.security.canonical import to_text

    secrets = [ana.keys.sealing, ana.keys.signing, ana.root, *(k.key for k in ana.program_keys().values())]
    for secret in secrets:
        raw = bytes(secret)
        assert raw not in data
        assert raw.hex().encode() not in data
        assert to_text(raw)[:40].encode() not in data
    assert all(phrase.encode() not in data for phrase in phrases.values())
    assert to_text(ana.keys.root_pub).encode() in data, "the search would find a key if it were there"
