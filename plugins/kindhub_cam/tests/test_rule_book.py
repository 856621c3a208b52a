"""Rule sets through the shell's door: loaded as a draft, looked at, put in force from a day, or refused."""

import json
from dataclasses import replace
from datetime import date

import pytest
from kindhub_cam import records as r
from kindhub_cam.rules.book import SCREENING
from kindhub_cam.rules.office import all_sets
from sqlalchemy import select, text

from kindhub.errors import Refused, UserError
from kindhub.security.access import Rights
from kindhub.security.canonical import to_text
from kindhub.services.rule_books import activate_set, book_named, discard_set, load_set, picture_of, sets_of
from kindhub.services.rule_signing import sign_set
from kindhub.services.settings import choose

from .families import NEXT

CLOSED = "CAM-suspended-2025-01-20"
BEGINS = date(2026, 12, 1)


def door(hub):
    return book_named(hub, "cam")


def told(hub):
    with hub.read() as session:
        rows = session.execute(text("SELECT action, changes FROM cam.ledger WHERE action LIKE '%_rules' ORDER BY n"))
        return [(action, set(about.split('"'))) for action, about in rows]


def test_the_sets_cover_the_years_with_source_and_tests(hub):
    found = sets_of(hub, *door(hub))
    assert [one.key for one in found][-2:] == ["CAM-2023-04-11", CLOSED]
    assert [one.key for one in found if one.in_force(date(2023, 6, 10))] == ["CAM-2023-04-11"]
    assert all(one.source and not one.own and not one.draft for one in found)
    picture = picture_of(hub, *door(hub), "CAM-2023-04-11")
    assert picture.against == "CAM-2021-06-15"
    assert len(picture.proofs) >= 25
    assert all(one.passed and one.words and one.expected for one in picture.proofs)
    assert all(one.test and one.source for one in picture.rules)


def test_a_file_is_a_draft_until_it_is_activated_with_a_day(hub):
    assert load_set(hub, *door(hub), NEXT.encode()) == "CAM-next"
    draft = sets_of(hub, *door(hub))[-1]
    assert (draft.key, draft.draft, draft.own, draft.in_force(BEGINS)) == ("CAM-next", True, True, False)
    picture = picture_of(hub, *door(hub), "CAM-next", BEGINS)
    assert picture.against == CLOSED
    assert [one.now for one in picture.differences[:2]] == ["abierto", "desde el 1 dic 2026"]
    with hub.read() as session:
        assert all_sets(session)[-1].name == CLOSED
    activate_set(hub, *door(hub), "CAM-next", BEGINS)
    closed, opened = sets_of(hub, *door(hub))[-2:]
    assert (closed.ends, opened.begins, opened.own, opened.draft) == (date(2026, 11, 30), BEGINS, True, False)
    assert [action for action, _ in told(hub)] == ["load_rules", "activate_rules"]
    assert all("CAM-next" in about for _, about in told(hub))


def test_a_draft_can_be_taken_away_and_loaded_again(hub):
    load_set(hub, *door(hub), NEXT.encode())
    with pytest.raises(UserError, match="cam-NEXT"):
        load_set(hub, *door(hub), NEXT.replace("CAM-next", "cam-NEXT").encode())
    discard_set(hub, *door(hub), "CAM-next")
    assert not any(one.draft for one in sets_of(hub, *door(hub)))
    load_set(hub, *door(hub), NEXT.encode())
    activate_set(hub, *door(hub), "CAM-next", BEGINS)
    with pytest.raises(UserError):
        discard_set(hub, *door(hub), "CAM-next")


def test_a_set_that_would_lie_over_others_is_not_activated_and_stays_a_draft(hub):
    load_set(hub, *door(hub), NEXT.encode())
    with pytest.raises(UserError, match="CAM-next"):
        activate_set(hub, *door(hub), "CAM-next", date(2024, 1, 1))
    assert sets_of(hub, *door(hub))[-1].draft
    assert picture_of(hub, *door(hub), "CAM-next", date(2024, 1, 1)).against == CLOSED


HOSTILE = (
    NEXT.replace("is = true }", "is = true, exec = \"__import__('os').system('id')\" }", 1).encode(),
    NEXT.replace('"parent.in_us"', '"parent.__class__"', 1).encode(),
    NEXT.replace("is = true }", "is = false }", 1).encode(),
    (b"x = [" * 30_000),
    b"\xff\xfe\x00" * 40,
    b"A" * 300_000,
    b"",
    NEXT.replace('"CAM-next"', '"CAM-2023-04-11"').encode(),
    f'name = "CAM-again"\n{NEXT}'.encode(),
)


