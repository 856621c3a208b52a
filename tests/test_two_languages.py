"""One language for the process, another for a thread that writes in it; a country's words in Spanish only."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from kindhub.i18n import L, language, spoken, use_terms, written_in

REFERRAL = L("Referral", "Referencia")


@pytest.fixture
def of_mexico():
    use_terms({"referencia": "canalización"})
    yield
    use_terms({})


def test_a_letter_in_english_is_made_beside_a_window_that_speaks_spanish(of_mexico):
    with spoken("es"), ThreadPoolExecutor(1) as beside, written_in("en"):
        assert (language(), REFERRAL.say()) == ("en", "Referral")
        assert beside.submit(REFERRAL.say).result() == "Canalización"
        assert beside.submit(language).result() == "es"


def test_what_is_spoken_holds_in_every_thread_and_ends_with_its_block(of_mexico):
    with ThreadPoolExecutor(1) as beside:
        with spoken("en"):
            assert beside.submit(REFERRAL.say).result() == "Referral"
        with spoken("es"), written_in("en"), written_in("es"):
            assert REFERRAL.say() == "Canalización"
        assert beside.submit(language).result() == language()
