"""A key ring whose bytes were damaged, replaced or made up is refused in words; and the check is shown to do it."""

import contextlib
import json
import random
import re
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kindhub.errors import UserError
from kindhub.security.kdf import KdfParams
from kindhub.security.keyring_file import parse, serialise
from kindhub.security.verification import verify_document


def flipped(data):
    """The file with one bit changed: once in every value and key, and at 300 places more (seeded)."""
    dice = random.Random(20)
    tokens = [dice.randrange(*found.span()) for found in re.finditer(rb'[^\s\[\]{},:"]+', data)]
    for place in (*tokens, *(dice.randrange(len(data)) for _ in range(300))):
        changed = bytearray(data)
        changed[place] ^= 1 << dice.randrange(8)
        yield bytes(changed)


def test_one_flipped_bit_in_every_field_is_refused(office):
    data = office.path.read_bytes()
    accepted = [changed for changed in flipped(data) if not _refuses(changed)]
    assert accepted == []


def test_flips_pass_unseen_without_the_verification(office):
    """Negative control: reading strictly is not what finds them."""
    original, unseen = parse(office.path.read_bytes()), 0
    for changed in flipped(office.path.read_bytes()):
        with contextlib.suppress(UserError):
            unseen += parse(changed) != original
    assert unseen > 100


@pytest.fixture(scope="module")
def plain(_built):
    return json.loads(_built[0])


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_every_field_replaced_by_any_other_value_is_refused(plain, data):
    """Field by field: numbers, texts, lists, absent, of another type."""
    changed = json.loads(json.dumps(plain))
    holder, key = changed, None
    while key is None or (isinstance(holder[key], dict | list) and holder[key] and data.draw(st.booleans(), "deeper")):
        holder = holder if key is None else holder[key]
        names = sorted(holder) if isinstance(holder, dict) else range(len(holder))
        key = data.draw(st.sampled_from(list(names)), "field")
    other = st.none() | st.booleans() | st.integers() | st.text(max_size=8) | st.lists(st.integers(), max_size=2)
    value = data.draw(other.filter(lambda value: json.dumps(value) != json.dumps(holder[key])), "value")
    holder[key] = value
    if changed["grants"] == [] or changed["root_shares"] == []:
        return  # nothing left to forge: everybody is merely locked out
    assert _refuses(json.dumps(changed).encode())


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode) | st.recursive(
    st.none() | st.integers() | st.text(max_size=5), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)
).map(lambda value: json.dumps(value).encode()))  # fmt: skip
def test_garbage_is_refused_in_words(garbage):
    assert _refuses(garbage)


@pytest.mark.parametrize(
    "text", ['{"v": 1, "v": 1}', "[" * 100_000, '{"v": NaN}', '{"v": ' + "9" * 5000 + "}", "", "null"]
)
def test_hostile_json(text):
    assert _refuses(text.encode())


def test_a_key_given_twice_in_an_otherwise_good_file(office):
    text = office.path.read_text(encoding="utf-8")
    assert _refuses(text.replace('"org": "KIND"', '"org": "Other",\n "org": "KIND"', 1).encode())
    assert not _refuses(text.encode())


def test_newer_version_says_so(office):
    office.tamper(lambda document: replace(document, v=2))
    with pytest.raises(UserError) as refusal:
        office.load()
    assert "newer version" in refusal.value.advice.en


def test_untouched_file_is_accepted(office):
    assert not _refuses(office.path.read_bytes())
    assert serialise(parse(office.path.read_bytes())) == office.path.read_bytes()


def _refuses(data: bytes) -> bool:
    try:
        verify_document(parse(data), KdfParams(64, 3, 1), None)
    except UserError as refusal:
        return bool(refusal.advice.say(**refusal.values))
    return False