def test_what_is_malformed_or_hostile_is_refused_with_a_sentence_and_nothing_is_kept(hub):
    before = sets_of(hub, *door(hub))
    for content in HOSTILE:
        with pytest.raises(UserError) as refused:
            load_set(hub, *door(hub), content)
        assert 10 < len(str(refused.value)) < 600
    assert sets_of(hub, *door(hub)) == before
    with hub.read() as session:
        assert session.scalars(select(r.RuleSet)).all() == []
    assert told(hub) == []
    assert load_set(hub, *door(hub), b"\xef\xbb\xbf" + NEXT.encode()) == "CAM-next"  # control: without the mischief


def test_where_the_office_wants_a_signature_an_unsigned_set_is_refused_also_one_loaded_before(hub):
    load_set(hub, *door(hub), NEXT.encode())
    choose(hub, "office.signed_rules", True)
    with pytest.raises(Refused, match="firma"):
        load_set(hub, *door(hub), OTHER.encode())
    with pytest.raises(Refused):
        activate_set(hub, *door(hub), "CAM-next", BEGINS)
    choose(hub, "office.signed_rules", False)
    activate_set(hub, *door(hub), "CAM-next", BEGINS)


OTHER = NEXT.replace("CAM-next", "CAM-other")


def test_what_a_lead_of_the_program_signed_is_taken_and_put_in_force(hub):
    choose(hub, "office.signed_rules", True)
    signature = sign_set(hub, *door(hub), NEXT).encode()
    assert load_set(hub, *door(hub), b"\xef\xbb\xbf" + NEXT.encode(), signature) == "CAM-next"
    assert sets_of(hub, *door(hub))[-1].signed
    activate_set(hub, *door(hub), "CAM-next", BEGINS)
    assert sets_of(hub, *door(hub))[-1].signed
    assert hub.user.uid in told(hub)[0][1], "the ledger says who signed"


def forged(hub):
    """Signatures that must not count: of another text, of nobody, of another statement, and no signatures at all."""
    good = sign_set(hub, *door(hub), NEXT)
    said = json.loads(good)
    yield from (good[:40], "", "[]", "{}", "x" * 5_000, "[" * 1_500, '{"who": 1, "signature": "AA=="}')
    yield json.dumps({**said, "who": "nobody"})
    yield json.dumps({**said, "signature": said["signature"][::-1]})
    yield json.dumps({**said, "signature": to_text(hub.unlocked.sign(NEXT.encode()))})
    yield sign_set(hub, *door(hub), NEXT + "\n# another text")


def test_a_signature_that_is_not_good_is_refused_whatever_the_policy_says(hub):
    for signature in forged(hub):
        with pytest.raises(Refused):
            load_set(hub, *door(hub), NEXT.encode(), signature.encode())
    with pytest.raises(UserError):
        load_set(hub, *door(hub), NEXT.encode(), b"\xff\xfe")
    assert not any(one.draft for one in sets_of(hub, *door(hub)))
    assert load_set(hub, *door(hub), NEXT.encode(), sign_set(hub, *door(hub), NEXT).encode())  # control


def test_nobody_signs_who_does_not_lead_and_a_lead_of_yesterday_does_not_count(hub, monkeypatch):
    signature = sign_set(hub, *door(hub), NEXT).encode()
    load_set(hub, *door(hub), NEXT.encode(), signature)
    monkeypatch.setattr(type(hub.keyring), "leads", lambda _keyring, _program: ["somebody"])
    with pytest.raises(Refused):
        load_set(hub, *door(hub), OTHER.encode(), signature)
    choose(hub, "office.signed_rules", True)
    with pytest.raises(Refused):
        activate_set(hub, *door(hub), "CAM-next", BEGINS)
    monkeypatch.setattr(type(hub.unlocked), "is_lead", lambda _unlocked, _program: False)
    with pytest.raises(Refused, match="dirige"):
        sign_set(hub, *door(hub), NEXT)


def test_whoever_may_not_manage_rules_reads_them_and_changes_nothing(hub):
    load_set(hub, *door(hub), NEXT.encode())
    hub.user = replace(hub.user, rights={**hub.user.rights, "cam": Rights({"view": "office", "edit": "self"})})
    assert sets_of(hub, *door(hub))
    for act in (lambda: load_set(hub, *door(hub), NEXT.encode()), lambda: discard_set(hub, *door(hub), "CAM-next"),
                lambda: activate_set(hub, *door(hub), "CAM-next", BEGINS)):  # fmt: skip
        with pytest.raises(Refused):
            act()
    hub.user = replace(hub.user, rights={**hub.user.rights, "cam": Rights({})})
    with pytest.raises(Refused):
        sets_of(hub, *door(hub))


def test_a_book_that_is_not_there_is_said_with_those_there_are(hub):
    with pytest.raises(UserError, match=r"cam\.screening"):
        book_named(hub, "cam", "parole")
    assert SCREENING.second_look is not None
