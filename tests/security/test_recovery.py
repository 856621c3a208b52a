"""The printed key: typed back, mistyped, lost passphrases, and two of three for a restricted program."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kindhub.errors import Refused, UserError
from kindhub.i18n import spoken
from kindhub.security.keyring import Keyring
from kindhub.security.recovery import ALPHABET, confirm_typed_back, make_sheet, read_sheet

NEW = "luna camino pan dulce"
keys = st.binary(min_size=32, max_size=32)


@given(keys)
def test_sheet_reads_back_as_printed_typed_or_scanned(key):
    sheet = make_sheet("KIND", "@all", "", key)
    assert read_sheet(sheet.text) == read_sheet(sheet.qr_payload) == key
    assert read_sheet(sheet.text.lower().replace(" ", "-").replace("\n", "  ")) == key
    assert read_sheet(sheet.text.replace("0", "O").replace("1", "l")) == key
    assert [len(line) for line in sheet.text.splitlines()] == [19] * 4


@settings(max_examples=400, deadline=None)
@given(keys, st.integers(0, 63), st.sampled_from(ALPHABET))
def test_one_wrong_character_is_found_and_its_line_named(key, place, wrong):
    sheet = make_sheet("KIND", "@all", "", key)
    characters = sheet.text.replace(" ", "").replace("\n", "")
    typed = characters[:place] + wrong + characters[place + 1 :]
    if typed == characters:
        return
    try:
        assert read_sheet(typed) != key
    except UserError as refusal:
        assert refusal.values["line"] == place // 16 + 1  # noqa: PT017


def test_checksum_misses_fewer_than_one_slip_in_a_thousand():
    """How often a single wrong character passes, over every place and character of twenty sheets."""
    passed = tried = 0
    for number in range(20):
        characters = make_sheet("KIND", "@all", "", bytes([number]) * 32).qr_payload[-64:]
        for place in range(0, 64, 3):
            for wrong in ALPHABET.replace(characters[place], ""):
                tried += 1
                try:
                    read_sheet(characters[:place] + wrong + characters[place + 1 :])
                    passed += 1
                except UserError:
                    continue
    assert tried > 10_000
    assert passed / tried < 1 / 1000


def test_lines_swapped_missing_or_foreign_characters():
    sheet = make_sheet("KIND", "@all", "", bytes(range(32)))
    first, second, *rest = sheet.text.splitlines()
    for typed in ("\n".join([second, first, *rest]), "\n".join([first, *rest]), "", sheet.text + " 0",
                  "ñ" + sheet.text[1:], "U" + sheet.text[1:]):  # fmt: skip
        with pytest.raises(UserError) as refusal:
            read_sheet(typed)
        for language in ("es", "en"):
            with spoken(language):
                assert refusal.value.advice.say(**refusal.value.values)


def test_set_up_is_confirmed_only_by_the_sheet_itself():
    sheet, other = (make_sheet("KIND", "@all", "", bytes([number]) * 32) for number in (1, 2))
    confirm_typed_back(sheet, sheet.text.lower())
    with pytest.raises(UserError):
        confirm_typed_back(sheet, other.text)
    with pytest.raises(UserError):
        confirm_typed_back(sheet, sheet.text[:-1])


def test_printed_key_lets_the_first_person_back_in_with_all_she_had(office, cheap):
    before = office.unlock("ana")
    office.keyring.recover(office.main.text, "ana", NEW, kdf=cheap)
    after = office.load().unlock("ana", NEW)
    assert {p: k.key for p, k in after.program_keys().items()} == {p: k.key for p, k in before.program_keys().items()}
    assert after.may_certify()
    with pytest.raises(Refused):
        office.unlock("ana")


def test_recovery_costs_nobody_else_her_access(office, cheap):
    office.keyring.recover(office.main.text, "ana", NEW, kdf=cheap)
    assert set(office.unlock("bea").program_keys()) == {"hub", "reintegration"}
    assert set(office.unlock("marta").program_keys()) == {"hub", "gbv"}


def test_keys_held_from_before_the_recovery_can_change_nothing_more(office, cheap):
    """A stolen, still unlocked laptop: its signatures would damage the keyring, so nothing of it is saved."""
    stolen, keyring = office.unlock("ana"), office.keyring
    keyring.recover(office.main.text, "ana", NEW, kdf=cheap)
    before = office.path.read_bytes()
    with pytest.raises(UserError):
        keyring.grant(stolen, "reintegration", "marta")
    assert office.path.read_bytes() == before


def test_recovered_person_goes_on_as_lead(office, cheap):
    keyring = office.keyring
    keyring.recover(office.main.text, "ana", NEW, kdf=cheap)
    ana = keyring.unlock("ana", NEW)
    keyring.add_person(ana, "zoe", "Zoe", "palma lago flauta tren", kdf=cheap)
    keyring.grant(ana, "reintegration", "zoe")
    keyring.withdraw(ana, "reintegration", "bea")
    assert office.load().unlock("zoe", "palma lago flauta tren").epochs("reintegration") == (2, 1)


def test_someone_new_can_take_over_with_the_paper(office, cheap):
    office.keyring.recover(office.main.text, "rosa", NEW, name="Rosa Pérez", kdf=cheap)
    rosa = office.load().unlock("rosa", NEW)
    assert rosa.name == "Rosa Pérez"
    assert set(rosa.program_keys()) == {"hub", "reintegration"}


def test_recovery_opens_the_epochs_made_after_the_paper_was_printed(office, cheap):
    keyring, ana = office.keyring, office.unlock("ana")
    rekey = keyring.withdraw(ana, "reintegration", "bea")
    keyring.add_program(ana, "mexico")
    keyring.recover(office.main.text, "ana", NEW, kdf=cheap)
    after = keyring.unlock("ana", NEW)
    assert after.program_key("reintegration").key == rekey.new.key
    assert "mexico" in after.program_keys()


def test_main_sheet_does_not_open_a_restricted_program(office, cheap):
    office.keyring.recover(office.main.text, "rosa", NEW, kdf=cheap)
    assert "gbv" not in office.load().unlock("rosa", NEW).program_keys()


@pytest.mark.parametrize("pair", list(combinations(range(3), 2)))
def test_any_two_of_three_sheets_open_the_restricted_program(office, cheap, pair):
    sheets = [office.main.text, *(office.gbv[number].text for number in reversed(pair))]
    office.keyring.recover(sheets, "rosa", NEW, kdf=cheap)
    rosa = office.load().unlock("rosa", NEW)
    assert rosa.program_key("gbv").key == office.unlock("marta").program_key("gbv").key
    assert rosa.is_lead("gbv")


@pytest.mark.parametrize("one", range(3))
def test_one_sheet_of_three_opens_nothing_restricted(office, cheap, one):
    office.keyring.recover([office.main.text, office.gbv[one].text], "rosa", NEW, kdf=cheap)
    assert "gbv" not in office.load().unlock("rosa", NEW).program_keys()


def test_lost_lead_of_a_restricted_program_needs_its_sheets(office, cheap):
    """Marta signed the grants of the printed keys, which would no longer count under her new key."""
    keyring = office.keyring
    with pytest.raises(UserError) as refusal:
        keyring.recover(office.main.text, "marta", NEW, kdf=cheap)
    assert "take over" in refusal.value.advice.en
    keyring.recover([office.main.text, office.gbv[0].text, office.gbv[2].text], "marta", NEW, kdf=cheap)
    assert office.load().unlock("marta", NEW).epochs("gbv") == (2, 1)


def test_sheets_of_the_program_alone_are_not_enough(office, cheap):
    with pytest.raises(UserError) as refusal:
        office.keyring.recover([sheet.text for sheet in office.gbv], "rosa", NEW, kdf=cheap)
    assert "main recovery sheet" in refusal.value.advice.en


def test_sheet_of_another_keyring_is_refused_and_nothing_written(office, cheap, tmp_path):
    folder = tmp_path / "other"
    folder.mkdir()
    _, foreign = Keyring.create(
        folder / "keyring.json", "KIND", "ana", "Ana", NEW, [], kdf=cheap, kdf_floor=cheap
    )  # fmt: skip
    before = office.path.read_bytes()
    with pytest.raises(UserError):
        office.keyring.recover(foreign.text, "ana", NEW, kdf=cheap)
    assert office.path.read_bytes() == before


def test_new_main_sheet_replaces_the_lost_one(office, cheap):
    keyring, ana = office.keyring, office.unlock("ana")
    keyring.withdraw(ana, "reintegration", "bea")
    (new,) = keyring.print_recovery_again(ana)
    with pytest.raises(UserError):
        keyring.recover(office.main.text, "rosa", NEW, kdf=cheap)
    keyring.recover(new.text, "rosa", NEW, kdf=cheap)
    rosa = office.load().unlock("rosa", NEW)
    assert rosa.may_certify()
    assert rosa.epochs("reintegration") == (2, 1)


def test_new_sheets_of_a_restricted_program_replace_all_three(office, cheap):
    keyring, ana, marta = office.keyring, office.unlock("ana"), office.unlock("marta")
    with pytest.raises(Refused):
        keyring.print_recovery_again(ana, "gbv")
    keyring.share_root(ana, "marta")
    new = keyring.print_recovery_again(office.unlock("marta"), "gbv")
    with pytest.raises(UserError):
        keyring.recover([office.main.text, new[0].text, office.gbv[1].text], "rosa", NEW, kdf=cheap)
    keyring.recover([office.main.text, new[0].text, new[1].text], "rosa", NEW, kdf=cheap)
    assert office.load().unlock("rosa", NEW).program_key("gbv").key == marta.program_key("gbv").key


def test_weak_new_passphrase_is_refused(office, cheap):
    with pytest.raises(UserError):
        office.keyring.recover(office.main.text, "ana", "corta", kdf=cheap)
