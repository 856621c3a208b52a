"""All that someone who can write `keyring.json` may try, refused; and each check shown to be the one that does it."""

from dataclasses import replace

import pytest

from kindhub.errors import UserError
from kindhub.security import boxes, grants, stored_keyring
from kindhub.security.certificates import Certificate, ProgramEntry, root_signed
from kindhub.security.grants import ProgramKey, make_grant, next_epoch
from kindhub.security.identity import IdentityKeys, lock_identity
from kindhub.security.kdf import KdfParams
from kindhub.security.keyring import Keyring
from kindhub.security.keyring_file import serialise
from kindhub.security.membership import resealed, with_program_entry
from kindhub.security.verification import recipient_of


def refused(office, uid="marta"):
    """The keyring as it lies there must be refused, at load or at the latest at unlock."""
    with pytest.raises(UserError):
        office.unlock(uid)


# -- grants ----------------------------------------------------------------------------------------------------------


def forged_grant(office, signing, by, key, to="marta"):
    document = office.document()
    return make_grant(document.org, key, recipient_of(document, to, key.program), by, signing)


def test_administrator_gives_himself_a_grant_in_the_leads_name(office):
    known = ProgramKey("gbv", 9, boxes.new_key())
    mine = forged_grant(office, boxes.new_key(), "marta", known, to="ana")
    office.tamper(lambda document: replace(document, grants=(*document.grants, mine)))
    refused(office, "ana")


def test_grant_by_someone_who_is_no_lead(office):
    bea, ana = office.unlock("bea"), office.unlock("ana")
    given_by_bea = forged_grant(office, bea.keys.signing, "bea", ana.program_key("reintegration"), to="marta")
    office.tamper(lambda document: replace(document, grants=(*document.grants, given_by_bea)))
    refused(office)


def test_forged_grant_passes_when_signatures_are_not_checked(office, monkeypatch):
    """Negative control: it is the signature check, and nothing else, that stops the forgery above."""
    bea, ana = office.unlock("bea"), office.unlock("ana")
    forged = forged_grant(office, bea.keys.signing, "ana", ana.program_key("reintegration"), to="marta")
    office.tamper(lambda document: replace(document, grants=(*document.grants, forged)))
    refused(office)
    monkeypatch.setattr(grants, "verified", lambda *_: True)
    assert "reintegration" in office.unlock("marta").program_keys()


def test_administrator_swaps_in_a_key_he_knows(office):
    known = ProgramKey("gbv", 1, boxes.new_key())
    mine = forged_grant(office, boxes.new_key(), "marta", known)
    office.with_grant(box=mine.box)
    refused(office)
    office.with_grant(box=mine.box, kcv=mine.kcv, sig=mine.sig)
    refused(office)


def test_root_holder_who_names_herself_lead_cannot_swap_in_a_key_she_knows(office):
    ana = office.unlock("ana")
    document = with_program_entry(office.document(), ana.root, "gbv", ["ana", "marta"], restricted=True)
    known = ProgramKey("gbv", 2, boxes.new_key())
    document = resealed(document, "ana", ana.keys.signing, [known], ["marta"])
    office.path.write_bytes(serialise(document))
    refused(office)


def test_root_holder_cannot_begin_an_epoch_whose_key_she_knows(office, monkeypatch):
    ana = office.unlock("ana")
    document = with_program_entry(office.document(), ana.root, "gbv", ["ana", "marta"], restricted=True)
    guess = ProgramKey("gbv", 2, boxes.new_key())
    known = replace(next_epoch("KIND", guess), epoch=3)
    document = resealed(document, "ana", ana.keys.signing, [known], ["ana", "marta", "@gbv.1+@gbv.2"])
    office.path.write_bytes(serialise(document))
    refused(office)
    monkeypatch.setattr(stored_keyring, "chained", lambda *_: True)
    opened = office.unlock("marta")
    assert opened.program_key("gbv").key == known.key, "negative control: only the link between epochs stops it"


def test_first_epochs_taken_away_so_that_a_forged_one_stands_alone(office):
    def only_last(document):
        kept = tuple(g for g in document.grants if not (g.prog == "gbv" and g.to == "marta" and g.epoch == 1))
        return replace(document, grants=kept)

    office.tamper(only_last)
    refused(office)


