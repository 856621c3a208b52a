"""The certificate of attempts: what counts, from when to when, and the numbers only by their end."""

from datetime import date, timedelta

import pytest
from kindhub_reunification import records as r
from kindhub_reunification.search.certificate import certificate
from kindhub_reunification.search.file import facts_of_attempts, proposed

from kindhub.errors import UserError
from kindhub.i18n import spoken
from kindhub.program.paper import Table, Words
from kindhub.records.partial_date import PartialDate
from kindhub.records.person import Person

DAY = date(2020, 3, 2)
CHANNELS = ("call", "call", "whatsapp", "sms", "call", "call", "call", "visit")


@pytest.fixture
def case(hub):
    person = Person(sex="female")
    kept = r.Case(person_id=person.id, number="SF-9001", opened=DAY, script="Solo diga que llama de la escuela",
                  call_from=18)  # fmt: skip
    with hub.begin("test") as work:
        work.add(person)
        work.flush()
        work.add(kept)
        work.flush()
        for n, channel in enumerate(CHANNELS):
            target = "Aldea Uno" if channel == "visit" else "Tel. 5554-2175"
            work.add(r.Attempt(case_id=kept.id, attempted_on=PartialDate.of(DAY + timedelta(days=n)), at="09:00",
                               channel=channel, outcome="no_answer", target=target))  # fmt: skip
        work.add(r.Attempt(case_id=kept.id, attempted_on=PartialDate.of(DAY), channel="radio", repeated=True))
        work.add(r.Lead(case_id=kept.id, kind="phone", value="4441-2345", confidence="high"))
        work.add(r.Lead(case_id=kept.id, kind="relative", value="Petrona (tía)", state="unsafe"))
    return kept.id


def test_the_certificate_tells_every_attempt_that_counts(hub, case):
    with hub.read() as session, spoken("en"):
        paper = certificate(session, session.get(r.Case, case))
    by_channel, each = (block for block in paper.blocks if isinstance(block, Table))
    assert dict(by_channel.rows) == {"call": "5", "text message (SMS)": "1", "WhatsApp": "1", "visit": "1"}
    assert [row[3] for row in each.rows] == ["… 2175"] * 7 + ["Aldea Uno"]
    assert each.rows[0][:3] == ("2 Mar 2020", "09:00", "call")
    said = [block.text for block in paper.blocks if isinstance(block, Words)]
    assert said[0] == "The search has been exhausted since 9 Mar 2020."
    assert (paper.code, paper.name) == ("SF-9001", "")


def test_whoever_was_reached_is_not_certified_unreachable(hub, case):
    with hub.begin("test") as work:
        work.add(r.Attempt(case_id=case, attempted_on=PartialDate.of(DAY + timedelta(days=30)), channel="call",
                           outcome="spoke_parent"))  # fmt: skip
    with hub.read() as session, spoken("en"):
        paper = certificate(session, session.get(r.Case, case))
    assert paper.blocks[0].text == "Somebody spoke with the parent on 1 Apr 2020."


def test_a_case_without_attempts_has_no_certificate(hub):
    with hub.read() as session, pytest.raises(UserError):
        certificate(session, r.Case(person_id="p", number="SF-1"))


def test_the_form_of_an_attempt_says_what_to_try_next_and_what_may_be_said(hub, case):
    with hub.read() as session, spoken("en"):
        said = proposed(facts_of_attempts(session, case, None))
        assert said.splitlines()[0] == "So far: attempts 8 of 8, channels 4 of 3, visits 1 of 1."
        assert "from 18:00 to 20:00" in said
        assert "Petrona" not in said
        assert said.endswith("To others one may say: Solo diga que llama de la escuela")
        assert facts_of_attempts(session, "nobody", None) == {"next_attempt": ""}
