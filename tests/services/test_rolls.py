"""A called list is written at once, and nobody's tick is written over another's unseen."""

import pytest
from kindhub_gbv_activities import records as r
from kindhub_gbv_activities.forms import ATTENDANCE

from kindhub.errors import UserError
from kindhub.i18n import L
from kindhub.program.rolls import Matrix
from kindhub.services.rolls import RollWriter, read_roll
from kindhub.testing import open_copy


@pytest.fixture
def hub(tmp_path):
    opened = open_copy(tmp_path / "data", ("gbv_activities",))
    yield opened
    opened.close()


@pytest.fixture
def writer(hub):
    with hub.begin("test") as work:
        held = r.Session(topic="Derechos")
        person = r.Participant(given="Ana", surnames="Us")
        for one in (held, person):
            work.add(one)
            work.flush()
        work.add(r.Attendance(session_id=held.id, participant_id=person.id, given="Ana", present=None))
    made = RollWriter(hub, ATTENDANCE)
    made.session_id = held.id
    made.know(lines(hub, held.id))
    return made


def lines(hub, session_id):
    with hub.read() as session:
        return read_roll(session, ATTENDANCE, session_id)


def test_ticks_that_wait_are_written_together_and_one_after_the_other(hub, writer):
    (line,) = lines(hub, writer.session_id)
    writer.put(line.record_id, "present", True)
    writer.put(line.record_id, "pre", 4.0)
    assert writer.write().unit
    writer.put(line.record_id, "present", False)
    writer.write()
    (after,) = lines(hub, writer.session_id)
    assert (after.values["present"], after.values["pre"]) == (False, 4.0)
    assert writer.write().unit == ""


def test_a_line_somebody_else_wrote_meanwhile_is_not_written_over(hub, writer):
    (line,) = lines(hub, writer.session_id)
    with hub.begin("test") as work:
        work.get(r.Attendance, line.record_id).present = False
    writer.put(line.record_id, "present", True)
    with pytest.raises(UserError, match=r"meanwhile|entretanto"):
        writer.write()
    assert lines(hub, writer.session_id)[0].values["present"] is False
    assert not writer.is_waiting()


def test_what_could_not_be_written_waits_for_the_next_time(hub, writer, monkeypatch):
    (line,) = lines(hub, writer.session_id)
    writer.put(line.record_id, "present", True)
    with monkeypatch.context() as broken:
        broken.setattr(writer, "_write", _no_room)
        with pytest.raises(OSError, match="no room"):
            writer.write()
    assert writer.is_waiting()
    writer.write()
    assert lines(hub, writer.session_id)[0].values["present"] is True


def _no_room(_taken):
    raise OSError("no room")


def test_a_matrix_has_a_field_in_each_place():
    with pytest.raises(ValueError, match="one field"):
        Matrix((L("a", "a"),), (L("b", "b"), L("c", "c")), (("x",),))
