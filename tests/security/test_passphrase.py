"""The floor for passphrases, the Spanish word list, and the real cost of one guess."""

import re
from collections import Counter

import pytest

from kindhub.errors import UserError
from kindhub.security.kdf import KdfParams, passphrase_bytes
from kindhub.security.keyring import Keyring
from kindhub.security.passphrase import check_passphrase, propose_passphrase, spanish_words


@pytest.mark.parametrize(
    "passphrase",
    ["corta", "once letras", "", "            ", "aaaaaaaaaaaaaaaa", "abababababababab", "sol sol sol sol sol",
     "password12345", "Contraseña2026!", "contrasena12345", "guatemala2026", "123456789012", "qwertyuiop123",
     "Jesús es amor 1", "te amo mucho 123", "Ana López 2026", "analopez12345", "LOPEZ-ana-1990", "x" * 1025],
)  # fmt: skip
def test_easily_guessed_is_refused(passphrase):
    with pytest.raises(UserError):
        check_passphrase(passphrase, "ana", "Ana López")


@pytest.mark.parametrize(
    "passphrase",
    ["verde mesa canto rio", "tz’i’ ja k’aslem ixim", "l4rga-y-rara", "mi gata López duerme en la azotea",
     "пароль который длинный", "corren siete liebres azules"],
)  # fmt: skip
def test_passphrases_of_one_s_own_are_accepted(passphrase):
    check_passphrase(passphrase, "ana", "Ana López")


def test_proposals_pass_the_floor_and_do_not_repeat():
    proposals = {propose_passphrase() for _ in range(200)}
    assert len(proposals) == 200
    for proposal in proposals:
        assert len(proposal.split()) == 6
        check_passphrase(proposal, "ana", "Ana López")


def test_word_list_is_large_plain_and_without_twins():
    words = spanish_words()
    assert len(words) >= 1296
    assert all(re.fullmatch("[a-z]{4,11}", word) for word in words)
    assert max(Counter(words).values()) == 1
    assert list(words) == sorted(words)
    sounds = Counter(sound(word) for word in words)
    assert [twin for twin, count in sounds.items() if count > 1] == []


def sound(word):
    """Words that a Guatemalan ear cannot tell apart: b/v, s/z/soft c, silent h, ll/y, j/soft g, singular/plural."""
    steps = [("ch", "#"), ("h", ""), ("qu(?=[ei])", "k"), ("c(?=[ei])", "s"), ("g(?=[ei])", "j"), ("c", "k"),
             ("z", "s"), ("v", "b"), ("ll", "y"), ("s$", "")]  # fmt: skip
    for pattern, instead in steps:
        word = re.sub(pattern, instead, word)
    return word


def test_the_same_phrase_on_another_keyboard_is_the_same():
    assert passphrase_bytes("nin\u0303o cafe\u0301") == passphrase_bytes("niño café")
    assert passphrase_bytes("Niño") != passphrase_bytes("niño")


def test_with_the_real_cost_of_256_mib(tmp_path):
    """Production parameters throughout: made, loaded and opened with no floor of our own."""
    phrase = propose_passphrase()
    path = tmp_path / "keyring.json"
    Keyring.create(path, "KIND", "ana", "Ana López", phrase, ["reintegration"])
    keyring = Keyring.load(path)
    assert keyring.unlock("ana", phrase).program_keys().keys() == {"hub", "reintegration"}
    assert '"m": 262144' in path.read_text(encoding="utf-8")


def test_cheap_parameters_cannot_get_into_a_production_keyring(tmp_path):
    with pytest.raises(UserError):
        Keyring.create(tmp_path / "k.json", "KIND", "ana", "Ana", propose_passphrase(), [], kdf=KdfParams(64, 3, 1))
    assert list(tmp_path.iterdir()) == []
