"""Codes that are read off a paper: one wrong letter is always seen."""

import pytest

from kindhub.services.short_codes import ALPHABET, check_sign, cleaned, code_of, fresh_code, is_code


def test_one_wrong_letter_never_has_the_same_sign():
    code = "7KQ4M12"
    wrong = [code[:at] + other + code[at + 1 :] for at in range(len(code)) for other in ALPHABET if other != code[at]]
    assert check_sign(code) not in {check_sign(one) for one in wrong}
    swapped = [code[:at] + code[at + 1] + code[at] + code[at + 2 :] for at in range(len(code) - 1)]
    assert check_sign(code) not in {check_sign(one) for one in swapped}


def test_what_is_taken_for_another_letter_is_read_as_meant():
    assert cleaned(" abO-I l_1 ") == "AB0111"
    assert is_code(cleaned("kio"), 3)
    assert not is_code("U", 1)


def test_a_code_is_the_first_bits_of_what_it_is_made_of():
    assert code_of(bytes([0b00001_000, 0b10_00011_0]), 3) == "123"
    with pytest.raises(ValueError, match="few"):
        code_of(b"\0", 2)
    assert len({fresh_code(8) for _ in range(50)}) == 50
