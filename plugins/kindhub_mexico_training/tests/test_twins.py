"""Two records that are one are found, joined, and found again under both names."""

from kindhub_mexico_training import records as r
from kindhub_mexico_training.twins import INSTITUTIONS, TRAINEES


def pairs(hand, twins):
    with hand.hub.read() as session:
        return [({pair.one, pair.other}, pair.likely) for pair in twins.find(session)]


def trainee(given, surnames, institution, **more):
    return r.Trainee(given=given, surnames=surnames, institution_id=institution, position="lawyer", **more)


def test_a_person_written_two_ways_is_found_unless_both_were_on_one_list(hand):
    body = hand.save(r.Institution(name="Red Uno"))
    one, other = (hand.save(trainee("Estefany", name, body)) for name in ("Yáñez Dávila", "Robles Nava"))
    third = hand.save(trainee("Estefany", "Yáñez Dávila", body))
    assert ({one, third}, True) in pairs(hand, TRAINEES)
    assert {one, other} not in [pair for pair, _ in pairs(hand, TRAINEES)]
    event = hand.event()
    hand.save(r.Enrolment(event_id=event, trainee_id=one))
    hand.save(r.Enrolment(event_id=event, trainee_id=third))
    assert {one, third} not in [pair for pair, _ in pairs(hand, TRAINEES)]


def test_private_institutions_with_like_names_are_found_public_bodies_are_not(hand):
    one, other = (hand.save(r.Institution(name=name)) for name in ("Voces Migrantes del Sur", "Voz Migrante del Sur"))
    for state in ("MX-CHP", "MX-CHH"):
        hand.save(r.Institution(name="DIF Estatal", body="dif_state", state=state))
    assert [pair for pair, _ in pairs(hand, INSTITUTIONS)] == [{one, other}]


def test_the_one_that_stays_is_found_under_every_spelling_of_the_other(hand):
    kept, gone = r.Institution(name="Red Uno"), r.Institution(name="Red 1", also_written="Red Primera")
    INSTITUTIONS.took(kept, gone)
    assert kept.spellings() == ("Red 1", "Red Primera")