@pytest.mark.parametrize(
    "change",
    [{"prog": "reintegration"}, {"prog": "hub"}, {"epoch": 7}, {"epoch": 0}, {"epoch": -1}, {"to": "bea"},
     {"to": "@all"}, {"by": "ana"}, {"org": "Other"}, {"kcv": bytes(16)}, {"link": bytes(16)}, {"sig": bytes(64)},
     {"box": b""}, {"sig": b""}],
    ids=str,
)  # fmt: skip
def test_relabelled_grant(office, change):
    office.with_grant(**change)
    refused(office)


def test_a_relabelled_box_does_not_open_even_when_properly_signed(office):
    """The box itself is bound to program, epoch and person, not only the signature over it."""
    document, marta = office.document(), office.unlock("marta")
    grant = next(g for g in document.grants if g.prog == "gbv" and g.to == "marta" and g.epoch == 1)
    for change in ({"prog": "hub"}, {"epoch": 2}, {"to": "bea"}, {"org": "Other"}):
        with pytest.raises(boxes.DoesNotOpen):
            grants.open_grant(replace(grant, **change), (marta.keys.sealing,))
    assert grants.open_grant(grant, (marta.keys.sealing,)).key == marta.program_key("gbv", 1).key


def test_a_restricted_program_is_never_sealed_to_the_one_sheet(office):
    marta = office.unlock("marta")
    with pytest.raises(UserError):
        resealed(office.document(), "marta", marta.keys.signing, [marta.program_key("gbv")], ["@all"])
    with pytest.raises(UserError):
        resealed(office.document(), "marta", marta.keys.signing, [marta.program_key("gbv")], ["@gbv.1"])
    with pytest.raises(UserError):
        resealed(office.document(), "marta", marta.keys.signing, [marta.program_key("gbv")], ["@gbv.1+@gbv.1"])


def signed_anew(grant, office, signing):
    statement = grant.statement(recipient_of(office.document(), grant.to, grant.prog))
    return replace(grant, sig=boxes.sign(signing, statement))


def test_a_lead_who_seals_different_keys_to_different_people(office):
    """Members would write files the others cannot read; and one of them could be fed a key of its own."""
    marta = office.unlock("marta")
    other = forged_grant(office, marta.keys.signing, "marta", ProgramKey("gbv", 1, boxes.new_key()), to="bea")
    office.tamper(lambda document: replace(document, grants=(*document.grants, other)))
    with pytest.raises(UserError):
        office.load()


def test_a_key_that_is_not_the_announced_one_does_not_open_even_when_a_lead_signed_it(office):
    marta, ana = office.unlock("marta"), office.unlock("ana")
    true = forged_grant(office, ana.keys.signing, "ana", ana.program_key("reintegration"))
    other = forged_grant(office, ana.keys.signing, "ana", ProgramKey("reintegration", 1, boxes.new_key()))
    mixed = signed_anew(replace(true, box=other.box), office, ana.keys.signing)
    assert grants.open_grant(true, (marta.keys.sealing,)).key == ana.program_key("reintegration").key
    with pytest.raises(boxes.DoesNotOpen):
        grants.open_grant(mixed, (marta.keys.sealing,))


@pytest.mark.parametrize("change", [{"link": bytes(16)}, {"kcv": bytes(16)}, {"epoch": 3}, {"box": b"x"}], ids=str)
def test_a_leads_signature_covers_every_field(office, change):
    marta, document = office.unlock("marta"), office.document()
    grant = next(g for g in document.grants if g.prog == "gbv" and g.to == "marta")
    recipient = recipient_of(document, "marta", "gbv")
    assert grant.verified(recipient, marta.public_key)
    assert not replace(grant, **change).verified(recipient, marta.public_key)


# -- people ----------------------------------------------------------------------------------------------------------


def impostor(office, root, cheap, uid="marta"):
    """A complete new Marta, made by someone who holds `root`."""
    document = office.document()
    keys = IdentityKeys.fresh(boxes.signing_public(root))
    identity = lock_identity(document.org, uid, keys, "clave del impostor que sabe", cheap, cheap)
    cert = root_signed(Certificate(uid, "Marta Chub", identity.xpub, identity.epub), document.org, root)
    identities = (*(i for i in document.identities if i.uid != uid), identity)
    return replace(document, identities=identities, certs=(*(c for c in document.certs if c.uid != uid), cert))


def test_forged_certificate(office, cheap):
    forged = impostor(office, boxes.new_key(), cheap)
    office.path.write_bytes(serialise(forged))
    with pytest.raises(UserError):
        office.load()


