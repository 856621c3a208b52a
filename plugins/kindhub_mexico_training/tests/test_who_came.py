"""Whose line it is, and which institution, when it is typed."""

import pytest
from kindhub_mexico_training import records as r

from kindhub.errors import UserError


def test_who_came_before_is_known_again_and_an_institution_under_another_name(hand):
    first, second = hand.event("A"), hand.event("B")
    one = hand.line(first, "Lic. Mónica", "Tamayo Vélez", institution_written="DIF Chih.")
    two = hand.line(second, "Monica", "Tamallo Velez", institution_written="Sistema DIF Chihuahua")
    lines = [hand.one(r.Enrolment, key) for key in (one, two)]
    assert lines[0].trainee_id == lines[1].trainee_id
    assert lines[0].institution_id == lines[1].institution_id
    (institution,) = hand.all(r.Institution)
    assert (institution.name, institution.kind, institution.state) == ("DIF Estatal Chihuahua", "state", "MX-CHH")
    assert lines[0].given == "Mónica"
    assert [one.list_no for one in lines] == [1, 1]


def test_the_same_name_elsewhere_is_somebody_new_and_is_said_beside_the_line(hand):
    event = hand.event()
    one = hand.line(event, "Ana", "Pacheco Peñaloza", institution_written="DIF B.C.", position="lawyer")
    two = hand.line(event, "Ana", "Pacheco Peñaloza", institution_written="Voces del Sur", position="psychologist")
    assert hand.one(r.Enrolment, one).trainee_id != hand.one(r.Enrolment, two).trainee_id
    assert "Ana Pacheco Peñaloza" in hand.one(r.Enrolment, two).as_written["trainee_id"]


def test_nobody_stands_twice_on_one_list_nor_without_a_name(hand):
    event = hand.event()
    hand.line(event, email="aochoa@dif.example")
    with pytest.raises(UserError, match=r"already|ya está"):
        hand.line(event, email=" AOCHOA@dif.example")
    with pytest.raises(UserError, match=r"name|nombre"):
        hand.line(event, None, None)


def test_before_the_event_somebody_is_registered_afterwards_she_came(hand):
    to_come, begun = hand.event("A", starts="2999-01-01"), hand.event("B")
    assert hand.one(r.Enrolment, hand.line(to_come)).present is None
    assert hand.one(r.Enrolment, hand.line(begun)).present is True
