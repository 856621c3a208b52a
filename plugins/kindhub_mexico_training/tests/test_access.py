"""Who sees what: an office its own events and their people, whoever sees figures only no name."""

from dataclasses import replace

from kindhub_mexico_training import records as r
from kindhub_mexico_training.access import ROLES

from kindhub.security.access import Rights


def seen_by(hand, role, office):
    actions = next(one.actions for one in ROLES if one.key == role)
    mine = replace(hand.hub.user, uid="somebody", office_id=office, rights={"mexico_training": Rights(dict(actions))})
    found = {}
    with hand.hub.read() as session:
        for kind in (r.Event, r.Session, r.Enrolment, r.Trainee, r.Institution):
            condition = hand.program.scope(kind, mine)
            asked = session.query(kind)
            found[kind.__name__] = (asked if condition is None else asked.filter(condition)).count()
    return found


def test_an_office_sees_its_own_events_their_people_and_every_institution(hand):
    hand.line(hand.event("A", office="TIJ"), institution_written="DIF B.C.")
    hand.line(hand.event("B", office="TAP"), "Rosa", "Uribe", institution_written="INM")
    own = {"Event": 1, "Session": 2, "Enrolment": 1, "Trainee": 1, "Institution": 2}
    assert seen_by(hand, "trainer", "TIJ") == own
    assert seen_by(hand, "coordinator", "TIJ") == {"Event": 2, "Session": 4, "Enrolment": 2, "Trainee": 2,
                                                   "Institution": 2}  # fmt: skip
    assert set(seen_by(hand, "reader", "TIJ").values()) == {0}