def test_identity_replaced_under_the_true_certificate(office, cheap):
    """The attacker knows the passphrase of the new entry; it pins the true root and carries its own valid signature."""
    keys = IdentityKeys.fresh(office.keyring.root_public)
    mine = lock_identity("KIND", "marta", keys, "clave del impostor que sabe", cheap, cheap)

    def swap(document):
        return replace(document, identities=tuple(mine if i.uid == "marta" else i for i in document.identities))

    office.tamper(swap)
    with pytest.raises(UserError):
        office.load()


def test_impostor_certified_by_the_root_gets_nothing_of_the_lead(office, cheap):
    document = impostor(office, office.unlock("ana").root, cheap)
    office.path.write_bytes(serialise(document))
    with pytest.raises(UserError):
        office.load()
    own = tuple(grant for grant in document.grants if "marta" not in (grant.to, grant.by))
    office.path.write_bytes(serialise(replace(document, grants=own)))
    assert office.keyring.unlock("marta", "clave del impostor que sabe").program_keys() == {}


def test_everything_made_anew_under_another_root_meets_the_pin(office, cheap):
    """The attacker signs all statements anew with his root: pin beside, pin given, pin in her own box."""
    root = boxes.new_key()
    document = replace(office.document(), root_pub=boxes.signing_public(root), grants=())
    signed = {
        name: tuple(root_signed(entry, document.org, root) for entry in getattr(document, name))
        for name in ("certs", "programs", "recovery", "root_shares")
    }
    true_root = office.keyring.root_public
    office.path.write_bytes(serialise(replace(document, **signed)))
    with pytest.raises(UserError):
        office.load()
    office.path.with_name("root.pub").unlink()
    with pytest.raises(UserError):
        office.load(pinned_root=true_root)
    with pytest.raises(UserError):
        office.unlock("bea")


def test_organisation_renamed(office):
    office.tamper(lambda document: replace(document, org="Other"))
    refused(office)


def test_lead_written_into_the_file_by_hand(office):
    def add(document):
        others = tuple(p for p in document.programs if p.prog != "gbv")
        old = next(p for p in document.programs if p.prog == "gbv")
        return replace(document, programs=(*others, ProgramEntry("gbv", True, ("ana", "marta"), old.sig)))

    office.tamper(add)
    refused(office)


def test_restriction_lifted_by_hand(office):
    office.tamper(
        lambda document: replace(document, programs=tuple(replace(p, restricted=False) for p in document.programs))
    )
    refused(office)


def test_shown_names_swapped(office):
    def swap(document):
        return replace(document, certs=tuple(replace(c, name="Bea Ruiz") for c in document.certs))

    office.tamper(swap)
    refused(office)


def test_identity_of_one_under_the_name_of_another(office):
    def swap(document):
        by_uid = {identity.uid: identity for identity in document.identities}
        swapped = replace(by_uid["bea"], uid="marta"), replace(by_uid["marta"], uid="bea"), by_uid["ana"]
        return replace(document, identities=swapped)

    office.tamper(swap)
    refused(office)


def test_person_missing_or_doubled(office):
    office.tamper(lambda document: replace(document, identities=document.identities[1:]))
    refused(office)
    office.tamper(lambda document: replace(document, identities=document.identities * 2))
    refused(office)


# -- cost of guessing ------------------------------------------------------------------------------------------------


def test_downgraded_kdf_is_refused_before_any_work(office):
    """The cheap parameters of these tests are themselves a downgrade to a loader with the real floor."""
    with pytest.raises(UserError) as refusal:
        Keyring.load(office.path)
    assert "weaker" in refusal.value.advice.en


OUTSIDE = [
    (32, 3, 1), (64, 2, 1), (64, 3, 0), (2**21 + 1, 3, 1), (2**40, 3, 1), (64, 10**6, 1), (64, 3, 9), (64, 3, 200),
    (0, 0, 0), (-1, -1, -1),
]  # fmt: skip


@pytest.mark.parametrize(("m", "t", "p"), OUTSIDE)
def test_kdf_outside_floor_and_ceiling(office, m, t, p):
    def change(document):
        worse = tuple(replace(i, kdf=replace(i.kdf, m=m, t=t, p=p)) for i in document.identities)
        return replace(document, identities=worse)

    office.tamper(change)
    with pytest.raises(UserError):
        office.load()


def test_kdf_floor_is_64_mib_and_3_passes():
    KdfParams(64 * 1024, 3, 1).check(KdfParams.floor())
    KdfParams.default().check(KdfParams.floor())
    for weak in (KdfParams(64 * 1024 - 1, 3, 4), KdfParams(256 * 1024, 2, 4)):
        with pytest.raises(UserError):
            weak.check(KdfParams.floor())
