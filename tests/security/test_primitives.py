"""The cryptographic steps against what others publish or compute."""

import subprocess
import sys

import pytest
from cryptography.hazmat.primitives import hashes, hmac
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDFExpand
from hypothesis import given
from hypothesis import strategies as st

from kindhub.errors import UserError
from kindhub.security import boxes, selftest
from kindhub.security.canonical import canonical, from_text, to_text


def test_published_vectors_hold():
    selftest.check_primitives()


@pytest.mark.parametrize("name", sorted(selftest.CHECKS))
def test_a_primitive_that_computes_wrong_is_named(name, monkeypatch):
    monkeypatch.setitem(selftest.CHECKS, name, lambda: False)
    with pytest.raises(UserError) as refusal:
        selftest.check_primitives()
    assert refusal.value.values["check"] == name


def test_checks_look_at_the_result_of_our_own_steps(monkeypatch):
    """Negative control: a library that derives, signs or opens wrongly is noticed."""
    monkeypatch.setattr(boxes, "derive", lambda *_: bytearray(32))
    assert not selftest.hkdf()
    monkeypatch.setattr(boxes, "verified", lambda *_: True)
    assert not selftest.ed25519()
    monkeypatch.setattr(boxes, "open_sealed", lambda *_: bytearray(b"key"))
    assert not selftest.hpke()


def extract(salt: bytes, material: bytes) -> bytes:
    mac = hmac.HMAC(salt or bytes(32), hashes.SHA256())
    mac.update(material)
    return mac.finalize()


def labeled_expand(prk: bytes, suite: bytes, label: bytes, info: bytes, length: int) -> bytes:
    labeled = length.to_bytes(2, "big") + b"HPKE-v1" + suite + label + info
    return HKDFExpand(hashes.SHA256(), length, labeled).derive(prk)


def open_by_the_rfc(private: bytes, box: bytes, info: bytes) -> bytes:
    """RFC 9180 base mode written out: DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-256-GCM, first message, no aad."""
    kem, suite = b"KEM\x00\x20", b"HPKE\x00\x20\x00\x01\x00\x02"
    enc, ciphertext = box[:32], box[32:]
    key = X25519PrivateKey.from_private_bytes(private)
    shared = key.exchange(X25519PublicKey.from_public_bytes(enc))
    eae = extract(b"", b"HPKE-v1" + kem + b"eae_prk" + shared)
    secret = labeled_expand(eae, kem, b"shared_secret", enc + key.public_key().public_bytes_raw(), 32)
    psk_id = extract(b"", b"HPKE-v1" + suite + b"psk_id_hash")
    info_hash = extract(b"", b"HPKE-v1" + suite + b"info_hash" + info)
    context = b"\x00" + psk_id + info_hash
    prk = extract(secret, b"HPKE-v1" + suite + b"secret")
    aead_key = labeled_expand(prk, suite, b"key", context, 32)
    nonce = labeled_expand(prk, suite, b"base_nonce", context, 12)
    return AESGCM(aead_key).decrypt(nonce, ciphertext, b"")


@given(st.binary(min_size=32, max_size=32), st.binary(max_size=80))
def test_sealed_boxes_are_rfc_9180_and_so_open_without_this_library(key, info):
    private = boxes.new_key()
    box = boxes.seal(boxes.sealing_public(private), key, info)
    assert open_by_the_rfc(bytes(private), box, info) == key
    assert len(box) == 80


def test_box_opens_only_for_its_key_purpose_and_bytes():
    private = boxes.new_key()
    box = boxes.seal(boxes.sealing_public(private), b"secret", b"purpose")
    attempts = [(boxes.new_key(), box, b"purpose"), (private, box, b"other"), (private, box[:-1], b"purpose"),
                (private, b"", b"purpose"), (private, bytes(len(box)), b"purpose")]  # fmt: skip
    for attempt in attempts:
        with pytest.raises(boxes.DoesNotOpen):
            boxes.open_sealed(*attempt)
    key = boxes.new_key()
    nonce, locked = boxes.lock(key, b"secret", b"bound")
    wrongs = [
        (boxes.new_key(), nonce, locked, b"bound"), (key, nonce, locked, b"other"), (key, nonce, locked[:-1], b"bound"),
        (key, nonce, b"", b"bound"), (key, b"", locked, b"bound"),
    ]  # fmt: skip
    for wrong in wrongs:
        with pytest.raises(boxes.DoesNotOpen):
            boxes.unlock(*wrong)
    assert boxes.unlock(key, nonce, locked, b"bound") == b"secret"


parts = st.lists(st.text(max_size=6) | st.integers(), max_size=4)


@given(parts, parts)
def test_different_statements_never_have_the_same_bytes(one, other):
    assert (canonical("t", *one) == canonical("t", *other)) == (one == other)
    assert canonical("t", *one) != canonical("u", *one)


@given(st.binary(max_size=40))
def test_base64_has_one_spelling(raw):
    assert from_text(to_text(raw)) == raw
    text = to_text(raw).rstrip("=")
    for place, other in ((len(text) - 1, "A"), (len(text) - 1, "B"), (0, "+")):
        changed = text[:place] + other + text[place + 1 :] + "=" * (-len(text) % 4)
        if raw and changed != to_text(raw):
            try:
                assert from_text(changed) != raw
            except ValueError:
                continue


def test_a_command_without_keys_does_not_load_the_cryptographic_library():
    code = "import kindhub, kindhub.security, sys; sys.exit('cryptography' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
